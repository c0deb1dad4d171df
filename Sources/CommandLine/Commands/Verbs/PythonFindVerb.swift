package import ArgumentParsing

/// `python find`: prints the path of the Python that commands here would use.
package struct PythonFindVerb: Verb {
  package static let path = ["python", "find"]
  package static let summary = "Print the path of the Python that would be used"
  package static let operands = "[REQUEST]"

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration("request", help: "What to look for: a version, a range, a name, or a path"),
    [
      OptionSection(
        OptionTitle.own,
        [
          .flag("no-project", aliases: ["no-workspace"], help: "Do not look for a version file or a project").setting(
            .noProject),
          .flag("system", negation: "no-system", help: "Look past virtual environments").setting(.system),
          .single("script", .word).notYet.conflicting("no-project", "system", "no-system"),
          .flag("show-version", help: "Print the version instead of the path"),
          .flag("resolve-links", help: "Follow links to the program itself"),
          .single("python-downloads-json-url", .word),
        ]),
      OptionSection(OptionTitle.cache, CacheOptions.declarations),
      // Without variables: what this command is asked is its operand.
      OptionSection(
        OptionTitle.python,
        [.single("python", short: "p", help: "The Python to look for, as the operand says it")]
          + PythonOptions.shared),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let request: String?
  let noProject: Bool
  let system: Bool?
  let showVersion: Bool
  let resolveLinks: Bool
  let pythonDownloadsJsonUrl: String?
  let cache: CacheOptions
  let python: PythonOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    request = arguments.operands.first
    noProject = arguments.flag("no-project")
    system = arguments.toggle("system")
    showVersion = arguments.flag("show-version")
    resolveLinks = arguments.flag("resolve-links")
    pythonDownloadsJsonUrl = arguments.value("python-downloads-json-url")
    cache = CacheOptions(arguments)
    python = PythonOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PythonFindOperation(settings: PythonFindSettings(self, context), context: context).run()
  }
}
