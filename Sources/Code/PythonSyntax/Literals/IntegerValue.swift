/// The exact value of an integer literal.
package struct IntegerValue: Hashable, Sendable {
  /// Base 2^32, least significant first, without leading zeros: zero is empty.
  package private(set) var words: [UInt32] = []

  /// Reads digits of a base from 2 to 16; other bytes, such as underscores, are skipped.
  ///
  /// - Complexity: O(n²) in the number of decimal digits, O(n) for the other bases.
  init(digits: some Collection<UInt8>, base: UInt32) {
    if base == 10 {
      readDecimal(digits)
    } else {
      readBinary(digits, bits: UInt32(base.trailingZeroBitCount))
    }
  }

  private mutating func readDecimal(_ digits: some Collection<UInt8>) {
    // Nine digits at a time fit into a word.
    var chunk: UInt32 = 0
    var scale: UInt32 = 1
    for byte in digits {
      let digit = UInt32(byte) &- 48
      if digit > 9 { continue }
      chunk = chunk * 10 + digit
      scale *= 10
      if scale == 1_000_000_000 {
        multiplyAdd(scale, chunk)
        chunk = 0
        scale = 1
      }
    }
    if scale > 1 { multiplyAdd(scale, chunk) }
  }

  private mutating func multiplyAdd(_ factor: UInt32, _ summand: UInt32) {
    var carry = UInt64(summand)
    for index in words.indices {
      let product = UInt64(words[index]) * UInt64(factor) + carry
      words[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { words.append(UInt32(carry)) }
  }

  private mutating func readBinary(_ digits: some Collection<UInt8>, bits: UInt32) {
    var word: UInt64 = 0
    var filled: UInt32 = 0
    for byte in digits.map({ $0 }).reversed() {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { continue }
      word |= UInt64(digit) << UInt64(filled)
      filled += bits
      if filled >= 32 {
        words.append(UInt32(truncatingIfNeeded: word))
        word >>= 32
        filled -= 32
      }
    }
    if word > 0 { words.append(UInt32(word)) }
    while words.last == 0 { words.removeLast() }
  }

  /// The value, if it fits into 64 bits with a sign.
  package var int: Int? {
    if words.count > 2 { return nil }
    let low = UInt64(words.first ?? 0)
    let high = words.count == 2 ? UInt64(words[1]) << 32 : 0
    return Int(exactly: high | low)
  }

  /// Hexadecimal digits in lower case, without a prefix.
  package var hexadecimal: String {
    guard let top = words.last else { return "0" }
    return words.dropLast().reversed().reduce(into: String(top, radix: 16)) { text, word in
      let digits = String(word, radix: 16)
      text += String(repeating: "0", count: 8 - digits.count) + digits
    }
  }
}

extension Expr.NumberLiteral {
  /// The exact value of an integer literal; nil for the other kinds.
  package var integerValue: IntegerValue? {
    guard numberKind == .integer else { return nil }
    let bytes = text.utf8
    guard bytes.first == UInt8(ascii: "0"), let prefix = bytes.dropFirst().first else {
      return IntegerValue(digits: bytes, base: 10)
    }
    switch prefix | 0x20 {
    case UInt8(ascii: "x"): return IntegerValue(digits: bytes.dropFirst(2), base: 16)
    case UInt8(ascii: "o"): return IntegerValue(digits: bytes.dropFirst(2), base: 8)
    case UInt8(ascii: "b"): return IntegerValue(digits: bytes.dropFirst(2), base: 2)
    default: return IntegerValue(digits: bytes, base: 10)
    }
  }

  /// The value of a float literal or of the factor of an imaginary one, rounded correctly; nil for integers.
  package var floatValue: Double? {
    guard numberKind != .integer else { return nil }
    var digits = text.filter { $0 != "_" && $0 != "j" && $0 != "J" }
    if digits.hasPrefix(".") { digits = "0" + digits }
    if let dot = digits.firstIndex(of: "."),
      digits.index(after: dot) == digits.endIndex || !digits[digits.index(after: dot)].isNumber
    {
      digits.insert("0", at: digits.index(after: dot))
    }
    return Double(digits)
  }
}
