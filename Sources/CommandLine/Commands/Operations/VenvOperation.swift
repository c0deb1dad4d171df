internal import Caching
internal import IndexAccess
internal import Interpreters
internal import PackageOperations
internal import PackagingStandards
internal import Resolution
internal import Support
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// What `venv` does.
struct VenvOperation {
  let verb: VenvVerb
  let context: CommandContext

  func run() throws -> ExitStatus {
    let console = context.console
    let settings = context.settings
    let cache = try context.openCache(
      try context.cacheSettings(verb.cache, refreshing: try context.refreshSelection(verb.refresh)))
    if verb.path?.isEmpty == true { throw CommandError("The path of the environment is empty") }
    let finder = try context.interpreterFinder(verb.python, environments: .onlySystem, cache: cache)
    let selection = try context.selectPython(
      asked: try context.pythonRequest(verb.python),
      in: try context.pythonScope(verb.globalOptions, noProject: verb.noProject))
    let found = try finder.find(selection.request)
    for note in found.notes { console.debug(note.description) }
    let base = found.interpreter
    let location = verb.path.map { FilePath($0) } ?? standardLocation(selection.project)

    var options = EnvironmentOptions(toolVersion: ProgramVersion.current)
    options.prompt = EnvironmentOptions.Prompt(verb.prompt)
    // An environment at the usual place is known by the directory it is for.
    if options.prompt == .environmentName, verb.path == nil { options.prompt = .workingDirectoryName }
    options.systemSitePackages = verb.systemSitePackages
    options.isRelocatable = try settings.flag(.relocatable, on: verb.relocatable, off: verb.noRelocatable) ?? false
    options.isSeeded = try settings.flag(.seed, argument: verb.seed ? true : nil)?.value ?? false
    let clears = try settings.flag(.clear, on: verb.clear, off: verb.noClear) ?? false
    options.existing = verb.allowExisting ? .keep : clears ? (verb.force ? .clearAnything : .clear) : .fail

    console.status(
      "Using \(base.implementationTitle) \(base.version) interpreter at: \(console.messages.paint(base.path.string, .cyan))"
    )
    context.warnIfUnfit(base, for: selection)
    let seeded = options.isSeeded ? " with seed packages" : ""
    console.status("Creating virtual environment\(seeded) at: \(console.messages.paint(location.string, .cyan))")
    let environment = try VirtualEnvironment.create(
      at: location, from: base, options: options, context: try DiscoveryContext(), cache: InterpreterCache(cache))
    if options.isSeeded { try seed(environment, cache: cache) }
    console.status("Activate with: \(console.messages.paint(activation(of: location), .green))")
    return .success
  }

  /// Where the environment goes if no path is given: for the directory of a project where the settings say.
  private func standardLocation(_ project: ProjectPython?) -> FilePath {
    guard project?.root == context.workingDirectory else { return ".venv" }
    let named = ["ADDER_PROJECT_ENVIRONMENT", "UV_PROJECT_ENVIRONMENT"].lazy
      .compactMap { ProcessEnvironment.nonEmptyValue($0) }.first
    return FilePath(named ?? ".venv")
  }

  /// Installs pip, and before Python 3.12 the packages that used to come with it.
  private func seed(_ environment: VirtualEnvironment, cache: Cache) throws {
    let version = environment.interpreter.version
    let isOld = (version.major, version.minor) < (3, 12)
    do {
      let start = MonotonicInstant.now
      let held = try context.hold(
        PythonEnvironment(environment.interpreter), try context.lockTimeoutSeconds())
      defer { withExtendedLifetime(held) {} }
      let client = IndexClient(
        configuration: try context.indexConfiguration(try context.indexSettings(verb.index)), cache: cache)
      var options = ResolutionOptions()
      options.excludeNewer = try context.excludeNewer(verb.age)
      let names = try (isOld ? ["pip", "setuptools", "wheel"] : ["pip"]).map { try PackageName($0) }
      let outcome = try addPackages(
        names, to: held, from: client, resolution: options, stated: try context.statedMetadata(),
        reporting: context.observer)
      context.show(outcome, since: start)
    } catch {
      throw CommandError(
        "The environment was created, but the seed packages could not be installed",
        causes: explanation(of: error), hints: hints(of: error))
    }
  }

  private func activation(of location: FilePath) -> String {
    let shell = ProcessEnvironment.nonEmptyValue("SHELL").flatMap { FilePath($0).lastComponent?.string } ?? ""
    let suffix =
      switch shell {
      case "fish": ".fish"
      case "csh", "tcsh": ".csh"
      case "nu": ".nu"
      case "xonsh": ".xsh"
      case "pwsh": ".ps1"
      default: ""
      }
    let path = location.appending("bin").appending("activate" + suffix).string
    let command = suffix == ".nu" ? "overlay use" : suffix == ".ps1" ? "." : "source"
    return "\(command) \(ShellQuoting.posixWord(path))"
  }
}
