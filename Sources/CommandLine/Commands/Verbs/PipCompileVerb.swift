package import ArgumentParser

/// `pip compile`: resolves requirements into a list of pinned packages.
package struct PipCompileVerb: Verb {
  package static let path = ["pip", "compile"]
  package static let summary = "Resolve requirements into a list of pinned packages"
  package static let operands = "<SRC_FILE|--group <GROUP>>"

  @Argument(help: ArgumentHelp("The files whose requirements to resolve; `-` is standard input", valueName: "src-file"))
  var sources: [String] = []
  @Option(
    name: [.customShort("o", allowingJoined: true), .long],
    help: ArgumentHelp(
      "Write the list to this file, whose versions are kept where they still fit", valueName: "output-file"))
  var outputFile: String?
  @Option(help: ArgumentHelp("The format of the list", valueName: "format")) var format: String?
  @Flag(help: "Keep extras in the list") var noStripExtras = false
  @Flag(help: .hidden) var stripExtras = false
  @Flag(help: "Keep markers in the list") var noStripMarkers = false
  @Flag(help: .hidden) var stripMarkers = false
  @Flag(help: "Leave out who requires each package") var noAnnotate = false
  @Flag(help: .hidden) var annotate = false
  @Flag(help: "Leave out the header") var noHeader = false
  @Flag(help: .hidden) var header = false
  @Option(help: ArgumentHelp("Where annotations stand", valueName: "annotation-style")) var annotationStyle: String?
  @Option(help: ArgumentHelp("The command that the header names", valueName: "command")) var customCompileCommand:
    String?
  @Flag(help: "Write the hashes of every file") var generateHashes = false
  @Flag(help: .hidden) var noGenerateHashes = false
  @Flag(help: "Resolve for all platforms and Pythons at once") var universal = false
  @Flag(help: .hidden) var noUniversal = false
  @Option(
    name: [.customLong("no-emit-package"), .customLong("unsafe-package")],
    help: ArgumentHelp("Leave this package out of the list; repeatable", valueName: "package"))
  var noEmitPackage: [String] = []
  @Flag(help: "Write the index options into the list") var emitIndexUrl = false
  @Flag(help: .hidden) var noEmitIndexUrl = false
  @Flag(help: "Write the --find-links options into the list") var emitFindLinks = false
  @Flag(help: .hidden) var noEmitFindLinks = false
  @Flag(help: "Write the --no-binary and --only-binary options into the list") var emitBuildOptions = false
  @Flag(help: .hidden) var noEmitBuildOptions = false
  @Flag(help: .hidden) var emitMarkerExpression = false
  @Flag(help: "Write the index that each package comes from") var emitIndexAnnotation = false
  @Flag(help: .hidden) var noEmitIndexAnnotation = false
  @Flag(help: .hidden) var system = false
  @Flag(help: .hidden) var noSystem = false
  @Option(help: .hidden) var linkMode: String?
  @OptionGroup var selection: RequirementsOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup(title: "Index options") var index: IndexOptions
  @OptionGroup(title: "Resolver options") var resolver: ResolverOptions
  @OptionGroup(title: "Resolver options") var age: AgeOptions
  @OptionGroup(title: "Build options") var build: BuildOptions
  @OptionGroup(title: "Cache options") var refresh: RefreshOptions
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipCompileOperation(verb: self, context: context).run()
  }
}
