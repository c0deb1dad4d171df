internal import IndexAccess
internal import Installing
internal import Interpreters
internal import PackagingStandards
internal import Resolution
internal import SystemIO
internal import TerminalUI

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
    let loaded = try RequirementsLoader(context: context).load(
      packages: verb.package, files: verb.requirements, constraints: verb.selection.constraints,
      selection: verb.selection)
    let cache = try context.openCache(
      verb.cache, refresh: verb.refresh, resolver: verb.resolver, installer: verb.installer)
    let environment = try context.pythonEnvironment(
      verb.environment, python: verb.python, cache: cache, isMutable: true)
    let store = WheelStore(cache: cache)
    let held = try context.lockEnvironment(environment, store: store)
    defer { withExtendedLifetime(held) {} }
    let target = try context.resolutionTarget(verb.target, interpreter: environment.interpreter)
    let installed = try context.installedDistributions(in: environment.sitePackages)
    var update = EnvironmentUpdate(
      context: context, environment: environment, cache: cache,
      client: IndexClient(
        configuration: try context.indexConfiguration(verb.index, files: loaded.indexOptions), cache: cache),
      options: try context.updateOptions(verb.installer, isDryRun: verb.dryRun, isCheck: verb.check))

    var options = try context.resolutionOptions(
      verb.resolver, age: verb.age, build: verb.build, installer: verb.installer, selection: verb.selection)
    options.indexStrategy = update.client.configuration.strategy
    var request = ResolutionRequest(loaded, for: target, options: options)
    request.constraints += try context.upgradeConstraints(verb.resolver)

    if canSkipResolution(request), InstalledSatisfaction(installed, target.markers).satisfies(request) {
      context.reportChecked(loaded.requirements.count, since: start)
      if verb.dryRun || verb.check { context.console.status("Would make no changes") }
      if try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false {
        try context.reportProblems(of: environment)
      }
      return .success
    }
    update.options.hashes = try context.expectedHashes(
      verb.selection, loaded.hashes, environment: target.markers)
    request.options.expectedDigests = update.options.hashes.digests
    request.installed = installed.candidates
    let resolution = try context.resolution(for: request, from: update.client)
    let extent: InstallationPlan.Extent =
      verb.exact
      ? .exact(preserving: InstallationPlan.seedPackages(pythonVersion: environment.interpreter.version)) : .additive
    let requested = Set(loaded.requirements.map(\.requirement.name))
    let status = try update.apply(resolution, requested: requested, extent: extent)
    if try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false {
      try context.reportProblems(of: environment)
    }
    return status
  }

  /// Whether what is installed may be the answer: not where the newest, or a fresh copy, is asked for. What is
  /// preferred among versions to install does not count, as what is installed comes before all of them.
  private func canSkipResolution(_ request: ResolutionRequest) -> Bool {
    request.options.upgrade == .none && request.options.reinstall == .none && !verb.exact
  }
}
