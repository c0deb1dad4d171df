package import ArgumentParser

/// `pip show`: tells about installed packages.
package struct PipShowVerb: Verb {
  package static let path = ["pip", "show"]
  package static let summary = "Show what is known about installed packages"
  package static let operands = "[PACKAGE]..."

  @Argument(help: "The packages to show") var package: [String] = []
  @Flag(help: "Check that the environment is consistent") var strict = false
  @Flag(help: .hidden) var noStrict = false
  @Flag(name: [.customShort("f"), .long], help: "List the files of each package") var files = false
  @OptionGroup var environment: EnvironmentSelectionOptions
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipShowOperation(verb: self, context: context).run()
  }
}
