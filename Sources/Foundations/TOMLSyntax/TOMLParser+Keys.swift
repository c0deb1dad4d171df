extension TOMLParser {
  /// Reads a dotted key and the blanks after it.
  mutating func parseKey(into path: inout [KeyPart]) throws(TOMLFailure) {
    while true {
      path.append(try parseKeyPart())
      skipBlanks()
      guard at(".") else { return }
      offset += 1
      skipBlanks()
    }
  }

  private mutating func parseKeyPart() throws(TOMLFailure) -> KeyPart {
    let start = offset
    if at("\"") || at("'") {
      guard let quote = byte else { throw TOMLFailure("expected a key", at: offset) }
      if byte(ahead: 1) == quote, byte(ahead: 2) == quote {
        throw TOMLFailure("a key cannot be a multi-line string", at: offset, to: offset + 3)
      }
      let span = try parseSingleLineString()
      return KeyPart(start: start, end: offset, textStart: span.start, textEnd: span.end)
    }
    while let byte, isBareKeyByte(byte) { offset += 1 }
    guard offset > start else {
      if let byte, byte >= 0x80 {
        throw TOMLFailure("a key with characters outside ASCII needs quotes", at: offset, to: offset + 1)
      }
      throw TOMLFailure("expected a key", at: offset)
    }
    return KeyPart(start: start, end: offset, textStart: start, textEnd: offset)
  }
}
