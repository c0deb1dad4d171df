internal import PackagingStandards
internal import Resolution
internal import Support
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// Reads requirements from the command line and from files, following the files that these name.
struct RequirementsLoader {
  let context: CommandContext
  var loaded = LoadedRequirements()
  /// What has been read, each once in each role: files may name each other, and the same file many times over.
  private var seen: Set<Reading> = []

  private struct Reading: Hashable {
    var path: String
    var role: RequirementRole
  }

  init(context: CommandContext) { self.context = context }

  /// Reads everything.
  ///
  /// - Parameters:
  ///   - packages: requirements of the command line.
  ///   - files: requirements files, `pyproject.toml` files, scripts, or `-` for standard input.
  ///   - constraints: constraints files.
  ///   - selection: extras, overrides and excludes.
  func load(
    packages: [String], files: [String], constraints: [String] = [], selection: RequirementsOptions? = nil
  ) throws -> LoadedRequirements {
    var loader = self
    let selection = try selection.map { try $0.completed(by: context.settings) }
    if let selection { try loader.checkExtras(selection, files: files) }
    for package in packages { try loader.add(package: package) }
    for file in files { try loader.add(file: file, selection: selection) }
    if let missing = loader.missingExtras(selection).first {
      throw CommandError("The extra `\(missing.string)` was asked for, and no project given as a file has it")
    }
    // What is only removed, or preferred, has no constraints: those of settings are not for it.
    if let selection {
      let settings = context.settings
      for file in try settings.list(.constraints, arguments: constraints).map(\.value) {
        try loader.read(file, as: .constraint)
      }
      for file in try settings.list(.overrides, arguments: selection.overrides).map(\.value) {
        try loader.read(file, as: .override)
      }
      for file in try settings.list(.excludes, arguments: selection.excludes).map(\.value) {
        let excluded = try RequirementsLoader(context: context).load(packages: [], files: [file])
        loader.loaded.excludes.formUnion(try excluded.namedPackages())
      }
      try loader.addConfigured()
    }
    return loader.loaded
  }

  // MARK: The command line

  private mutating func add(package text: String) throws {
    if UnnamedRequirement.looksUnnamed(text) {
      throw CommandError.unsupported(
        "Installing `\(MaskedCredentials.masking(text))` from a path or URL",
        hint: "give the name of a package on an index")
    }
    var warnings: [MarkerWarning] = []
    let requirement: Requirement
    do {
      requirement = try Requirement(text, warnings: &warnings)
    } catch {
      throw CommandError(
        "`\(MaskedCredentials.masking(text))` is no requirement", causes: [error.message, error.excerpt],
        hints: error.hint.map { [$0] } ?? [])
    }
    for warning in warnings { context.console.warning("\(warning.message) (`\(text)`)") }
    try append(requirement, role: .requirement, origin: .commandLine)
  }

  /// The constraints, overrides and excludes of configuration files.
  private mutating func addConfigured() throws {
    let settings = context.settings
    let lists: [(SettingKey, RequirementRole)] = [
      (.constraintDependencies, .constraint), (.overrideDependencies, .override),
    ]
    for (key, role) in lists {
      let origin = RequirementOrigin(role.inOrigins, in: .workspace)
      for text in try settings.list(key) {
        do {
          try append(try Requirement(text.value), role: role, origin: origin)
        } catch let error as RequirementParseError {
          throw SettingError(
            invalid: text.value, for: key.name, from: text.origin, expected: "a requirement (\(error.message))")
        }
      }
    }
    for text in try settings.list(.excludeDependencies) {
      guard let name = try? PackageName(text.value) else {
        throw SettingError(
          invalid: text.value, for: "exclude-dependencies", from: text.origin, expected: "the name of a package")
      }
      loaded.excludes.insert(name)
    }
  }

  // MARK: Files

  private mutating func add(file: String, selection: RequirementsOptions?) throws {
    let kind = RequirementsFileKind(file)
    switch kind {
    case .project: try addProject(file, selection: selection)
    case .setup(let name): throw CommandError.unsupported("Reading requirements from `\(name)`")
    case .lockFile(let name): throw CommandError.unsupported("Reading `\(name)`")
    case .otherTOML:
      throw CommandError(
        "`\(file)` is no requirements file",
        hints: ["of TOML files, `pyproject.toml` can be read"])
    case .script, .list, .unclear:
      guard let source = try open(file, in: context.workingDirectory, as: .requirement, includedFrom: nil) else {
        return
      }
      let isScript = kind == .script || kind == .unclear && InlineScriptMetadata.isPresent(in: source.bytes)
      if isScript { try addScript(source) } else { try read(source, as: .requirement) }
    }
  }

