internal import IndexAccess
internal import Interpreters
internal import PackageOperations
internal import PackagingStandards
internal import Resolution
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// What `pip compile` does.
struct PipCompileOperation {
  let verb: PipCompileVerb
  let context: CommandContext

  init(verb: PipCompileVerb, context: CommandContext) {
    self.verb = verb
    self.context = context
  }

  func run() throws -> ExitStatus {
    let settings = context.settings
    if verb.sources.isEmpty, verb.selection.group.isEmpty {
      throw CommandError(
        "No requirements file was given", hints: ["name a file: `adder pip compile requirements.in`"])
    }
    try refuseUnsupported()
    let rendering = try CompiledResolution(verb: verb, context: context)
    let output = try settings.path(.outputFile, argument: verb.outputFile)?.value
    let requirements = try context.requirementsInput(files: verb.sources, selection: verb.selection)
    let options = try context.resolutionOptions(
      verb.resolver, age: verb.age, build: verb.build, selection: verb.selection)
    let upgrades = try context.upgradeConstraints(verb.resolver)
    let cacheSettings = try context.cacheSettings(
      verb.cache, refreshing: try context.refreshSelection(verb.refresh).union(options.upgrade))
    let interpreters = try context.interpreterSettings(
      verb.python, environments: verb.system ? .onlySystem : .any, isSystem: verb.system)
    let pythonRequest = try pythonRequest()
    let targetSettings = try context.targetSettings(targetOptions)
    let index = try context.indexSettings(verb.index)
    let stated = try context.statedMetadata()

    let loaded = try loadRequirements(requirements, reporting: context.observer)
    let cache = try context.openCache(cacheSettings)
    let found = try interpreters.finder(cache).findNearest(pythonRequest)
    for note in found.notes { context.console.debug(note.description) }
    let client = IndexClient(
      configuration: try context.indexConfiguration(index, files: loaded.indexOptions), cache: cache)
    var request = ResolutionRequest(
      loaded, for: targetSettings.target(of: found.interpreter), options: options, upgrades: upgrades)
    let optionLines = try rendering.optionLines(client.configuration.locations, request.options, loaded)
    if let output {
      request.prefer(
        try pinnedPreferences(
          of: context.workingDirectory.pushing(output), workingDirectory: context.workingDirectory))
    }

    let resolution = try resolvePackages(request, from: client, stated: stated, reporting: context.observer)
    let text = rendering.text(resolution, options: optionLines)
    if let output { try writeOutput(text, to: context.workingDirectory.pushing(output), durable: true) }
    // As with the peers, a file does not keep the list from the screen; `-q` does.
    if output == nil || context.console.verbosity > .quiet { context.console.requiredText(text) }
    return .success
  }

  private func refuseUnsupported() throws {
    let settings = context.settings
    try context.refuseUnsupported(verb.build, verb.selection, age: verb.age)
    if try settings.flag(.universal, on: verb.universal, off: verb.noUniversal) ?? false {
      throw CommandError.unsupported("`--universal`")
    }
    if try settings.flag(.generateHashes, on: verb.generateHashes, off: verb.noGenerateHashes) ?? false {
      throw CommandError.unsupported("`--generate-hashes`")
    }
    let isLockFile = verb.outputFile?.hasSuffix(".toml") ?? false
    if isLockFile || verb.format == "pylock.toml" { throw CommandError.unsupported("writing `pylock.toml`") }
    if verb.emitMarkerExpression { throw CommandError.unsupported("`--emit-marker-expression`") }
  }

  /// `--python-version 3.x` alone also says which interpreter to prefer.
  private func pythonRequest() throws -> PythonRequest {
    if let request = try context.pythonRequest(verb.python), !isVersion(verb.python.python) { return request }
    let version = try context.settings.string(.pythonVersion, argument: verb.target.pythonVersion)?.value
    if let text = version ?? verb.python.python { return PythonRequest(text) }
    return .standard
  }

  /// `-p 3.x` of this command means `--python-version 3.x`.
  private var targetOptions: TargetOptions {
    var options = verb.target
    if options.pythonVersion == nil, isVersion(verb.python.python) { options.pythonVersion = verb.python.python }
    return options
  }

  private func isVersion(_ text: String?) -> Bool {
    guard let text, text.contains("."), let first = text.utf8.first, (48...57).contains(first) else { return false }
    return (try? Version(text)) != nil
  }
}
