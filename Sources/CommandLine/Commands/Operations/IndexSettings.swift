internal import IndexAccess
internal import PackageOperations
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

extension CommandContext {
  /// How indexes are reached, by the options, the settings, and what requirements files say.
  func indexConfiguration(_ options: IndexOptions, files: FileIndexOptions = FileIndexOptions()) throws
    -> IndexConfiguration
  {
    var configuration = IndexConfiguration()
    configuration.locations = try indexLocations(options, files: files)
    configuration.strategy = try settings.choice(.indexStrategy, argument: options.indexStrategy)?.value ?? .firstIndex
    configuration.keyring = try settings.choice(.keyringProvider, argument: options.keyringProvider)?.value ?? .disabled
    configuration.isOffline = isOffline
    configuration.network = try networkConfiguration()
    return configuration
  }

  private func indexLocations(_ options: IndexOptions, files: FileIndexOptions) throws -> IndexLocations {
    var locations = IndexLocations(indexes: [])
    for link in try settings.list(.findLinks, arguments: several(options.findLinks, .findLinks)) {
      locations.findLinks.append(try url(link, for: "find-links"))
    }
    for link in files.findLinks {
      locations.findLinks.append(try url(Setting(link, from: .argument("--find-links")), for: "find-links"))
    }
    // All indexes are read even where none is asked, so that a mistake is found in any case.
    let definitions = try indexDefinitions(options, files: files)
    let hasNoIndex = options.noIndex ? true : try settings.flag(.noIndex)?.value ?? false
    if !hasNoIndex, !files.noIndex {
      locations.indexes = definitions.indexes.map { $0.applyingCredentials(from: settings.variable) }
    }
    for index in locations.indexes { console.debug("Index \(index.displayURL)") }
    return locations
  }

  /// The indexes in the order in which they count: those of options and variables, of configuration files, and last
  /// those of requirements files.
  private func indexDefinitions(_ options: IndexOptions, files: FileIndexOptions) throws -> IndexDefinitions {
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
    for setting in settings.givenList(.extraIndexURL, arguments: several(options.extraIndexUrl, .extraIndexURL)) {
      result.append(try packageIndex(setting, for: .extraIndexURL, among: configured))
    }
    let indexURL = try settings.string(.indexURL, argument: options.indexUrl)
    if let indexURL, !indexURL.origin.isFile {
      result.append(try packageIndex(indexURL, for: .indexURL, among: configured), isDefault: true)
    }
    result.definitions += configured
    for setting in try settings.configuredList(.extraIndexURL) {
      result.append(PackageIndex(url: try url(setting, for: "extra-index-url")))
    }
    if let indexURL, indexURL.origin.isFile {
      result.append(PackageIndex(url: try url(indexURL, for: "index-url")), isDefault: true)
    }
    for extra in files.extraIndexURLs {
      let setting = Setting(extra, from: .argument("--extra-index-url"))
      result.append(PackageIndex(url: try url(setting, for: "extra-index-url")))
    }
    if let file = files.indexURL {
      let setting = Setting(file, from: .argument("--index-url"))
      result.append(PackageIndex(url: try url(setting, for: "index-url")), isDefault: true)
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
      return PackageIndex(url: try url(setting, for: key.name))
    }
    let name = String(text[..<equals])
    let location = setting.map { String($0[$0.index(after: equals)...]) }
    if name.isEmpty { return PackageIndex(url: try url(location, for: key.name)) }
    guard IndexName.isValid(name) else {
      throw SettingError(invalid: text, for: key.name, from: setting.origin, expected: IndexName.rule + " before `=`")
    }
    return PackageIndex(url: try url(location, for: key.name), name: name)
  }

  /// Reads a URL or a path: relative to the file that gives it, else to the working directory.
  private func url(_ setting: Setting<String>, for key: String) throws -> URLReference {
    try indexLocation(
      setting.value, for: key, from: setting.origin,
      directory: settings.directory(of: setting.origin) ?? workingDirectory)
  }

  /// `HTTP_TIMEOUT`, which other tools read too.
  private func plainTimeout() throws -> Setting<Int>? {
    guard let text = ProcessEnvironment.nonEmptyValue("HTTP_TIMEOUT") else { return nil }
    let origin = SettingOrigin.environment("HTTP_TIMEOUT")
    guard let seconds = Int(text), seconds >= 0 else {
      throw SettingError(invalid: text, for: "http-timeout", from: origin, expected: "a number from zero up")
    }
    return Setting(seconds, from: origin)
  }

  private func networkConfiguration() throws -> NetworkConfiguration {
    var network = NetworkConfiguration()
    network.version = ProgramVersion.current
    if let count = try settings.count(.concurrentDownloads, minimum: 1) { network.concurrentRequests = count.value }
    if let seconds = try settings.count(.httpTimeout) ?? plainTimeout() {
      network.readTimeout = .seconds(seconds.value)
    }
    if let seconds = try settings.count(.httpConnectTimeout) { network.connectTimeout = .seconds(seconds.value) }
    if let count = try settings.count(.httpRetries) { network.retries = count.value }
    network.proxies.http = try settings.string(.httpProxy)?.value
    network.proxies.https = try settings.string(.httpsProxy)?.value
    let direct = try settings.list(.noProxy).map(\.value)
    if !direct.isEmpty { network.proxies.none = direct }
    network.insecureHosts = insecureHosts
    network.certificates.usesSystemCertificates = usesSystemCertificates
    if let file = ProcessEnvironment.nonEmptyValue("SSL_CERT_FILE") {
      network.certificates.trustedFile = FilePath(file)
    }
    if let directories = ProcessEnvironment.nonEmptyValue("SSL_CERT_DIR") {
      network.certificates.trustedDirectories = directories.split(separator: ":").map { FilePath(String($0)) }
    }
    if let file = ProcessEnvironment.nonEmptyValue("SSL_CLIENT_CERT") {
      network.certificates.clientCertificate = FilePath(file)
    }
    return network
  }
}
