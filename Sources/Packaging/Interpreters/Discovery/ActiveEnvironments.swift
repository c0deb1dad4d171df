import SystemIO
import SystemPackage

/// The environments that the shell and the working directory point to.
struct ActiveEnvironments {
  let context: DiscoveryContext

  /// The environment that a shell activated.
  var active: FilePath? {
    context.variable("VIRTUAL_ENV").map { context.absolute(FilePath($0)) }
  }

  /// The active conda environment, and whether it is conda's base, which counts as part of the system.
  var conda: (path: FilePath, isBase: Bool)? {
    guard let prefix = context.variable("CONDA_PREFIX") else { return nil }
    let path = context.absolute(FilePath(prefix))
    return (path, isCondaBase(path, prefix: prefix))
  }

  private func isCondaBase(_ path: FilePath, prefix: String) -> Bool {
    // Pixi's environments are never the base, whatever they are called.
    if isFile(path.appending("conda-meta").appending("pixi")) { return false }
    if context.variable("_CONDA_ROOT") == prefix { return true }
    guard let name = context.variable("CONDA_DEFAULT_ENV") else { return false }
    // An environment without a name goes by its path; a named one lies in a directory of its name.
    return name != prefix && path.lastComponent?.string != name
  }

  /// What the search for `.venv` finds.
  enum Discovered: Equatable {
    case environment(FilePath)
    /// A `.venv` that is no environment ends the search; with what is wrong with it.
    case broken(FilePath, reason: String)
  }

  /// The environment around the working directory, or `.venv` in it or in a directory above.
  ///
  /// - Throws: ``InterpreterError/invalidRedirect(_:_:)`` where `.venv` is a file that cannot name an environment.
  func discovered() throws -> Discovered? {
    var directory = context.workingDirectory
    while true {
      if EnvironmentConfiguration.isEnvironment(directory) { return .environment(directory) }
      let candidate = directory.appending(".venv")
      if let found = try discovered(at: candidate) { return found }
      let parent = directory.removingLastComponent()
      if parent == directory || parent.isEmpty { return nil }
      directory = parent
    }
  }

  private func discovered(at candidate: FilePath) throws -> Discovered? {
    guard let kind = (try? fileStatus(candidate, followingLinks: false))?.kind else { return nil }
    if kind == .file || kind == .symbolicLink, isFile(candidate) {
      let destination = try EnvironmentRedirect.destination(of: candidate)
      if EnvironmentConfiguration.isEnvironment(destination) { return .environment(destination) }
      return .broken(candidate, reason: "it leads to `\(destination)`, which is not a virtual environment")
    }
    guard kind == .directory || kind == .symbolicLink else { return nil }
    if EnvironmentConfiguration.isEnvironment(candidate) { return .environment(candidate) }
    return .broken(candidate, reason: "it is not a virtual environment, since `pyvenv.cfg` is missing")
  }

  /// The interpreter of an environment: `bin/python`, else `bin/python3`.
  static func executable(in environment: FilePath) -> FilePath {
    let directory = environment.appending("bin")
    let names = ["python", "python3"]
    return names.map { directory.appending($0) }.first(where: exists) ?? directory.appending("python")
  }
}
