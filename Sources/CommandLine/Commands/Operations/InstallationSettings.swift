internal import Caching
internal import IndexAccess
internal import PackageOperations
internal import Resolution

/// Everything that the options and settings of a command that installs say, read before it does anything.
struct InstallationSettings: Sendable {
  let requirements: RequirementsInput
  let cache: CacheSettings
  let environment: EnvironmentSettings
  let target: TargetSettings
  let index: IndexSettings
  let resolution: ResolutionOptions
  let upgrades: [SourcedRequirement]
  let update: UpdateOptions
  let hashes: ExpectedHashes.Mode
  let statedMetadata: [StatedMetadata]
  let isExact: Bool
  /// Whether a change that would have to be made is a failure.
  let isCheck: Bool
  /// Whether the environment is checked afterwards.
  let isStrict: Bool

  init(_ verb: PipInstallVerb, _ context: CommandContext) throws {
    requirements = try context.requirementsInput(
      packages: verb.package, files: verb.requirements, selection: verb.selection, age: verb.age)
    resolution = try context.resolutionOptions(
      verb.resolver, age: verb.age, build: verb.build, selection: verb.selection)
    upgrades = try context.upgradeConstraints(verb.resolver)
    update = try context.updateOptions(verb.installer, onlyPlans: verb.dryRun || verb.check)
    cache = try context.cacheSettings(
      verb.cache,
      refreshing: try context.refreshSelection(verb.refresh).union(resolution.upgrade).union(update.reinstall))
    environment = try context.environmentSettings(verb.environment, python: verb.python, isMutable: true)
    target = try context.targetSettings(verb.target)
    index = try context.indexSettings(verb.index)
    hashes = try context.hashMode(verb.selection)
    statedMetadata = try context.statedMetadata()
    isExact = verb.exact
    isCheck = verb.check
    isStrict = try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false
  }

  init(_ verb: PipSyncVerb, _ context: CommandContext) throws {
    requirements = try context.requirementsInput(files: verb.sources, selection: verb.selection, age: verb.age)
    resolution = try context.resolutionOptions(nil, age: verb.age, build: verb.build, selection: verb.selection)
    upgrades = []
    update = try context.updateOptions(verb.installer, onlyPlans: verb.dryRun || verb.check)
    cache = try context.cacheSettings(
      verb.cache, refreshing: try context.refreshSelection(verb.refresh).union(update.reinstall))
    environment = try context.environmentSettings(verb.environment, python: verb.python, isMutable: true)
    target = try context.targetSettings(verb.target)
    index = try context.indexSettings(verb.index)
    hashes = try context.hashMode(verb.selection)
    statedMetadata = try context.statedMetadata()
    isExact = true
    isCheck = verb.check
    isStrict = try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false
  }

  /// What is to be installed, once requirements are read and the environment is known.
  func installation(of loaded: LoadedRequirements, into environment: PythonEnvironment) -> PackageInstallation {
    var installation = PackageInstallation(loaded, for: target.target(of: environment.interpreter))
    installation.resolution = resolution
    installation.upgrades = upgrades
    installation.hashes = hashes
    installation.statedMetadata = statedMetadata
    installation.update = update
    installation.isExact = isExact
    return installation
  }
}
