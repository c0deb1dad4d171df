package import ArgumentParsing

/// `lint`: reports what is wrong with Python files. So far these are the errors of syntax and compilation.
package struct LintVerb: Verb {
  package static let path = ["lint"]
  package static let summary = "Check Python files (so far for errors of syntax)"
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
      help: "Files and directories to check, or - for standard input; the current directory if there are none"),
    [
      OptionSection(
        OptionTitle.own,
        [
          .list(
            "select", valueName: "rules", help: "Rules to turn on, as codes or their beginnings, separated by commas"),
          .list("ignore", valueName: "rules", help: "Rules to turn off"),
          .list("extend-select", valueName: "rules", help: "Rules to turn on besides the others"),
          CodeOutput.formatOption("How findings are printed"),
          .single("output-file", .word, short: "o", valueName: "file", help: "Write to a file, not to standard output")
            .reading(outputFileVariables),
          .single("stdin-filename", .word, valueName: "path", help: "The name of what is read from standard input"),
          .flag("statistics", help: "Count how often each rule is broken")
            .conflicting("diff", "show-files", "show-settings", "add-noqa", "add-ignore"),
          .flag("exit-zero", short: "e", help: "Exit with 0 even if something was found")
            .conflicting("exit-non-zero-on-fix"),
          .flag("show-files", help: "Print the files that would be checked, and check nothing")
            .conflicting("ignore-noqa", "stdin-filename", "show-settings", "add-noqa", "add-ignore"),
        ]),
      OptionSection(OptionTitle.own, laterOptions),
      OptionSection(OptionTitle.own, CodeOptions.declarations),
      OptionSection(OptionTitle.files, FileSelectionOptions.declarations),
      OptionSection(OptionTitle.global, CodeOutput.globalDeclarations),
    ])

  private static let outputFileVariables = VariableNames(prefixes: ["ADDER_", "RUFF_"], ["OUTPUT_FILE"])

  /// Options of ruff whose work is not done yet, or that change nothing as long as nothing is fixed.
  private static let laterOptions: [OptionDeclaration] = [
    .flag("fix", negation: "no-fix").notYet.conflicting("add-noqa", "add-ignore"),
    .flag("unsafe-fixes", negation: "no-unsafe-fixes").withoutEffect(because: "nothing is fixed yet"),
    .flag("show-fixes", negation: "no-show-fixes").withoutEffect(because: "nothing is fixed yet").conflicting("diff"),
    .flag("diff").notYet.conflicting("add-noqa", "add-ignore"),
    .flag("watch", short: "w").notYet,
    .flag("fix-only", negation: "no-fix-only").notYet,
    .flag("ignore-noqa").notYet.conflicting("add-noqa", "add-ignore", "show-settings"),
    .optional("add-noqa", valueName: "reason").notYet.conflicting("add-ignore", "show-settings", "stdin-filename"),
    .optional("add-ignore", valueName: "reason").notYet.conflicting("show-settings", "stdin-filename"),
    .flag("show-settings").notYet.conflicting("stdin-filename"),
    .list("per-file-ignores").notYet,
    .list("extend-per-file-ignores").notYet,
    .list("fixable").withoutEffect(because: "nothing is fixed yet"),
    .list("unfixable").withoutEffect(because: "nothing is fixed yet"),
    .list("extend-fixable").withoutEffect(because: "nothing is fixed yet"),
    .flag("exit-non-zero-on-fix").withoutEffect(because: "nothing is fixed yet"),
  ]

  let files: [String]
  let select: [String]
  let extendSelect: [String]
  let ignore: [String]
  let outputFormat: String?
  let outputFile: String?
  let stdinFilename: String?
  let statistics: Bool
  let exitZero: Bool
  let showFiles: Bool
  let code: CodeOptions
  let selection: FileSelectionOptions
  let options: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    files = arguments.operands
    select = arguments.values("select")
    extendSelect = arguments.values("extend-select")
    ignore = arguments.values("ignore")
    outputFormat = arguments.value("output-format")
    outputFile = arguments.value("output-file") ?? OptionVariables.value(of: Self.outputFileVariables)
    stdinFilename = arguments.value("stdin-filename")
    statistics = arguments.flag("statistics")
    exitZero = arguments.flag("exit-zero")
    showFiles = arguments.flag("show-files")
    code = CodeOptions(arguments)
    selection = FileSelectionOptions(arguments)
    options = CodeOutput.globalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try LintOperation(settings: LintCommandSettings(self, context), context: context).run()
  }
}
