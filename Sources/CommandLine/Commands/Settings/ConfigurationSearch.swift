internal import SystemIO
package import SystemPackage

/// Where to look for configuration files.
package struct ConfigurationSearch: Sendable {
  /// The directory whose nearest configured ancestor counts as the project.
  package var directory: FilePath
  /// A file to read instead of looking for any.
  package var explicitFile: FilePath?
  /// Look for no file.
  package var isDisabled = false
  /// Leave the project's files out, as commands about tools do.
  package var skipsProject = false
  /// Leave the system's files out.
  package var skipsSystem = false
  /// `~/.config`, or what `XDG_CONFIG_HOME` says; nothing where there is no home.
  package var userDirectory: FilePath?
  /// The directories of the system's configuration, in order.
  package var systemDirectories: [FilePath] = []

  package init(directory: FilePath) {
    self.directory = directory
  }

  /// Adds the user's and the system's directories of this process.
  package mutating func addStandardDirectories() {
    if let home = ProcessEnvironment.nonEmptyValue("XDG_CONFIG_HOME"), home.hasPrefix("/") {
      userDirectory = FilePath(home)
    } else {
      userDirectory = ProcessEnvironment.homeDirectory?.appending(".config")
    }
    let system = ProcessEnvironment.nonEmptyValue("XDG_CONFIG_DIRS") ?? "/etc/xdg"
    systemDirectories = system.split(separator: ":").filter { $0.hasPrefix("/") }.map { FilePath(String($0)) }
    systemDirectories.append("/etc")
  }
}
