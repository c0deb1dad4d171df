package import ArgumentParsing

/// `pip install`: adds packages to an environment.
package struct PipInstallVerb: Verb {
  package static let path = ["pip", "install"]
  package static let summary = "Install packages into an environment"
  package static let operands = "<PACKAGE|--requirements <REQUIREMENTS>|--editable <EDITABLE>|--group <GROUP>>"

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration("package", isRepeatable: true, help: "The packages to install"),
    [
      OptionSection(
        OptionTitle.own,
        [
          .list(
            "requirements", .word, short: "r", aliases: ["requirement"],
            help: "Install what these files list; repeatable"),
          .list(
            "editable", .word, short: "e",
            help: "Install the project in this directory so that changes to it take effect at once"
          ).notYet,
          .flag("no-editable").setting(.noEditable),
          .list("no-editable-package", .word),
          .flag(
            "exact", negation: "inexact", negationAliases: ["no-exact"],
            help: "Remove everything else from the environment"),
          .flag("strict", negation: "no-strict", help: "Check afterwards that the environment is consistent").setting(
            .strict),
          .flag("dry-run", help: "Say what would be done and do nothing"),
          .flag("check", help: "Fail if something would be changed, and do nothing").conflicting("dry-run"),
          .single("output-format", .choice(["text", "json"]), help: "How results are written").defaulting(to: "text"),
          .flag("user").refused(because: "packages go into an environment, or with `--target` into a directory"),
        ]),
      OptionSection(OptionTitle.own, RequirementsOptions.declarations),
      OptionSection(OptionTitle.own, EnvironmentSelectionOptions.declarations),
      OptionSection(OptionTitle.own, TargetOptions.declarations),
      OptionSection(OptionTitle.index, IndexOptions.declarations),
      OptionSection(OptionTitle.resolver, ResolverOptions.declarations),
      OptionSection(OptionTitle.resolver, AgeOptions.declarations),
      OptionSection(OptionTitle.installer, InstallerOptions.declarations),
      OptionSection(OptionTitle.build, BuildOptions.declarations),
      OptionSection(OptionTitle.cache, RefreshOptions.declarations),
      OptionSection(OptionTitle.cache, CacheOptions.declarations),
      OptionSection(OptionTitle.python, PythonOptions.declarations),
      OptionSection(OptionTitle.own, CompatibilityOptions.pip),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let package: [String]
  let requirements: [String]
  let noEditable: Bool
  let noEditablePackage: [String]
  let exact: Bool
  let strict: Bool?
  let dryRun: Bool
  let check: Bool
  let outputFormat: String?
  let selection: RequirementsOptions
  let environment: EnvironmentSelectionOptions
  let target: TargetOptions
  let index: IndexOptions
  let resolver: ResolverOptions
  let age: AgeOptions
  let installer: InstallerOptions
  let build: BuildOptions
  let refresh: RefreshOptions
  let cache: CacheOptions
  let python: PythonOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    package = arguments.operands
    requirements = arguments.values("requirements")
    noEditable = arguments.flag("no-editable")
    noEditablePackage = arguments.values("no-editable-package")
    exact = arguments.flag("exact")
    strict = arguments.toggle("strict")
    dryRun = arguments.flag("dry-run")
    check = arguments.flag("check")
    outputFormat = arguments.value("output-format")
    selection = RequirementsOptions(arguments)
    environment = EnvironmentSelectionOptions(arguments)
    target = TargetOptions(arguments)
    index = IndexOptions(arguments)
    resolver = ResolverOptions(arguments)
    age = AgeOptions(arguments)
    installer = InstallerOptions(arguments)
    build = BuildOptions(arguments)
    refresh = RefreshOptions(arguments)
    cache = CacheOptions(arguments)
    python = PythonOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipInstallOperation(settings: InstallationSettings(self, context), context: context).run()
  }
}
