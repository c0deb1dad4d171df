/// What can be made of an option of a requirements file.
enum RequirementsFileOption {
  /// The rest of the line, which may have spaces in it, is a path or URL.
  case path((String) -> RequirementsFile.Content)
  /// A word is its value.
  case word((String) -> RequirementsFile.Content)
  case flag(RequirementsFile.Content)
  /// pip knows it, and it has no effect here.
  case ignored(takesValue: Bool, hint: String?)

  init?(_ name: String) {
    switch name {
    case "-r", "--requirement", "--requirements": self = .path { .requirements($0) }
    case "-c", "--constraint", "--constraints": self = .path { .constraints($0) }
    case "-e", "--editable": self = .path { .editable($0) }
    case "-f", "--find-links": self = .path { .findLinks($0) }
    case "-i", "--index-url", "--pypi-url": self = .word { .indexURL($0) }
    case "--extra-index-url": self = .word { .extraIndexURL($0) }
    case "--no-binary": self = .word { .noBinary($0) }
    case "--only-binary": self = .word { .onlyBinary($0) }
    case "--no-index": self = .flag(.noIndex)
    case "--require-hashes": self = .flag(.requireHashes)
    // Both decide about every package, wherever it is named: not for a file, perhaps included from far, to say.
    case "--pre": self = .ignored(takesValue: false, hint: "give `--prerelease allow` on the command line")
    case "--trusted-host": self = .ignored(takesValue: true, hint: "give `--allow-insecure-host` on the command line")
    case "--use-feature": self = .ignored(takesValue: true, hint: nil)
    case "--prefer-binary": self = .ignored(takesValue: false, hint: nil)
    default: return nil
    }
  }
}

/// Reads options and their values, with a shell's quotes, from a line of a requirements file.
struct RequirementsOptionReader: ~Escapable {
  private let bytes: Span<UInt8>
  private var position = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) { self.bytes = bytes }

  /// The name of the next option, such as `--hash` or `-r`; `nil` at the end. What is no option is returned as it is.
  mutating func next() -> String? {
    skipSpace()
    guard position < bytes.count else { return nil }
    let start = position
    let isLong = byte(1) == UInt8(ascii: "-")
    if byte(0) == UInt8(ascii: "-"), !isLong {
      position = min(bytes.count, position + 2)
    } else {
      while position < bytes.count, !isSpace(bytes[position]), bytes[position] != UInt8(ascii: "=") { position += 1 }
    }
    return String(bytes.extracting(start..<position))
  }

  /// The value of the option just read, a word; `nil` if there is none.
  mutating func word() -> String? {
    guard beginValue() else { return nil }
    let end = skipWord()
    return text(to: end)
  }

  /// The value of the option just read: all up to the next option that is known, or the end; `nil` if there is none.
  mutating func path() -> String? {
    guard beginValue() else { return nil }
    var end = position
    while true {
      var scan = self
      scan.position = end
      end = scan.skipWord()
      scan.position = end
      scan.skipSpace()
      let start = scan.position
      guard let name = scan.next() else { break }
      if name.hasPrefix("-"), scan.isAtEndOfWord, RequirementsFileOption(name) != nil { break }
      end = start
    }
    return text(to: end)
  }

  /// Steps over `=` or space before a value, and says whether there is one.
  private mutating func beginValue() -> Bool {
    if byte(0) == UInt8(ascii: "=") {
      position += 1
      return position < bytes.count && !isSpace(bytes[position])
    }
    skipSpace()
    return position < bytes.count
  }

  private var isAtEndOfWord: Bool {
    position >= bytes.count || isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "=")
  }

  private func byte(_ offset: Int) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  private mutating func skipSpace() {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  /// Where the word at the position ends: at space outside quotes.
  private func skipWord() -> Int {
    var index = position
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'"), index + 1 < bytes.count {
        index += 1
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if isQuote(byte), closes(byte, after: index) {
        quote = byte
      } else if isSpace(byte) {
        break
      }
      index += 1
    }
    return index
  }

  /// The bytes from the position to `end`, which becomes the position, without quotes and escapes; `nil` if none are left.
  private mutating func text(to end: Int) -> String? {
    var result: [UInt8] = []
    var quote: UInt8?
    var index = position
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'"), index + 1 < end {
        index += 1
        result.append(bytes[index])
      } else if let open = quote {
        if byte == open { quote = nil } else { result.append(byte) }
      } else if isQuote(byte), closes(byte, after: index) {
        quote = byte
      } else {
        result.append(byte)
      }
      index += 1
    }
    position = end
    while let last = result.last, isSpace(last) { result.removeLast() }
    return result.isEmpty ? nil : String(decoding: result, as: UTF8.self)
  }

  private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }

  /// Whether a quote is closed again; one that is not, as in `it's.txt`, is a letter like any other.
  private func closes(_ quote: UInt8, after index: Int) -> Bool {
    var index = index + 1
    while index < bytes.count {
      if bytes[index] == quote { return true }
      index += 1
    }
    return false
  }
}
