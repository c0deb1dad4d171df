package import ArgumentParsing

/// `help`: shows the help of a command.
package struct HelpVerb: Verb {
  package static let path = ["help"]
  package static let summary = "Show the help of a command"
  package static let operands = "[COMMAND]..."
  package static let arguments = ArgumentTable(
    operands: OperandDeclaration("command", isRepeatable: true, help: "The words of the command"),
    [
      OptionSection(
        OptionTitle.own, [.flag("no-pager").withoutEffect(because: "help is never shown in a pager")]),
      OptionSection(OptionTitle.cache, CacheOptions.declarations.map(\.hidden)),
      OptionSection(OptionTitle.python, PythonOptions.shared.map(\.hidden)),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let words: [String]
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    words = arguments.operands
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    CommandLineEntry(program: context.program, arguments: context.arguments).help(words)
  }
}
