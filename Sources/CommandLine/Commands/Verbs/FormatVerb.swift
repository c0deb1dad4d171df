internal import ArgumentParser

/// `format`: lays out Python code, as ruff does.
package struct FormatVerb: Verb {
  package static let path = ["format"]
  package static let summary = "Format Python files"
  package static let operands = "[FILES]..."

  @Argument(help: "Files and directories to format, or - for standard input; the current directory if there are none")
  var files: [String] = []
  @Flag(help: "Write nothing; exit with 1 if a file would change") var check = false
  @Flag(help: "Write nothing; show what would change, and exit with 1 if something would") var diff = false
  @Flag(
    name: [.long, .customLong("exit-non-zero-on-fix")], help: "Exit with 1 if a file was changed")
  var exitNonZeroOnFormat = false
  @Option(help: ArgumentHelp("How --check prints", valueName: "format")) var outputFormat: String?
  @Option(help: ArgumentHelp("The lines of one file to format, such as 10-20 or 10:5-20:1", valueName: "range"))
  var range: String?
  @Option(help: ArgumentHelp("Read standard input as if it were this file", valueName: "file"))
  var stdinFilename: String?
  @OptionGroup var code: CodeOptions
  @OptionGroup(title: "File selection") var selection: FileSelectionOptions
  @OptionGroup(title: "Global options") var options: GlobalOptions

  /// Without configuration files there are none for the program's own settings either.
  package var globalOptions: GlobalOptions {
    var global = options
    if code.isolated { global.noConfig = true }
    return global
  }

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try FormatOperation(verb: self, context: context).run()
  }
}
