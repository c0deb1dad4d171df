/// Finds start tags and their attributes in HTML, as leniently as browsers do.
///
/// Comments, declarations, processing instructions and the content of scripts and styles are stepped over. There is no
/// tree and no error: every text has some sequence of tags.
struct HTMLTagReader: ~Escapable {
  /// A start tag; names and raw values are ranges of the bytes.
  struct Tag {
    var name: Range<Int>
    var attributes: [Attribute]
    /// The `<`.
    var start: Int
  }

  struct Attribute {
    var name: Range<Int>
    /// The value without its quotes and with its entities unexpanded; empty where there is none.
    var value: Range<Int>
  }

  private let bytes: RawSpan
  private(set) var position = 0

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    self.bytes = bytes
  }

  /// The next start tag.
  mutating func next() -> Tag? {
    while position < bytes.byteCount {
      guard byte(position) == UInt8(ascii: "<") else {
        position += 1
        continue
      }
      let start = position
      position += 1
      guard let first = byteIfPresent(position) else { return nil }
      if first == UInt8(ascii: "!") {
        if starts(with: "!--", at: position) {
          skipComment()
        } else {
          skip(past: UInt8(ascii: ">"))
        }
      } else if first == UInt8(ascii: "?") {
        skip(past: UInt8(ascii: ">"))
      } else if first == UInt8(ascii: "/") {
        skip(past: UInt8(ascii: ">"))
      } else if Self.isLetter(first) {
        let tag = readTag(from: start)
        if matches(tag.name, "script") || matches(tag.name, "style") { skipRawText(endingWith: tag.name) }
        return tag
      }
    }
    return nil
  }

  /// Whether a name is `literal`, which must be lower-case, in any case.
  func matches(_ range: Range<Int>, _ literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard range.count == length else { return false }
    for index in 0..<length where unsafe Self.lowercased(byte(range.lowerBound + index)) != literal.utf8Start[index] {
      return false
    }
    return true
  }

  /// The value of the first attribute called `name`, with its entities expanded.
  func value(of name: StaticString, in tag: Tag) -> [UInt8]? {
    guard let attribute = tag.attributes.first(where: { matches($0.name, name) }) else { return nil }
    return expandingEntities(attribute.value)
  }

  // MARK: Scanning

  private func byte(_ index: Int) -> UInt8 { unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self) }

  private func byteIfPresent(_ index: Int) -> UInt8? { index < bytes.byteCount ? byte(index) : nil }

  private func starts(with literal: StaticString, at index: Int) -> Bool {
    let end = index + literal.utf8CodeUnitCount
    return end <= bytes.byteCount && matches(index..<end, literal)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  private mutating func skip(past end: UInt8) {
    while position < bytes.byteCount {
      position += 1
      if byte(position - 1) == end { return }
    }
  }

  private mutating func skipComment() {
    position += 3
    // `<!-->` and `<!--->` are comments too.
    if starts(with: ">", at: position) || starts(with: "->", at: position) { return skip(past: UInt8(ascii: ">")) }
    while position < bytes.byteCount {
      if byte(position) == UInt8(ascii: "-"), starts(with: "-->", at: position) || starts(with: "--!>", at: position) {
        return skip(past: UInt8(ascii: ">"))
      }
      position += 1
    }
  }

  private mutating func skipRawText(endingWith name: Range<Int>) {
    while position < bytes.byteCount {
      if byte(position) == UInt8(ascii: "<"), byteIfPresent(position + 1) == UInt8(ascii: "/"),
        position + 2 + name.count <= bytes.byteCount
      {
        var isEnd = true
        for index in 0..<name.count
        where Self.lowercased(byte(position + 2 + index)) != Self.lowercased(byte(name.lowerBound + index)) {
          isEnd = false
          break
        }
        if isEnd { return }
      }
      position += 1
    }
  }

  private mutating func readTag(from start: Int) -> Tag {
    let nameStart = position
    while let next = byteIfPresent(position), !Self.isSpace(next), next != UInt8(ascii: "/"), next != UInt8(ascii: ">")
    {
      position += 1
    }
    var tag = Tag(name: nameStart..<position, attributes: [], start: start)
    while let next = byteIfPresent(position) {
      if next == UInt8(ascii: ">") {
        position += 1
        break
      }
      if Self.isSpace(next) || next == UInt8(ascii: "/") {
        position += 1
      } else {
        tag.attributes.append(readAttribute())
      }
    }
    return tag
  }

  private mutating func readAttribute() -> Attribute {
    let nameStart = position
    position += 1  // A name may even start with `=`.
    while let next = byteIfPresent(position), !Self.isSpace(next), next != UInt8(ascii: "="), next != UInt8(ascii: "/"),
      next != UInt8(ascii: ">")
    {
      position += 1
    }
    var attribute = Attribute(name: nameStart..<position, value: position..<position)
    var probe = position
    while let next = byteIfPresent(probe), Self.isSpace(next) { probe += 1 }
    guard byteIfPresent(probe) == UInt8(ascii: "=") else { return attribute }
    probe += 1
    while let next = byteIfPresent(probe), Self.isSpace(next) { probe += 1 }
    position = probe
    guard let quote = byteIfPresent(position) else { return attribute }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let valueStart = position + 1
      position = valueStart
      while let next = byteIfPresent(position), next != quote { position += 1 }
      attribute.value = valueStart..<position
      if position < bytes.byteCount { position += 1 }
    } else {
      let valueStart = position
      while let next = byteIfPresent(position), !Self.isSpace(next), next != UInt8(ascii: ">") { position += 1 }
      attribute.value = valueStart..<position
    }
    return attribute
  }

  // MARK: Entities

  private func expandingEntities(_ range: Range<Int>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let next = byte(index)
      if next == UInt8(ascii: "&"), let (length, scalar) = entity(at: index, end: range.upperBound) {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        index += length
      } else {
        output.append(next)
        index += 1
      }
    }
    return output
  }

  /// The character reference at `index`: its length and what it stands for.
  private func entity(at index: Int, end: Int) -> (length: Int, scalar: Unicode.Scalar)? {
    if index + 1 < end, byte(index + 1) == UInt8(ascii: "#") { return numericEntity(at: index, end: end) }
    for (name, scalar) in Self.namedEntities {
      let nameEnd = index + 1 + name.utf8CodeUnitCount
      guard nameEnd <= end else { continue }
      var isEqual = true
      for offset in 0..<name.utf8CodeUnitCount where unsafe byte(index + 1 + offset) != name.utf8Start[offset] {
        isEqual = false
        break
      }
      guard isEqual else { continue }
      if nameEnd < end, byte(nameEnd) == UInt8(ascii: ";") { return (nameEnd + 1 - index, scalar) }
      // In an attribute a reference without its semicolon counts only where no name goes on.
      if nameEnd < end {
        let next = byte(nameEnd)
        let isDigit = next >= UInt8(ascii: "0") && next <= UInt8(ascii: "9")
        if next == UInt8(ascii: "=") || Self.isLetter(next) || isDigit { continue }
      }
      return (nameEnd - index, scalar)
    }
    return nil
  }

  private static let namedEntities: [(StaticString, Unicode.Scalar)] = [
    ("lt", "<"), ("gt", ">"), ("amp", "&"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"),
  ]

  private func numericEntity(at start: Int, end: Int) -> (length: Int, scalar: Unicode.Scalar)? {
    var index = start + 2
    let isHexadecimal = index < end && byte(index) | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let digitsStart = index
    var value: UInt32 = 0
    while index < end {
      let digit = byte(index)
      let digitValue: UInt32
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digitValue = UInt32(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal:
        digitValue = UInt32(digit - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal:
        digitValue = UInt32(digit - UInt8(ascii: "A") + 10)
      default: digitValue = .max
      }
      if digitValue == .max { break }
      value = min(value * (isHexadecimal ? 16 : 10) + digitValue, 0x11_0000)
      index += 1
    }
    guard index > digitsStart else { return nil }
    if index < end, byte(index) == UInt8(ascii: ";") { index += 1 }
    return (index - start, Unicode.Scalar(value) ?? "\u{FFFD}")
  }
}
