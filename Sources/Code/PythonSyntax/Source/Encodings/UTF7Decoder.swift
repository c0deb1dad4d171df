/// Decodes UTF-7: ASCII, in which `+` starts digits of base 64 that are UTF-16, up to a byte that is no digit or `-`
/// (RFC 2152).
@safe struct UTF7Decoder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var text: DecodedText
  private var bits: UInt32 = 0
  private var bitCount: UInt32 = 0
  /// The first half of a character beyond U+FFFF.
  private var highSurrogate: UInt32?

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.bytes = unsafe bytes
    text = DecodedText(capacity: bytes.count)
  }

  consuming func decode() -> DecodedText {
    var isShifted = false
    var isEmpty = true
    for index in unsafe bytes.indices {
      let byte = unsafe bytes[index]
      if isShifted {
        if let digit = Self.value(ofDigit: byte) {
          append(digit)
          isEmpty = false
          continue
        }
        isShifted = false
        if byte == UInt8(ascii: "-") && isEmpty {
          text.append(UInt32(UInt8(ascii: "+")))
          continue
        }
        if isEmpty { text.appendUndecodable() }
        finishDigits()
        if byte == UInt8(ascii: "-") { continue }
      }
      if byte == UInt8(ascii: "+") {
        isShifted = true
        isEmpty = true
      } else if byte < 0x80 {
        text.append(UInt32(byte))
      } else {
        text.appendUndecodable()
      }
    }
    if isShifted { finishDigits() }
    return text
  }

  private mutating func append(_ digit: UInt32) {
    bits = bits << 6 | digit
    bitCount += 6
    guard bitCount >= 16 else { return }
    bitCount -= 16
    let unit = bits >> bitCount & 0xFFFF
    bits &= (1 << bitCount) - 1
    if let high = highSurrogate {
      highSurrogate = nil
      if (0xDC00..<0xE000).contains(unit) {
        text.append(0x1_0000 + (high - 0xD800) << 10 + (unit - 0xDC00))
        return
      }
      text.appendUndecodable()
    }
    if (0xD800..<0xDC00).contains(unit) { highSurrogate = unit } else { text.append(unit) }
  }

  /// At most five bits may be left over, all of them 0.
  private mutating func finishDigits() {
    if bitCount >= 6 || bits != 0 || highSurrogate != nil { text.appendUndecodable() }
    bits = 0
    bitCount = 0
    highSurrogate = nil
  }

  private static func value(ofDigit byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
