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
  let settings: VenvSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    let console = context.console
    let cache = try context.openCache(settings.cache)
    let finder = try settings.interpreters.finder(cache)
    let selection = try selectPython(
      asked: settings.python.asked, in: settings.python.scope, reporting: context.observer)
    let found = try finder.find(selection.request)
    for note in found.notes { context.observer.receive(.passedOver(note)) }
    let base = found.interpreter
    let location = settings.path ?? standardLocation(selection.project)

    console.status(
      "Using \(base.implementationTitle) \(base.version) interpreter at: \(console.messages.paint(base.path.string, .cyan))"
    )
    warnIfUnfit(base, for: selection, reporting: context.observer)
    let seeded = settings.seeds == nil ? "" : " with seed packages"
    console.status("Creating virtual environment\(seeded) at: \(console.messages.paint(location.string, .cyan))")
    let environment = try VirtualEnvironment.create(
      at: location, from: base, options: settings.options, context: try DiscoveryContext(),
      cache: InterpreterCache(cache))
    if let seeds = settings.seeds { try seed(environment, seeds, cache: cache) }
    console.status("Activate with: \(console.messages.paint(activation(of: location), .green))")
    return .success
  }

  /// Where the environment goes if no path is given: for the directory of a project where the settings say.
  private func standardLocation(_ project: ProjectPython?) -> FilePath {
    project?.root == context.workingDirectory ? settings.projectPath : ".venv"
  }

  /// Installs pip, and before Python 3.12 the packages that used to come with it.
  private func seed(_ environment: VirtualEnvironment, _ seeds: SeedSettings, cache: Cache) throws {
    let version = environment.interpreter.version
    let isOld = (version.major, version.minor) < (3, 12)
    do {
      let start = MonotonicInstant.now
      let held = try context.hold(
        PythonEnvironment(environment.interpreter), settings.cache.lockTimeout)
      defer { withExtendedLifetime(held) {} }
      let client = try context.indexClient(seeds.index, cache: cache)
      let names = try (isOld ? ["pip", "setuptools", "wheel"] : ["pip"]).map { try PackageName($0) }
      let outcome = try addPackages(
        names, to: held, from: client, resolution: seeds.resolution, stated: seeds.statedMetadata,
        reporting: context.observer)
      context.show(outcome, since: start)
    } catch {
      throw CommandError(
        "The environment was created, but the seed packages could not be installed",
        causes: explanation(of: error), hints: hints(of: error))
    }
  }

  private func activation(of location: FilePath) -> String {
    let suffix =
      switch settings.shell {
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
