internal import PythonSyntax
internal import Support
internal import Synchronization
internal import SystemIO
internal import SystemPackage

/// Reads configuration files, each once.
final class ConfigurationFiles: Sendable {
  private struct State {
    var oldestVersions: [ExactText: PythonVersion?] = [:]
    var warnings: [String] = []
    var readFiles: [String] = []
  }

  private let state = Mutex(State())
  /// What messages name files relative to.
  private let workingDirectory: String

  init(workingDirectory: String) {
    self.workingDirectory = workingDirectory
  }

  /// What to tell about the files that were read, each once.
  var warnings: [String] { state.withLock { $0.warnings } }

  /// The files that were read.
  var readFiles: [String] { state.withLock { $0.readFiles } }

  /// The names of files that can hold settings.
  static let names: Set<String> = ["adder.toml", ".ruff.toml", "ruff.toml", "pyproject.toml"]

  /// The settings that the files of a directory hold, with what they extend; nil if they say nothing about code.
  ///
  /// - Parameters:
  ///   - names: the files of `names` that are there, where that is known.
  ///   - root: the directory that patterns start from, if not that of each file.
  /// - Throws: `ConfigurationFileError`.
  func configuration(in directory: String, names: Set<String>? = nil, root: String? = nil) throws -> CodeConfiguration?
  {
    let has = { (name: String) in names?.contains(name) ?? isExistingFile(name, in: directory) }
    var project: ConfigurationSource?
    if has("pyproject.toml") { project = try self.project(directory + "/pyproject.toml", root: root) }
    var ours: CodeConfiguration?
    if has("adder.toml") {
      let source = try source(directory + "/adder.toml", root: root)
      if let table = try source.table(at: []), CodeConfiguration.isAboutCode(table) {
        ours = try extending(table, .adder, chain: [directory + "/adder.toml"], root: root)
      }
    } else if let table = try project?.table(at: ["tool", "adder"]), CodeConfiguration.isAboutCode(table) {
      ours = try extending(table, .adder, chain: [directory + "/pyproject.toml"], root: root)
    }
    var ruffs: CodeConfiguration?
    if let name = [".ruff.toml", "ruff.toml"].first(where: has) {
      ruffs = try load(directory + "/" + name, chain: [], root: root)
    } else if let table = try project?.table(at: ["tool", "ruff"]) {
      ruffs = try extending(table, .ruff, chain: [directory + "/pyproject.toml"], root: root)
    }
    return ruffs.map { ours?.over($0) ?? $0 } ?? ours
  }

  /// The settings of one file, with what it extends.
  func configuration(ofFile path: String, root: String) throws -> CodeConfiguration {
    try load(path, chain: [], root: root)
  }

  /// The settings that a person has set for all projects.
  func userConfiguration(root: String) throws -> CodeConfiguration? {
    guard let directory = Self.userDirectory else { return nil }
    var ours: CodeConfiguration?
    let file = directory + "/adder/adder.toml"
    if isExistingFile(file, in: "/") {
      let source = try source(file, root: root)
      if let table = try source.table(at: []), CodeConfiguration.isAboutCode(table) {
        ours = try extending(table, .adder, chain: [file], root: root)
      }
    }
    for name in [".ruff.toml", "ruff.toml", "pyproject.toml"] {
      let path = directory + "/ruff/" + name
      guard isExistingFile(path, in: "/") else { continue }
      let ruffs = try load(path, chain: [], root: root)
      return ours?.over(ruffs) ?? ruffs
    }
    return ours
  }

  /// `XDG_CONFIG_HOME`, or `~/.config`.
  private static var userDirectory: String? {
    if let directory = ProcessEnvironment.nonEmptyValue("XDG_CONFIG_HOME"), directory.hasPrefix("/") {
      return directory
    }
    return ProcessEnvironment.homeDirectory?.appending(".config").string
  }

  /// The oldest Python that the nearest `pyproject.toml` at or above a directory says it supports.
  ///
  /// A file that cannot be read says nothing.
  func oldestVersion(at directory: String) -> PythonVersion? {
    if let known = state.withLock({ $0.oldestVersions[ExactText(directory)] }) { return known }
    var version: PythonVersion?
    if let bytes = try? readRegularFileIfPresent(systemPath(directory + "/pyproject.toml")),
      let source = try? ConfigurationSource(name: "pyproject.toml", directory: directory, parsing: bytes)
    {
      version = RequiresPython.oldestVersion(in: source.document)
    }
    if version == nil, directory != "/" { version = oldestVersion(at: parentDirectory(directory)) }
    state.withLock { $0.oldestVersions[ExactText(directory)] = .some(version) }
    return version
  }

