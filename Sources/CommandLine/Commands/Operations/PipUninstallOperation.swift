internal import PackageOperations
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
    let cache = try context.openCache(verb.cache)
    let environment = try context.pythonEnvironment(
      verb.environment, python: verb.python, cache: cache, isMutable: true)
    let loaded = try loadRequirements(
      try context.requirementsInput(packages: verb.package, files: verb.requirements), reporting: context.observer)
    let held = try context.hold(environment)
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
