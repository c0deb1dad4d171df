package import SystemPackage

/// The settings of all configuration files, nearest first: the project's, the user's, the system's.
///
/// In each place `adder.toml` comes before `pyproject.toml`'s `[tool.adder]`, and only one of the two is read; after
/// it `uv.toml` or `[tool.uv]` in the same way, so that a project set up for the peer works unchanged and can still
/// say something else to adder.
package struct Configuration: Sendable {
  let layers: [ConfigurationLayer]
  /// What to warn about: unknown keys, values of a shared file that cannot be used.
  package let warnings: [String]
  /// The files that have settings, as messages name them, in the order in which they count.
  package var filenames: [String] {
    layers.map(\.name).reduce(into: []) { names, name in if !names.contains(name) { names.append(name) } }
  }

  /// No settings at all.
  package static let empty = Configuration(layers: [], warnings: [])

  private init(layers: [ConfigurationLayer], warnings: [String]) {
    self.layers = layers
    self.warnings = warnings
  }

  /// Finds and reads the files.
  ///
  /// - Parameter workingDirectory: what messages name the files relative to.
  /// - Throws: `SettingError` for a value that cannot be used or a file that is not TOML, `SystemError` for one that
  ///   cannot be read.
  package static func load(_ search: ConfigurationSearch, from workingDirectory: FilePath) throws -> Configuration {
    // A file that is named is wanted, whatever is said about those that are found.
    if search.isDisabled, search.explicitFile == nil { return .empty }
    var loader = ConfigurationLoader(current: workingDirectory)
    if let file = search.explicitFile {
      try loader.readExplicit(file)
    } else {
      if !search.skipsProject { try loader.readProject(from: search.directory) }
      if let user = search.userDirectory {
        for tool in ConfigurationLayer.Tool.allCases { try loader.readUser(user, tool) }
      }
      if !search.skipsSystem {
        for tool in ConfigurationLayer.Tool.allCases { try loader.readSystem(search.systemDirectories, tool) }
      }
    }
    return Configuration(layers: loader.layers, warnings: loader.warnings)
  }
}
