internal import Caching
internal import Interpreters
internal import PackageOperations
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

extension CommandContext {
  /// How interpreters are searched for.
  func interpreterFinder(
    _ options: PythonOptions, environments: EnvironmentPreference, cache: Cache, isSystem: Bool = false
  ) throws -> InterpreterFinder {
    var preference =
      try settings.choice(.pythonPreference, PythonPreference.self, argument: options.pythonPreference)?.value
      ?? .managed
    if try settings.flag(.managedPython, argument: options.managedPython ? true : nil)?.value == true {
      preference = .onlyManaged
    }
    if try settings.flag(.noManagedPython, argument: options.noManagedPython ? true : nil)?.value == true {
      preference = .onlySystem
    }
    return InterpreterFinder(
      context: try DiscoveryContext(), cache: InterpreterCache(cache), environments: environments,
      preference: preference.underSystemFlag(isSystem))
  }

  /// The Python that `--python` or its settings ask for.
  func pythonRequest(_ options: PythonOptions) throws -> PythonRequest? {
    try settings.string(.python, argument: options.python).map {
      PythonRequest($0.value, workingDirectory: workingDirectory)
    }
  }

  /// Finds the environment that a pip command reads or changes.
  ///
  /// - Parameter isMutable: whether the command changes it: a Python that is no virtual environment must then be asked
  ///   for, and must not belong to the system's package manager.
  func pythonEnvironment(
    _ options: EnvironmentSelectionOptions, python: PythonOptions, cache: Cache, isMutable: Bool
  ) throws -> PythonEnvironment {
    let isSystem = try settings.flag(.system, on: options.system, off: options.noSystem) ?? false
    let target = try settings.path(.target, argument: options.target)
    let prefix = try settings.path(.prefix, argument: options.prefix)
    if let target, prefix != nil {
      throw SettingError("`--target` and `--prefix` exclude each other", from: target.origin)
    }
    let isRedirected = target != nil || prefix != nil
    let finder = try interpreterFinder(
      python,
      environments: isRedirected ? .any : EnvironmentPreference(system: isSystem, mutable: isMutable), cache: cache,
      isSystem: isSystem)
    var search = EnvironmentSearch(finder, request: try pythonRequest(python) ?? .standard, isMutable: isMutable)
    if let target { search.place = .target(absolute(target.value)) }
    if let prefix { search.place = .prefix(absolute(prefix.value)) }
    search.mayBreakSystem =
      try settings.flag(.breakSystemPackages, on: options.breakSystemPackages, off: options.noBreakSystemPackages)
      ?? false
    let environment = try findPythonEnvironment(search, reporting: observer)
    if !environment.isRedirected { report(environment.interpreter) }
    return environment
  }

  private func absolute(_ path: FilePath) -> FilePath { workingDirectory.pushing(path).lexicallyNormalized() }

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
