internal import IndexAccess
internal import Interpreters
internal import PackageOperations
internal import Resolution
internal import SystemIO
internal import TerminalUI

/// What `pip compile` does.
struct PipCompileOperation {
  let settings: CompileSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    try context.checkRequirements(settings.buildConstraints)
    let list = CompiledResolution(settings: settings.list, console: context.console)
    let loaded = try loadRequirements(settings.requirements, reporting: context.observer)
    let cache = try context.openCache(settings.cache)
    let finder = try settings.interpreters.finder(cache)
    let found = try settings.requiresPython ? finder.find(settings.python) : finder.findNearest(settings.python)
    for note in found.notes { context.observer.receive(.passedOver(note)) }
    let client = try context.indexClient(settings.index, files: loaded.indexOptions, cache: cache)
    defer { client.keepPages() }
    var request = ResolutionRequest(
      loaded, for: settings.target.target(of: found.interpreter), options: settings.resolution,
      upgrades: settings.upgrades)
    let optionLines = list.optionLines(client.configuration.locations, request.options, loaded)
    if let output = settings.outputFile {
      request.prefer(
        try pinnedPreferences(of: output, in: request.markers, workingDirectory: context.workingDirectory))
    }

    let resolution = try resolvePackages(
      request, from: client, stated: settings.statedMetadata, reporting: context.observer)
    let places = settings.list.style.showsIndex ? listingPlaces(of: resolution, from: client) : [:]
    let text = list.text(resolution, options: optionLines, places: places)
    if let output = settings.outputFile { try writeOutput(text, to: output, durable: true) }
    // As with the peers, a file does not keep the list from the screen; `-q` does.
    if settings.outputFile == nil || context.console.verbosity > .quiet { context.console.requiredText(text) }
    return .success
  }
}
