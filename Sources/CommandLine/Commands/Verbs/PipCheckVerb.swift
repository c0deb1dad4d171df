package import ArgumentParsing

/// `pip check`: looks for requirements that an environment does not meet.
package struct PipCheckVerb: Verb {
  package static let path = ["pip", "check"]
  package static let summary = "Check that installed packages have what they require"

  package static let arguments = ArgumentTable(
    [
      OptionSection(OptionTitle.own, EnvironmentSelectionOptions.declarations),
      OptionSection(OptionTitle.own, TargetOptions.declarations),
      OptionSection(OptionTitle.cache, CacheOptions.declarations),
      OptionSection(OptionTitle.python, PythonOptions.declarations),
      OptionSection(OptionTitle.own, CompatibilityOptions.pip),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let environment: EnvironmentSelectionOptions
  let target: TargetOptions
  let cache: CacheOptions
  let python: PythonOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    environment = EnvironmentSelectionOptions(arguments)
    target = TargetOptions(arguments)
    cache = CacheOptions(arguments)
    python = PythonOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipCheckOperation(settings: CheckSettings(self, context), context: context).run()
  }
}
