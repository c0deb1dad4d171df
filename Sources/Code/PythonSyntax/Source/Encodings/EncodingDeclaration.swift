/// The encoding that a comment in one of the first two lines names: PEP 263.
struct EncodingDeclaration {
  let name: String
  let range: TextRange

  /// Whether the name is `utf-8`, in any case and with an underscore too.
  var isHyphenatedUTF8: Bool {
    let plain = SingleByteEncoding.canonical(name)
    return plain == "utf-8" || plain.hasPrefix("utf-8-")
  }

  /// Whether the name is one of UTF-8's.
  var isUTF8: Bool {
    let plain = SingleByteEncoding.canonical(name)
    return ["utf-8", "utf8", "u8", "utf", "utf8-ucs2", "utf8-ucs4", "cp65001", "utf-8-sig"].contains(plain)
      || plain.hasPrefix("utf-8-")
  }

  init?(in bytes: UnsafeBufferPointer<UInt8>) {
    var lineStart = unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for _ in 0..<2 {
      var end = lineStart
      while unsafe end < bytes.count && bytes[end] != UInt8(ascii: "\n") && bytes[end] != UInt8(ascii: "\r") {
        end += 1
      }
      var start = lineStart
      while unsafe start < end && [0x20, 0x09, 0x0C].contains(bytes[start]) { start += 1 }
      if start < end {
        // A line with code ends the search.
        guard unsafe bytes[start] == UInt8(ascii: "#") else { return nil }
        if let found = unsafe Self.name(in: bytes, start, end) {
          name = unsafe String(decoding: bytes[found], as: UTF8.self)
          range = TextRange(UInt32(found.lowerBound), UInt32(found.upperBound))
          return
        }
      }
      if unsafe end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\r") && bytes[end + 1] == UInt8(ascii: "\n") {
        end += 1
      }
      lineStart = end + 1
      if lineStart >= bytes.count { return nil }
    }
    return nil
  }

  /// Finds `coding:` or `coding=` with a name after it.
  private static func name(in bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Range<Int>? {
    let word = Array("coding".utf8)
    guard end - start > word.count else { return nil }
    for place in start..<(end - word.count) {
      let after = place + word.count
      guard unsafe bytes[place..<after].elementsEqual(word),
        unsafe bytes[after] == UInt8(ascii: ":") || bytes[after] == UInt8(ascii: "=")
      else { continue }
      var first = after + 1
      while unsafe first < end && (bytes[first] == 0x20 || bytes[first] == 0x09) { first += 1 }
      var last = first
      while unsafe last < end && isNameByte(bytes[last]) { last += 1 }
      if last > first { return first..<last }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
