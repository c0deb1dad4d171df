/// Decodes the escapes of string literals:
/// <https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences>.
struct StringLiteralDecoder {
  let source: SourcePointer
  let isRaw: Bool
  let isBytes: Bool
  /// Whether doubled braces stand for one, as in the text of f-strings.
  let hasDoubledBraces: Bool

  /// The code points of the text in a range, surrogates included; for bytes, the bytes.
  ///
  /// Line ends become `\n`. An escape that is cut short stands for itself: the parser has reported it.
  func decode(_ start: UInt32, _ end: UInt32) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(Int(end - start))
    var offset = start
    while offset < end {
      let byte = source[offset]
      switch byte {
      case UInt8(ascii: "\\") where !isRaw && offset + 1 < end:
        decodeEscape(&offset, end, &result)
      case UInt8(ascii: "\r"):
        result.append(0x0A)
        offset = source.afterNewline(offset)
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        result.append(UInt32(byte))
        offset += hasDoubledBraces && offset + 1 < end && source[offset + 1] == byte ? 2 : 1
      case 0x80...:
        let (scalar, length) = source.scalar(at: offset)
        result.append(scalar.value)
        offset += length
      default:
        result.append(UInt32(byte))
        offset += 1
      }
    }
    return result
  }

  private func decodeEscape(_ offset: inout UInt32, _ end: UInt32, _ result: inout [UInt32]) {
    let escaped = source[offset + 1]
    offset += 2
    switch escaped {
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r"): offset = source.afterNewline(offset - 1)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): result.append(UInt32(escaped))
    case UInt8(ascii: "a"): result.append(7)
    case UInt8(ascii: "b"): result.append(8)
    case UInt8(ascii: "f"): result.append(12)
    case UInt8(ascii: "n"): result.append(10)
    case UInt8(ascii: "r"): result.append(13)
    case UInt8(ascii: "t"): result.append(9)
    case UInt8(ascii: "v"): result.append(11)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = UInt32(escaped - UInt8(ascii: "0"))
      for _ in 0..<2 where offset < end {
        let digit = source[offset] &- UInt8(ascii: "0")
        if digit > 7 { break }
        value = value * 8 + UInt32(digit)
        offset += 1
      }
      result.append(isBytes ? value & 0xFF : value)
    case UInt8(ascii: "x"): decodeHexadecimal(2, &offset, end, &result)
    case UInt8(ascii: "u") where !isBytes: decodeHexadecimal(4, &offset, end, &result)
    case UInt8(ascii: "U") where !isBytes: decodeHexadecimal(8, &offset, end, &result)
    case UInt8(ascii: "N") where !isBytes: decodeName(&offset, end, &result)
    default:
      // An unknown escape stands for itself, backslash included; what follows is read as usual.
      result.append(UInt32(UInt8(ascii: "\\")))
      offset -= 1
    }
  }

  private func decodeHexadecimal(_ count: UInt32, _ offset: inout UInt32, _ end: UInt32, _ result: inout [UInt32]) {
    var value: UInt32 = 0
    guard offset + count <= end else { return keepEscape(&offset, &result) }
    for index in 0..<count {
      guard let digit = Unicode.Scalar(source[offset + index]).hexadecimalDigit, value < 1 << 28 else {
        return keepEscape(&offset, &result)
      }
      value = value << 4 | digit
    }
    result.append(value)
    offset += count
  }

  private func decodeName(_ offset: inout UInt32, _ end: UInt32, _ result: inout [UInt32]) {
    var close = offset + 1
    while close < end && source[close] != UInt8(ascii: "}") { close += 1 }
    guard source[offset] == UInt8(ascii: "{"), close < end,
      let scalar = CharacterNames.scalar(named: source.text(offset + 1, close))
    else { return keepEscape(&offset, &result) }
    result.append(scalar.value)
    offset = close + 1
  }

  private func keepEscape(_ offset: inout UInt32, _ result: inout [UInt32]) {
    result.append(UInt32(UInt8(ascii: "\\")))
    offset -= 1
  }
}

extension Unicode.Scalar {
  fileprivate var hexadecimalDigit: UInt32? {
    switch self {
    case "0"..."9": value - 48
    case "a"..."f": value - 87
    case "A"..."F": value - 55
    default: nil
    }
  }
}

extension TreeView {
  /// The code points of a string literal, surrogates included, or the bytes of a bytes literal.
  package func contents(of range: TextRange, _ flags: StringFlags) -> [UInt32] {
    let source = unsafe storage.pointee.source
    var start = range.start
    while start < range.end && source[start] != flags.quote { start += 1 }
    let quotes = flags.quoteLength
    let end = flags.contains(.unterminated) || range.end < start + 2 * quotes ? range.end : range.end - quotes
    let decoder = StringLiteralDecoder(
      source: source, isRaw: flags.contains(.raw), isBytes: flags.contains(.bytes), hasDoubledBraces: false)
    return decoder.decode(min(start + quotes, end), end)
  }

  /// The code points of the text between the replacement fields of an f-string.
  package func contents(ofText range: TextRange, _ flags: StringFlags, isSpecification: Bool) -> [UInt32] {
    unsafe StringLiteralDecoder(
      source: storage.pointee.source, isRaw: flags.contains(.raw), isBytes: false, hasDoubledBraces: !isSpecification
    ).decode(range.start, range.end)
  }

  static func string(_ codePoints: [UInt32]) -> String {
    var scalars = String.UnicodeScalarView()
    for value in codePoints { scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
    return String(scalars)
  }
}

extension Expr.StringLiteral {
  /// The text that the literal stands for. A lone surrogate, which Swift's strings cannot hold, becomes U+FFFD.
  package var value: String { TreeView.string(tree.contents(of: range, style.flags)) }
}

extension Expr.BytesLiteral {
  /// The bytes that the literal stands for.
  package var value: [UInt8] {
    tree.contents(of: range, style.flags).map { UInt8(truncatingIfNeeded: $0) }
  }
}
