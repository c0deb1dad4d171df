internal import ArgumentParser

/// `lint`: reports what is wrong with Python files. So far these are the errors of syntax and compilation.
package struct LintVerb: Verb {
  package static let path = ["lint"]
  package static let summary = "Check Python files (so far for errors of syntax)"
  package static let operands = "[FILES]..."

  @Argument(help: "Files and directories to check, or - for standard input; the current directory if there are none")
  var files: [String] = []
  @Option(help: ArgumentHelp("Rules to turn on, as codes or their beginnings, separated by commas", valueName: "rules"))
  var select: [String] = []
  @Option(help: ArgumentHelp("Rules to turn off", valueName: "rules")) var ignore: [String] = []
  @Option(help: ArgumentHelp("How findings are printed", valueName: "format")) var outputFormat: String?
  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("Write to a file, not to standard output", valueName: "file"))
  var outputFile: String?
  @Option(help: ArgumentHelp("The name of what is read from standard input", valueName: "path"))
  var stdinFilename: String?
  @Flag(help: "Count how often each rule is broken") var statistics = false
  @Flag(name: [.customShort("e"), .long], help: "Exit with 0 even if something was found") var exitZero = false
  @Flag(help: "Print the files that would be checked, and check nothing") var showFiles = false
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
    try LintOperation(verb: self, context: context).run()
  }
}
