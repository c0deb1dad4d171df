package import ArgumentParsing

/// `pip list`: shows the packages of an environment as a table.
package struct PipListVerb: Verb {
  package static let path = ["pip", "list"]
  package static let aliases = ["ls"]
  package static let summary = "List the packages of an environment"

  package static let arguments = ArgumentTable(
    [
      OptionSection(
        OptionTitle.own,
        [
          .flag("editable", short: "e", help: "List only editable projects"),
          .flag("exclude-editable", help: "Leave out editable projects").conflicting("editable"),
          .list("exclude", .word, valueName: "package", help: "Leave out this package; repeatable"),
          .single("format", .choice(["columns", "freeze", "json"]), help: "How to write the list").defaulting(
            to: "columns"),
          .flag("outdated", negation: "no-outdated", help: "List packages for which there is a newer version").notYet,
          .flag("strict", negation: "no-strict", help: "Check that the environment is consistent").setting(.strict),
        ]),
      OptionSection(OptionTitle.own, EnvironmentSelectionOptions.declarations),
      OptionSection(OptionTitle.index, IndexOptions.declarations),
      OptionSection(OptionTitle.resolver, AgeOptions.declarations),
      OptionSection(OptionTitle.cache, CacheOptions.declarations),
      OptionSection(OptionTitle.python, PythonOptions.declarations),
      OptionSection(OptionTitle.own, CompatibilityOptions.pip),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let editable: Bool
  let excludeEditable: Bool
  let exclude: [String]
  let format: String?
  let strict: Bool?
  let environment: EnvironmentSelectionOptions
  let index: IndexOptions
  let age: AgeOptions
  let cache: CacheOptions
  let python: PythonOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    editable = arguments.flag("editable")
    excludeEditable = arguments.flag("exclude-editable")
    exclude = arguments.values("exclude")
    format = arguments.value("format")
    strict = arguments.toggle("strict")
    environment = EnvironmentSelectionOptions(arguments)
    index = IndexOptions(arguments)
    age = AgeOptions(arguments)
    cache = CacheOptions(arguments)
    python = PythonOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipListOperation(settings: ListSettings(self, context), context: context).run()
  }
}
