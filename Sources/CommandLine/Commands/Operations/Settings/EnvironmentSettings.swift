internal import Caching
internal import Interpreters
internal import PackageOperations
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage

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
    let isSystem = try settings.flag(.system, argument: options.system)?.value ?? false
    let target = try settings.path(.target, argument: options.target)
    let prefix = try settings.path(.prefix, argument: options.prefix)
    if let target, prefix != nil {
      throw SettingError("`--target` and `--prefix` exclude each other", from: target.origin)
    }
    var place = EnvironmentSearch.Place.environment
    var environments = EnvironmentPreference(system: isSystem, mutable: isMutable)
    if let path = target ?? prefix {
      let root = withoutDots(workingDirectory.pushing(path.value))
      if root == "/" {
        throw SettingError("Installing into the root directory is not supported yet", from: path.origin)
      }
      place = target != nil ? .targetDirectory(root) : .prefix(root)
      environments = .any
    }
    let breaksSystem = try settings.flag(
      .breakSystemPackages, argument: options.breakSystemPackages)?.value
    return EnvironmentSettings(
      interpreters: try interpreterSettings(python, environments: environments, isSystem: isSystem),
      request: try pythonRequest(python) ?? .standard, place: place, isMutable: isMutable,
      mayBreakSystem: breaksSystem ?? false)
  }
}
