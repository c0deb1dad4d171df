package import ArgumentParser

/// `pip freeze`: writes the packages of an environment as requirements.
package struct PipFreezeVerb: Verb {
  package static let path = ["pip", "freeze"]
  package static let summary = "List the packages of an environment as requirements"

  @Flag(help: "Leave out editable projects") var excludeEditable = false
  @Option(help: ArgumentHelp("Leave out this package; repeatable", valueName: "package")) var exclude: [String] = []
  @Flag(help: "Check that the environment is consistent") var strict = false
  @Flag(help: .hidden) var noStrict = false
  @Option(
    name: [.customLong("path")], help: ArgumentHelp("Look in this directory only; repeatable", valueName: "paths"))
  var paths: [String] = []
  @OptionGroup var environment: EnvironmentSelectionOptions
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipFreezeOperation(verb: self, context: context).run()
  }
}
