/// Gives scripts the first line that starts the environment's interpreter.
package enum ScriptRewriting {
  /// What scripts in wheels start with that want an interpreter; `#!pythonw` starts with it too.
  static let marker = "#!python"

  /// The longest first line that the kernel reads in full, line feed included.
  private static let longestLine = 127

  /// How scripts name their interpreter.
  package enum InterpreterReference: Sendable, Hashable {
    /// By its absolute path.
    case absolute(String)
    /// By its name in the directory of the script: environments that can be moved.
    case besideScript(String)
  }

  /// Returns the first lines of a script, line feed included.
  ///
  /// A path with spaces, or one too long for the kernel, goes through `/bin/sh`: the second line is a command to the
  /// shell and the start of a string to Python.
  package static func shebang(_ reference: InterpreterReference) -> String {
    switch reference {
    case .absolute(let path):
      let line = "#!\(path)\n"
      let isPlain = !path.utf8.contains {
        $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n")
      }
      if isPlain, line.utf8.count <= longestLine { return line }
      return "#!/bin/sh\n'''exec' \(quoted(path)) \"$0\" \"$@\"\n' '''\n"
    case .besideScript(let name):
      let directory = "\"$(dirname -- \"$(realpath -- \"$0\")\")\""
      return "#!/bin/sh\n'''exec' \(directory)/\(quoted(name)) \"$0\" \"$@\"\n' '''\n"
    }
  }

  /// Quotes a word for the shell as pip does, and not as `ShellQuoting` does: to Python all this is one string between
  /// three quotes, which `'\''` at the end of a word would end.
  private static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\"'\"'") + "'"
  }

  /// Returns a script of a wheel with its first line replaced; `nil` where it does not start with `#!python`.
  static func rewrite(_ script: [UInt8], _ reference: InterpreterReference) -> [UInt8]? {
    guard script.starts(with: marker.utf8) else { return nil }
    let lineEnd = script.firstIndex(of: UInt8(ascii: "\n")) ?? script.count - 1
    return Array(shebang(reference).utf8) + script[(lineEnd + 1)...]
  }
}
