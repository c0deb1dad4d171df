internal import PackageOperations
internal import TerminalUI

/// What `pip uninstall` does.
struct PipUninstallOperation {
  let settings: UninstallSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    let cache = try context.openCache(settings.cache)
    let environment = try context.pythonEnvironment(settings.environment, cache: cache)
    let loaded = try loadRequirements(settings.requirements.withoutProjects, reporting: context.observer)
    let held = try context.hold(environment, settings.cache.lockTimeout, onlyPlans: settings.onlyPlans)
    defer { withExtendedLifetime(held) {} }
    let changes = try removePackages(
      loaded.names, from: held, onlyPlans: settings.onlyPlans, reporting: context.observer)
    if changes.isEmpty {
      context.console.warning("No packages to uninstall")
      return .success
    }
    if settings.onlyPlans { context.console.status("Would uninstall \(counted(changes.count, "package"))") }
    context.list(changes)
    return .success
  }
}
