internal import IndexAccess
internal import Interpreters
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage

/// What requirements files say about indexes (`--index-url` and so on in the files themselves).
struct FileIndexOptions: Sendable {
  var indexURL: String?
  var extraIndexURLs: [String] = []
  var findLinks: [String] = []
  var noIndex = false
  var trustedHosts: [String] = []
}

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
    configuration.network = try networkConfiguration(files: files)
    return configuration
  }

  private func indexLocations(_ options: IndexOptions, files: FileIndexOptions) throws -> IndexLocations {
    var locations = IndexLocations(indexes: [])
    let links = try settings.list(.findLinks, arguments: options.findLinks).map { ($0.value, $0.origin) }
    for (link, origin) in links + files.findLinks.map({ ($0, .argument("--find-links")) }) {
      locations.findLinks.append(try url(link, for: "find-links", from: origin))
    }
    let hasNoIndex = options.noIndex ? true : try settings.flag(.noIndex)?.value ?? files.noIndex
    if hasNoIndex { return locations }

    for index in try settings.list(.index, arguments: options.index) {
      locations.indexes.append(try packageIndex(named: index, for: "index"))
    }
    var configuredDefault: PackageIndex?
    if options.index.isEmpty {
      for (table, origin, directory) in settings.tableElements(.index) {
        let index = try IndexTable(table, origin: origin, directory: directory).index()
        if index.isDefault {
          configuredDefault = configuredDefault ?? index.index
        } else if !index.isExplicit {
          locations.indexes.append(index.index)
        }
      }
    }
    for extra in try settings.list(.extraIndexURL, arguments: options.extraIndexUrl) {
      locations.indexes.append(PackageIndex(url: try url(extra.value, for: "extra-index-url", from: extra.origin)))
    }
    for extra in files.extraIndexURLs {
      let url = try url(extra, for: "extra-index-url", from: .argument("--extra-index-url"))
      locations.indexes.append(PackageIndex(url: url))
    }
    if let named = try settings.string(.defaultIndex, argument: options.defaultIndex) {
      locations.indexes.append(try packageIndex(named: named, for: "default-index"))
    } else if let argument = options.indexUrl {
      locations.indexes.append(PackageIndex(url: try url(argument, for: "index-url", from: .argument("--index-url"))))
    } else if let inFile = files.indexURL {
      locations.indexes.append(PackageIndex(url: try url(inFile, for: "index-url", from: .argument("--index-url"))))
    } else if let setting = try settings.string(.indexURL) {
      locations.indexes.append(PackageIndex(url: try url(setting.value, for: "index-url", from: setting.origin)))
    } else {
      locations.indexes.append(configuredDefault ?? .standard)
    }
    return locations
  }

  /// Reads `URL` or `NAME=URL`.
  private func packageIndex(named setting: Setting<String>, for key: String) throws -> PackageIndex {
    let text = setting.value
    if let equals = text.firstIndex(of: "="), !text[..<equals].contains(where: { ":/?".contains($0) }) {
      let location = String(text[text.index(after: equals)...])
      return PackageIndex(
        url: try url(location, for: key, from: setting.origin), name: String(text[..<equals]))
    }
    return PackageIndex(url: try url(text, for: key, from: setting.origin))
  }

  /// Reads a URL or a path.
  func url(_ text: String, for key: String, from origin: SettingOrigin) throws -> URLReference {
    if text.contains("://") {
      do {
        return try URLReference(absolute: text)
      } catch {
        throw SettingError(invalid: text, for: key, from: origin, expected: "a URL or a path")
      }
    }
    let path = text.hasPrefix("file:") ? String(text.dropFirst("file:".count)) : text
    return URLReference(filePath: workingDirectory.pushing(FilePath(path)).lexicallyNormalized().string)
  }

  private func networkConfiguration(files: FileIndexOptions) throws -> NetworkConfiguration {
    var network = NetworkConfiguration()
    network.version = ProgramVersion.current
    if let count = try settings.count(.concurrentDownloads) { network.concurrentRequests = max(1, count.value) }
    if let seconds = try settings.count(.httpTimeout) { network.readTimeout = .seconds(seconds.value) }
    if let seconds = try settings.count(.httpConnectTimeout) { network.connectTimeout = .seconds(seconds.value) }
    if let count = try settings.count(.httpRetries) { network.retries = count.value }
    network.insecureHosts = insecureHosts + files.trustedHosts
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
