package import SystemPackage

/// Everything that decides how indexes are reached.
package struct IndexConfiguration: Sendable {
  /// The indexes, and the lists of links besides.
  package var locations: IndexLocations
  /// How several indexes work together.
  package var strategy: IndexStrategy
  /// Whether the network may not be used: anything in the cache is then good, however old.
  package var isOffline: Bool
  /// Where else passwords are looked up.
  package var keyring: KeyringProvider
  /// How connections are made.
  package var network: NetworkConfiguration

  package init(
    locations: IndexLocations = IndexLocations(), strategy: IndexStrategy = .firstIndex, isOffline: Bool = false,
    keyring: KeyringProvider = .disabled, network: NetworkConfiguration = NetworkConfiguration()
  ) {
    self.locations = locations
    self.strategy = strategy
    self.isOffline = isOffline
    self.keyring = keyring
    self.network = network
  }
}

/// Where passwords are looked up besides URLs and netrc (`--keyring-provider`).
package enum KeyringProvider: String, Sendable, CaseIterable {
  case disabled
  /// The `keyring` command.
  case subprocess
}

/// How connections are made.
package struct NetworkConfiguration: Sendable {
  /// The most requests under way at once.
  package var concurrentRequests = 50
  /// How long a connection may take to come about.
  package var connectTimeout: Duration = .seconds(10)
  /// The longest silence within a response.
  package var readTimeout: Duration = .seconds(30)
  /// How often a request that failed for the moment is tried again.
  package var retries = 3
  /// The longest pause before the first retry; each further one doubles it.
  package var retryPause: Duration = .milliseconds(500)
  /// Whom connections trust.
  package var certificates = CertificateSettings()
  /// The least speed of an answer's body.
  package var minimumSpeed = TransferFloor()
  /// Proxies from configuration files.
  package var proxies = ProxySettings()
  /// Hosts, with or without a port, whose certificates are not checked (`--allow-insecure-host`).
  package var insecureHosts: [String] = []
  /// The version in the user agent `adder/VERSION`.
  package var version = "0"

  package init() {}
}

/// Proxies as configuration files name them (`http-proxy`, `https-proxy`, `no-proxy`). Environment variables
/// come first.
package struct ProxySettings: Sendable, Hashable {
  /// The proxy for `http` URLs.
  package var http: String?
  /// The proxy for `https` URLs.
  package var https: String?
  /// Hosts that are reached without a proxy.
  package var none: [String]?

  package init(http: String? = nil, https: String? = nil, none: [String]? = nil) {
    self.http = http
    self.https = https
    self.none = none
  }
}

/// Which certificates are trusted and shown.
package struct CertificateSettings: Sendable, Hashable {
  /// A PEM file of trusted certificates in place of the system's (`SSL_CERT_FILE`).
  package var trustedFile: FilePath?
  /// Directories of trusted certificates in OpenSSL's hashed form in place of the system's (`SSL_CERT_DIR`).
  package var trustedDirectories: [FilePath] = []
  /// Whether the system's certificates count besides those above (`--system-certs`).
  package var usesSystemCertificates = false
  /// A PEM file with this client's certificate and key (`SSL_CLIENT_CERT`).
  package var clientCertificate: FilePath?

  package init() {}
}
