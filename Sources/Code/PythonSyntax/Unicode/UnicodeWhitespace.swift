// Whitespace as Unicode's `White_Space` property has it, in UTF-8.
extension UnsafeBufferPointer<UInt8> {
  /// The number of bytes of the whitespace character that starts at an offset; 0 if there is none.
  package func whitespaceLength(at offset: Int) -> Int {
    guard offset < count else { return 0 }
    switch unsafe self[offset] {
    case 0x20, 0x09...0x0D: return 1
    case 0xC2:
      guard offset + 1 < count else { return 0 }
      return unsafe self[offset + 1] == 0x85 || self[offset + 1] == 0xA0 ? 2 : 0
    case 0xE1...0xE3:
      return unsafe offset + 2 < count && Self.isWhitespace(self[offset], self[offset + 1], self[offset + 2]) ? 3 : 0
    default: return 0
    }
  }

  /// The number of bytes of the whitespace character that ends before an offset; 0 if there is none.
  package func whitespaceLength(before offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    let last = unsafe self[offset - 1]
    if last < 0x80 { return last == 0x20 || (0x09...0x0D).contains(last) ? 1 : 0 }
    if offset >= 2, unsafe self[offset - 2] == 0xC2 { return last == 0x85 || last == 0xA0 ? 2 : 0 }
    if offset >= 3, unsafe Self.isWhitespace(self[offset - 3], self[offset - 2], last) { return 3 }
    return 0
  }

  private static func isWhitespace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE1, 0x9A): third == 0x80
    case (0xE2, 0x80): (0x80...0x8A).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF
    case (0xE2, 0x81): third == 0x9F
    case (0xE3, 0x80): third == 0x80
    default: false
    }
  }

  /// The offset of the first character that is no whitespace.
  package var endOfLeadingWhitespace: Int {
    var start = 0
    while true {
      let length = unsafe whitespaceLength(at: start)
      if length == 0 { return start }
      start += length
    }
  }

  /// The text without whitespace before it.
  package var trimmingStart: Self { unsafe Self(rebasing: self[endOfLeadingWhitespace...]) }

  /// The text without whitespace after it.
  package var trimmingEnd: Self {
    var end = count
    while true {
      let length = unsafe whitespaceLength(before: end)
      if length == 0 { return unsafe Self(rebasing: self[..<end]) }
      end -= length
    }
  }

  /// Whether there is nothing but whitespace.
  package var isBlank: Bool { unsafe endOfLeadingWhitespace == count }

  /// Whether the text starts with ASCII text.
  package func starts(with prefix: StaticString) -> Bool {
    guard count >= prefix.utf8CodeUnitCount else { return false }
    for offset in 0..<prefix.utf8CodeUnitCount where unsafe self[offset] != prefix.utf8Start[offset] { return false }
    return true
  }
}
