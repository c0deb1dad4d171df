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
    // What cannot be parsed may hold credentials too.
    let quoted = words.map { ShellQuoting.posixWord(redactingCredentials(inWord: Self.withoutCredentials($0))) }
    return ([program] + quoted).joined(separator: " ")
  }

  /// A word with the user names and passwords of the URLs in it left out.
  static func withoutCredentials(_ word: String) -> String {
    var result = ""
    var rest = word[...]
    while let scheme = rest.firstRange(of: "://") {
      result += rest[..<scheme.upperBound]
      rest = rest[scheme.upperBound...]
      let authority = rest.prefix { !"/?#\\".contains($0) }
      if let at = authority.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    }
    return result + rest
  }
}
