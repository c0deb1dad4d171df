/// Text of a file in another encoding, as UTF-8.
struct DecodedText {
  private(set) var bytes: [UInt8] = []
  /// The offset of the first U+FFFD that stands for bytes without a character.
  private(set) var firstUndecodable: UInt32?

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// Adds a character by its code point; what is none, such as a surrogate, is undecodable.
  mutating func append(_ codePoint: UInt32) {
    switch codePoint {
    case 0..<0x80:
      bytes.append(UInt8(codePoint))
    case 0x80..<0x800:
      bytes.append(0xC0 | UInt8(codePoint >> 6))
      bytes.append(0x80 | UInt8(codePoint & 0x3F))
    case 0xD800..<0xE000:
      appendUndecodable()
    case 0x800..<0x10000:
      bytes.append(0xE0 | UInt8(codePoint >> 12))
      bytes.append(0x80 | UInt8(codePoint >> 6 & 0x3F))
      bytes.append(0x80 | UInt8(codePoint & 0x3F))
    case 0x10000..<0x110000:
      bytes.append(0xF0 | UInt8(codePoint >> 18))
      bytes.append(0x80 | UInt8(codePoint >> 12 & 0x3F))
      bytes.append(0x80 | UInt8(codePoint >> 6 & 0x3F))
      bytes.append(0x80 | UInt8(codePoint & 0x3F))
    default:
      appendUndecodable()
    }
  }

  /// Adds U+FFFD for bytes that stand for no character.
  mutating func appendUndecodable() {
    if firstUndecodable == nil { firstUndecodable = UInt32(bytes.count) }
    bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
  }
}
