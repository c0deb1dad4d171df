internal import PackagingStandards
internal import Resolution
internal import Support
internal import SystemIO
internal import SystemPackage

/// Reads requirements that were given by themselves and those of files, following the files that these name.
///
/// Warns of what may not mean what it seems to.
/// - Throws: `OperationError`; `SystemError` where standard input or a project cannot be read.
package func loadRequirements(
  _ input: RequirementsInput, reporting observer: any OperationObserver
) throws -> LoadedRequirements {
  var loader = RequirementsLoader(input, observer)
  return try loader.load()
}

/// The state of reading requirements.
struct RequirementsLoader {
  let input: RequirementsInput
  let observer: any OperationObserver
  var loaded = LoadedRequirements()
  /// What has been read, each once in each role: files may name each other, and the same file many times over.
  private var seen: Set<Reading> = []

  private struct Reading: Hashable {
    var path: FilePath
    var role: RequirementRole
  }

  init(_ input: RequirementsInput, _ observer: any OperationObserver) {
    self.input = input
    self.observer = observer
  }

  mutating func load() throws -> LoadedRequirements {
    try checkExtras()
    for package in input.packages { try add(package: package) }
    for file in input.files { try add(file: file) }
    if let missing = input.extras.first(where: { !loaded.usedExtras.contains($0) }) {
      throw OperationError(
        .input, "The extra `\(missing.string)` was asked for, and no project given as a file has it")
    }
    for file in input.constraintFiles { try read(file, as: .constraint) }
    for file in input.overrideFiles { try read(file, as: .override) }
    for file in input.excludeFiles {
      var excluded = RequirementsInput(workingDirectory: input.workingDirectory)
      excluded.files = [file]
      excluded.ignoresSources = input.ignoresSources
      excluded.packagesWithoutSources = input.packagesWithoutSources
      loaded.excludes.formUnion(try loadRequirements(excluded, reporting: observer).names)
    }
    try addConfigured()
    return loaded
  }

  // MARK: Given by themselves

  private mutating func add(package text: String) throws {
    if UnnamedRequirement.looksUnnamed(text) {
      throw OperationError.unsupported(
        "Naming a package by a path or URL, as in `\(maskingCredentials(in: text))`,",
        hint: "give its name")
    }
    var warnings: [MarkerWarning] = []
    let requirement: Requirement
    do {
      requirement = try Requirement(text, warnings: &warnings)
    } catch {
      throw OperationError(
        .input, "`\(maskingCredentials(in: text))` is no requirement", causes: [error.message, error.excerpt],
        hints: error.hint.map { [$0] } ?? [])
    }
    for warning in warnings { observer.warn(.marker(warning, requirement: text, file: nil)) }
    try append(requirement, role: .requirement, origin: .commandLine)
  }

  private mutating func addConfigured() throws {
    let lists: [([Requirement], RequirementRole)] = [
      (input.configured.constraints, .constraint), (input.configured.overrides, .override),
    ]
    for (requirements, role) in lists {
      let origin = RequirementOrigin(role.inOrigins, in: .workspace)
      for requirement in requirements { try append(requirement, role: role, origin: origin) }
    }
    loaded.excludes.formUnion(input.configured.excludes)
  }

  // MARK: Files

  private mutating func add(file: String) throws {
    let kind = RequirementsFileKind(file)
    switch kind {
    case .project: try addProject(file)
    case .setup(let name): throw OperationError.unsupported("Reading requirements from `\(name)`")
    case .conda(let name):
      throw OperationError(
        .input, "`\(name)` describes an environment of Conda, which cannot be read",
        hints: ["list what it has from the index in a requirements file"])
    case .lockFile(let name): throw OperationError.unsupported("Reading `\(name)`")
    case .otherTOML:
      throw OperationError(
        .input, "`\(file)` is no requirements file",
        hints: ["of TOML files, `pyproject.toml` can be read"])
    case .script, .list, .unclear:
      guard let source = try open(file, in: input.workingDirectory, as: .requirement, includedFrom: nil) else {
        return
      }
      let isScript = kind == .script || kind == .unclear && InlineScriptMetadata.isPresent(in: source.bytes)
      if isScript {
        try addScript(source)
      } else if try read(source, as: .requirement) == 0 {
        observer.warn(.emptyFile(source.file))
      }
    }
  }

