package import ArgumentParser

/// `venv`: creates a virtual environment.
package struct VenvVerb: Verb {
  package static let path = ["venv"]
  package static let summary = "Create a virtual environment"
  package static let operands = "[PATH]"

  @Argument(help: "Where to create it [default: .venv]") var path: String?
  @Flag(help: .hidden) var noProject = false
  @Flag(help: "Install pip into it") var seed = false
  @Flag(name: [.customShort("c"), .long], help: "Replace the environment that is there") var clear = false
  @Flag(help: .hidden) var noClear = false
  @Flag(help: "Let --clear replace a directory that is not an environment") var force = false
  @Flag(help: "Write into the directory that is there, keeping what else is in it") var allowExisting = false
  @Option(
    help: ArgumentHelp("What activation shows in the prompt; `.` is the working directory's name", valueName: "prompt"))
  var prompt: String?
  @Flag(help: "Let it see the packages of the base installation") var systemSitePackages = false
  @Flag(help: "Keep paths out of it, so that it can be moved") var relocatable = false
  @Flag(help: .hidden) var noRelocatable = false
  @Flag(help: .hidden) var system = false
  @Option(help: .hidden) var linkMode: String?
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Index options") var index: IndexOptions
  @OptionGroup(title: "Resolver options") var age: AgeOptions
  @OptionGroup(title: "Cache options") var refresh: RefreshOptions
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try VenvOperation(verb: self, context: context).run()
  }
}
