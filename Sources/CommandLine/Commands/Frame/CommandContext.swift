package import SystemPackage
package import TerminalUI

/// What a verb is given to work with: the console, the settings and the command line as it was typed.
package struct CommandContext: Sendable {
  /// Where everything is printed.
  package let console: Console
  /// Answers what options, variables and configuration files say.
  package let settings: SettingsResolver
  /// The name the program was called by: `adder` or `uv`.
  package let program: String
  /// The command line behind the program's name, for headers and messages.
  package let arguments: [String]
  /// The directory that relative paths start from.
  package let workingDirectory: FilePath
  /// Whether the network may not be used.
  package let isOffline: Bool
  /// Whether the operating system's certificates are trusted.
  package let usesSystemCertificates: Bool
  /// Hosts whose certificates are not checked.
  package let insecureHosts: [String]
  /// Whether the command line says to leave out the files about the installer.
  let leavesOutInstallerMetadata: Bool

  package init(
    console: Console, settings: SettingsResolver, program: String, arguments: [String], workingDirectory: FilePath,
    options: GlobalOptions
  ) throws {
    self.console = console
    self.settings = settings
    self.program = program
    self.arguments = arguments
    self.workingDirectory = workingDirectory
    isOffline = try settings.flag(.offline, argument: options.offline)?.value ?? false
    usesSystemCertificates =
      try settings.flag(
        .systemCerts, argument: options.systemCerts ?? options.nativeTLS)?.value
      ?? settings.flag(.nativeTLS)?.value ?? false
    insecureHosts = try settings.list(.allowInsecureHost, arguments: options.allowInsecureHost)
      .map(\.value)
    leavesOutInstallerMetadata = options.noInstallerMetadata
  }
}
