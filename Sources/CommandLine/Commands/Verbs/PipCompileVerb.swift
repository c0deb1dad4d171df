package import ArgumentParsing

/// `pip compile`: resolves requirements into a list of pinned packages.
package struct PipCompileVerb: Verb {
  package static let path = ["pip", "compile"]
  package static let summary = "Resolve requirements into a list of pinned packages"
  package static let operands = "<SRC_FILE|--group <GROUP>>"

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration(
      "src-file", isRepeatable: true, help: "The files whose requirements to resolve; `-` is standard input"),
    [
      OptionSection(
        OptionTitle.own,
        [
          .single(
            "output-file", .word, short: "o",
            help: "Write the list to this file, whose versions are kept where they still fit"
          ).setting(.outputFile),
          .single("format", .choice(["requirements.txt", "pylock.toml"]), help: "The format of the list"),
          .flag("no-strip-extras", negation: "strip-extras", help: "Keep extras in the list").setting(.noStripExtras),
          .flag("no-strip-markers", negation: "strip-markers", help: "Keep markers in the list").setting(
            .noStripMarkers),
          .flag("no-annotate", negation: "annotate", help: "Leave out who requires each package").setting(.noAnnotate),
          .flag("no-header", negation: "header", help: "Leave out the header").setting(.noHeader),
          .single("annotation-style", help: "Where annotations stand").setting(.annotationStyle),
          .single("custom-compile-command", valueName: "command", help: "The command that the header names").setting(
            .customCompileCommand),
          .flag("generate-hashes", negation: "no-generate-hashes", help: "Write the hashes of every file").setting(
            .generateHashes
          ).notYet,
          .flag("universal", negation: "no-universal", help: "Resolve for all platforms and Pythons at once").setting(
            .universal
          ).conflicting("python-platform", "strip-markers").notYet,
          .list(
            "no-emit-package", .word, aliases: ["unsafe-package"], valueName: "package", delimiter: ",",
            help: "Leave this package out of the list; repeatable"
          ).setting(.noEmitPackage),
          .flag("emit-index-url", negation: "no-emit-index-url", help: "Write the index options into the list").setting(
            .emitIndexURL),
          .flag("emit-find-links", negation: "no-emit-find-links", help: "Write the --find-links options into the list")
            .setting(.emitFindLinks),
          .flag(
            "emit-build-options", negation: "no-emit-build-options",
            help: "Write the --no-binary and --only-binary options into the list"
          ).setting(.emitBuildOptions),
          // Options without a text are known, and hidden from help.
          .flag("emit-marker-expression").notYet,
          .flag(
            "emit-index-annotation", negation: "no-emit-index-annotation",
            help: "Write the index that each package comes from"
          ).setting(.emitIndexAnnotation),
          .flag("system", negation: "no-system").setting(.system),
          .single("link-mode").setting(.linkMode).accepting("reflink", for: "clone"),
        ]),
      OptionSection(OptionTitle.own, RequirementsOptions.compiling),
      OptionSection(OptionTitle.own, TargetOptions.declarations),
      OptionSection(OptionTitle.index, IndexOptions.declarations),
      OptionSection(OptionTitle.resolver, ResolverOptions.declarations),
      OptionSection(OptionTitle.resolver, AgeOptions.declarations),
      OptionSection(OptionTitle.build, BuildOptions.declarations),
      OptionSection(OptionTitle.cache, RefreshOptions.declarations),
      OptionSection(OptionTitle.cache, CacheOptions.declarations),
      OptionSection(OptionTitle.python, PythonOptions.declarations),
      OptionSection(OptionTitle.own, CompatibilityOptions.compile),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let sources: [String]
  let outputFile: String?
  let format: String?
  let noStripExtras: Bool?
  let noStripMarkers: Bool?
  let noAnnotate: Bool?
  let noHeader: Bool?
  let annotationStyle: String?
  let customCompileCommand: String?
  let generateHashes: Bool?
  let universal: Bool?
  let noEmitPackage: [String]
  let emitIndexURL: Bool?
  let emitFindLinks: Bool?
  let emitBuildOptions: Bool?
  let emitIndexAnnotation: Bool?
  let system: Bool?
  let selection: RequirementsOptions
  let target: TargetOptions
  let index: IndexOptions
  let resolver: ResolverOptions
  let age: AgeOptions
  let build: BuildOptions
  let refresh: RefreshOptions
  let cache: CacheOptions
  let python: PythonOptions
  package let globalOptions: GlobalOptions
  /// Where the options stand in the command line, which the header of the list repeats.
  let typedOptions: [TypedOption]

  package init(_ arguments: ParsedArguments) {
    sources = arguments.operands
    outputFile = arguments.value("output-file")
    format = arguments.value("format")
    noStripExtras = arguments.toggle("no-strip-extras")
    noStripMarkers = arguments.toggle("no-strip-markers")
    noAnnotate = arguments.toggle("no-annotate")
    noHeader = arguments.toggle("no-header")
    annotationStyle = arguments.value("annotation-style")
    customCompileCommand = arguments.value("custom-compile-command")
    generateHashes = arguments.toggle("generate-hashes")
    universal = arguments.toggle("universal")
    noEmitPackage = arguments.values("no-emit-package")
    emitIndexURL = arguments.toggle("emit-index-url")
    emitFindLinks = arguments.toggle("emit-find-links")
    emitBuildOptions = arguments.toggle("emit-build-options")
    emitIndexAnnotation = arguments.toggle("emit-index-annotation")
    system = arguments.toggle("system")
    selection = RequirementsOptions(arguments)
    target = TargetOptions(arguments)
    index = IndexOptions(arguments)
    resolver = ResolverOptions(arguments)
    age = AgeOptions(arguments)
    build = BuildOptions(arguments)
    refresh = RefreshOptions(arguments)
    cache = CacheOptions(arguments)
    python = PythonOptions(arguments)
    globalOptions = GlobalOptions(arguments)
    typedOptions = arguments.typed
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipCompileOperation(settings: CompileSettings(self, context), context: context).run()
  }
}
