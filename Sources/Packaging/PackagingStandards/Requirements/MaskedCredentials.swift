/// Text that may have URLs in it, for messages about what cannot be parsed and so has no parts to leave out.
package enum MaskedCredentials {
  /// The text with `*` for each letter between `://` and the last `@` of an authority; it keeps its length.
  package static func masking(_ text: String) -> String {
    var bytes = Array(text.utf8)
    var index = 0
    while index + 2 < bytes.count {
      guard bytes[index...].starts(with: "://".utf8) else {
        index += 1
        continue
      }
      let start = index + 3
      var (end, sign) = (start, start)
      while end < bytes.count, !endsAuthority(bytes[end]) {
        if bytes[end] == UInt8(ascii: "@") { sign = end }
        end += 1
      }
      for place in start..<sign { bytes[place] = UInt8(ascii: "*") }
      index = end
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }
}
