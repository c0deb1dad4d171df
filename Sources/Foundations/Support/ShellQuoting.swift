/// Spelling text so that a shell reads it back unchanged, each shell by its own rules.
package enum ShellQuoting {
  /// For a POSIX shell.
  package static func posix(_ text: String) -> String {
    "'" + text.replacingEach("'", with: #"'\''"#) + "'"
  }

  /// For a POSIX shell, with quotes only where the word needs them.
  package static func posixWord(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || "/._-+,@%:=".utf8.contains(byte)
      }
    return isPlain ? word : posix(word)
  }

  /// For a C shell, which looks for history references even between single quotes.
  package static func csh(_ text: String) -> String {
    "'" + text.replacingEach("'", with: #"'\''"#).replacingEach("!", with: #"\!"#) + "'"
  }

  /// For fish, where a backslash escapes inside single quotes too.
  package static func fish(_ text: String) -> String {
    "'" + text.replacingEach("\\", with: #"\\"#).replacingEach("'", with: #"\'"#) + "'"
  }

  /// For Nushell, with the escapes that its double quotes know.
  package static func nushell(_ text: String) -> String {
    "\"" + text.replacingEach("\\", with: #"\\"#).replacingEach("\"", with: #"\""#) + "\""
  }

  /// For Elvish, where only the quote itself is special between single quotes.
  package static func elvish(_ text: String) -> String {
    "'" + text.replacingEach("'", with: "''") + "'"
  }

  /// For PowerShell, where only a quote itself is special between single quotes, in five spellings.
  package static func powerShell(_ text: String) -> String {
    var quoted = "'"
    for character in text.unicodeScalars {
      quoted.unicodeScalars.append(character)
      if "'\u{2018}\u{2019}\u{201A}\u{201B}".unicodeScalars.contains(character) {
        quoted.unicodeScalars.append(character)
      }
    }
    return quoted + "'"
  }
}

extension String {
  /// Returns the text with each occurrence of one character replaced.
  package func replacingEach(_ character: Unicode.Scalar, with replacement: String) -> String {
    guard unicodeScalars.contains(character) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == character {
        result.append(contentsOf: replacement.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
