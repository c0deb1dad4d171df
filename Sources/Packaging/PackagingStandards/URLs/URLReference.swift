import Support

/// A URL, absolute or relative, in its components (RFC 3986), with credentials that never reach a message by accident.
///
/// Parsing is as lenient as browsers are: white space around it is dropped, backslashes in web URLs count as slashes,
/// characters that can not stand in a URL are percent-encoded. Scheme and host are lower-cased, a web URL's default
/// port and dot segments are dropped and its empty path becomes `/`. Nothing else is normalised, so escapes stay as
/// written. `description` and ``display`` are redacted; ``requestText`` is the whole URL, for requests and files only.
package struct URLReference: Hashable, Sendable {
  /// Lower-case, without its colon; `nil` for a relative reference.
  package let scheme: String?
  /// Percent-encoded as written.
  package let user: String?
  /// Percent-encoded as written; may be empty.
  package let password: String?
  /// Lower-case; an IPv6 address keeps its brackets; `nil` if there is no authority, empty in `file:///x`.
  package let host: String?
  /// Written port, without a scheme's default.
  package let port: UInt16?
  /// Percent-encoded.
  package let path: String
  /// What follows `?`, percent-encoded.
  package let query: String?
  /// What follows `#`, percent-encoded.
  package let fragment: String?

  init(
    scheme: String?, user: String?, password: String?, host: String?, port: UInt16?, path: String, query: String?,
    fragment: String?
  ) {
    self.scheme = scheme
    self.user = user
    self.password = password
    self.host = host
    self.port = port
    self.path = path
    self.query = query
    self.fragment = fragment
  }

  /// Parses an absolute URL.
  package init(absolute text: String) throws(URLParseError) {
    try self.init(text)
    if scheme == nil { throw URLParseError(.relativeWithoutBase, text: text) }
  }

  /// The URL of a file, from its absolute path.
  package init(filePath: String) {
    let path = PercentEncoding.encodePath(filePath)
    self.init(
      scheme: "file", user: nil, password: nil, host: "", port: nil, path: path.hasPrefix("/") ? path : "/" + path,
      query: nil, fragment: nil)
  }

  /// Whether it is fetched over HTTP.
  package var isWeb: Bool { scheme == "https" || scheme == "http" }
  /// Whether it names a local file.
  package var isFile: Bool { scheme == "file" }

  /// The port that a connection uses, by the scheme's default if none is written.
  package var effectivePort: UInt16? {
    if let port { return port }
    return scheme.flatMap(Self.defaultPort(ofScheme:))
  }

  /// The user name with its escapes undone.
  package var decodedUser: String? { user.map(PercentEncoding.decodeText) }
  /// The password with its escapes undone.
  package var decodedPassword: String? { password.map(PercentEncoding.decodeText) }
  /// Whether it has a user name or a password.
  package var hasCredentials: Bool { user != nil || password != nil }

  /// The host without an IPv6 address's brackets.
  package var bareHost: String? {
    guard let host, host.hasPrefix("["), host.hasSuffix("]") else { return host }
    return String(host.dropFirst().dropLast())
  }

  /// The path of the file that a `file` URL on this machine names, with its escapes undone.
  package var filePath: String? {
    guard isFile, host == nil || host == "" || host == "localhost" else { return nil }
    return PercentEncoding.decodeText(path)
  }

  /// Scheme, host and port: what credentials belong to.
  package var origin: String {
    let port = effectivePort.map { ":\($0)" } ?? ""
    return "\(scheme ?? "")://\(host ?? "")\(port)"
  }

  static func defaultPort(ofScheme scheme: String) -> UInt16? {
    switch scheme {
    case "http", "ws": 80
    case "https", "wss": 443
    case "ftp": 21
    default: nil
    }
  }
}

extension URLReference: CustomStringConvertible {
  /// The whole URL, credentials included: for requests, for keys, and for files that must keep them. Never for messages.
  package var requestText: String { serialized(user: user, password: password) }

  /// The URL as it may be shown.
  package var display: DisplayURL { DisplayURL(self) }

  /// The URL with its credentials hidden.
  ///
  /// A password becomes `****`; so does a user name that stands alone, for it may be a token. `git` in SSH URLs is
  /// neither.
  package var description: String {
    if password != nil { return serialized(user: user ?? "", password: "****") }
    guard let user, !user.isEmpty else { return requestText }
    if user == "git", scheme == "ssh" || scheme == "git+ssh" { return requestText }
    return serialized(user: "****", password: nil)
  }

  /// The same URL without user name and password.
  package var withoutCredentials: URLReference { replacing(user: nil, password: nil) }

  /// The same URL with these credentials, given as plain text.
  package func withCredentials(user: String, password: String?) -> URLReference {
    replacing(
      user: PercentEncoding.encodeUserInfo(user), password: password.map(PercentEncoding.encodeUserInfo))
  }

  /// The same URL without its fragment.
  package var withoutFragment: URLReference {
    URLReference(
      scheme: scheme, user: user, password: password, host: host, port: port, path: path, query: query, fragment: nil)
  }

  /// The same URL with another path (percent-encoded) and neither query nor fragment.
  package func withPath(_ path: String) -> URLReference {
    URLReference(
      scheme: scheme, user: user, password: password, host: host, port: port, path: path, query: nil, fragment: nil)
  }

  /// The URL of a directory below this one, slash included: `simple` and `flask` make `simple/flask/`.
  package func appendingDirectory(_ name: String) -> URLReference {
    withPath(path + (path.hasSuffix("/") ? "" : "/") + PercentEncoding.encodePath(name) + "/")
  }

  private func replacing(user: String?, password: String?) -> URLReference {
    URLReference(
      scheme: scheme, user: user, password: password, host: host, port: port, path: path, query: query,
      fragment: fragment)
  }

  private func serialized(user: String?, password: String?) -> String {
    var text = ""
    if let scheme { text += scheme + ":" }
    if let host {
      text += "//"
      if user != nil || password != nil {
        text += user ?? ""
        if let password { text += ":" + password }
        text += "@"
      }
      text += host
      if let port { text += ":\(port)" }
    }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }
}
