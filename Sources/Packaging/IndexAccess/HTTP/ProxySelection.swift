package import PackagingStandards

/// Which proxy a request goes through, as curl and Python read it from variables. Without I/O.
package struct ProxySelection: Sendable, Equatable {
  /// A proxy server.
  package struct Server: Hashable, Sendable {
    /// What is spoken with it.
    package enum Kind: Hashable, Sendable { case http, socks5 }
    /// What is spoken with it.
    package var kind: Kind
    /// Its name or address.
    package var host: String
    /// Its port.
    package var port: Int
    /// What it wants to know of the user, if the URL says.
    package var credentials: Credentials?

    package init(kind: Kind, host: String, port: Int, credentials: Credentials? = nil) {
      self.kind = kind
      self.host = host
      self.port = port
      self.credentials = credentials
    }
  }

  private var http: Server?
  private var https: Server?
  private var exclusions: [Exclusion] = []

  private struct Exclusion: Sendable, Equatable {
    /// A host or domain without its leading dot; `*` excludes everything.
    var host: String
    var port: Int?
    /// An IPv4 network.
    var network: (address: UInt32, mask: UInt32)?

    static func == (left: Exclusion, right: Exclusion) -> Bool {
      left.host == right.host && left.port == right.port && left.network?.address == right.network?.address
        && left.network?.mask == right.network?.mask
    }
  }

  /// A proxy that cannot be used.
  package struct InvalidProxy: Error, Equatable {
    /// The variable or option that holds it.
    package var variable: String
    /// The URL with its secrets masked.
    package var value: String
    /// Why, if there is more to say than that it is no proxy's URL.
    package var reason: String?
  }

  /// Reads the variables `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`; lower-case names count first, and
  /// settings where no variable says anything.
  ///
  /// - Throws: `InvalidProxy`.
  package init(
    variables: (String) -> String?, settings: ProxySettings = ProxySettings()
  ) throws(InvalidProxy) {
    func read(_ names: [String]) -> (name: String, value: String)? {
      for name in names {
        if let value = variables(name), !value.isEmpty { return (name, value) }
      }
      return nil
    }
    // In a CGI program HTTP_PROXY holds a header of the request, so then only the lower-case name counts.
    let isCGI = variables("REQUEST_METHOD") != nil
    let all = try read(["all_proxy", "ALL_PROXY"]).map { (found) throws(InvalidProxy) in
      try ProxySelection.server(found.value, variable: found.name)
    }
    let forHTTP = try read(isCGI ? ["http_proxy"] : ["http_proxy", "HTTP_PROXY"]).map { (found) throws(InvalidProxy) in
      try ProxySelection.server(found.value, variable: found.name)
    }
    let forHTTPS = try read(["https_proxy", "HTTPS_PROXY"]).map { (found) throws(InvalidProxy) in
      try ProxySelection.server(found.value, variable: found.name)
    }
    let settingForHTTP = try settings.http.map { (url) throws(InvalidProxy) in
      try ProxySelection.server(url, variable: "http-proxy")
    }
    let settingForHTTPS = try settings.https.map { (url) throws(InvalidProxy) in
      try ProxySelection.server(url, variable: "https-proxy")
    }
    http = forHTTP ?? all ?? settingForHTTP
    https = forHTTPS ?? all ?? settingForHTTPS
    let lists = read(["no_proxy", "NO_PROXY"]).map { [$0.value] } ?? settings.none ?? []
    for list in lists {
      for item in list.split(whereSeparator: { $0 == "," || $0 == " " || $0 == "\t" }) {
        exclusions.append(ProxySelection.exclusion(item))
      }
    }
  }

  /// The proxy for a URL, or `nil` for a direct connection.
  package func server(for url: URLReference) -> Server? {
    guard let server = url.scheme == "https" ? https : http else { return nil }
    let host = url.bareHost ?? ""
    let address = ProxySelection.address(Substring(host))
    for exclusion in exclusions {
      if let port = exclusion.port, port != url.effectivePort.map(Int.init) { continue }
      if exclusion.host == "*" { return nil }
      if let network = exclusion.network, let address, address & network.mask == network.address { return nil }
      if host == exclusion.host || host.hasSuffix("." + exclusion.host) { return nil }
    }
    return server
  }

  private static func server(_ text: String, variable: String) throws(InvalidProxy) -> Server {
    // A bare `host:port` means an HTTP proxy.
    let url: URLReference
    do throws(URLParseError) {
      url = try URLReference(absolute: text.contains("://") ? text : "http://" + text)
    } catch {
      throw InvalidProxy(variable: variable, value: error.redactedText)
    }
    guard let host = url.bareHost, !host.isEmpty else { throw InvalidProxy(variable: variable, value: url.description) }
    let port = url.port.map(Int.init)
    switch url.scheme {
    case "http": return Server(kind: .http, host: host, port: port ?? 80, credentials: url.credentials)
    // In clear text its password would be everybody's.
    case "https":
      throw InvalidProxy(
        variable: variable, value: url.description, reason: "a proxy that is reached over HTTPS is not supported yet")
    case "socks5", "socks5h", "socks":
      if url.credentials != nil {
        throw InvalidProxy(
          variable: variable, value: url.description, reason: "credentials for a SOCKS proxy are not supported yet")
      }
      return Server(kind: .socks5, host: host, port: port ?? 1080, credentials: url.credentials)
    default: throw InvalidProxy(variable: variable, value: url.description)
    }
  }

  private static func exclusion(_ item: Substring) -> Exclusion {
    var text = String(item).asciiLowercased()
    if text == "*" { return Exclusion(host: "*") }
    if let slash = text.firstIndex(of: "/"), let address = address(text[..<slash]),
      let bits = UInt32(text[text.index(after: slash)...]), bits <= 32
    {
      let mask = bits == 0 ? 0 : UInt32.max << (32 - bits)
      return Exclusion(host: text, network: (address & mask, mask))
    }
    var port: Int?
    let colons = text.utf8.count { $0 == UInt8(ascii: ":") }
    if colons == 1 || text.hasPrefix("["), let colon = text.lastIndex(of: ":"),
      let number = UInt16(text[text.index(after: colon)...])
    {
      port = Int(number)
      text = String(text[..<colon])
    }
    if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
    if text.hasPrefix("*.") { text.removeFirst() }
    while text.hasPrefix(".") { text.removeFirst() }
    return Exclusion(host: text, port: port)
  }

  /// The number of a dotted IPv4 address.
  private static func address(_ text: Substring) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var value: UInt32 = 0
    for part in parts {
      guard let byte = UInt8(part) else { return nil }
      value = value << 8 | UInt32(byte)
    }
    return value
  }
}
