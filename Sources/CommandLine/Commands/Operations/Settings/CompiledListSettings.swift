internal import PackagingStandards

/// How `pip compile` writes its list, by the options and settings.
struct CompiledListSettings: Sendable {
  /// The command that the header names.
  enum Command: Sendable {
    /// None: there is no header.
    case none
    case custom(String)
    /// The command line as it was typed, but for some of its options.
    case typed(CompileCommandLine)
  }

  let style: CompiledRequirements.Style
  let command: Command
  let keepsExtras: Bool
  /// Whether a pin says under which marker its package is needed.
  let keepsMarkers: Bool
  let emitsIndexURL: Bool
  /// The values of `--find-links`, `--no-binary` and `--only-binary` as they were given, where they are written.
  let findLinks: [String]?
  let buildOptions: (noBinary: [String], onlyBinary: [String])?

  /// - Throws: `SettingError` for what an option or setting cannot be.
  init(_ verb: PipCompileVerb, _ context: CommandContext) throws {
    let settings = context.settings
    var style = CompiledRequirements.Style()
    let annotations = try settings.choice(
      .annotationStyle, CompiledRequirements.AnnotationStyle.self, argument: verb.annotationStyle)
    let hidesAnnotations = try settings.flag(.noAnnotate, argument: verb.noAnnotate)?.value ?? false
    style.annotations = hidesAnnotations ? nil : annotations?.value ?? .split
    style.showsIndex =
      try settings.flag(.emitIndexAnnotation, argument: verb.emitIndexAnnotation)?.value ?? false
    style.excludedNames = try settings.list(.noEmitPackage, arguments: verb.noEmitPackage).flatMap { names in
      try names.value.split(separator: ",").map {
        try packageName(Setting(String($0), from: names.origin), for: "no-emit-package").string
      }
    }
    style.tool = context.program
    self.style = style
    let hidesHeader = try settings.flag(.noHeader, argument: verb.noHeader)?.value ?? false
    let customCommand = try settings.string(.customCompileCommand, argument: verb.customCompileCommand)?.value
    keepsExtras = try settings.flag(.noStripExtras, argument: verb.noStripExtras)?.value ?? false
    keepsMarkers = try settings.flag(.noStripMarkers, argument: verb.noStripMarkers)?.value ?? false
    emitsIndexURL = try settings.flag(.emitIndexURL, argument: verb.emitIndexURL)?.value ?? false
    let emitsFindLinks = try settings.flag(.emitFindLinks, argument: verb.emitFindLinks)?.value ?? false
    findLinks =
      emitsFindLinks ? try settings.list(.findLinks, arguments: verb.index.findLinks).map(\.value) : nil
    let emitsBuildOptions =
      try settings.flag(.emitBuildOptions, argument: verb.emitBuildOptions)?.value ?? false
    buildOptions =
      emitsBuildOptions
      ? (
        try settings.list(.noBinary, arguments: verb.build.noBinary).map(\.value),
        try settings.list(.onlyBinary, arguments: verb.build.onlyBinary).map(\.value)
      ) : nil
    if hidesHeader {
      command = .none
    } else if let customCommand {
      command = .custom(customCommand)
    } else {
      var line = CompileCommandLine(
        program: context.program, arguments: context.arguments, options: verb.typedOptions)
      line.keepsIndexes = emitsIndexURL
      line.keepsFindLinks = emitsFindLinks
      command = .typed(line)
    }
  }
}
