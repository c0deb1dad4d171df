/// The machines of a `.netrc` file, with what Python's `netrc`, curl and ftp agree on: `machine`, `default`, `login`,
/// `password`, `account`, `macdef`, `#` comments and double-quoted tokens with backslash escapes.
///
/// Parsing never fails: what cannot be read is skipped up to the next `machine` or `default`.
package struct Netrc: Equatable, Sendable {
  /// One entry.
  package struct Entry: Equatable, Sendable {
    /// The host in lower case, or `nil` for `default`.
    package var machine: String?
    /// The user's name.
    package var login: String?
    /// The user's password.
    package var password: String?

    package init(machine: String?, login: String?, password: String?) {
      self.machine = machine
      self.login = login
      self.password = password
    }
  }

  /// The entries in file order.
  package var entries: [Entry]

  package init(parsing bytes: [UInt8]) {
    var tokenizer = Tokenizer(bytes: bytes)
    var entries: [Entry] = []
    var current: Entry?
    func finish() {
      if let entry = current { entries.append(entry) }
    }
    while let token = tokenizer.next() {
      switch token {
      case "machine":
        finish()
        current = tokenizer.next().map { Entry(machine: $0.asciiLowercased(), login: nil, password: nil) }
      case "default":
        finish()
        current = Entry(machine: nil, login: nil, password: nil)
      case "login", "user":
        let value = tokenizer.next()
        if current != nil { current?.login = value }
      case "password":
        let value = tokenizer.next()
        if current != nil { current?.password = value }
      case "account": _ = tokenizer.next()
      case "macdef":
        _ = tokenizer.next()
        tokenizer.skipMacro()
      default:
        if token.hasPrefix("#") { tokenizer.skipLine() }
      }
    }
    finish()
    self.entries = entries
  }

  /// The credentials for a host: those of the first `machine` that names it (and the login, where one is asked for),
  /// else those of `default`.
  package func credentials(host: String, username: String? = nil) -> Credentials? {
    let matching = entries.first { $0.machine == host && (username == nil || $0.login == username) }
    let entry = matching ?? entries.first { $0.machine == nil && (username == nil || $0.login == username) }
    guard let entry, entry.login != nil || entry.password != nil else { return nil }
    return .basic(username: entry.login ?? "", password: entry.password)
  }

  private struct Tokenizer {
    let bytes: [UInt8]
    var offset = 0
    /// Whether only white space was read since the last line break.
    private var isAtLineStart = true

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> String? {
      while true {
        while offset < bytes.count, isSpace(bytes[offset]) {
          if bytes[offset] == UInt8(ascii: "\n") { isAtLineStart = true }
          offset += 1
        }
        guard offset < bytes.count else { return nil }
        // A comment starts a line; elsewhere `#` may belong to a password.
        guard bytes[offset] == UInt8(ascii: "#"), isAtLineStart else { break }
        skipLine()
      }
      isAtLineStart = false
      var token: [UInt8] = []
      if bytes[offset] == UInt8(ascii: "\"") {
        offset += 1
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
          if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count { offset += 1 }
          token.append(bytes[offset])
          offset += 1
        }
        offset += 1
      } else {
        while offset < bytes.count, !isSpace(bytes[offset]) {
          if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count, !isSpace(bytes[offset + 1]) { offset += 1 }
          token.append(bytes[offset])
          offset += 1
        }
      }
      return String(decoding: token, as: UTF8.self)
    }

    mutating func skipLine() {
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    }

    /// A macro reaches to the next empty line.
    mutating func skipMacro() {
      skipLine()
      while offset < bytes.count {
        offset += 1
        let start = offset
        skipLine()
        if bytes[min(start, bytes.count)..<offset].allSatisfy({ $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }) { return }
      }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
  }
}
