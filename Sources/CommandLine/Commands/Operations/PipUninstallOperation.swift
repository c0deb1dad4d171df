internal import Installing
internal import PackagingStandards
internal import SystemIO
internal import TerminalUI

/// What `pip uninstall` does.
struct PipUninstallOperation {
  let verb: PipUninstallVerb
  let context: CommandContext

  init(verb: PipUninstallVerb, context: CommandContext) {
    self.verb = verb
    self.context = context
  }

  func run() throws -> ExitStatus {
    if verb.package.isEmpty, verb.requirements.isEmpty {
      throw CommandError("Nothing to remove was named", hints: ["name packages, or a file of them with `-r`"])
    }
    let start = MonotonicInstant.now
    let cache = try context.openCache(verb.cache)
    let environment = try context.pythonEnvironment(
      verb.environment, python: verb.python, cache: cache, isMutable: true)
    let loaded = try RequirementsLoader(context: context).load(packages: verb.package, files: verb.requirements)
    let names = try loaded.namedPackages()
    let held = try context.lockEnvironment(environment, store: WheelStore(cache: cache))
    defer { withExtendedLifetime(held) {} }
    let installed = try context.installedDistributions(in: environment.sitePackages)
    var removals: [InstalledDistribution] = []
    for name in names {
      let found = installed[name]
      if found.isEmpty { context.console.warning("Skipping \(name) as it is not installed") }
      removals.append(contentsOf: found)
    }
    if removals.isEmpty {
      context.console.warning("No packages to uninstall")
      return .success
    }
    let changes = removals.map { EnvironmentChange(.removed, name: $0.name, version: $0.version) }
      .sorted { $0.name < $1.name }
    if verb.dryRun {
      context.console.status("Would uninstall \(counted(removals.count, "package"))")
    } else {
      _ = try InstallTransaction.run(removing: removals, installing: [], in: environment.installTarget)
      context.report("Uninstalled", removals.count, since: start)
    }
    context.list(changes)
    return .success
  }
}