  /// Reads a file of constraints or overrides that an option names.
  private mutating func read(_ file: String, as role: RequirementRole) throws {
    switch RequirementsFileKind(file) {
    case .project, .setup, .conda, .lockFile, .otherTOML:
      throw OperationError(
        .input, "`\(file)` cannot be given with `\(role.option)`",
        hints: ["give a requirements file, as pip reads them"])
    case .script, .list, .unclear: break
    }
    if let source = try open(file, in: input.workingDirectory, as: role, includedFrom: nil) {
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
    func failure(_ what: String, causes: [String] = []) -> OperationError {
      guard let inclusion else { return OperationError(.input, what, causes: causes) }
      return .unreadable(inclusion.file, line: inclusion.line, causes: [what] + causes)
    }
    if file == "-", inclusion == nil {
      guard seen.insert(Reading(path: "-", role: role)).inserted else { return nil }
      let bytes = try readToEnd(descriptor: StandardStream.input.rawValue)
      return RequirementsSource(file: "-", bytes: bytes, directory: directory)
    }
    if file.contains("://") {
      throw failure("Reading requirements from a URL (`\(maskingCredentials(in: file))`) is not supported yet")
    }
    let path = withoutDots(directory.pushing(FilePath(file)))
    guard seen.insert(Reading(path: path, role: role)).inserted else { return nil }
    // A file that the command line names is called what it is called there; one that a file names, by its way from there.
    let shown = inclusion.map { annotated(file, besides: $0.file) } ?? file
    do {
      guard let bytes = try readFileIfPresent(path) else { throw failure("File not found: `\(shown)`") }
      return RequirementsSource(file: shown, bytes: bytes, directory: path.removingLastComponent())
    } catch let error as SystemError {
      throw failure(error.message, causes: error.causes)
    }
  }

  /// Reads what a file says; answers how much that is.
  @discardableResult
  private mutating func read(_ source: RequirementsSource, as role: RequirementRole) throws -> Int {
    let parsed = RequirementsFile(parsing: source.bytes, variable: ProcessEnvironment.value)
    for diagnostic in parsed.diagnostics where !diagnostic.isWarning {
      throw OperationError.unreadable(
        source.file, line: diagnostic.line, causes: [diagnostic.message] + diagnostic.detail,
        hints: diagnostic.hint.map { [$0] } ?? [])
    }
    for diagnostic in parsed.diagnostics { observer.warn(.requirementsFile(diagnostic, file: source.file)) }
    let origin = RequirementOrigin(role.inOrigins, in: source.file == "-" ? .unnamed : .file(annotated(source.file)))
    let written = writtenLocations(in: source)
    for item in parsed.items {
      try apply(item, of: source, role: role, origin: origin, written: written[item.line])
    }
    return parsed.items.count
  }

  /// The path of a file in annotations: a list that is kept must not say on which machine it was made.
  func annotated(_ file: String) -> String {
    let path = FilePath(file)
    return path.isAbsolute ? path.shown(from: input.workingDirectory) : file
  }

  /// The same of a file that another one names.
  private func annotated(_ file: String, besides other: String) -> String {
    let directory = FilePath(annotated(other)).removingLastComponent()
    return annotated(directory.pushing(FilePath(file)).string)
  }

  /// The locations with variables in them as the file has them, by their lines.
  private func writtenLocations(in source: RequirementsSource) -> [Int: String] {
    let hasVariables = zip(source.bytes, source.bytes.dropFirst()).contains {
      $0 == (UInt8(ascii: "$"), UInt8(ascii: "{"))
    }
    guard hasVariables else { return [:] }
    // A variable that is not set stays as it is written.
    let items = RequirementsFile(parsing: source.bytes) { _ in nil }.items
    return Dictionary(
      items.compactMap { item in
        switch item.content {
        case .indexURL(let text), .extraIndexURL(let text), .findLinks(let text): (item.line, text)
        default: nil
        }
      }
    ) { first, _ in first }
  }

  private mutating func apply(
    _ item: RequirementsFile.Item, of source: RequirementsSource, role: RequirementRole, origin: RequirementOrigin,
    written: String?
  ) throws {
    func failure(_ cause: String) -> OperationError {
      .unreadable(source.file, line: item.line, causes: [cause])
    }
    func location(_ text: String, _ option: String) throws -> FileIndexOptions.Location {
      guard let location = absolute(text, from: source.directory) else {
        // What is no URL may be a mistyped one.
        let shown = text.lastIndex(of: "@").map { "****\(text[$0...])" } ?? text
        throw OperationError.unreadable(
          source.file, line: item.line, causes: ["`\(option) \(shown)` names no URL, and nothing that exists"],
          hints: unsetVariable(in: text).map { ["the environment variable `\($0)` is not set"] } ?? [])
      }
      return FileIndexOptions.Location(written: written ?? text, absolute: location)
    }
    switch item.content {
    case .requirement(let requirement, let hashes):
      if requirement.url != nil {
        throw failure("`\(requirement)`: requirements with a URL or path are not supported yet")
      }
      try append(requirement, hashes: hashes, role: role, origin: origin)
    case .unnamed(let text, _):
      throw failure("`\(maskingCredentials(in: text))` is a path or URL, and installing these is not supported yet")
    case .editable(let text):
      throw failure("`-e \(maskingCredentials(in: text))`: editable projects are not supported yet")
    case .requirements(let file): try include(file, of: source, line: item.line, as: role)
    case .constraints(let file): try include(file, of: source, line: item.line, as: .constraint)
    case .indexURL(let url):
      let url = try location(url, "--index-url")
      if let other = loaded.indexOptions.indexURL, other.absolute != url.absolute {
        throw failure("`--index-url` is given a second time, with another value")
      }
      loaded.indexOptions.indexURL = url
    case .extraIndexURL(let url):
      loaded.indexOptions.extraIndexURLs.append(try location(url, "--extra-index-url"))
    case .findLinks(let link): loaded.indexOptions.findLinks.append(try location(link, "--find-links"))
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
    var more = SelectedPackages()
    do throws(SelectedPackages.UnusableWord) {
      try more.select(names)
    } catch {
      throw OperationError(
        .input, "Invalid value `\(redactingCredentials(inWord: error.word))` for `\(option)`",
        causes: ["the option `--\(option)` has it, but the name of a package is expected"])
    }
    loaded[keyPath: path].formUnion(more)
  }

  /// A location with the directory that it starts from; `nil` where a relative path does not exist, which is rather a
  /// slip.
  private func absolute(_ location: String, from directory: FilePath) -> String? {
    if location.contains("://") || location.hasPrefix("file:") { return location }
    let path = withoutDots(directory.pushing(FilePath(location)))
    return FilePath(location).isAbsolute || exists(path) ? path.string : nil
  }

  /// The variable that `${NAME}` in a file stands for, which would have been replaced if it were set.
  private func unsetVariable(in text: String) -> Substring? {
    guard let start = text.firstRange(of: "${"), let end = text[start.upperBound...].firstIndex(of: "}") else {
      return nil
    }
    return text[start.upperBound..<end]
  }

  mutating func append(
    _ requirement: Requirement, hashes: [HashDigest] = [], role: RequirementRole, origin: RequirementOrigin
  ) throws {
    if requirement.url != nil {
      throw OperationError.unsupported("The direct reference `\(requirement)`", hint: "require a version from an index")
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
