internal import Interpreters
internal import PackageOperations
internal import Resolution
internal import SystemIO
internal import SystemPackage

/// Everything that the options and settings of `venv` say.
struct VenvSettings: Sendable {
  let cache: CacheSettings
  let interpreters: InterpreterSettings
  let python: PythonSearchSettings
  /// Where the environment goes, if that is said.
  let path: FilePath?
  /// Where it goes otherwise, from the root of a project.
  let projectPath: FilePath
  let options: EnvironmentOptions
  /// How seed packages are found; nothing where there are none.
  let seeds: SeedSettings?
  /// The name of the shell that the user is told how to activate the environment in.
  let shell: String

  init(_ verb: VenvVerb, _ context: CommandContext) throws {
    let settings = context.settings
    cache = try context.cacheSettings(verb.cache, refreshing: try context.refreshSelection(verb.refresh))
    if verb.path?.isEmpty == true { throw CommandError("The path of the environment is empty") }
    path = verb.path.map { FilePath($0) }
    interpreters = try context.interpreterSettings(verb.python, environments: .onlySystem)
    python = try context.pythonSearch(
      for: try context.pythonRequest(verb.python), verb.globalOptions, noProject: verb.noProject)
    projectPath = FilePath(
      ["ADDER_PROJECT_ENVIRONMENT", "UV_PROJECT_ENVIRONMENT"].lazy
        .compactMap { ProcessEnvironment.nonEmptyValue($0) }.first ?? ".venv")
    var options = EnvironmentOptions(toolVersion: ProgramVersion.current)
    options.prompt = EnvironmentOptions.Prompt(verb.prompt)
    // An environment at the usual place is known by the directory it is for.
    if options.prompt == .environmentName, verb.path == nil { options.prompt = .workingDirectoryName }
    options.systemSitePackages = verb.systemSitePackages
    options.isRelocatable = try settings.flag(.relocatable, argument: verb.relocatable)?.value ?? false
    options.isSeeded = try settings.flag(.seed, argument: verb.seed ? true : nil)?.value ?? false
    let clears = try settings.flag(.clear, argument: verb.clear)?.value ?? false
    options.existing = verb.allowExisting ? .keep : clears ? (verb.force ? .clearAnything : .clear) : .fail
    self.options = options
    seeds = options.isSeeded ? try SeedSettings(verb, context) : nil
    shell = ProcessEnvironment.nonEmptyValue("SHELL").flatMap { FilePath($0).lastComponent?.string } ?? ""
  }
}

/// How the seed packages of an environment are found.
struct SeedSettings: Sendable {
  let index: IndexSettings
  let resolution: ResolutionOptions
  let statedMetadata: [StatedMetadata]

  init(_ verb: VenvVerb, _ context: CommandContext) throws {
    index = try context.indexSettings(verb.index)
    var resolution = ResolutionOptions()
    resolution.excludeNewer = try context.excludeNewer(verb.age)
    self.resolution = resolution
    statedMetadata = try context.statedMetadata()
  }
}
