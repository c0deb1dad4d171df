internal import PackagingStandards
internal import Resolution
internal import Support
internal import SystemIO
internal import SystemPackage
internal import TOMLSyntax
internal import TerminalUI

/// Reads requirements from the command line and from files, following the files that these name.
struct RequirementsLoader {
  private let context: CommandContext
  private var loaded = LoadedRequirements()
  /// The files being read, so that one that includes itself is noticed.
  private var open: [String] = []

  init(context: CommandContext) { self.context = context }

  /// Reads everything.
  ///
  /// - Parameters:
  ///   - packages: requirements of the command line.
  ///   - files: requirements files, `pyproject.toml` files, or `-` for standard input.
  ///   - constraints: constraints files.
  ///   - selection: extras, overrides and excludes.
  func load(
    packages: [String], files: [String], constraints: [String] = [], selection: RequirementsOptions? = nil
  ) throws -> LoadedRequirements {
    var loader = self
    let selection = try selection.map { try $0.completed(by: context.settings) }
    for package in packages { try loader.add(package: package) }
    for file in files { try loader.add(file: file, selection: selection) }
    let settings = context.settings
    let constraintFiles = try settings.list(.constraints, arguments: constraints).map(\.value)
    for file in constraintFiles { try loader.read(file, as: .constraint, shown: file) }
    if let selection {
      for file in try settings.list(.overrides, arguments: selection.overrides).map(\.value) {
        try loader.read(file, as: .override, shown: file)
      }
      for file in try settings.list(.excludes, arguments: selection.excludes).map(\.value) {
        let excluded = try RequirementsLoader(context: context).load(packages: [], files: [file])
        loader.loaded.excludes.formUnion(try excluded.namedPackages())
      }
      try loader.addConfigured()
    }
    return loader.loaded
  }

  /// What the requirements of a file are used as.
  private enum Role {
    case requirement, constraint, override

    var inOrigins: RequirementOrigin.Role {
      switch self {
      case .requirement: .requirement
      case .constraint: .constraint
      case .override: .override
      }
    }
  }

  // MARK: The command line

  private mutating func add(package text: String) throws {
    if UnnamedRequirement.looksUnnamed(text) {
      throw CommandError.unsupported(
        "Installing `\(text)` from a path or URL", hint: "give the name of a package on an index")
    }
    let requirement: Requirement
    do {
      requirement = try Requirement(text)
    } catch {
      throw CommandError("`\(text)` is no requirement", causes: [error.message], hints: error.hint.map { [$0] } ?? [])
    }
    try append(requirement, hashes: [], role: .requirement, origin: .commandLine)
  }

