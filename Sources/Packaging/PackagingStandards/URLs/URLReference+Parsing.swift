import Support

/// Why text is not a URL.
package struct URLParseError: UserFacingError, Equatable {
  /// What is wrong with a text.
  package enum Kind: Equatable, Sendable {
    case empty, relativeWithoutBase, missingHost, invalidHost, invalidPort, controlCharacter
  }

  /// What is wrong.
  package let kind: Kind
  /// The text, with what looks like credentials hidden.
  package let redactedText: String

  init(_ kind: Kind, text: String) {
    self.kind = kind
    self.redactedText = redactingUnreadableURL(text)
  }

  package var message: String {
    switch kind {
    case .empty: "the URL is empty"
    case .relativeWithoutBase: "`\(redactedText)` is a relative URL without a base"
    case .missingHost: "the URL `\(redactedText)` has no host"
    case .invalidHost: "the URL `\(redactedText)` has an invalid host"
    case .invalidPort: "the URL `\(redactedText)` has an invalid port"
    case .controlCharacter: "the URL `\(redactedText)` has a control character in it"
    }
  }
}

extension URLReference {
  /// Parses a URL or relative reference.
  ///
  /// - Throws: ``URLParseError`` for what even a browser would refuse: no host, a port out of range, control characters
  ///   in the host.
  package init(_ text: String) throws(URLParseError) {
    let original = text
    var bytes = Array(text.utf8)[...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    // Browsers drop line breaks and tabs wherever they stand.
    if bytes.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) {
      bytes = bytes.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }[...]
    }

    var scheme: String?
    if let length = Self.schemeLength(bytes) {
      scheme = String(decoding: bytes.prefix(length), as: UTF8.self).lowercased()
      bytes = bytes.dropFirst(length + 1)
    }
    var fragment: String?
    if let hash = bytes.firstIndex(of: UInt8(ascii: "#")) {
      fragment = PercentEncoding.repair(bytes[(hash + 1)...])
      bytes = bytes[..<hash]
    }
    var query: String?
    if let mark = bytes.firstIndex(of: UInt8(ascii: "?")) {
      query = PercentEncoding.repair(bytes[(mark + 1)...])
      bytes = bytes[..<mark]
    }
    if scheme == nil || scheme.map(Self.isSpecial) == true {
      for index in bytes.indices where bytes[index] == UInt8(ascii: "\\") { bytes[index] = UInt8(ascii: "/") }
    }

    var authority: (user: String?, password: String?, host: String, port: UInt16?)?
    if bytes.starts(with: "//".utf8) {
      bytes = bytes.dropFirst(2)
      let end = bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
      authority = try Self.parseAuthority(bytes[..<end], scheme: scheme, text: original)
      bytes = bytes[end...]
    }
    if let scheme, Self.needsHost(scheme), authority?.host.isEmpty ?? true {
      throw URLParseError(.missingHost, text: original)
    }

