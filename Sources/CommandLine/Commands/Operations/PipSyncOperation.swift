internal import IndexAccess
internal import PackageOperations
internal import SystemIO
internal import TerminalUI

/// What `pip sync` does.
struct PipSyncOperation {
  let verb: PipSyncVerb
  let context: CommandContext

  init(verb: PipSyncVerb, context: CommandContext) {
    self.verb = verb
    self.context = context
  }

  func run() throws -> ExitStatus {
    if verb.sources.isEmpty {
      throw CommandError("No requirements file was given", hints: ["name a file: `adder pip sync requirements.txt`"])
    }
    try context.refuseUnsupported(verb.build, age: verb.age)
    try context.refuseOutputFormat(verb.outputFormat)
    let start = MonotonicInstant.now
    let settings = try InstallationSettings(verb, context)
    let allowsEmpty = try context.settings.flag(
      .allowEmptyRequirements, on: verb.allowEmptyRequirements, off: verb.noAllowEmptyRequirements)
    let loaded = try loadRequirements(settings.requirements, reporting: context.observer)
    if loaded.requirements.isEmpty, allowsEmpty != true {
      context.console.status("No requirements found (hint: use `--allow-empty-requirements` to clear the environment)")
      return .success
    }
    let cache = try context.openCache(settings.cache)
    let environment = try context.pythonEnvironment(settings.environment, cache: cache)
    let held = try context.hold(environment, settings.cache.lockTimeoutSeconds)
    defer { withExtendedLifetime(held) {} }
    let client = IndexClient(
      configuration: try context.indexConfiguration(settings.index, files: loaded.indexOptions), cache: cache)
    let outcome = try synchronizePackages(
      settings.installation(of: loaded, into: environment), with: held, from: client, reporting: context.observer)
    return try context.conclude(outcome, held, settings, since: start)
  }
}
