import Support
internal import Synchronization

/// Finds the settings of directories, each once.
///
/// All members may be used from any thread.
package final class CodeSettingsResolver: Sendable {
  /// The settings of the working directory, and of every file that no closer configuration file covers.
  package let rootSettings: CodeSettings
  /// Whether closer configuration files count: not under `--isolated` or `--config FILE`.
  package let isHierarchical: Bool
  private let files: ConfigurationFiles
  private let overrides: SettingsOverrides
  /// What the files of each directory that was asked for say.
  private let known = Mutex<[ExactText: CodeSettings?]>([:])

  /// Finds the settings that a command starts with.
  ///
  /// - Parameters:
  ///   - directory: where the search for a configuration file starts.
  ///   - workingDirectory: where patterns of the command line start.
  /// - Throws: `ConfigurationFileError`, or `GlobError` for a pattern of the command line.
  package init(directory: String, workingDirectory: String, overrides: SettingsOverrides) throws {
    self.overrides = overrides
    files = ConfigurationFiles(workingDirectory: workingDirectory)
    isHierarchical = !overrides.isIsolated && overrides.file == nil
    if overrides.isIsolated {
      rootSettings = try CodeSettings(overrides.over(CodeConfiguration()), root: workingDirectory)
      return
    }
    if let file = overrides.file {
      let configuration = try files.configuration(ofFile: file, root: workingDirectory)
      rootSettings = try CodeSettings(overrides.over(configuration), root: workingDirectory)
      return
    }
    var ancestor = directory
    while true {
      if let configuration = try files.configuration(in: ancestor) {
        let settings = try Self.settings(configuration, ancestor, files, overrides)
        rootSettings = settings
        known.withLock { $0[ExactText(ancestor)] = .some(settings) }
        return
      }
      if ancestor == "/" { break }
      ancestor = parentDirectory(ancestor)
    }
    var configuration = try files.userConfiguration(root: workingDirectory) ?? CodeConfiguration()
    configuration.targetVersion = files.oldestVersion(at: directory) ?? configuration.targetVersion
    rootSettings = try CodeSettings(overrides.over(configuration), root: workingDirectory)
  }

  private static func settings(
    _ configuration: CodeConfiguration, _ directory: String, _ files: ConfigurationFiles, _ overrides: SettingsOverrides
  ) throws -> CodeSettings {
    var configuration = configuration
    if configuration.targetVersion == nil { configuration.targetVersion = files.oldestVersion(at: directory) }
    return try CodeSettings(overrides.over(configuration), root: directory)
  }

  /// What to tell about the configuration files read so far.
  package var warnings: [String] { files.warnings }

  /// The configuration files read so far, as messages name them, in the order of reading and as often as it happened.
  package var readFiles: [String] { files.readFiles }

  /// The settings that the files of one directory hold; nil if there are none.
  func settings(in directory: String, names: Set<String>? = nil) throws -> CodeSettings? {
    guard isHierarchical else { return nil }
    if let known = known.withLock({ $0[ExactText(directory)] }) { return known }
    let settings = try read(directory, names)
    known.withLock { $0[ExactText(directory)] = .some(settings) }
    return settings
  }

  private func read(_ directory: String, _ names: Set<String>?) throws -> CodeSettings? {
    guard let configuration = try files.configuration(in: directory, names: names) else { return nil }
    if directory == rootSettings.root, directory != "/" { return rootSettings }
    return try Self.settings(configuration, directory, files, overrides)
  }

  /// The settings of a path: of the closest directory at or above it that has any.
  package func settings(for path: String) throws -> CodeSettings {
    guard isHierarchical else { return rootSettings }
    var ancestor = path
    while true {
      if let settings = try settings(in: ancestor) { return settings }
      if ancestor == "/" { return rootSettings }
      ancestor = parentDirectory(ancestor)
    }
  }
}