  // MARK: One file

  private func source(_ path: String, root: String?) throws -> ConfigurationSource {
    let bytes: [UInt8]
    do {
      bytes = try readFile(systemPath(path))
    } catch {
      throw ConfigurationFileError(shown(path), "the file cannot be read", causes: explanation(of: error))
    }
    state.withLock { $0.readFiles.append(shown(path)) }
    return try ConfigurationSource(name: shown(path), directory: root ?? parentDirectory(path), parsing: bytes)
  }

  /// A `pyproject.toml`, which must be readable as a whole: one with a mistake may mean to say something about code.
  ///
  private func project(_ path: String, root: String?) throws -> ConfigurationSource? {
    let bytes: [UInt8]
    do {
      guard let content = try readRegularFileIfPresent(systemPath(path)) else { return nil }
      bytes = content
    } catch {
      throw ConfigurationFileError(shown(path), "the file cannot be read", causes: explanation(of: error))
    }
    state.withLock { $0.readFiles.append(shown(path)) }
    let source = try ConfigurationSource(name: shown(path), directory: root ?? parentDirectory(path), parsing: bytes)
    try RequiresPython.check(in: source)
    return source
  }

  private func load(_ path: String, chain: [String], root: String?) throws -> CodeConfiguration {
    let source = try source(path, root: root)
    let chain = chain + [path]
    guard path.hasSuffix("/pyproject.toml") else {
      guard let table = try source.table(at: []) else { return CodeConfiguration() }
      return try extending(table, path.hasSuffix("/adder.toml") ? .adder : .ruff, chain: chain, root: root)
    }
    let ruffs = try source.table(at: ["tool", "ruff"]).map { try extending($0, .ruff, chain: chain, root: root) }
    let ours = try source.table(at: ["tool", "adder"]).map { try extending($0, .adder, chain: chain, root: root) }
    var result = ours.map { ours in ruffs.map { ours.over($0) } ?? ours } ?? ruffs ?? CodeConfiguration()
    if result.targetVersion == nil { result.targetVersion = RequiresPython.oldestVersion(in: source.document) }
    return result
  }

  /// Reads a table, and the file that it says it extends.
  private func extending(
    _ table: ConfigurationTable, _ owner: CodeConfiguration.Owner, chain: [String], root: String?
  ) throws -> CodeConfiguration {
    var result = try CodeConfiguration(reading: table, of: owner)
    if owner == .ruff { warnAboutMisplacedKeys(table) }
    // What the project supports counts more than what an extended file aims at.
    if result.targetVersion == nil, table.path == "tool.ruff." {
      result.targetVersion = RequiresPython.oldestVersion(in: table.source.document)
    }
    guard let extended = result.extended, let own = chain.last else { return result }
    let path = absolutePath(extended, in: parentDirectory(own))
    if chain.contains(path) {
      let circle = (chain + [path]).map { "`\(shown($0))`" }.joined(separator: " extends ")
      throw table.error("extend", "files extend each other in a circle: \(circle)")
    }
    guard isExistingFile(path, in: "/") else {
      throw table.error("extend", "there is no file `\(shown(path))` to extend")
    }
    return result.over(try load(path, chain: chain, root: root))
  }

  private func warnAboutMisplacedKeys(_ table: ConfigurationTable) {
    let keys = CodeConfiguration.misplacedLintKeys(of: table)
    guard !keys.isEmpty else { return }
    let names = keys.map { "`\($0)`" }.joined(separator: ", ")
    let warning =
      "Settings of the linter belong into the table `\(table.path)lint`; in `\(table.source.name)`: \(names)"
    state.withLock { if !$0.warnings.contains(warning) { $0.warnings.append(warning) } }
  }

  /// The path as a person would write it from here.
  private func shown(_ path: String) -> String {
    shownPath(path, from: workingDirectory)
  }
}

/// Whether a regular file is there.
func isExistingFile(_ path: String, in directory: String) -> Bool {
  isFile(systemPath(directory).pushing(systemPath(path)))
}
