package import ArgumentParsing

/// `venv`: creates a virtual environment.
package struct VenvVerb: Verb {
  package static let path = ["venv"]
  package static let aliases = ["virtualenv", "v"]
  package static let summary = "Create a virtual environment"
  package static let operands = "[PATH]"

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration("path", help: "Where to create it [default: .venv]"),
    [
      OptionSection(
        OptionTitle.own,
        [
          .flag("no-project", aliases: ["no-workspace"]).setting(.noProject),
          .flag("seed", help: "Install pip into it").setting(.seed),
          .flag("clear", short: "c", help: "Replace the environment that is there").setting(.clear)
            .overriding("allow-existing", "no-clear"),
          .flag("no-clear").overriding("clear").conflicting("allow-existing"),
          .flag("force", help: "Let --clear replace a directory that is not an environment"),
          .flag("allow-existing", help: "Write into the directory that is there, keeping what else is in it")
            .overriding("clear"),
          .single("prompt", help: "What activation shows in the prompt; `.` is the working directory's name"),
          .flag("system-site-packages", help: "Let it see the packages of the base installation"),
          .flag("relocatable", negation: "no-relocatable", help: "Keep paths out of it, so that it can be moved")
            .setting(.relocatable),
          .flag("system", negation: "no-system").setting(.system),
          .single("link-mode").setting(.linkMode).accepting("reflink", for: "clone"),
        ]),
      OptionSection(OptionTitle.python, PythonOptions.declarations),
      OptionSection(OptionTitle.index, IndexOptions.declarations),
      OptionSection(OptionTitle.resolver, AgeOptions.declarations),
      OptionSection(OptionTitle.cache, RefreshOptions.declarations),
      OptionSection(OptionTitle.cache, CacheOptions.declarations),
      OptionSection(OptionTitle.own, CompatibilityOptions.environments),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let path: String?
  let noProject: Bool
  let seed: Bool
  let clear: Bool?
  let force: Bool
  let allowExisting: Bool
  let prompt: String?
  let systemSitePackages: Bool
  let relocatable: Bool?
  let python: PythonOptions
  let index: IndexOptions
  let age: AgeOptions
  let refresh: RefreshOptions
  let cache: CacheOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    path = arguments.operands.first
    noProject = arguments.flag("no-project")
    seed = arguments.flag("seed")
    clear = arguments.toggle("clear")
    force = arguments.flag("force")
    allowExisting = arguments.flag("allow-existing")
    prompt = arguments.value("prompt")
    systemSitePackages = arguments.flag("system-site-packages")
    relocatable = arguments.toggle("relocatable")
    python = PythonOptions(arguments)
    index = IndexOptions(arguments)
    age = AgeOptions(arguments)
    refresh = RefreshOptions(arguments)
    cache = CacheOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try VenvOperation(settings: VenvSettings(self, context), context: context).run()
  }
}
