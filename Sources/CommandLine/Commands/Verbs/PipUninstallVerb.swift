package import ArgumentParsing

/// `pip uninstall`: removes packages from an environment.
package struct PipUninstallVerb: Verb {
  package static let path = ["pip", "uninstall"]
  package static let summary = "Remove packages from an environment"
  package static let operands = "<PACKAGE|--requirements <REQUIREMENTS>>"

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration("package", isRepeatable: true, help: "The packages to remove"),
    [
      OptionSection(
        OptionTitle.own,
        [
          .list(
            "requirements", .word, short: "r", aliases: ["requirement"],
            help: "Remove what these files list; repeatable"),
          .flag("yes", short: "y").withoutEffect(because: "nothing is ever asked"),
          .flag("dry-run", help: "Say what would be done and do nothing"),
          .single("keyring-provider").setting(.keyringProvider),
        ]),
      OptionSection(OptionTitle.own, EnvironmentSelectionOptions.declarations),
      OptionSection(OptionTitle.cache, CacheOptions.declarations),
      OptionSection(OptionTitle.python, PythonOptions.declarations),
      OptionSection(OptionTitle.own, CompatibilityOptions.pip),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let package: [String]
  let requirements: [String]
  let yes: Bool
  let dryRun: Bool
  let keyringProvider: String?
  let environment: EnvironmentSelectionOptions
  let cache: CacheOptions
  let python: PythonOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    package = arguments.operands
    requirements = arguments.values("requirements")
    yes = arguments.flag("yes")
    dryRun = arguments.flag("dry-run")
    keyringProvider = arguments.value("keyring-provider")
    environment = EnvironmentSelectionOptions(arguments)
    cache = CacheOptions(arguments)
    python = PythonOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipUninstallOperation(settings: UninstallSettings(self, context), context: context).run()
  }
}
