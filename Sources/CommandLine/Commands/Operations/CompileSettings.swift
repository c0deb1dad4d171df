internal import Interpreters
internal import PackageOperations
internal import PackagingStandards
internal import Resolution
internal import SystemPackage

/// Everything that the options and settings of `pip compile` say, but for how the list is written, read before it does
/// anything.
struct CompileSettings: Sendable {
  let requirements: RequirementsInput
  let cache: CacheSettings
  let interpreters: InterpreterSettings
  let python: PythonRequest
  let target: TargetSettings
  let index: IndexSettings
  let resolution: ResolutionOptions
  let upgrades: [SourcedRequirement]
  let statedMetadata: [StatedMetadata]
  /// The file that the list goes to, and that says which versions to keep.
  let outputFile: FilePath?

  init(_ verb: PipCompileVerb, _ context: CommandContext) throws {
    outputFile = try context.settings.path(.outputFile, argument: verb.outputFile).map {
      context.workingDirectory.pushing($0.value)
    }
    requirements = try context.requirementsInput(files: verb.sources, selection: verb.selection)
    resolution = try context.resolutionOptions(
      verb.resolver, age: verb.age, build: verb.build, selection: verb.selection)
    upgrades = try context.upgradeConstraints(verb.resolver)
    cache = try context.cacheSettings(
      verb.cache, refreshing: try context.refreshSelection(verb.refresh).union(resolution.upgrade))
    interpreters = try context.interpreterSettings(
      verb.python, environments: verb.system ? .onlySystem : .any, isSystem: verb.system)
    python = try Self.pythonRequest(verb, context)
    // `-p 3.x` of this command means `--python-version 3.x`.
    var options = verb.target
    if options.pythonVersion == nil, Self.isVersion(verb.python.python) { options.pythonVersion = verb.python.python }
    target = try context.targetSettings(options)
    index = try context.indexSettings(verb.index)
    statedMetadata = try context.statedMetadata()
  }

  /// `--python-version 3.x` alone also says which interpreter to prefer.
  private static func pythonRequest(_ verb: PipCompileVerb, _ context: CommandContext) throws -> PythonRequest {
    if let request = try context.pythonRequest(verb.python), !isVersion(verb.python.python) { return request }
    let version = try context.settings.string(.pythonVersion, argument: verb.target.pythonVersion)?.value
    if let text = version ?? verb.python.python { return PythonRequest(text) }
    return .standard
  }

  private static func isVersion(_ text: String?) -> Bool {
    guard let text, text.contains("."), let first = text.utf8.first, (48...57).contains(first) else { return false }
    return (try? Version(text)) != nil
  }
}
