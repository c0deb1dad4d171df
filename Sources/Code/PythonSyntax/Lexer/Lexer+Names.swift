extension Lexer {
  /// Reads a name, a keyword, or the prefix of a string.
  @inline(__always)
  mutating func lexName() {
    let start = position
    let stop = source.endOfASCIIName(start)
    let next = source[stop]
    if next >= 0x80 {
      lexUnicodeName()
      return
    }
    let length = stop &- start
    if length <= 2 && (next == UInt8(ascii: "\"") || next == UInt8(ascii: "'")) {
      if let flags = stringPrefix(start, length) {
        position = stop
        lexString(tokenStart: start, flags: flags)
        return
      }
    }
    position = stop
    let kind = length <= 8 ? keywords.kind(of: source.word(start, length: length)) : .name
    tokens.append(Token(kind: kind, start: start, end: stop))
    lineHasTokens = true
  }

  /// The flags of a string prefix, or nil if the letters are none.
  private func stringPrefix(_ start: UInt32, _ length: UInt32) -> StringFlags? {
    var flags: StringFlags = []
    for offset in start..<(start + length) {
      let flag: StringFlags
      switch source[offset] | 0x20 {
      case UInt8(ascii: "r"): flag = .raw
      case UInt8(ascii: "b"): flag = .bytes
      case UInt8(ascii: "u"): flag = .unicode
      case UInt8(ascii: "f"): flag = .formatted
      case UInt8(ascii: "t"): flag = .template
      default: return nil
      }
      if flags.contains(flag) { return nil }
      flags.insert(flag)
    }
    let others = flags.subtracting(.raw)
    let isAllowed =
      others.isEmpty || (others == .unicode && !flags.contains(.raw))
      || others == .bytes || others == .formatted || others == .template
    return isAllowed ? flags : nil
  }

  /// Reads a name with characters outside ASCII.
  mutating func lexUnicodeName() {
    let start = position
    while position < end {
      let byte = source[position]
      if byte < 0x80 {
        let stop = source.endOfASCIIName(position)
        if stop == position { break }
        position = stop
        continue
      }
      let (scalar, length) = source.scalar(at: position)
      guard position == start ? UnicodeIdentifiers.isStart(scalar) : UnicodeIdentifiers.isContinue(scalar) else {
        break
      }
      position += length
    }
    // The flag tells the parser to normalise the name.
    tokens.append(Token(kind: .name, flags: .unicode, start: start, end: position))
    lineHasTokens = true
  }

  /// Reads a name that starts outside ASCII, or reports the character.
  mutating func lexNonASCII() {
    let start = position
    let (scalar, length) = source.scalar(at: start)
    if UnicodeIdentifiers.isStart(scalar) {
      lexUnicodeName()
      return
    }
    position += length
    emit(.unknown, start)
    lineHasTokens = true
    let code = String(scalar.value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    let isPrintable =
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
        .paragraphSeparator:
        false
      default: true
      }
    if source[start] == 0xFF || scalar == "\u{FFFD}" && length == 1 { return }  // Reported when the source was decoded.
    if let plain = UnicodeIdentifiers.asciiLookalike(of: scalar) {
      report("Character `\(scalar)` (\(number)) is not Python syntax; did you mean `\(plain)`?", start, position)
    } else if isPrintable {
      report("Character `\(scalar)` (\(number)) cannot be used here", start, position)
    } else {
      report("Invisible character \(number) cannot be used here", start, position)
    }
  }
}
