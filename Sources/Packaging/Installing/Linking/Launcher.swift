/// The script that an entry point becomes.
///
/// See the [entry points specification](https://packaging.python.org/en/latest/specifications/entry-points/).
enum Launcher {
  /// Returns the text of the script that calls `command`.
  static func text(_ command: WheelManifest.Command, _ reference: ScriptRewriting.InterpreterReference) -> String {
    let imported = command.object.prefix { $0 != "." }
    return ScriptRewriting.shebang(reference) + """
      import sys

      from \(command.module) import \(imported)

      if __name__ == "__main__":
          if sys.argv[0].endswith(".exe"):
              sys.argv[0] = sys.argv[0][:-4]
          sys.exit(\(command.object)())

      """
  }
}
