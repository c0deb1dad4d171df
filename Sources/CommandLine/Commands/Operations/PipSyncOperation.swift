internal import IndexAccess
internal import Installing
internal import Interpreters
internal import PackagingStandards
internal import Resolution
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
    var loaded = try RequirementsLoader(context: context).load(
      packages: [], files: verb.sources, constraints: verb.selection.constraints, selection: verb.selection)
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
    let cache = try context.openCache(verb.cache, refresh: verb.refresh, installer: verb.installer)
    let environment = try context.pythonEnvironment(
      verb.environment, python: verb.python, cache: cache, isMutable: true)
    let store = WheelStore(cache: cache)
    let held = try context.lockEnvironment(environment, store: store)
    defer { withExtendedLifetime(held) {} }
    let target = try context.resolutionTarget(verb.target, interpreter: environment.interpreter)
    let options = try context.updateOptions(
      verb.installer, isDryRun: verb.dryRun, isCheck: verb.check,
      hashes: try context.expectedHashes(verb.selection, loaded.hashes, environment: target.markers))
    let preserved = InstallationPlan.Extent.exact(
      preserving: InstallationPlan.seedPackages(pythonVersion: environment.interpreter.version))
    let update = EnvironmentUpdate(
      context: context, environment: environment, cache: cache,
      client: IndexClient(
        configuration: try context.indexConfiguration(verb.index, files: loaded.indexOptions), cache: cache),
      options: options)
    let wanted = loaded.requirements.filter { $0.requirement.applies(in: target.markers) }
    // Constraints of configuration files are for resolving, which a list to be installed as it stands went through.
    loaded.constraints.removeAll { $0.origin.place == .workspace }
    let constraints = loaded.constraints.filter { $0.requirement.applies(in: target.markers) }
    if options.reinstall == .nothing, let pins = pins(wanted, constraints),
      try update.isSatisfied(pins, extent: preserved)
    {
      context.reportChecked(pins.count, since: start)
      if verb.dryRun || verb.check { context.console.status("Would make no changes") }
      if try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false {
        try context.reportProblems(of: environment)
      }
      return .success
    }
    loaded.overrides = []
    loaded.excludes = []
    var resolutionOptions = try context.resolutionOptions(
      nil, age: verb.age, build: verb.build, installer: verb.installer, selection: verb.selection)
    resolutionOptions.indexStrategy = update.client.configuration.strategy
    resolutionOptions.omitsDependencies = true
    resolutionOptions.expectedDigests = options.hashes.digests
    var request = ResolutionRequest(loaded, for: target, options: resolutionOptions)
    request.installed = try context.installedDistributions(in: environment.sitePackages).candidates
    let resolution = try context.resolution(for: request, from: update.client)
    let status = try update.apply(resolution, requested: Set(wanted.map(\.requirement.name)), extent: preserved)
    if try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false {
      try context.reportProblems(of: environment)
    }
    return status
  }

  /// The version of each requirement, if all of them are pinned and nothing speaks against the pins: then nothing has
  /// to be resolved to compare.
  private func pins(
    _ requirements: [SourcedRequirement], _ constraints: [SourcedRequirement]
  ) -> [DesiredDistribution]? {
    var pins: [PackageName: Version] = [:]
    for sourced in requirements {
      guard let version = sourced.requirement.pinnedVersion else { return nil }
      if let other = pins[sourced.requirement.name], other != version { return nil }
      pins[sourced.requirement.name] = version
    }
    for constraint in constraints.map(\.requirement) {
      guard let version = pins[constraint.name] else { continue }
      guard constraint.url == nil, constraint.specifiers.contains(version) else { return nil }
    }
    return pins.map { DesiredDistribution(name: $0.key, version: $0.value) }
  }
}

extension Requirement {
  /// The version that `==` without a wildcard pins, if that is all the requirement says.
  var pinnedVersion: Version? {
    guard url == nil, specifiers.specifiers.count == 1, let specifier = specifiers.specifiers.first else { return nil }
    guard specifier.operator == .equal, !specifier.isPrefixMatch else { return nil }
    return specifier.version
  }
}
