package import ArgumentParser

/// `pip uninstall`: removes packages from an environment.
package struct PipUninstallVerb: Verb {
  package static let path = ["pip", "uninstall"]
  package static let summary = "Remove packages from an environment"
  package static let operands = "<PACKAGE|--requirements <REQUIREMENTS>>"

  @Argument(help: "The packages to remove") var package: [String] = []
  @Option(
    name: [.customShort("r", allowingJoined: true), .customLong("requirements"), .customLong("requirement")],
    help: ArgumentHelp("Remove what these files list; repeatable", valueName: "requirements"))
  var requirements: [String] = []
  @Flag(name: [.customShort("y"), .customLong("yes")], help: .hidden) var yes = false
  @Flag(help: "Say what would be done and do nothing") var dryRun = false
  @Option(help: .hidden) var keyringProvider: String?
  @OptionGroup var environment: EnvironmentSelectionOptions
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipUninstallOperation(verb: self, context: context).run()
  }
}
