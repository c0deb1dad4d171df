internal import CodeOperations
internal import CodeSettings
internal import TerminalUI

extension Console {
  /// Warns of settings of the linter that do not go with the formatter, each once.
  func warnAboutConflicts(_ settings: [CodeSettings]) {
    guard verbosity > .quiet else { return }
    var seenSettings: Set<ObjectIdentifier> = []
    var seen: Set<String> = []
    for settings in settings where seenSettings.insert(ObjectIdentifier(settings)).inserted {
      for message in settings.formatterConflicts where seen.insert(message).inserted { warning(message) }
    }
  }

  /// Says why a file could not be formatted.
  func failure(_ failure: FormatFailure, workingDirectory: String) {
    guard verbosity > .silent else { return }
    error(messages.paint("error", .red, .bold) + ": " + failure.message(from: workingDirectory))
  }

  /// Says with `-v` which configuration files were read, and which files were found and left out.
  func describe(_ found: DiscoveredFiles, _ resolver: CodeSettingsResolver, workingDirectory: String) {
    guard verbosity >= .verbose else { return }
    var seen: Set<String> = []
    for file in resolver.readFiles where seen.insert(file).inserted { debug("Read the configuration in `\(file)`") }
    if seen.isEmpty { debug("There is no configuration file: every setting has its default") }
    for omission in found.omissions {
      let path = shownPath(omission.path, from: workingDirectory)
      switch omission.reason {
      case .ignoreFile: debug("Left out `\(path)`: an ignore file names it")
      case .exclude: debug("Left out `\(path)`: it is excluded by the settings")
      }
    }
    for file in found.files {
      debug("Found `\(shownPath(file.path, from: workingDirectory))`" + (file.isExplicit ? ", which was named" : ""))
    }
  }
}
