internal import PackageOperations
internal import TerminalUI

/// What `pip uninstall` does.
struct PipUninstallOperation {
  let verb: PipUninstallVerb
  let context: CommandContext

  func run() throws -> ExitStatus {
    if verb.package.isEmpty, verb.requirements.isEmpty {
      throw CommandError("Nothing to remove was named", hints: ["name packages, or a file of them with `-r`"])
    }
    let requirements = try context.requirementsInput(packages: verb.package, files: verb.requirements)
    let selection = try context.environmentSettings(verb.environment, python: verb.python, isMutable: true)
    let settings = try context.cacheSettings(verb.cache)

    let cache = try context.openCache(settings)
    let environment = try context.pythonEnvironment(selection, cache: cache)
    let loaded = try loadRequirements(requirements.withoutProjects, reporting: context.observer)
    let held = try context.hold(environment, settings.lockTimeoutSeconds, onlyPlans: verb.dryRun)
    defer { withExtendedLifetime(held) {} }
    let changes = try removePackages(
      loaded.names, from: held, onlyPlans: verb.dryRun, reporting: context.observer)
    if changes.isEmpty {
      context.console.warning("No packages to uninstall")
      return .success
    }
    if verb.dryRun { context.console.status("Would uninstall \(counted(changes.count, "package"))") }
    context.list(changes)
    return .success
  }
}
