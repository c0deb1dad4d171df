import Support

extension JSONReader {
  /// Reads a string without decoding it.
  ///
  /// The slice's bytes are free of control characters and its escapes are not yet checked.
  package mutating func readStringSlice() throws(JSONError) -> JSONStringSlice {
    try expect(.string)
    let slice = try scanString(from: position + 1)
    position = slice.end + 1
    isAfterValue = true
    return slice
  }

  /// Reads a string.
  package mutating func readString() throws(JSONError) -> String {
    try decode(try readStringSlice())
  }

  /// Reads a string and appends its content, as UTF-8, to `output`; nothing is appended on failure.
  package mutating func readString(appendingTo output: inout [UInt8]) throws(JSONError) {
    try decode(try readStringSlice(), appendingTo: &output)
  }

  /// Whether the content of `slice` is `literal`.
  @inline(__always)
  package func matches(_ slice: JSONStringSlice, _ literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    if slice.hasEscapes { return matchesDecoded(slice, literal) }
    guard slice.end - slice.start == length else { return false }
    for index in 0..<length where unsafe byte(slice.start + index) != literal.utf8Start[index] {
      return false
    }
    return true
  }

  private func matchesDecoded(_ slice: JSONStringSlice, _ literal: StaticString) -> Bool {
    guard let content = try? decode(slice) else { return false }
    return content == "\(literal)"
  }

  /// The content of a slice that this reader produced.
  package func decode(_ slice: JSONStringSlice) throws(JSONError) -> String {
    if slice.hasEscapes {
      var content: [UInt8] = []
      try decode(slice, appendingTo: &content)
      return String(decoding: content, as: UTF8.self)
    }
    let content = unsafe bytes.extracting(slice.byteRange).withUnsafeBytes {
      unsafe String(validating: $0, as: UTF8.self)
    }
    guard let content else { throw invalidUTF8(in: slice) }
    return content
  }

  /// The bytes of a slice that this reader produced, as they stand in the text: unchecked, with their escapes.
  @_lifetime(copy self)
  package func rawBytes(of slice: JSONStringSlice) -> RawSpan {
    bytes.extracting(slice.byteRange)
  }

  /// Appends the content of a slice that this reader produced, as UTF-8; nothing is appended on failure.
  package func decode(_ slice: JSONStringSlice, appendingTo output: inout [UInt8]) throws(JSONError) {
    if !slice.hasEscapes {
      guard isASCII(slice.byteRange) || isValidUTF8(slice.byteRange) else { throw invalidUTF8(in: slice) }
      appendBytes(slice.byteRange, to: &output)
      return
    }
    let originalCount = output.count
    do throws(JSONError) {
      var runStart = slice.start
      var index = slice.start
      while index < slice.end {
        guard byte(index) == UInt8(ascii: "\\") else {
          index += 1
          continue
        }
        appendBytes(runStart..<index, to: &output)
        index = try decodeEscape(at: index, end: slice.end, appendingTo: &output)
        runStart = index
      }
      appendBytes(runStart..<slice.end, to: &output)
      guard isValidUTF8(output, from: originalCount) else { throw invalidUTF8(in: slice) }
    } catch {
      output.removeSubrange(originalCount...)
      throw error
    }
  }

  private func appendBytes(_ range: Range<Int>, to output: inout [UInt8]) {
    unsafe bytes.extracting(range).withUnsafeBytes { unsafe output.append(contentsOf: $0) }
  }

  private func isASCII(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    var seen: UInt64 = 0
    while index + 8 <= range.upperBound {
      seen |= word(index)
      index += 8
    }
    while index < range.upperBound {
      seen |= UInt64(byte(index))
      index += 1
    }
    return seen & 0x8080_8080_8080_8080 == 0
  }

  private func isValidUTF8(_ range: Range<Int>) -> Bool {
    unsafe bytes.extracting(range).withUnsafeBytes { unsafe String(validating: $0, as: UTF8.self) != nil }
  }