    var path = PercentEncoding.repair(bytes)
    if let scheme, Self.isSpecial(scheme) {
      path = Self.removingDotSegments(path)
      if path.isEmpty { path = "/" }
    } else if scheme != nil, authority != nil {
      path = Self.removingDotSegments(path)
    }
    // `file:/x` is `file:///x`.
    let host = authority?.host ?? (scheme == "file" ? "" : nil)
    self.init(
      scheme: scheme, user: authority?.user, password: authority?.password, host: host, port: authority?.port,
      path: path, query: query, fragment: fragment)
  }

  /// Parses `reference` and resolves it against this URL (RFC 3986, section 5.2).
  package func resolving(_ reference: String) throws(URLParseError) -> URLReference {
    resolving(try URLReference(reference))
  }

  /// Resolves a parsed reference against this URL (RFC 3986, section 5.2).
  package func resolving(_ reference: URLReference) -> URLReference {
    if reference.scheme != nil { return reference }
    if let referenceHost = reference.host {
      return URLReference(
        scheme: scheme, user: reference.user, password: reference.password, host: referenceHost, port: reference.port,
        path: Self.removingDotSegments(reference.path), query: reference.query, fragment: reference.fragment)
    }
    var path = reference.path
    var query = reference.query
    if path.isEmpty {
      path = self.path
      query = reference.query ?? self.query
    } else if !path.hasPrefix("/") {
      if let slash = self.path.utf8.lastIndex(of: UInt8(ascii: "/")) {
        path = String(self.path[...slash]) + path
      } else if host != nil {
        path = "/" + path
      }
    }
    return URLReference(
      scheme: scheme, user: user, password: password, host: host, port: port, path: Self.removingDotSegments(path),
      query: query, fragment: reference.fragment)
  }

  /// RFC 3986, section 5.2.4.
  static func removingDotSegments(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    guard segments.contains(where: { $0 == "." || $0 == ".." }) else { return path }
    let isRooted = path.hasPrefix("/")
    var kept: [Substring] = []
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      if index == 0, isRooted { continue }
      switch segment {
      case ".":
        if isLast { kept.append("") }
      case "..":
        if !kept.isEmpty { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return (isRooted ? "/" : "") + kept.joined(separator: "/")
  }

  /// The number of bytes before the colon, if the text starts with a scheme.
  ///
  /// One letter before a colon and a slash is a Windows drive, not a scheme.
  private static func schemeLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first, isLetter(first) else { return nil }
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: ":"):
        let length = index - bytes.startIndex
        return length > 1 ? length : nil
      case let byte where isLetter(byte): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): continue
      default: return nil
      }
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  private static func isSpecial(_ scheme: String) -> Bool {
    switch scheme {
    case "http", "https", "file", "ftp", "ws", "wss": true
    default: false
    }
  }

  private static func needsHost(_ scheme: String) -> Bool { isSpecial(scheme) && scheme != "file" }

  private static func parseAuthority(
    _ bytes: ArraySlice<UInt8>, scheme: String?, text: String
  ) throws(URLParseError) -> (user: String?, password: String?, host: String, port: UInt16?) {
    var rest = bytes
    var user: String?
    var password: String?
    if let at = rest.lastIndex(of: UInt8(ascii: "@")) {
      let userInfo = rest[..<at]
      rest = rest[(at + 1)...]
      if let colon = userInfo.firstIndex(of: UInt8(ascii: ":")) {
        user = encodedUserInfo(userInfo[..<colon])
        password = encodedUserInfo(userInfo[(colon + 1)...])
      } else if !userInfo.isEmpty {
        user = encodedUserInfo(userInfo)
      }
    }
    var host = rest
    var port: UInt16?
    let portSearchStart = rest.lastIndex(of: UInt8(ascii: "]")) ?? rest.startIndex
    if let colon = rest[portSearchStart...].lastIndex(of: UInt8(ascii: ":")) {
      host = rest[..<colon]
      let digits = rest[(colon + 1)...]
      if !digits.isEmpty {
        guard digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
          let number = UInt16(String(decoding: digits, as: UTF8.self))
        else { throw URLParseError(.invalidPort, text: text) }
        port = number
      }
    }
    for byte in host where byte <= 0x20 || byte == 0x7F || "<>\"`{}|^\\%@".utf8.contains(byte) {
      throw URLParseError(byte < 0x20 || byte == 0x7F ? .controlCharacter : .invalidHost, text: text)
    }
    let isBracketed = host.first == UInt8(ascii: "[")
    if isBracketed != (host.last == UInt8(ascii: "]")) || (!isBracketed && host.contains(UInt8(ascii: ":"))) {
      throw URLParseError(.invalidHost, text: text)
    }
    if let scheme, port == defaultPort(ofScheme: scheme) { port = nil }
    return (user, password, String(decoding: host, as: UTF8.self).lowercased(), port)
  }

  /// User information as written, with what would end it escaped.
  private static func encodedUserInfo(_ bytes: ArraySlice<UInt8>) -> String {
    PercentEncoding.repair(bytes).split(separator: "@", omittingEmptySubsequences: false).joined(separator: "%40")
  }
}
