internal import IndexAccess
internal import PackageOperations
internal import PackagingStandards
internal import Support
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// How indexes are reached, by the options and settings; what requirements files say comes last.
struct IndexSettings: Sendable {
  /// All but the locations.
  fileprivate(set) var configuration = IndexConfiguration()
  fileprivate(set) var findLinks: [URLReference] = []
  /// All indexes are read even where none is asked, so that a mistake is found in any case.
  fileprivate(set) var definitions = IndexDefinitions()
  fileprivate(set) var hasNoIndex = false
  /// The variables that may hold credentials of named indexes.
  fileprivate var credentialVariables: [String: String] = [:]
  fileprivate let workingDirectory: FilePath

  /// Joins the settings with what requirements files say.
  ///
  /// - Throws: `SettingError` for a location of a file that cannot be used.
  func configuration(with files: FileIndexOptions) throws -> IndexConfiguration {
    var configuration = configuration
    configuration.locations = IndexLocations(indexes: [])
    configuration.locations.findLinks = findLinks
    for link in files.findLinks {
      configuration.locations.findLinks.append(
        try indexLocation(
          link.absolute, for: "find-links", from: .argument("--find-links"), directory: workingDirectory))
    }
    var definitions = definitions
    for extra in files.extraIndexURLs {
      definitions.append(try packageIndex(extra, option: "extra-index-url"))
    }
    if let file = files.indexURL {
      definitions.append(try packageIndex(file, option: "index-url"), isDefault: true)
    }
    if !hasNoIndex, !files.noIndex {
      configuration.locations.indexes = definitions.indexes.map { index in
        index.applyingCredentials { credentialVariables[$0] }
      }
    }
    return configuration
  }

  private func packageIndex(_ location: FileIndexOptions.Location, option: String) throws -> PackageIndex {
    var index = PackageIndex(
      url: try indexLocation(
        location.absolute, for: option, from: .argument("--\(option)"), directory: workingDirectory))
    if isPath(location.absolute) || location.written.contains("${") {
      index.writtenPlace = withoutSecrets(location.written)
    }
    return index
  }
}

extension CommandContext {
  /// Reads how indexes are reached.
  func indexSettings(_ options: IndexOptions) throws -> IndexSettings {
    var result = IndexSettings(workingDirectory: workingDirectory)
    result.credentialVariables = settings.variables { $0.hasSuffix("_USERNAME") || $0.hasSuffix("_PASSWORD") }
    result.findLinks = try settings.list(.findLinks, arguments: several(options.findLinks, .findLinks)).map {
      try url($0, for: "find-links")
    }
    result.definitions = try indexDefinitions(options)
    result.hasNoIndex = options.noIndex ? true : try settings.flag(.noIndex)?.value ?? false
    result.configuration.strategy =
      try settings.choice(.indexStrategy, argument: options.indexStrategy)?.value ?? .firstIndex
    result.configuration.keyring =
      try settings.choice(.keyringProvider, argument: options.keyringProvider)?.value ?? .disabled
    result.configuration.isOffline = isOffline
    result.configuration.network = try networkConfiguration()
    return result
  }

  /// The indexes in the order in which they count: those of options and variables, then those of configuration files.
  private func indexDefinitions(_ options: IndexOptions) throws -> IndexDefinitions {
    let configured = try settings.tableElements(.index).map { table, origin, directory in
      try IndexTable(table, origin: origin, directory: directory).definition()
    }
    var result = IndexDefinitions()
    if let setting = try settings.string(.defaultIndex, argument: options.defaultIndex) {
      result.append(try packageIndex(setting, for: .defaultIndex, among: configured), isDefault: true)
    }
    for setting in settings.givenList(.index, arguments: several(options.index, .index)) {
      result.append(try packageIndex(setting, for: .index, among: configured))
    }
    for setting in settings.givenList(.extraIndexURL, arguments: several(options.extraIndexURL, .extraIndexURL)) {
      result.append(try packageIndex(setting, for: .extraIndexURL, among: configured))
    }
    let indexURL = try settings.string(.indexURL, argument: options.indexURL)
    if let indexURL, !indexURL.origin.isFile {
      result.append(try packageIndex(indexURL, for: .indexURL, among: configured), isDefault: true)
    }
    result.definitions += configured
    for setting in try settings.configuredList(.extraIndexURL) {
      result.append(try packageIndex(at: setting, for: "extra-index-url"))
    }
    if let indexURL, indexURL.origin.isFile {
      result.append(try packageIndex(at: indexURL, for: "index-url"), isDefault: true)
    }
    return result
  }

  /// Splits the values of an option that takes several at once, as the peer's parser does.
  private func several(_ arguments: [String], _ key: SettingKey) -> [String] { arguments.flatMap(key.words) }

  /// Reads `URL`, `NAME=URL`, or the name of an index that a configuration file defines.
  private func packageIndex(
    _ setting: Setting<String>, for key: SettingKey, among configured: [IndexDefinitions.Definition]
  ) throws -> PackageIndex {
    let text = setting.value
    if let known = configured.first(where: { $0.index.name == text }) { return known.index }
    guard let equals = text.firstIndex(of: "="), !text[..<equals].contains(where: { ":/?".contains($0) }) else {
      warnOfPathLikeName(setting, for: key)
      return try packageIndex(at: setting, for: key.name)
    }
    let name = String(text[..<equals])
    let location = setting.map { String($0[$0.index(after: equals)...]) }
    if name.isEmpty { return try packageIndex(at: location, for: key.name) }
    guard IndexName.isValid(name) else {
      throw SettingError(invalid: text, for: key.name, from: setting.origin, expected: IndexName.rule + " before `=`")
    }
    warnOfPathLikeName(location, for: key)
    var index = try packageIndex(at: location, for: key.name)
    index.name = name
    return index
  }

  private func packageIndex(at location: Setting<String>, for key: String) throws -> PackageIndex {
    var index = PackageIndex(url: try url(location, for: key))
    index.writtenPlace = isPath(location.value) ? location.value : nil
    return index
  }

  /// Says that a word which may be meant for the name of an index is taken for a path.
  private func warnOfPathLikeName(_ location: Setting<String>, for key: SettingKey) {
    let text = location.value
    // The older options take no names.
    guard key == .index || key == .defaultIndex, !text.isEmpty, !text.contains("://") else { return }
    guard !["/", "./", "../", "file:"].contains(where: text.hasPrefix), text != ".", text != ".." else { return }
    let shown = redactingCredentials(inWord: text)
    console.warning(
      "`\(shown)` is not the name of an index, and is taken for a path: write `./\(shown)` where that is meant")
  }

  /// Reads a URL or a path: relative to the file that gives it, else to the working directory.
  private func url(_ setting: Setting<String>, for key: String) throws -> URLReference {
    try indexLocation(
      setting.value, for: key, from: setting.origin,
      directory: settings.directory(of: setting.origin) ?? workingDirectory)
  }
}
