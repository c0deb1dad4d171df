/// Searches that look at eight bytes at a time. Each stops at a zero byte, and so at the end of the source.
extension SourcePointer {
  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
  private static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  /// A word whose lowest set high bit marks the first zero byte of `word`; zero if there is none.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word & highBits
  }

  @inline(__always)
  private static func repeated(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* ones
  }

  /// The offset of the first line feed, carriage return or zero byte from `offset` on.
  @inline(__always)
  func endOfLine(_ offset: UInt32) -> UInt32 {
    var offset = offset
    while true {
      var stop = offset
      while true {
        let word = word(stop)
        let found =
          Self.zeroBytes(word) | Self.zeroBytes(word ^ Self.repeated(UInt8(ascii: "\n")))
          | Self.zeroBytes(word ^ Self.repeated(UInt8(ascii: "\r")))
        if found != 0 {
          stop &+= UInt32(found.trailingZeroBitCount / 8)
          break
        }
        stop &+= 8
      }
      if self[stop] != 0 || stop >= count { return min(stop, count) }
      offset = stop &+ 1
    }
  }

  /// The offset of the first of the four bytes, or of a zero byte, from `offset` on.
  @inline(__always)
  func firstOf(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, from offset: UInt32) -> UInt32 {
    var offset = offset
    let (wordA, wordB) = (Self.repeated(a), Self.repeated(b))
    let (wordC, wordD) = (Self.repeated(c), Self.repeated(d))
    while true {
      let word = word(offset)
      let found =
        Self.zeroBytes(word) | Self.zeroBytes(word ^ wordA) | Self.zeroBytes(word ^ wordB)
        | Self.zeroBytes(word ^ wordC) | Self.zeroBytes(word ^ wordD)
      if found != 0 { return offset &+ UInt32(found.trailingZeroBitCount / 8) }
      offset &+= 8
    }
  }

  /// The offset of the first of the two bytes, or of a zero byte, from `offset` on.
  @inline(__always)
  func firstOf(_ a: UInt8, _ b: UInt8, from offset: UInt32) -> UInt32 {
    var offset = offset
    let (wordA, wordB) = (Self.repeated(a), Self.repeated(b))
    while true {
      let word = word(offset)
      let found = Self.zeroBytes(word) | Self.zeroBytes(word ^ wordA) | Self.zeroBytes(word ^ wordB)
      if found != 0 { return offset &+ UInt32(found.trailingZeroBitCount / 8) }
      offset &+= 8
    }
  }

  /// The offset of the first byte from `offset` on that is not an ASCII letter, digit or underscore.
  @inline(__always)
  func endOfASCIIName(_ offset: UInt32) -> UInt32 {
    var offset = offset
    while true {
      let word = word(offset)
      let others = Self.bytesOutsideNames(word)
      if others != 0 { return offset &+ UInt32(others.trailingZeroBitCount / 8) }
      offset &+= 8
    }
  }

  /// The high bit of each byte that is not an ASCII letter, digit or underscore.
  ///
  /// The bytes are compared without their high bits, so that no addition carries into the next byte.
  @inline(__always)
  private static func bytesOutsideNames(_ word: UInt64) -> UInt64 {
    let low = word & ~highBits
    let lower = low | repeated(0x20)
    let isLetter = (lower &+ repeated(0x80 - 0x61)) & ~(lower &+ repeated(0x80 - 0x7B))
    let isDigit = (low &+ repeated(0x80 - 0x30)) & ~(low &+ repeated(0x80 - 0x3A))
    let isUnderscore = ~((low ^ repeated(0x5F)) &+ repeated(0x7F))
    return ~(isLetter | isDigit | isUnderscore) & highBits | word & highBits
  }

  /// Decodes the scalar at an offset. What is not UTF-8 decodes as U+FFFD of one byte.
  func scalar(at offset: UInt32) -> (scalar: Unicode.Scalar, length: UInt32) {
    let malformed: (Unicode.Scalar, UInt32) = ("\u{FFFD}", 1)
    let first = self[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length: UInt32 = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, offset + length <= count else { return malformed }
    var value = UInt32(first) & (0xFF >> (length + 1))
    for index in 1..<length {
      let byte = self[offset + index]
      guard byte & 0xC0 == 0x80 else { return malformed }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let isOverlong = length == 3 && value < 0x800 || length == 4 && value < 0x1_0000
    guard !isOverlong, let scalar = Unicode.Scalar(value) else { return malformed }
    return (scalar, length)
  }
}
