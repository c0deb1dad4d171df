internal import PythonSyntax

extension Formatter {
  /// Writes a number: prefixes, exponents and `j` in lower case, hexadecimal digits in upper case, no `+` in exponents
  /// and a digit on both sides of a point.
  mutating func formatNumber(_ number: Expr.NumberLiteral) {
    let bytes = sourceBytes(number.start, number.end)
    let normalized: [UInt8]?
    switch number.numberKind {
    case .integer: normalized = normalizedInteger(bytes)
    case .float: normalized = normalizedFloat(bytes)
    case .imaginary:
      let digits = UnsafeBufferPointer(rebasing: bytes.dropLast())
      if let changed = normalizedFloat(digits) {
        normalized = changed + [UInt8(ascii: "j")]
      } else {
        normalized = bytes.last == UInt8(ascii: "J") ? Array(digits) + [UInt8(ascii: "j")] : nil
      }
    }
    if let normalized { text(normalized) } else { source(number.range) }
  }

  /// The integer as it is written, or nil if the source has it that way.
  private func normalizedInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "0") else { return nil }
    let isHexadecimal = bytes[1] | 0x20 == UInt8(ascii: "x")
    let isUppercase = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[1])
    func isLowercaseDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte) }
    guard isUppercase || isHexadecimal && bytes.dropFirst(2).contains(where: isLowercaseDigit) else { return nil }
    var result = Array(bytes)
    result[1] |= 0x20
    if isHexadecimal {
      for index in result.indices.dropFirst(2) where isLowercaseDigit(result[index]) { result[index] &= ~0x20 }
    }
    return result
  }

  /// The decimal number as it is written, or nil if the source has it that way.
  private func normalizedFloat(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let exponent = bytes.firstIndex { $0 | 0x20 == UInt8(ascii: "e") }
    let mantissa = bytes[..<(exponent ?? bytes.count)]
    let startsWithPoint = mantissa.first == UInt8(ascii: ".")
    let endsWithPoint = mantissa.last == UInt8(ascii: ".")
    let hasPlus = exponent.map { $0 + 1 < bytes.count && bytes[$0 + 1] == UInt8(ascii: "+") } ?? false
    let hasUppercase = exponent.map { bytes[$0] == UInt8(ascii: "E") } ?? false
    guard startsWithPoint || endsWithPoint || hasPlus || hasUppercase else { return nil }
    var result: [UInt8] = startsWithPoint ? [UInt8(ascii: "0")] : []
    result += mantissa
    if endsWithPoint { result.append(UInt8(ascii: "0")) }
    if let exponent {
      result.append(UInt8(ascii: "e"))
      result += bytes[(exponent + (hasPlus ? 2 : 1))...]
    }
    return result
  }
}
