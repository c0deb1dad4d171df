internal import IndexAccess
internal import PackageOperations
internal import PackagingStandards
internal import Resolution
internal import Support
internal import SystemPackage
internal import TerminalUI

/// How `pip compile` writes its list, by the options and settings: read before anything is resolved.
struct CompiledResolution {
  private let context: CommandContext
  private var style = CompiledRequirements.Style()
  private let hidesHeader: Bool
  private let customCommand: String?
  private let keepsExtras: Bool
  /// Whether a pin says under which condition its package is needed.
  let keepsMarkers: Bool
  private let emitsIndexURL: Bool
  /// The values of `--find-links`, `--no-binary` and `--only-binary` as they were given, where they are written.
  private let findLinks: [String]?
  private let buildOptions: (noBinary: [String], onlyBinary: [String])?

  /// - Throws: `SettingError` for what an option or setting cannot be.
  init(verb: PipCompileVerb, context: CommandContext) throws {
    self.context = context
    let settings = context.settings
    let annotations = try settings.choice(
      .annotationStyle, CompiledRequirements.AnnotationStyle.self, argument: verb.annotationStyle)
    let hidesAnnotations = try settings.flag(.noAnnotate, on: verb.noAnnotate, off: verb.annotate) ?? false
    style.annotations = hidesAnnotations ? nil : annotations?.value ?? .split
    style.showsIndex =
      try settings.flag(.emitIndexAnnotation, on: verb.emitIndexAnnotation, off: verb.noEmitIndexAnnotation) ?? false
    style.excludedNames = try settings.list(.noEmitPackage, arguments: verb.noEmitPackage).flatMap { names in
      try names.value.split(separator: ",").map {
        try context.packageName(Setting(String($0), from: names.origin), for: "no-emit-package").string
      }
    }
    style.tool = context.program
    hidesHeader = try settings.flag(.noHeader, on: verb.noHeader, off: verb.header) ?? false
    customCommand = try settings.string(.customCompileCommand, argument: verb.customCompileCommand)?.value
    keepsExtras = try settings.flag(.noStripExtras, on: verb.noStripExtras, off: verb.stripExtras) ?? false
    keepsMarkers = try settings.flag(.noStripMarkers, on: verb.noStripMarkers, off: verb.stripMarkers) ?? false
    emitsIndexURL = try settings.flag(.emitIndexURL, on: verb.emitIndexUrl, off: verb.noEmitIndexUrl) ?? false
    let emitsFindLinks = try settings.flag(.emitFindLinks, on: verb.emitFindLinks, off: verb.noEmitFindLinks) ?? false
    findLinks =
      emitsFindLinks ? try settings.list(.findLinks, arguments: verb.index.findLinks).map(\.value) : nil
    let emitsBuildOptions =
      try settings.flag(.emitBuildOptions, on: verb.emitBuildOptions, off: verb.noEmitBuildOptions) ?? false
    buildOptions =
      emitsBuildOptions
      ? (
        try settings.list(.noBinary, arguments: verb.build.noBinary).map(\.value),
        try settings.list(.onlyBinary, arguments: verb.build.onlyBinary).map(\.value)
      ) : nil
  }

  /// The option lines above the pins, by what the requirements files say too.
  func optionLines(
    _ locations: IndexLocations, _ options: ResolutionOptions, _ loaded: LoadedRequirements
  ) -> [String] {
    var lines: [String] = []
    if emitsIndexURL {
      if let last = locations.indexes.last { lines.append("--index-url \(place(of: last))") }
      for index in locations.indexes.dropLast() { lines.append("--extra-index-url \(place(of: index))") }
      if locations.indexes.contains(where: { $0.url.hasCredentials }) {
        context.console.warning("The credentials of index URLs are left out of the list")
      }
    }
    if let findLinks {
      for link in findLinks + loaded.indexOptions.findLinks.map(\.written) {
        lines.append("--find-links \(omittingCredentials(inWord: link))")
      }
    }
    if let buildOptions {
      lines += words(for: options.noBinary, asGiven: buildOptions.noBinary).map { "--no-binary \($0)" }
      lines += words(for: options.noBuild, asGiven: buildOptions.onlyBinary).map { "--only-binary \($0)" }
    }
    return lines
  }

  /// Where an index is, as it was given: a path that is relative makes a list that can be used elsewhere.
  private func place(of index: PackageIndex) -> String { index.writtenPath ?? index.displayURL.text }

  /// The values that say a selection, in the order in which they were given.
  private func words(for selection: PackageSelection, asGiven texts: [String]) -> [String] {
    switch selection {
    case .none: return []
    case .all: return [":all:"]
    case .packages(var names):
      let given = texts.flatMap { $0.split(separator: ",") }.compactMap { try? PackageName(String($0)) }
      let ordered = given.filter { names.remove($0) != nil }
      return (ordered + names.sorted()).map(\.string)
    }
  }

  /// The text for a resolution.
  func text(_ resolution: Resolution, options: [String]) -> String {
    CompiledRequirements(
      command: hidesHeader ? nil : command, options: options, entries: resolution.packages.map { entry($0) },
      style: style
    ).text
  }

  private func entry(_ package: ResolvedPackage) -> CompiledRequirements.Entry {
    var pin = package.name.string
    if keepsExtras, !package.extras.isEmpty { pin += "[" + package.extras.map(\.string).joined(separator: ", ") + "]" }
    pin += "==\(package.version)"
    if keepsMarkers, !package.condition.isTrue { pin += " ; \(package.condition)" }
    return CompiledRequirements.Entry(
      name: package.name.string, pin: pin, dependents: package.dependents.map(\.string),
      origins: package.origins.compactMap(\.label),
      index: package.installedFile.map { url(of: $0.page.index.displayURL) })
  }

  /// The URL of an index, also where it is a directory.
  private func url(of index: DisplayURL) -> String {
    guard index.text.hasPrefix("/") else { return index.text }
    var url = URLReference(filePath: index.text).description
    while url.utf8.last == UInt8(ascii: "/"), url.utf8.dropLast().last != UInt8(ascii: "/") { url.removeLast() }
    return url
  }

  private var command: String {
    if let customCommand { return customCommand }
    var line = CompileCommandLine(program: context.program, arguments: context.arguments)
    line.keepsIndexes = emitsIndexURL
    line.keepsFindLinks = findLinks != nil
    return line.text
  }
}
