extension JSONReader {
  /// Reads a number and answers where its text stands.
  package mutating func readNumberText() throws(JSONError) -> Range<Int> {
    try expect(.number)
    let start = position
    position = try skipNumber(at: start)
    isAfterValue = true
    return start..<position
  }

  /// The value of a number's text, or `nil` if it does not fit or is not written as an integer.
  package func integer(_ text: Range<Int>) -> Int64? {
    var index = text.lowerBound
    let isNegative = byte(index) == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var value: Int64 = 0
    while index < text.upperBound {
      let digit = byte(index)
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
      // Accumulating downwards reaches the smallest integer too.
      let (sum, alsoOverflowed) = product.subtractingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
      if overflowed || alsoOverflowed { return nil }
      value = sum
      index += 1
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }

  func double(_ text: Range<Int>) -> Double? {
    let digits = unsafe bytes.extracting(text).withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
    guard let value = Double(digits), value.isFinite else { return nil }
    return value
  }

  /// The position after the number that starts at `start`.
  @inline(__always)
  func skipNumber(at start: Int) throws(JSONError) -> Int {
    var index = start
    if byte(index) == UInt8(ascii: "-") { index += 1 }
    guard index < count else { throw JSONError(.unexpectedEnd, at: index) }
    if byte(index) == UInt8(ascii: "0") {
      index += 1
      if index < count, isDigit(index) { throw JSONError(.invalidNumber, at: start) }
    } else {
      let next = skipDigits(index)
      guard next > index else { throw JSONError(.invalidNumber, at: start) }
      index = next
    }
    if index < count, byte(index) == UInt8(ascii: ".") {
      let next = skipDigits(index + 1)
      guard next > index + 1 else { throw JSONError(.invalidNumber, at: start) }
      index = next
    }
    if index < count, byte(index) | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < count, byte(index) == UInt8(ascii: "+") || byte(index) == UInt8(ascii: "-") { index += 1 }
      let next = skipDigits(index)
      guard next > index else { throw JSONError(.invalidNumber, at: start) }
      index = next
    }
    return index
  }

  @inline(__always)
  private func isDigit(_ index: Int) -> Bool { byte(index) &- UInt8(ascii: "0") < 10 }

  @inline(__always)
  private func skipDigits(_ start: Int) -> Int {
    var index = start
    while index < count, isDigit(index) { index += 1 }
    return index
  }
}
