package import ArgumentParsing

/// `pip show`: tells about installed packages.
package struct PipShowVerb: Verb {
  package static let path = ["pip", "show"]
  package static let summary = "Show what is known about installed packages"
  package static let operands = "[PACKAGE]..."

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration("package", isRepeatable: true, help: "The packages to show"),
    [
      OptionSection(
        OptionTitle.own,
        [
          .flag("strict", negation: "no-strict", help: "Check that the environment is consistent").setting(.strict),
          .flag("files", short: "f", help: "List the files of each package"),
        ]),
      OptionSection(OptionTitle.own, EnvironmentSelectionOptions.declarations),
      OptionSection(OptionTitle.cache, CacheOptions.declarations),
      OptionSection(OptionTitle.python, PythonOptions.declarations),
      OptionSection(OptionTitle.own, CompatibilityOptions.pip),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let package: [String]
  let strict: Bool?
  let files: Bool
  let environment: EnvironmentSelectionOptions
  let cache: CacheOptions
  let python: PythonOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    package = arguments.operands
    strict = arguments.toggle("strict")
    files = arguments.flag("files")
    environment = EnvironmentSelectionOptions(arguments)
    cache = CacheOptions(arguments)
    python = PythonOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipShowOperation(settings: ShowSettings(self, context), context: context).run()
  }
}