  /// Reads a file of constraints or overrides that an option names.
  private mutating func read(_ file: String, as role: RequirementRole) throws {
    switch RequirementsFileKind(file) {
    case .project, .setup, .lockFile, .otherTOML:
      throw CommandError(
        "`\(file)` cannot be given with `\(role.option)`", hints: ["give a requirements file, as pip reads them"])
    case .script, .list, .unclear: break
    }
    if let source = try open(file, in: context.workingDirectory, as: role, includedFrom: nil) {
      try read(source, as: role)
    }
  }

  /// Where a file is named by another.
  private struct Inclusion {
    var file: String
    var line: Int
  }

  /// Reads the bytes of a file, or returns nothing if it was read before.
  private mutating func open(
    _ file: String, in directory: FilePath, as role: RequirementRole, includedFrom inclusion: Inclusion?
  ) throws -> RequirementsSource? {
    func failure(_ what: String, causes: [String] = []) -> CommandError {
      guard let inclusion else { return CommandError(what, causes: causes) }
      return CommandError("Failed to read `\(inclusion.file)`, line \(inclusion.line)", causes: [what] + causes)
    }
    if file == "-", inclusion == nil {
      guard seen.insert(Reading(path: "-", role: role)).inserted else { return nil }
      let bytes = try readToEnd(descriptor: StandardStream.input.rawValue)
      return RequirementsSource(file: "-", bytes: bytes, directory: directory)
    }
    if file.contains("://") {
      throw failure("Reading requirements from a URL (`\(MaskedCredentials.masking(file))`) is not supported yet")
    }
    let path = directory.pushing(FilePath(file)).lexicallyNormalized()
    guard seen.insert(Reading(path: path.string, role: role)).inserted else { return nil }
    // A file that the command line names is called what it is called there.
    let shown = inclusion == nil ? file : context.shown(path)
    do {
      guard let bytes = try readFileIfPresent(path) else { throw failure("File not found: `\(shown)`") }
      return RequirementsSource(file: shown, bytes: bytes, directory: path.removingLastComponent())
    } catch let error as SystemError {
      throw failure(error.message, causes: error.causes)
    }
  }

  private mutating func read(_ source: RequirementsSource, as role: RequirementRole) throws {
    let parsed = RequirementsFile(parsing: source.bytes, variable: ProcessEnvironment.value)
    for diagnostic in parsed.diagnostics where !diagnostic.isWarning {
      throw CommandError(
        "Failed to read `\(source.file)`, line \(diagnostic.line)", causes: [diagnostic.message] + diagnostic.detail,
        hints: diagnostic.hint.map { [$0] } ?? [])
    }
    for diagnostic in parsed.diagnostics {
      let hint = diagnostic.hint.map { ": \($0)" } ?? ""
      context.console.warning("\(diagnostic.message)\(hint) (`\(source.file)`, line \(diagnostic.line))")
    }
    let origin = RequirementOrigin(role.inOrigins, in: source.file == "-" ? .unnamed : .file(source.file))
    for item in parsed.items { try apply(item, of: source, role: role, origin: origin) }
  }

