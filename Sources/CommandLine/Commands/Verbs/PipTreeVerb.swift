package import ArgumentParsing

/// `pip tree`: shows which installed package requires which.
package struct PipTreeVerb: Verb {
  package static let path = ["pip", "tree"]
  package static let summary = "Show the packages of an environment as a tree of requirements"

  package static let arguments = ArgumentTable(
    [
      OptionSection(
        OptionTitle.own,
        [
          .flag("show-version-specifiers", help: "Show the versions that each requirement allows"),
          .single("depth", .integer(0...255), short: "d", help: "Stop at this depth").defaulting(to: "255"),
          .list("prune", .word, help: "Leave this package and what is below it out; repeatable"),
          .list("package", .word, help: "Show the tree of this package only; repeatable"),
          .flag("no-dedupe", help: "Show what is below a package every time it occurs, not only the first"),
          .flag("invert", aliases: ["reverse"], help: "Show below each package what requires it"),
          .flag("outdated", help: "Show the newest release of each package").notYet,
          .flag("show-sizes", help: "Show the size of each package's wheel").notYet,
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

  let showVersionSpecifiers: Bool
  let depth: Int
  let prune: [String]
  let package: [String]
  let noDedupe: Bool
  let invert: Bool
  let strict: Bool?
  let environment: EnvironmentSelectionOptions
  let index: IndexOptions
  let age: AgeOptions
  let cache: CacheOptions
  let python: PythonOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    showVersionSpecifiers = arguments.flag("show-version-specifiers")
    depth = arguments.integer("depth") ?? 255
    prune = arguments.values("prune")
    package = arguments.values("package")
    noDedupe = arguments.flag("no-dedupe")
    invert = arguments.flag("invert")
    strict = arguments.toggle("strict")
    environment = EnvironmentSelectionOptions(arguments)
    index = IndexOptions(arguments)
    age = AgeOptions(arguments)
    cache = CacheOptions(arguments)
    python = PythonOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PipTreeOperation(settings: TreeSettings(self, context), context: context).run()
  }
}
