internal import Caching
internal import Interpreters
internal import PackageOperations
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// Which interpreters are considered.
struct InterpreterSettings: Sendable {
  let environments: EnvironmentPreference
  let preference: PythonPreference

  func finder(_ cache: Cache) throws -> InterpreterFinder {
    InterpreterFinder(
      context: try DiscoveryContext(), cache: InterpreterCache(cache), environments: environments,
      preference: preference)
  }
}

/// Which environment a pip command reads or changes.
struct EnvironmentSettings: Sendable {
  let interpreters: InterpreterSettings
  let request: PythonRequest
  let place: EnvironmentSearch.Place
  let isMutable: Bool
  let mayBreakSystem: Bool
}

extension CommandContext {
  /// Which interpreters the options and settings let a command consider.
  func interpreterSettings(
    _ options: PythonOptions, environments: EnvironmentPreference, isSystem: Bool = false
  ) throws -> InterpreterSettings {
    var preference =
      try settings.choice(.pythonPreference, PythonPreference.self, argument: options.pythonPreference)?.value
      ?? .managed
    if try settings.flag(.managedPython, argument: options.managedPython ? true : nil)?.value == true {
      preference = .onlyManaged
    }
    if try settings.flag(.noManagedPython, argument: options.noManagedPython ? true : nil)?.value == true {
      preference = .onlySystem
    }
    return InterpreterSettings(environments: environments, preference: preference.underSystemFlag(isSystem))
  }

  /// How interpreters are searched for.
  func interpreterFinder(
    _ options: PythonOptions, environments: EnvironmentPreference, cache: Cache, isSystem: Bool = false
  ) throws -> InterpreterFinder {
    try interpreterSettings(options, environments: environments, isSystem: isSystem).finder(cache)
  }

  /// The Python that `--python` or its settings ask for.
  func pythonRequest(_ options: PythonOptions) throws -> PythonRequest? {
    try settings.string(.python, argument: options.python).map {
      PythonRequest($0.value, workingDirectory: workingDirectory)
    }
  }

  /// Which environment the options and settings name.
  ///
  /// - Parameter isMutable: whether the command changes it: a Python that is no virtual environment must then be asked
  ///   for, and must not belong to the system's package manager.
  func environmentSettings(
    _ options: EnvironmentSelectionOptions, python: PythonOptions, isMutable: Bool
  ) throws -> EnvironmentSettings {
    let isSystem = try settings.flag(.system, on: options.system, off: options.noSystem) ?? false
    let target = try settings.path(.target, argument: options.target)
    let prefix = try settings.path(.prefix, argument: options.prefix)
    if let target, prefix != nil {
      throw SettingError("`--target` and `--prefix` exclude each other", from: target.origin)
    }
    var place = EnvironmentSearch.Place.environment
    var environments = EnvironmentPreference(system: isSystem, mutable: isMutable)
    if let path = target ?? prefix {
      let root = workingDirectory.pushing(path.value).lexicallyNormalized()
      place = target != nil ? .targetDirectory(root) : .prefix(root)
      environments = .any
    }
    let breaksSystem = try settings.flag(
      .breakSystemPackages, on: options.breakSystemPackages, off: options.noBreakSystemPackages)
    return EnvironmentSettings(
      interpreters: try interpreterSettings(python, environments: environments, isSystem: isSystem),
      request: try pythonRequest(python) ?? .standard, place: place, isMutable: isMutable,
      mayBreakSystem: breaksSystem ?? false)
  }

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

  /// Finds the environment that a command only reads.
  func pythonEnvironment(
    _ options: EnvironmentSelectionOptions, python: PythonOptions, cache: Cache
  ) throws -> PythonEnvironment {
    try pythonEnvironment(try environmentSettings(options, python: python, isMutable: false), cache: cache)
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
