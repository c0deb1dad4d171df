internal import Interpreters
internal import PackageOperations
internal import PackagingStandards
internal import Resolution
internal import SystemPackage

/// Everything that the options and settings of `pip compile` say, read before it does anything.
struct CompileSettings: Sendable {
  let requirements: RequirementsInput
  let cache: CacheSettings
  let interpreters: InterpreterSettings
  let python: PythonRequest
  /// Whether it must be the interpreter that is asked for.
  let requiresPython: Bool
  let target: TargetSettings
  let index: IndexSettings
  let resolution: ResolutionOptions
  let upgrades: [SourcedRequirement]
  let statedMetadata: [StatedMetadata]
  /// Files that only have to be right: nothing is built yet.
  let buildConstraints: [RequirementsInput]
  let list: CompiledListSettings
  /// The file that the list goes to, and that says which versions to keep.
  let outputFile: FilePath?

  init(_ verb: PipCompileVerb, _ context: CommandContext) throws {
    if verb.sources.isEmpty {
      throw CommandError(
        "No requirements file was given", hints: ["name a file: `adder pip compile requirements.in`"])
    }
    try context.refuseUnsupported()
    buildConstraints = try context.buildConstraints(verb.build)
    try Self.refuseUnsupported(verb, context)
    list = try CompiledListSettings(verb, context)
    outputFile = try context.settings.path(.outputFile, argument: verb.outputFile).map {
      context.workingDirectory.pushing($0.value)
    }
    requirements = try context.requirementsInput(files: verb.sources, selection: verb.selection, age: verb.age)
    var resolution = try context.resolutionOptions(
      verb.resolver, age: verb.age, build: verb.build, selection: verb.selection)
    resolution.tellsMarkers = list.keepsMarkers
    self.resolution = resolution
    upgrades = try context.upgradeConstraints(verb.resolver)
    cache = try context.cacheSettings(
      verb.cache, refreshing: try context.refreshSelection(verb.refresh).union(resolution.upgrade))
    let isSystem = verb.system ?? false
    interpreters = try context.interpreterSettings(
      verb.python, environments: isSystem ? .onlySystem : .any, isSystem: isSystem)
    let python = try Self.pythonChoice(verb, context)
    self.python = python.request
    requiresPython = python.isRequired
    target = try context.targetSettings(python.target)
    index = try context.indexSettings(verb.index)
    statedMetadata = try context.statedMetadata()
  }

  private static func refuseUnsupported(_ verb: PipCompileVerb, _ context: CommandContext) throws {
    for (key, argument) in [(SettingKey.universal, verb.universal), (.generateHashes, verb.generateHashes)] {
      if argument != false, let setting = context.settings.configuredFlag(key), setting.value {
        throw SettingError("`\(key.name)` is not supported yet", from: setting.origin)
      }
    }
    let isLockFile = verb.format.map { $0 == "pylock.toml" } ?? verb.outputFile?.hasSuffix(".toml") ?? false
    if isLockFile { throw CommandError.unsupported("writing `pylock.toml`") }
  }

  /// Which interpreter is looked for, and which Python packages are chosen for.
  private struct PythonChoice {
    var request: PythonRequest
    /// Whether it must be this interpreter: versions are only wishes, since packages can be chosen for any.
    var isRequired: Bool
    var target: TargetOptions
  }

  /// `-p 3.x` of this command means `--python-version 3.x`, and `--python-version 3.x` alone also says which
  /// interpreter to prefer; a variable that asks for another one is not for this command then.
  private static func pythonChoice(_ verb: PipCompileVerb, _ context: CommandContext) throws -> PythonChoice {
    let version = try context.settings.string(.pythonVersion, argument: verb.target.pythonVersion)
    var python = try context.settings.string(.python, argument: verb.python.python)
    if version != nil, case .variable = python?.origin { python = nil }
    var choice = PythonChoice(request: .standard, isRequired: false, target: verb.target)
    if let python, !isVersion(python.value) || version != nil {
      choice.request = PythonRequest(python.value, workingDirectory: context.workingDirectory)
      choice.isRequired = true
    } else if let version = version ?? python {
      choice.request = PythonRequest(version.value)
      choice.target.pythonVersion = version.value
    }
    return choice
  }

  private static func isVersion(_ text: String) -> Bool {
    guard text.contains("."), let first = text.utf8.first, (48...57).contains(first) else { return false }
    return (try? Version(text))?.hasLocal == false
  }
}
