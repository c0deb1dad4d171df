package import ArgumentParsing

/// `cache clean`: empties the cache.
package struct CacheCleanVerb: Verb {
  package static let path = ["cache", "clean"]
  package static let aliases = ["clear"]
  package static let summary = "Remove everything from the cache"
  package static let operands = "[PACKAGE]..."

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration(
      "package", isRepeatable: true, help: "Remove only what the cache has of these packages"),
    [
      OptionSection(
        OptionTitle.own,
        [
          .flag("force", help: "Do not wait for commands that are using the cache")
        ])
    ] + CacheOptions.sections)

  let package: [String]
  let force: Bool
  let cache: CacheOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    package = arguments.operands
    force = arguments.flag("force")
    cache = CacheOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try CacheCleanOperation(settings: CacheCleanSettings(self, context), context: context).run()
  }
}
