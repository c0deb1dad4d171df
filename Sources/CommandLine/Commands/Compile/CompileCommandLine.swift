package import ArgumentParsing
internal import Support

/// The command that the header of a compiled file names: as it was typed, but for options that do not change the file.
package struct CompileCommandLine: Sendable {
  /// The name that the program was called by.
  package var program: String
  /// The command line behind it.
  package var arguments: [String]
  /// The options in it.
  package var options: [TypedOption]
  /// Whether index options are part of the file, and so of the command.
  package var keepsIndexes = false
  /// The same of `--find-links`.
  package var keepsFindLinks = false

  package init(program: String, arguments: [String], options: [TypedOption]) {
    self.program = program
    self.arguments = arguments
    self.options = options
  }

  /// Options that only say how the command runs, or that the file answers for itself the next time.
  private static let silentOptions: Set = [
    "quiet", "verbose", "upgrade", "upgrade-package", "no-progress", "native-tls",
  ]
  private static let indexOptions: Set = ["index-url", "index", "default-index", "extra-index-url"]

  /// The words, quoted for a shell and without credentials.
  package var text: String {
    let words = options.words(of: arguments) { option in
      if Self.silentOptions.contains(option) { return false }
      if Self.indexOptions.contains(option) { return keepsIndexes }
      return option == "find-links" ? keepsFindLinks : true
    }
    let quoted = words.map { ShellQuoting.posixWord(omittingCredentials(inWord: $0)) }
    return ([program] + quoted).joined(separator: " ")
  }
}
