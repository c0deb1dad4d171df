package import ArgumentParser

/// `pip tree`: shows which installed package requires which.
package struct PipTreeVerb: Verb {
  package static let path = ["pip", "tree"]
  package static let summary = "Show the packages of an environment as a tree of requirements"

  @Flag(help: "Show the versions that each requirement allows") var showVersionSpecifiers = false
  @Option(name: [.customShort("d"), .long], help: ArgumentHelp("Stop at this depth", valueName: "depth"))
  var depth: Int = 255
  @Option(help: ArgumentHelp("Leave this package and what is below it out; repeatable", valueName: "prune"))
  var prune: [String] = []
  @Option(help: ArgumentHelp("Show the tree of this package only; repeatable", valueName: "package"))
  var package: [String] = []
  @Flag(help: "Show what is below a package every time it occurs, not only the first") var noDedupe = false
  @Flag(name: [.long, .customLong("reverse")], help: "Show below each package what requires it") var invert = false
  @Flag(help: "Show the newest release of each package") var outdated = false
  @Flag(help: "Show the size of each package's wheel") var showSizes = false
  @Flag(help: "Check that the environment is consistent") var strict = false
  @Flag(help: .hidden) var noStrict = false
  @OptionGroup var environment: EnvironmentSelectionOptions
  @OptionGroup(title: "Index options") var index: IndexOptions
  @OptionGroup(title: "Resolver options") var age: AgeOptions
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipTreeOperation(verb: self, context: context).run()
  }
}