  /// The constraints, overrides and excludes of configuration files.
  private mutating func addConfigured() throws {
    let settings = context.settings
    let lists: [(SettingKey, Role)] = [(.constraintDependencies, .constraint), (.overrideDependencies, .override)]
    for (key, role) in lists {
      let origin = RequirementOrigin(role.inOrigins, in: .workspace)
      for text in try settings.list(key) {
        do {
          try append(try Requirement(text.value), hashes: [], role: role, origin: origin)
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
    let name = FilePath(file).lastComponent?.string ?? file
    switch name {
    case "pyproject.toml": try addProject(file, selection: selection)
    case "setup.py", "setup.cfg": throw CommandError.unsupported("Reading requirements from `\(name)`")
    case _ where name.hasSuffix(".toml"): throw CommandError.unsupported("Reading `\(name)`")
    default: try read(file, as: .requirement, shown: file)
    }
  }

  private mutating func read(_ file: String, as role: Role, shown: String) throws {
    if file.contains("://") { throw CommandError.unsupported("Reading requirements from a URL (`\(file)`)") }
    let bytes: [UInt8]
    var directory = context.workingDirectory
    if file == "-" {
      bytes = try readToEnd(descriptor: StandardStream.input.rawValue)
    } else {
      let path = context.workingDirectory.pushing(FilePath(file)).lexicallyNormalized()
      guard !open.contains(path.string) else {
        throw CommandError(
          "`\(shown)` includes itself", causes: ["by way of \(open.map { "`\($0)`" }.joined(separator: ", "))"])
      }
      guard let content = try readFileIfPresent(path) else { throw CommandError("File not found: `\(shown)`") }
      bytes = content
      directory = path.removingLastComponent()
      open.append(path.string)
    }
    defer { if file != "-" { open.removeLast() } }
    let parsed = RequirementsFile(parsing: bytes, variable: ProcessEnvironment.value)
    for diagnostic in parsed.diagnostics {
      guard diagnostic.isWarning else {
        throw CommandError(
          "Failed to read `\(shown)`, line \(diagnostic.line)", causes: [diagnostic.message] + diagnostic.detail,
          hints: diagnostic.hint.map { [$0] } ?? [])
      }
      context.console.warning("\(diagnostic.message) (`\(shown)`, line \(diagnostic.line))")
    }
    let origin = RequirementOrigin(role.inOrigins, in: file == "-" ? .unnamed : .file(shown))
    for item in parsed.items { try apply(item, role: role, origin: origin, shown: shown, directory: directory) }
  }

  private mutating func apply(
    _ item: RequirementsFile.Item, role: Role, origin: RequirementOrigin, shown: String, directory: FilePath
  ) throws {
    switch item.content {
    case .requirement(let requirement, let hashes):
      try append(requirement, hashes: hashes, role: role, origin: origin)
    case .unnamed(let text, _):
      throw CommandError(
        "Failed to read `\(shown)`, line \(item.line)",
        causes: ["`\(text)` is a path or URL, and installing these is not supported yet"])
    case .editable(let text):
      throw CommandError(
        "Failed to read `\(shown)`, line \(item.line)",
        causes: ["`-e \(text)`: editable projects are not supported yet"])
    case .requirements(let file): try readIncluded(file, as: role, from: directory)
    case .constraints(let file): try readIncluded(file, as: .constraint, from: directory)
    case .indexURL(let url):
      if let other = loaded.indexOptions.indexURL, other != url {
        throw CommandError(
          "Failed to read `\(shown)`, line \(item.line)", causes: ["several files name an `--index-url`"])
      }
      loaded.indexOptions.indexURL = absolute(url, from: directory)
    case .extraIndexURL(let url): loaded.indexOptions.extraIndexURLs.append(absolute(url, from: directory))
    case .findLinks(let link): loaded.indexOptions.findLinks.append(absolute(link, from: directory))
    case .noIndex: loaded.indexOptions.noIndex = true
    case .trustedHost(let host): loaded.indexOptions.trustedHosts.append(host)
    case .noBinary(let names): try select(names, into: \.noBinary, option: "no-binary")
    case .onlyBinary(let names): try select(names, into: \.onlyBinary, option: "only-binary")
    case .preReleases: loaded.allowsPreReleases = true
    case .requireHashes: loaded.requiresHashes = true
    }
  }

  private mutating func select(
    _ names: String, into path: WritableKeyPath<LoadedRequirements, SelectedPackages>, option: String
  ) throws {
    let more = try context.selectedPackages([Setting(names, from: .argument("--\(option)"))], option: option)
    loaded[keyPath: path].names.formUnion(more.names)
    if more.isAll { loaded[keyPath: path].isAll = true }
  }

  /// Files that a file names lie relative to it.
  private mutating func readIncluded(_ file: String, as role: Role, from directory: FilePath) throws {
    if file.contains("://") { throw CommandError.unsupported("Reading requirements from a URL (`\(file)`)") }
    let path = directory.pushing(FilePath(file)).lexicallyNormalized()
    try read(path.string, as: role, shown: context.shown(path))
  }

  private func absolute(_ location: String, from directory: FilePath) -> String {
    location.contains("://") || location.hasPrefix("file:")
      ? location : directory.pushing(FilePath(location)).lexicallyNormalized().string
  }

  private mutating func append(
    _ requirement: Requirement, hashes: [HashDigest], role: Role, origin: RequirementOrigin
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
    if !hashes.isEmpty { loaded.hashes[requirement.name, default: []].append(contentsOf: hashes) }
  }

  // MARK: Projects

  /// Reads the dependencies of a project, and those of its extras that were asked for.
  private mutating func addProject(_ file: String, selection: RequirementsOptions?) throws {
    let path = context.workingDirectory.pushing(FilePath(file)).lexicallyNormalized()
    guard let bytes = try readFileIfPresent(path) else { throw CommandError("File not found: `\(file)`") }
    let document = TOMLDocument(parsing: bytes)
    if let problem = document.diagnostics.first {
      throw CommandError("Failed to read `\(file)`", causes: ["line \(problem.position.line): \(problem.message)"])
    }
    guard let project = document.root["project"]?.table, let name = project["name"]?.string else {
      throw CommandError.unsupported(
        "Reading `\(file)` without a `[project]` table", hint: "projects are built to learn their requirements")
    }
    let dynamic = (project["dynamic"]?.elements ?? []).compactMap(\.string)
    for field in ["dependencies", "optional-dependencies"] where dynamic.contains(field) {
      throw CommandError.unsupported("Reading `\(file)`, whose `\(field)` are dynamic,")
    }
    let ignoresSources = try context.settings.flag(.noSources)?.value ?? context.arguments.contains("--no-sources")
    for tool in ["adder", "uv"] where !ignoresSources {
      if let sources = document.root.item(at: ["tool", tool, "sources"])?.table, !sources.isEmpty {
        throw CommandError.unsupported(
          "`[tool.\(tool).sources]` in `\(file)`", hint: "leave it out of account with `--no-sources`")
      }
    }
    let origin = RequirementOrigin(.requirement, in: .project(name: name, file: file))
    try add(project["dependencies"], in: file, origin: origin)
    let extras = project["optional-dependencies"]?.table
    let wanted = selection?.extra ?? []
    let normalized = Set(try wanted.map { try extraName($0) })
    var unknown = normalized
    for entry in extras.map(Array.init) ?? [] {
      let extra = try extraName(entry.key)
      unknown.remove(extra)
      if normalized.contains(extra) || selection?.allExtras == true { try add(entry.item, in: file, origin: origin) }
    }
    if let missing = unknown.first { throw CommandError("`\(file)` has no extra `\(missing.string)`") }
  }

  private func extraName(_ text: String) throws -> ExtraName {
    do {
      return try ExtraName(text)
    } catch {
      throw SettingError(invalid: text, for: "extra", from: .argument("--extra"), expected: "the name of an extra")
    }
  }

  private mutating func add(_ item: TOMLItem?, in file: String, origin: RequirementOrigin) throws {
    for element in item?.elements ?? [] {
      guard let text = element.string else {
        throw CommandError("Failed to read `\(file)`, line \(element.line)", causes: ["a requirement must be a string"])
      }
      do {
        try append(try Requirement(text), hashes: [], role: .requirement, origin: origin)
      } catch let error as RequirementParseError {
        throw CommandError(
          "Failed to read `\(file)`, line \(element.line)", causes: ["`\(text)` is no requirement", error.message])
      }
    }
  }
}
