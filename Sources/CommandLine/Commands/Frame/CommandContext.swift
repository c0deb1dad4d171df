package import SystemPackage
package import TerminalUI

/// What a verb is given to work with: the console, the settings and the command line as it was typed.
package struct CommandContext: Sendable {
  package let console: Console
  package let settings: SettingsResolver
  /// The name the program was called by: `adder` or `uv`.
  package let program: String
  /// The command line behind the program's name, for headers and messages.
  package let arguments: [String]
  /// The directory that relative paths start from.
  package let workingDirectory: FilePath

  package init(
    console: Console, settings: SettingsResolver, program: String, arguments: [String], workingDirectory: FilePath
  ) {
    self.console = console
    self.settings = settings
    self.program = program
    self.arguments = arguments
    self.workingDirectory = workingDirectory
  }
}
