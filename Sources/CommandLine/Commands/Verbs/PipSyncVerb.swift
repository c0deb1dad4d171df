package import ArgumentParsing

/// `pip sync`: makes an environment hold exactly what files list.
package struct PipSyncVerb: Verb {
  package static let path = ["pip", "sync"]
  package static let summary = "Make an environment hold exactly what requirements files list"
  package static let operands = "<SRC_FILE>..."

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration(
      "src-file", isRepeatable: true, help: "The files whose packages the environment is to hold"),
    [
      OptionSection(
        OptionTitle.own,
        [
          .flag(
            "allow-empty-requirements", negation: "no-allow-empty-requirements",
            help: "Let an empty list remove everything"
          ).setting(.allowEmptyRequirements),
          .flag("strict", negation: "no-strict", help: "Check afterwards that the environment is consistent").setting(
            .strict),
          .flag("dry-run", help: "Say what would be done and do nothing"),
          .flag("check", help: "Fail if something would be changed, and do nothing").conflicting("dry-run"),
          .single("output-format", .choice(["text", "json"]), help: "How results are written").defaulting(to: "text"),
        ]),
      OptionSection(OptionTitle.own, RequirementsOptions.syncing),
      OptionSection(OptionTitle.own, EnvironmentSelectionOptions.declarations),
      OptionSection(OptionTitle.own, TargetOptions.declarations),
      OptionSection(OptionTitle.index, IndexOptions.declarations),
      OptionSection(OptionTitle.resolver, AgeOptions.declarations),
      OptionSection(OptionTitle.installer, InstallerOptions.declarations),
      OptionSection(OptionTitle.build, BuildOptions.declarations),
      OptionSection(OptionTitle.cache, RefreshOptions.declarations),
      OptionSection(OptionTitle.cache, CacheOptions.declarations),
      OptionSection(OptionTitle.python, PythonOptions.declarations),
      OptionSection(OptionTitle.own, CompatibilityOptions.sync),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let sources: [String]
  let allowEmptyRequirements: Bool?
  let strict: Bool?
  let dryRun: Bool
  let check: Bool
  let outputFormat: String?
  let selection: RequirementsOptions
  let environment: EnvironmentSelectionOptions
  let target: TargetOptions
  let index: IndexOptions
  let age: AgeOptions
  let installer: InstallerOptions
  let build: BuildOptions
  let refresh: RefreshOptions
  let cache: CacheOptions
  let python: PythonOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    sources = arguments.operands
    allowEmptyRequirements = arguments.toggle("allow-empty-requirements")
    strict = arguments.toggle("strict")
    dryRun = arguments.flag("dry-run")
    check = arguments.flag("check")
    outputFormat = arguments.value("output-format")
    selection = RequirementsOptions(arguments)
    environment = EnvironmentSelectionOptions(arguments)
    target = TargetOptions(arguments)
    index = IndexOptions(arguments)
    age = AgeOptions(arguments)
    installer = InstallerOptions(arguments)
    build = BuildOptions(arguments)
    refresh = RefreshOptions(arguments)
    cache = CacheOptions(arguments)
    python = PythonOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipSyncOperation(settings: InstallationSettings(self, context), context: context).run()
  }
}
