internal import IndexAccess
internal import Interpreters
internal import PackageOperations
internal import Resolution
internal import SystemIO
internal import TerminalUI

/// What `pip compile` does.
struct PipCompileOperation {
  let verb: PipCompileVerb
  let context: CommandContext

  func run() throws -> ExitStatus {
    if verb.sources.isEmpty {
      throw CommandError(
        "No requirements file was given", hints: ["name a file: `adder pip compile requirements.in`"])
    }
    try refuseUnsupported()
    let rendering = try CompiledResolution(verb: verb, context: context)
    let settings = try CompileSettings(verb, tellsConditions: rendering.keepsMarkers, context)
    let loaded = try loadRequirements(settings.requirements, reporting: context.observer)
    let cache = try context.openCache(settings.cache)
    let finder = try settings.interpreters.finder(cache)
    let found = try settings.requiresPython ? finder.find(settings.python) : finder.findNearest(settings.python)
    for note in found.notes { context.console.debug(note.description) }
    let client = IndexClient(
      configuration: try context.indexConfiguration(settings.index, files: loaded.indexOptions), cache: cache)
    var request = ResolutionRequest(
      loaded, for: settings.target.target(of: found.interpreter), options: settings.resolution,
      upgrades: settings.upgrades)
    let optionLines = rendering.optionLines(client.configuration.locations, request.options, loaded)
    if let output = settings.outputFile {
      request.prefer(
        try pinnedPreferences(of: output, in: request.markers, workingDirectory: context.workingDirectory))
    }

    let resolution = try resolvePackages(
      request, from: client, stated: settings.statedMetadata, reporting: context.observer)
    let text = rendering.text(resolution, options: optionLines)
    if let output = settings.outputFile { try writeOutput(text, to: output, durable: true) }
    // As with the peers, a file does not keep the list from the screen; `-q` does.
    if settings.outputFile == nil || context.console.verbosity > .quiet { context.console.requiredText(text) }
    return .success
  }

  private func refuseUnsupported() throws {
    try context.refuseUnsupported(verb.build, age: verb.age)
    for (key, isTakenBack) in [(SettingKey.universal, verb.noUniversal), (.generateHashes, verb.noGenerateHashes)] {
      if !isTakenBack, let setting = context.settings.configuredFlag(key), setting.value {
        throw SettingError("`\(key.name)` is not supported yet", from: setting.origin)
      }
    }
    let isLockFile = verb.format.map { $0 == "pylock.toml" } ?? verb.outputFile?.hasSuffix(".toml") ?? false
    if isLockFile { throw CommandError.unsupported("writing `pylock.toml`") }
  }
}
