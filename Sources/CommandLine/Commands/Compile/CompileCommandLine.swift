internal import Support

/// The command that the header of a compiled file names: as it was typed, but for options that do not change the file.
package struct CompileCommandLine: Sendable {
  /// The name that the program was called by.
  package var program: String
  /// The command line behind it.
  package var arguments: [String]
  /// Whether index options are part of the file, and so of the command.
  package var keepsIndexes = false
  /// The same of `--find-links`.
  package var keepsFindLinks = false

  package init(program: String, arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  /// Options that only say how the command runs, or that the file answers for itself the next time.
  private static let silentFlags: Set<String> = [
    "-q", "--quiet", "-v", "--verbose", "-U", "--upgrade", "--no-progress", "--native-tls",
  ]
  private static let silentOptions = ["-P", "--upgrade-package"]
  private static let indexOptions = ["-i", "--index-url", "--index", "--default-index", "--extra-index-url"]
  private static let findLinksOptions = ["-f", "--find-links"]

  /// The words, quoted for a shell and without credentials.
  package var text: String {
    var dropped = Self.silentOptions
    if !keepsIndexes { dropped += Self.indexOptions }
    if !keepsFindLinks { dropped += Self.findLinksOptions }
    var words = [program]
    var isValueOfDropped = false
    for argument in arguments {
      if isValueOfDropped {
        isValueOfDropped = false
      } else if dropped.contains(argument) {
        isValueOfDropped = true
      } else if !Self.silentFlags.contains(argument), !dropped.contains(where: { Self.joins($0, argument) }) {
        words.append(ShellQuoting.posixWord(omittingCredentials(inWord: argument)))
      }
    }
    return words.joined(separator: " ")
  }

  /// Whether an argument is an option together with its value: `--option=value` or `-ovalue`.
  private static func joins(_ option: String, _ argument: String) -> Bool {
    argument.hasPrefix(option.hasPrefix("--") ? option + "=" : option)
  }
}
