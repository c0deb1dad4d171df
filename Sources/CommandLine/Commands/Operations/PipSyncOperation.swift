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
    let settings = context.settings
    if verb.sources.isEmpty, verb.selection.group.isEmpty {
      throw CommandError("No requirements file was given", hints: ["name a file: `adder pip sync requirements.txt`"])
    }
    try context.refuseUnsupported(verb.build, verb.selection, age: verb.age)
    try context.refuseOutputFormat(verb.outputFormat)
    let start = MonotonicInstant.now
    let loaded = try loadRequirements(
      try context.requirementsInput(files: verb.sources, selection: verb.selection), reporting: context.observer)
    let allowsEmpty = try settings.flag(
      .allowEmptyRequirements, on: verb.allowEmptyRequirements, off: verb.noAllowEmptyRequirements)
    if loaded.requirements.isEmpty {
      for file in verb.sources {
        context.console.warning("Requirements file `\(file)` does not contain any dependencies")
      }
      if allowsEmpty != true {
        context.console.status(
          "No requirements found (hint: use `--allow-empty-requirements` to clear the environment)")
        return .success
      }
    }
    let cache = try context.openCache(
      verb.cache,
      refreshing: try context.refreshSelection(verb.refresh).union(try context.reinstallSelection(verb.installer)))
    let environment = try context.pythonEnvironment(
      verb.environment, python: verb.python, cache: cache, isMutable: true)
    let held = try context.hold(environment)
    defer { withExtendedLifetime(held) {} }
    var installation = PackageInstallation(
      loaded, for: try context.resolutionTarget(verb.target, interpreter: environment.interpreter))
    installation.update = try context.updateOptions(verb.installer, onlyPlans: verb.dryRun || verb.check)
    installation.hashes = try context.hashMode(verb.selection)
    let client = IndexClient(
      configuration: try context.indexConfiguration(verb.index, files: loaded.indexOptions), cache: cache)
    installation.resolution = try context.resolutionOptions(
      nil, age: verb.age, build: verb.build, selection: verb.selection)
    installation.statedMetadata = try context.statedMetadata()

    let outcome = try synchronizePackages(installation, with: held, from: client, reporting: context.observer)
    context.show(outcome, onlyPlans: installation.update.onlyPlans, since: start)
    if try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false {
      try context.reportProblems(of: environment, outcome.hasChanged ? nil : held.installed)
    }
    return outcome.exitStatus(isCheck: verb.check)
  }
}
