package import ArgumentParser

/// `pip sync`: makes an environment hold exactly what files list.
package struct PipSyncVerb: Verb {
  package static let path = ["pip", "sync"]
  package static let summary = "Make an environment hold exactly what requirements files list"
  package static let operands = "<SRC_FILE>..."

  @Argument(help: ArgumentHelp("The files whose packages the environment is to hold", valueName: "src-file"))
  var sources: [String] = []
  @Flag(help: "Let an empty list remove everything") var allowEmptyRequirements = false
  @Flag(help: .hidden) var noAllowEmptyRequirements = false
  @Flag(help: "Check afterwards that the environment is consistent") var strict = false
  @Flag(help: .hidden) var noStrict = false
  @Flag(help: "Say what would be done and do nothing") var dryRun = false
  @Flag(help: "Fail if something would be changed, and do nothing") var check = false
  @Option(help: ArgumentHelp("How results are written", valueName: "output-format")) var outputFormat: String?
  @OptionGroup var selection: RequirementsOptions
  @OptionGroup var environment: EnvironmentSelectionOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup(title: "Index options") var index: IndexOptions
  @OptionGroup(title: "Resolver options") var age: AgeOptions
  @OptionGroup(title: "Installer options") var installer: InstallerOptions
  @OptionGroup(title: "Build options") var build: BuildOptions
  @OptionGroup(title: "Cache options") var refresh: RefreshOptions
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipSyncOperation(verb: self, context: context).run()
  }
}