  private func isValidUTF8(_ output: [UInt8], from start: Int) -> Bool {
    let span = output.span.extracting(start...)
    var seen: UInt8 = 0
    for index in span.indices { seen |= span[index] }
    if seen < 0x80 { return true }
    return (try? UTF8Span(validating: span)) != nil
  }

  /// The error for a slice whose bytes are not UTF-8, at the first byte that is not.
  private func invalidUTF8(in slice: JSONStringSlice) -> JSONError {
    var index = slice.start
    while index < slice.end {
      let lead = byte(index)
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      let end = min(index + length, slice.end)
      let isValid = unsafe bytes.extracting(index..<end).withUnsafeBytes {
        unsafe String(validating: $0, as: UTF8.self) != nil
      }
      if !isValid { return JSONError(.invalidUTF8, at: index) }
      index = end
    }
    return JSONError(.invalidUTF8, at: slice.start)
  }

  /// Appends what the escape at `index` stands for, and answers the position after it.
  private func decodeEscape(
    at index: Int, end: Int, appendingTo output: inout [UInt8]
  ) throws(JSONError) -> Int {
    guard index + 1 < end else { throw JSONError(.invalidEscape, at: index) }
    switch byte(index + 1) {
    case UInt8(ascii: "\""): output.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): output.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): output.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"): return try decodeUnicodeEscape(at: index, end: end, appendingTo: &output)
    default: throw JSONError(.invalidEscape, at: index)
    }
    return index + 2
  }

  private func decodeUnicodeEscape(
    at index: Int, end: Int, appendingTo output: inout [UInt8]
  ) throws(JSONError) -> Int {
    guard let unit = hexadecimalUnit(at: index + 2, end: end) else { throw JSONError(.invalidEscape, at: index) }
    var value = unit
    var next = index + 6
    if unit & 0xF800 == 0xD800 {
      guard unit < 0xDC00, next + 1 < end, byte(next) == UInt8(ascii: "\\"), byte(next + 1) == UInt8(ascii: "u"),
        let low = hexadecimalUnit(at: next + 2, end: end), low & 0xFC00 == 0xDC00
      else { throw JSONError(.loneSurrogate, at: index) }
      value = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
      next += 6
    }
    guard let scalar = Unicode.Scalar(value) else { throw JSONError(.invalidEscape, at: index) }
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return next
  }

  /// The UTF-16 unit that four digits stand for.
  private func hexadecimalUnit(at start: Int, end: Int) -> UInt32? {
    guard start + 4 <= end else { return nil }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard let digit = Hexadecimal.value(ofDigit: byte(index)) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// Finds the closing quote of the string whose content starts at `start`, eight bytes at a time.
  @inline(__always)
  func scanString(from start: Int) throws(JSONError) -> JSONStringSlice {
    var index = start
    while index + 8 <= count {
      let word = word(index)
      // A byte's top bit is set where it is a quote, a backslash or below 0x20. Borrows can only raise false alarms
      // above a true one, and the lowest set bit is all that is used.
      let quote = word ^ 0x2222_2222_2222_2222
      let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
      let stops =
        ((quote &- 0x0101_0101_0101_0101) & ~quote
          | (backslash &- 0x0101_0101_0101_0101) & ~backslash
          | (word &- 0x2020_2020_2020_2020) & ~word) & 0x8080_8080_8080_8080
      if stops != 0 {
        index += stops.trailingZeroBitCount >> 3
        if byte(index) == UInt8(ascii: "\"") {
          return JSONStringSlice(start: start, end: index, hasEscapes: false)
        }
        return try scanStringSlowly(from: index, start: start)
      }
      index += 8
    }
    return try scanStringSlowly(from: index, start: start)
  }

  @inline(never)
  private func scanStringSlowly(from resume: Int, start: Int) throws(JSONError) -> JSONStringSlice {
    var index = resume
    var hasEscapes = false
    while index < count {
      switch byte(index) {
      case UInt8(ascii: "\""): return JSONStringSlice(start: start, end: index, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        index += 2
      case 0..<0x20: throw JSONError(.controlCharacter, at: index)
      default: index += 1
      }
    }
    throw JSONError(.unexpectedEnd, at: count)
  }
}
