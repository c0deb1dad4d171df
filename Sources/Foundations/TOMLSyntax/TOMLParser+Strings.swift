import Support

extension TOMLParser {
  /// Reads any of the four kinds of string; returns the span of its decoded text.
  mutating func parseString() throws(TOMLFailure) -> TOMLRange {
    guard let quote = byte else { throw TOMLFailure("expected a string", at: offset) }
    if byte(ahead: 1) == quote, byte(ahead: 2) == quote {
      return quote == UInt8(ascii: "'") ? try parseMultiLineLiteral() : try parseMultiLineBasic()
    }
    return try parseSingleLineString()
  }

  /// Reads `"..."` or `'...'`.
  mutating func parseSingleLineString() throws(TOMLFailure) -> TOMLRange {
    let opening = offset
    let quote = text[offset]
    offset += 1
    let start = offset
    while let byte {
      if byte == quote {
        let span = TOMLRange(start: start, end: offset)
        offset += 1
        return span
      }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        return try parseEscapedString(opening: opening, contentStart: start)
      }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      offset += 1
    }
    throw unclosed(opening, quote)
  }

  private func unclosed(_ opening: Int, _ quote: UInt8) -> TOMLFailure {
    let mark = quote == UInt8(ascii: "'") ? "'" : "\""
    return TOMLFailure("expected `\(mark)` to close the string", at: opening, to: offset)
  }

  private mutating func parseEscapedString(opening: Int, contentStart: Int) throws(TOMLFailure) -> TOMLRange {
    var decoded = Array(text[contentStart..<offset])
    while let byte {
      if byte == UInt8(ascii: "\"") {
        offset += 1
        return store(decoded)
      }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if byte == UInt8(ascii: "\\") {
        try parseEscape(into: &decoded)
      } else {
        decoded.append(byte)
        offset += 1
      }
    }
    throw unclosed(opening, UInt8(ascii: "\""))
  }

  private mutating func parseMultiLineLiteral() throws(TOMLFailure) -> TOMLRange {
    let opening = offset
    offset += 3
    _ = skipNewline()
    let start = offset
    while let byte {
      if byte == UInt8(ascii: "'"), let end = closingQuotes(byte) {
        return TOMLRange(start: start, end: end)
      }
      offset += 1
    }
    throw TOMLFailure("expected `'''` to close the string", at: opening, to: opening + 3)
  }

  private mutating func parseMultiLineBasic() throws(TOMLFailure) -> TOMLRange {
    let opening = offset
    offset += 3
    _ = skipNewline()
    let start = offset
    var decoded: [UInt8]?
    while let byte {
      let before = offset
      if byte == UInt8(ascii: "\""), let end = closingQuotes(byte) {
        guard var decoded else { return TOMLRange(start: start, end: end) }
        // Up to two quotes before the closing three belong to the text.
        decoded.append(contentsOf: repeatElement(byte, count: end - before))
        return store(decoded)
      }
      if byte == UInt8(ascii: "\\") {
        var buffer = decoded ?? Array(text[start..<offset])
        decoded = nil
        if !skipLineContinuation() { try parseEscape(into: &buffer) }
        decoded = buffer
      } else {
        decoded?.append(byte)
        offset += 1
      }
    }
    throw TOMLFailure("expected `\"\"\"` to close the string", at: opening, to: opening + 3)
  }

  /// If three quotes stand here, moves past them (up to two more belong to the text); returns where the text ends.
  private mutating func closingQuotes(_ quote: UInt8) -> Int? {
    guard byte(ahead: 1) == quote, byte(ahead: 2) == quote else { return nil }
    var end = offset
    while end - offset < 2, byte(ahead: end - offset + 3) == quote { end += 1 }
    offset = end + 3
    return end
  }

  /// Skips a backslash at the end of a line with all white space after it.
  private mutating func skipLineContinuation() -> Bool {
    var cursor = offset + 1
    while cursor < sourceCount, text[cursor] == 0x20 || text[cursor] == 0x09 { cursor += 1 }
    let isLineEnd =
      cursor < sourceCount
      && (text[cursor] == UInt8(ascii: "\n")
        || (text[cursor] == UInt8(ascii: "\r") && cursor + 1 < sourceCount && text[cursor + 1] == UInt8(ascii: "\n")))
    guard isLineEnd else { return false }
    while cursor < sourceCount, [0x20, 0x09, 0x0a, 0x0d].contains(text[cursor]) { cursor += 1 }
    offset = cursor
    return true
  }

  private mutating func parseEscape(into decoded: inout [UInt8]) throws(TOMLFailure) {
    let start = offset
    guard let code = byte(ahead: 1) else {
      throw TOMLFailure("expected an escape after `\\`", at: start, to: start + 1)
    }
    switch code {
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "n"): decoded.append(0x0a)
    case UInt8(ascii: "f"): decoded.append(0x0c)
    case UInt8(ascii: "r"): decoded.append(0x0d)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): decoded.append(code)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let digits = code == UInt8(ascii: "u") ? 4 : 8
      var value: UInt32 = 0
      for position in 0..<digits {
        guard let digit = byte(ahead: 2 + position).flatMap(Hexadecimal.value(ofDigit:)) else {
          throw TOMLFailure(
            "expected \(digits) hexadecimal digits after `\\\(digits == 4 ? "u" : "U")`", at: start,
            to: start + 2 + position)
        }
        value = value << 4 | UInt32(digit)
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw TOMLFailure("the escape is not a Unicode scalar value", at: start, to: start + 2 + digits)
      }
      decoded.append(contentsOf: String(scalar).utf8)
      offset += digits
    default:
      let character = code >= 0x20 && code < 0x7f ? "\\" + String(Unicode.Scalar(code)) : "\\"
      throw TOMLFailure("`\(character)` is not an escape", at: start, to: start + 2)
    }
    offset += 2
  }

  private mutating func store(_ decoded: [UInt8]) -> TOMLRange {
    let start = text.count
    text.append(contentsOf: decoded)
    return TOMLRange(start: start, end: text.count)
  }
}
