package import ArgumentParsing

/// `format`: lays out Python code, as ruff does.
package struct FormatVerb: Verb {
  package static let path = ["format"]
  package static let summary = "Format Python files"
  package static let operands = "[FILES]..."
  package static let takesAnyPath = true

  /// Without configuration files there are none for the program's own settings either.
  package var globalOptions: GlobalOptions {
    var global = options
    if code.isolated { global.noConfig = true }
    return global
  }

  package static let readsArgumentFiles = true
  package static let arguments = ArgumentTable(
    operands: OperandDeclaration(
      "files", .word, isRepeatable: true,
      help: "Files and directories to format, or - for standard input; the current directory if there are none"),
    [
      OptionSection(
        OptionTitle.own,
        [
          .flag("check", help: "Write nothing; exit with 1 if a file would change"),
          .flag("diff", help: "Write nothing; show what would change, and exit with 1 if something would"),
          .flag(
            "exit-non-zero-on-format", aliases: ["exit-non-zero-on-fix"], help: "Exit with 1 if a file was changed"),
          CodeOutput.formatOption("How --check prints"),
          .single("range", help: "The lines of one file to format, such as 10-20 or 10:5-20:1"),
          .single("stdin-filename", .word, valueName: "file", help: "Read standard input as if it were this file"),
        ]),
      OptionSection(OptionTitle.own, CodeOptions.declarations),
      OptionSection(OptionTitle.files, FileSelectionOptions.declarations),
      OptionSection(OptionTitle.global, CodeOutput.globalDeclarations),
    ])

  let files: [String]
  let check: Bool
  let diff: Bool
  let exitNonZeroOnFormat: Bool
  let outputFormat: String?
  let range: String?
  let stdinFilename: String?
  let code: CodeOptions
  let selection: FileSelectionOptions
  let options: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    files = arguments.operands
    check = arguments.flag("check")
    diff = arguments.flag("diff")
    exitNonZeroOnFormat = arguments.flag("exit-non-zero-on-format")
    outputFormat = arguments.value("output-format")
    range = arguments.value("range")
    stdinFilename = arguments.value("stdin-filename")
    code = CodeOptions(arguments)
    selection = FileSelectionOptions(arguments)
    options = CodeOutput.globalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try FormatOperation(settings: FormatCommandSettings(self, context), context: context).run()
  }
}
