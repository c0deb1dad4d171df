package import ArgumentParser

/// `pip install`: adds packages to an environment.
package struct PipInstallVerb: Verb {
  package static let path = ["pip", "install"]
  package static let summary = "Install packages into an environment"
  package static let operands = "<PACKAGE|--requirements <REQUIREMENTS>|--editable <EDITABLE>|--group <GROUP>>"

  @Argument(help: "The packages to install") var package: [String] = []
  @Option(
    name: [.customShort("r", allowingJoined: true), .customLong("requirements"), .customLong("requirement")],
    help: ArgumentHelp("Install what these files list; repeatable", valueName: "requirements"))
  var requirements: [String] = []
  @Option(
    name: [.customShort("e", allowingJoined: true), .long],
    help: ArgumentHelp(
      "Install the project in this directory so that changes to it take effect at once", valueName: "editable"))
  var editable: [String] = []
  @Flag(help: .hidden) var noEditable = false
  @Option(help: .hidden) var noEditablePackage: [String] = []
  @Flag(help: "Remove everything else from the environment") var exact = false
  @Flag(help: "Check afterwards that the environment is consistent") var strict = false
  @Flag(help: .hidden) var noStrict = false
  @Flag(help: "Say what would be done and do nothing") var dryRun = false
  @Flag(help: "Fail if something would be changed, and do nothing") var check = false
  @Option(help: ArgumentHelp("How results are written", valueName: "output-format")) var outputFormat: String?
  @Flag(help: .hidden) var user = false
  @OptionGroup var selection: RequirementsOptions
  @OptionGroup var environment: EnvironmentSelectionOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup(title: "Index options") var index: IndexOptions
  @OptionGroup(title: "Resolver options") var resolver: ResolverOptions
  @OptionGroup(title: "Resolver options") var age: AgeOptions
  @OptionGroup(title: "Installer options") var installer: InstallerOptions
  @OptionGroup(title: "Build options") var build: BuildOptions
  @OptionGroup(title: "Cache options") var refresh: RefreshOptions
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipInstallOperation(verb: self, context: context).run()
  }
}
