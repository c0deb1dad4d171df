package import ArgumentParsing

/// `pip freeze`: writes the packages of an environment as requirements.
package struct PipFreezeVerb: Verb {
  package static let path = ["pip", "freeze"]
  package static let summary = "List the packages of an environment as requirements"

  package static let arguments = ArgumentTable(
    [
      OptionSection(
        OptionTitle.own,
        [
          .flag("exclude-editable", help: "Leave out editable projects"),
          .list("exclude", .word, valueName: "package", help: "Leave out this package; repeatable"),
          .flag("strict", negation: "no-strict", help: "Check that the environment is consistent").setting(.strict),
          .list("path", .word, valueName: "paths", help: "Look in this directory only; repeatable")
            .conflicting("target", "prefix"),
        ]),
      OptionSection(OptionTitle.own, EnvironmentSelectionOptions.declarations),
      OptionSection(OptionTitle.cache, CacheOptions.declarations),
      OptionSection(OptionTitle.python, PythonOptions.declarations),
      OptionSection(OptionTitle.own, CompatibilityOptions.pip),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let excludeEditable: Bool
  let exclude: [String]
  let strict: Bool?
  let paths: [String]
  let environment: EnvironmentSelectionOptions
  let cache: CacheOptions
  let python: PythonOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    excludeEditable = arguments.flag("exclude-editable")
    exclude = arguments.values("exclude")
    strict = arguments.toggle("strict")
    paths = arguments.values("path")
    environment = EnvironmentSelectionOptions(arguments)
    cache = CacheOptions(arguments)
    python = PythonOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipFreezeOperation(settings: FreezeSettings(self, context), context: context).run()
  }
}
