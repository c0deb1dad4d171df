internal import Caching
internal import IndexAccess
internal import PackageOperations
internal import Resolution
internal import SystemIO

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
  /// Whether requirements that are none clear the environment (`pip sync`).
  let allowsNoRequirements: Bool
  /// Files that only have to be right: nothing is built yet.
  let buildConstraints: [RequirementsInput]

  init(_ verb: PipInstallVerb, _ context: CommandContext) throws {
    if verb.package.isEmpty, verb.requirements.isEmpty {
      throw CommandError(
        "Nothing to install was named", hints: ["name packages, or a file of them with `-r requirements.txt`"])
    }
    try self.init(
      verb, packages: verb.package, files: verb.requirements, resolver: verb.resolver, isExact: verb.exact,
      allowsNoRequirements: true, context)
  }

  init(_ verb: PipSyncVerb, _ context: CommandContext) throws {
    if verb.sources.isEmpty {
      throw CommandError("No requirements file was given", hints: ["name a file: `adder pip sync requirements.txt`"])
    }
    let allowsEmpty = try context.settings.flag(
      .allowEmptyRequirements, argument: verb.allowEmptyRequirements)?.value
    try self.init(
      verb, packages: [], files: verb.sources, resolver: nil, isExact: true,
      allowsNoRequirements: allowsEmpty ?? false, context)
  }

  private init(
    _ verb: some InstallingVerb, packages: [String], files: [String], resolver: ResolverOptions?, isExact: Bool,
    allowsNoRequirements: Bool, _ context: CommandContext
  ) throws {
    try context.refuseUnsupported()
    buildConstraints = try context.buildConstraints(verb.build)
    try context.refuseOutputFormat(verb.outputFormat)
    requirements = try context.requirementsInput(
      packages: packages, files: files, selection: verb.selection, age: verb.age)
    resolution = try context.resolutionOptions(resolver, age: verb.age, build: verb.build, selection: verb.selection)
    upgrades = try resolver.map(context.upgradeConstraints) ?? []
    update = try context.updateOptions(verb.installer, onlyPlans: verb.dryRun || verb.check)
    cache = try context.cacheSettings(
      verb.cache,
      refreshing: try context.refreshSelection(verb.refresh).union(resolution.upgrade).union(update.reinstall))
    environment = try context.environmentSettings(verb.environment, python: verb.python, isMutable: true)
    target = try context.targetSettings(verb.target)
    index = try context.indexSettings(verb.index)
    hashes = try context.hashMode(verb.selection)
    statedMetadata = try context.statedMetadata()
    self.isExact = isExact
    self.allowsNoRequirements = allowsNoRequirements
    isCheck = verb.check
    isStrict = try context.settings.flag(.strict, argument: verb.strict)?.value ?? false
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

/// What the commands that install have in common.
protocol InstallingVerb {
  var selection: RequirementsOptions { get }
  var installer: InstallerOptions { get }
  var refresh: RefreshOptions { get }
  var index: IndexOptions { get }
  var age: AgeOptions { get }
  var build: BuildOptions { get }
  var target: TargetOptions { get }
  var environment: EnvironmentSelectionOptions { get }
  var python: PythonOptions { get }
  var cache: CacheOptions { get }
  var dryRun: Bool { get }
  var check: Bool { get }
  var outputFormat: String? { get }
  var strict: Bool? { get }
}

extension PipInstallVerb: InstallingVerb {}
extension PipSyncVerb: InstallingVerb {}
