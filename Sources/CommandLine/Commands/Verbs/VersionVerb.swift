package import ArgumentParsing
internal import TerminalUI

/// `self version`: prints the program's version.
package struct VersionVerb: Verb {
  package static let path = ["self", "version"]
  package static let summary = "Print the version of adder"

  package static let arguments = ArgumentTable(
    [
      OptionSection(
        OptionTitle.own,
        [
          .flag("short", help: "Print the number alone"),
          .single("output-format", .choice(["text", "json"])).notYet,
        ]),
      OptionSection(OptionTitle.cache, CacheOptions.declarations.map(\.hidden)),
      OptionSection(OptionTitle.python, PythonOptions.shared.map(\.hidden)),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let short: Bool
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    short = arguments.flag("short")
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    context.console.result(short ? ProgramVersion.current : ProgramVersion.text(calledAs: context.program))
    return .success
  }
}
