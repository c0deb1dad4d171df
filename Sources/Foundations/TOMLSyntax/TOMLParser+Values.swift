extension TOMLParser {
  /// Reads the value here into a node that already has its key or its place in an array.
  mutating func parseValue(into id: NodeID) throws(TOMLFailure) {
    let start = offset
    guard let first = byte else { throw TOMLFailure("expected a value", at: offset) }
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let span = try parseString()
      finish(id, .string, UInt64(span.start) << 32 | UInt64(span.end), from: start)
    case UInt8(ascii: "["): try parseArray(into: id)
    case UInt8(ascii: "{"): try parseInlineTable(into: id)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."),
      UInt8(ascii: "_"):
      try parseWord(into: id)
    default: throw TOMLFailure("expected a value", at: offset)
    }
  }

  mutating func finish(_ id: NodeID, _ kind: TOMLKind, _ payload: UInt64, from start: Int) {
    nodes[Int(id)].kind = kind
    nodes[Int(id)].payload = payload
    setRange(of: id, start, offset)
  }

  private mutating func parseArray(into id: NodeID) throws(TOMLFailure) {
    let start = offset
    nodes[Int(id)].kind = .array
    offset += 1
    openBrackets += 1
    while true {
      skipTrivia()
      if at("]") { break }
      guard offset < sourceCount else { throw TOMLFailure("expected `]` to close the array", at: start, to: start + 1) }
      if at(",") { throw TOMLFailure("expected a value before `,`", at: offset, to: offset + 1) }
      let element = try appendElement(to: id, kind: .string, form: .value)
      try parseValue(into: element)
      skipTrivia()
      if at(",") {
        offset += 1
      } else if !at("]") {
        guard offset < sourceCount else {
          throw TOMLFailure("expected `]` to close the array", at: start, to: start + 1)
        }
        throw TOMLFailure("expected `,` or `]` after the array element", at: offset)
      }
    }
    offset += 1
    openBrackets -= 1
    finish(id, .array, 0, from: start)
  }

  private mutating func parseInlineTable(into id: NodeID) throws(TOMLFailure) {
    let start = offset
    nodes[Int(id)].kind = .table
    nodes[Int(id)].form = .inlineTable
    offset += 1
    openBrackets += 1
    skipBlanks()
    if !at("}") {
      while true {
        if at("}") { throw TOMLFailure("an inline table cannot end with a comma", at: offset, to: offset + 1) }
        guard offset < sourceCount, !at("\n"), !at("\r") else {
          throw TOMLFailure("expected `}` to close the inline table on the same line", at: start, to: start + 1)
        }
        _ = try parseKeyValue(in: id)
        skipBlanks()
        if at("}") { break }
        guard at(",") else { throw TOMLFailure("expected `,` or `}` in the inline table", at: offset) }
        offset += 1
        skipBlanks()
      }
    }
    offset += 1
    openBrackets -= 1
    nodes[Int(id)].form = .inlineTable
    finish(id, .table, 0, from: start)
  }

  /// Reads a number, a boolean, or a date: whatever runs up to white space or punctuation.
  private mutating func parseWord(into id: NodeID) throws(TOMLFailure) {
    let start = offset
    if let moment = try parseDateTime() {
      dateTimes.append(moment)
      finish(id, moment.kind, UInt64(dateTimes.count - 1), from: start)
      return
    }
    while let byte, isBareKeyByte(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") { offset += 1 }
    let word = Array(text[start..<offset])
    let spelling = String(decoding: word, as: UTF8.self)
    switch spelling {
    case "true": return finish(id, .boolean, 1, from: start)
    case "false": return finish(id, .boolean, 0, from: start)
    case "inf", "+inf": return finish(id, .float, Double.infinity.bitPattern, from: start)
    case "-inf": return finish(id, .float, (-Double.infinity).bitPattern, from: start)
    case "nan", "+nan", "-nan": return finish(id, .float, Double.nan.bitPattern, from: start)
    default: break
    }
    switch readNumber(word) {
    case .integer(let number): finish(id, .integer, UInt64(bitPattern: number), from: start)
    case .float(let number): finish(id, .float, number.bitPattern, from: start)
    case .outOfRange:
      throw TOMLFailure("the integer `\(spelling)` does not fit in 64 bits", at: start, to: offset)
    case .none:
      let looksNumeric = word.first.map { $0 < UInt8(ascii: "A") } ?? false
      let message =
        looksNumeric
        ? "`\(spelling)` is not a valid number" : "expected a value; the text `\(spelling)` needs quotes to be a string"
      throw TOMLFailure(message, at: start, to: offset)
    }
  }
}
