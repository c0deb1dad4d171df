internal import Caching
internal import Interpreters
internal import PackagingStandards
internal import Support
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// The environment that a pip command works on.
struct PythonEnvironment: Sendable {
  let interpreter: Interpreter
  /// Where packages go: the environment's own directories, or those below `--target` or `--prefix`.
  let scheme: InstallScheme
  /// The directory whose content is managed, for locks and journals.
  let root: FilePath
  /// Whether `--target` or `--prefix` names the place.
  let isRedirected: Bool

  var sitePackages: [FilePath] { scheme.sitePackages }
}

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
    var finder = try interpreterFinder(
      python,
      environments: isRedirected ? .any : EnvironmentPreference(system: isSystem, mutable: isMutable), cache: cache,
      isSystem: isSystem)
    // Which Pythons may be had decides over new environments; one that exists is used, whatever it was made of.
    finder.preference = finder.preference.withoutExclusion
    let request = try pythonRequest(python)
    let found =
      isRedirected ? try finder.find(request ?? .standard) : try finder.findEnvironment(request ?? .standard)
    for note in found.notes { console.debug(note.description) }
    let interpreter = found.interpreter
    if let root = target ?? prefix {
      let path = workingDirectory.pushing(root.value).lexicallyNormalized()
      return PythonEnvironment(
        interpreter: interpreter,
        scheme: target != nil ? interpreter.scheme(target: path) : interpreter.scheme(prefix: path), root: path,
        isRedirected: true)
    }
    if isMutable {
      let breaks = try settings.flag(
        .breakSystemPackages, on: options.breakSystemPackages, off: options.noBreakSystemPackages)
      if breaks != true { try interpreter.requireNotExternallyManaged() }
    }
    report(interpreter)
    return PythonEnvironment(
      interpreter: interpreter, scheme: interpreter.scheme, root: interpreter.prefix, isRedirected: false)
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
  func shown(_ path: FilePath) -> String {
    var relative = path
    if relative.removePrefix(workingDirectory), !relative.isEmpty { return relative.string }
    return path.string
  }
}