  private mutating func apply(
    _ item: RequirementsFile.Item, of source: RequirementsSource, role: RequirementRole, origin: RequirementOrigin
  ) throws {
    func failure(_ cause: String) -> CommandError {
      CommandError("Failed to read `\(source.file)`, line \(item.line)", causes: [cause])
    }
    switch item.content {
    case .requirement(let requirement, let hashes):
      if requirement.url != nil {
        throw failure("`\(requirement)`: requirements with a URL or path are not supported yet")
      }
      try append(requirement, hashes: hashes, role: role, origin: origin)
    case .unnamed(let text, _):
      throw failure("`\(MaskedCredentials.masking(text))` is a path or URL, and installing these is not supported yet")
    case .editable(let text):
      throw failure("`-e \(MaskedCredentials.masking(text))`: editable projects are not supported yet")
    case .requirements(let file): try include(file, of: source, line: item.line, as: role)
    case .constraints(let file): try include(file, of: source, line: item.line, as: .constraint)
    case .indexURL(let url):
      let url = absolute(url, from: source.directory)
      if let other = loaded.indexOptions.indexURL, other != url {
        throw failure("`--index-url` is given a second time, with another value")
      }
      loaded.indexOptions.indexURL = url
    case .extraIndexURL(let url):
      loaded.indexOptions.extraIndexURLs.append(absolute(url, from: source.directory))
    case .findLinks(let link): loaded.indexOptions.findLinks.append(absolute(link, from: source.directory))
    case .noIndex: loaded.indexOptions.noIndex = true
    case .noBinary(let names): try select(names, into: \.noBinary, option: "no-binary")
    case .onlyBinary(let names): try select(names, into: \.onlyBinary, option: "only-binary")
    case .requireHashes: loaded.hashes.isRequired = true
    }
  }

  private mutating func include(
    _ file: String, of source: RequirementsSource, line: Int, as role: RequirementRole
  ) throws {
    // Files that a file names lie relative to it.
    let inclusion = Inclusion(file: source.file, line: line)
    if let included = try open(file, in: source.directory, as: role, includedFrom: inclusion) {
      try read(included, as: role)
    }
  }

  private mutating func select(
    _ names: String, into path: WritableKeyPath<LoadedRequirements, SelectedPackages>, option: String
  ) throws {
    let more = try context.selectedPackages([Setting(names, from: .argument("--\(option)"))], option: option)
    loaded[keyPath: path].names.formUnion(more.names)
    if more.isAll { loaded[keyPath: path].isAll = true }
  }

  private func absolute(_ location: String, from directory: FilePath) -> String {
    location.contains("://") || location.hasPrefix("file:")
      ? location : directory.pushing(FilePath(location)).lexicallyNormalized().string
  }

  mutating func append(
    _ requirement: Requirement, hashes: [HashDigest] = [], role: RequirementRole, origin: RequirementOrigin
  ) throws {
    if requirement.url != nil {
      throw CommandError.unsupported("The direct reference `\(requirement)`", hint: "require a version from an index")
    }
    let sourced = SourcedRequirement(requirement, origin: origin)
    switch role {
    case .requirement: loaded.requirements.append(sourced)
    case .constraint: loaded.constraints.append(sourced)
    case .override: loaded.overrides.append(sourced)
    }
    loaded.hashes.add(requirement, hashes, role: role)
  }
}

/// The bytes of a file with requirements, and what is needed to understand them.
struct RequirementsSource {
  /// The file as messages name it; `-` is standard input.
  var file: String
  var bytes: [UInt8]
  /// The directory that paths in the file start from.
  var directory: FilePath
}

/// What a requirement is used as.
enum RequirementRole: Hashable, Sendable {
  case requirement, constraint, override

  var inOrigins: RequirementOrigin.Role {
    switch self {
    case .requirement: .requirement
    case .constraint: .constraint
    case .override: .override
    }
  }

  /// The option that names files of such requirements.
  var option: String {
    switch self {
    case .requirement: "-r"
    case .constraint: "-c"
    case .override: "--override"
    }
  }
}

/// What a file with requirements is, by its name.
enum RequirementsFileKind: Equatable {
  case project
  /// `setup.py` or `setup.cfg`.
  case setup(String)
  case lockFile(String)
  case otherTOML
  /// Python code, whose requirements stand in a comment.
  case script
  /// A list in pip's syntax.
  case list
  /// A list or a script.
  case unclear

  init(_ file: String) {
    let path = FilePath(file)
    let name = path.lastComponent?.string ?? file
    switch (name, path.extension) {
    case ("pyproject.toml", _): self = .project
    case ("setup.py", _), ("setup.cfg", _): self = .setup(name)
    case ("pylock.toml", _): self = .lockFile(name)
    case (_, "toml"): self = name.hasPrefix("pylock.") ? .lockFile(name) : .otherTOML
    case (_, "py"), (_, "pyw"): self = .script
    case (_, nil): self = name == "-" || name == "." || name == ".." ? .list : .unclear
    default: self = .list
    }
  }
}
