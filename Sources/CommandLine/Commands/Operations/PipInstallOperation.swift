internal import IndexAccess
internal import PackageOperations
internal import Resolution
internal import SystemIO

/// What `pip install` does.
struct PipInstallOperation {
  let verb: PipInstallVerb
  let context: CommandContext

  init(verb: PipInstallVerb, context: CommandContext) {
    self.verb = verb
    self.context = context
  }

  func run() throws -> ExitStatus {
    if verb.package.isEmpty, verb.requirements.isEmpty {
      throw CommandError(
        "Nothing to install was named", hints: ["name packages, or a file of them with `-r requirements.txt`"])
    }
    try context.refuseUnsupported(verb.build, age: verb.age)
    try context.refuseOutputFormat(verb.outputFormat)
    let start = MonotonicInstant.now
    let settings = try InstallationSettings(verb, context)
    let loaded = try loadRequirements(settings.requirements, reporting: context.observer)
    let cache = try context.openCache(settings.cache)
    let environment = try context.pythonEnvironment(settings.environment, cache: cache)
    let held = try context.hold(environment, settings.cache.lockTimeoutSeconds)
    defer { withExtendedLifetime(held) {} }
    let client = IndexClient(
      configuration: try context.indexConfiguration(settings.index, files: loaded.indexOptions), cache: cache)
    let outcome = try installPackages(
      settings.installation(of: loaded, into: environment), into: held, from: client, reporting: context.observer)
    return try context.conclude(outcome, held, settings, since: start)
  }
}
