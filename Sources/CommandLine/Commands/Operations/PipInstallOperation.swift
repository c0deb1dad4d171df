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
    if verb.user {
      throw CommandError(
        "`--user` is not supported", hints: ["use a virtual environment: `adder venv`", "or `--target DIRECTORY`"])
    }
    if verb.package.isEmpty, verb.requirements.isEmpty, verb.editable.isEmpty, verb.selection.group.isEmpty {
      throw CommandError(
        "Nothing to install was named", hints: ["name packages, or a file of them with `-r requirements.txt`"])
    }
    if !verb.editable.isEmpty { throw CommandError.unsupported("`--editable`") }
    try context.refuseUnsupported(verb.build, verb.selection, age: verb.age)
    try context.refuseOutputFormat(verb.outputFormat)
    let start = MonotonicInstant.now
    let loaded = try loadRequirements(
      try context.requirementsInput(packages: verb.package, files: verb.requirements, selection: verb.selection),
      reporting: context.observer)
    let upgrade = try context.upgradeSelection(verb.resolver)
    let reinstall = try context.reinstallSelection(verb.installer)
    let cache = try context.openCache(
      verb.cache, refreshing: try context.refreshSelection(verb.refresh).union(upgrade).union(reinstall))
    let environment = try context.pythonEnvironment(
      verb.environment, python: verb.python, cache: cache, isMutable: true)
    let held = try context.hold(environment)
    defer { withExtendedLifetime(held) {} }
    var installation = PackageInstallation(
      loaded, for: try context.resolutionTarget(verb.target, interpreter: environment.interpreter))
    let client = IndexClient(
      configuration: try context.indexConfiguration(verb.index, files: loaded.indexOptions), cache: cache)
    installation.update = try context.updateOptions(verb.installer, onlyPlans: verb.dryRun || verb.check)
    installation.resolution = try context.resolutionOptions(
      verb.resolver, age: verb.age, build: verb.build, selection: verb.selection)
    installation.upgrades = try context.upgradeConstraints(verb.resolver)
    installation.hashes = try context.hashMode(verb.selection)
    installation.statedMetadata = try context.statedMetadata()
    installation.isExact = verb.exact

    let outcome = try installPackages(installation, into: held, from: client, reporting: context.observer)
    context.show(outcome, onlyPlans: installation.update.onlyPlans, since: start)
    if try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false {
      try context.reportProblems(of: environment, outcome.hasChanged ? nil : held.installed)
    }
    return outcome.exitStatus(isCheck: verb.check)
  }
}
