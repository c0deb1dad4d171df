internal import Caching
internal import Installing
internal import Interpreters
internal import PackageOperations
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

extension CommandContext {
  /// Finds the environment that the settings name, and says which one it is where nobody would expect it.
  func pythonEnvironment(_ environment: EnvironmentSettings, cache: Cache) throws -> PythonEnvironment {
    var search = EnvironmentSearch(
      try environment.interpreters.finder(cache), request: environment.request, place: environment.place,
      isMutable: environment.isMutable)
    search.mayBreakSystem = environment.mayBreakSystem
    let found = try findPythonEnvironment(search, reporting: observer)
    if !found.isRedirected { report(found.interpreter) }
    return found
  }

  /// Finds the environment that a command looks into.
  func pythonEnvironment(_ inspection: InspectionSettings) throws -> PythonEnvironment {
    try pythonEnvironment(inspection.environment, cache: try openCache(inspection.cache))
  }

  /// Ends a command that has looked into an environment: with `--strict`, says what is wrong with it.
  ///
  /// - Parameter installed: what is in it, where that is known.
  func conclude(
    _ inspection: InspectionSettings, of environment: PythonEnvironment, _ installed: InstalledDistributions?
  ) throws -> ExitStatus {
    if inspection.isStrict { try reportProblems(of: environment, installed) }
    return .success
  }

  /// Says which environment is used where it is not the one that everybody expects.
  private func report(_ interpreter: Interpreter) {
    let standard = workingDirectory.appending(".venv")
    guard interpreter.prefix != standard, realPath(interpreter.prefix) != realPath(standard) else { return }
    let version = interpreter.version.description
    console.status(
      console.messages.paint("Using Python \(version) environment at: \(shown(interpreter.prefix))", .dim))
  }

  /// A path as the user sees it: relative to the working directory where it lies below it.
  func shown(_ path: FilePath) -> String { path.shown(from: workingDirectory) }
}
