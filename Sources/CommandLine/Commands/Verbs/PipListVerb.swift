package import ArgumentParser

/// `pip list`: shows the packages of an environment as a table.
package struct PipListVerb: Verb {
  package static let path = ["pip", "list"]
  package static let summary = "List the packages of an environment"

  @Flag(name: [.customShort("e"), .long], help: "List only editable projects") var editable = false
  @Flag(help: "Leave out editable projects") var excludeEditable = false
  @Option(help: ArgumentHelp("Leave out this package; repeatable", valueName: "package")) var exclude: [String] = []
  @Option(help: ArgumentHelp("How to write the list", valueName: "format")) var format: String?
  @Flag(help: "List packages for which there is a newer version") var outdated = false
  @Flag(help: .hidden) var noOutdated = false
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
    try PipListOperation(verb: self, context: context).run()
  }
}
