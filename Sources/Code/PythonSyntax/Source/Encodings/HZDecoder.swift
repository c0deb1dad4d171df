/// Decodes HZ: ASCII, in which `~{` and `~}` enclose the two-byte characters of GB 2312 without their high bits
/// (RFC 1843).
@safe struct HZDecoder {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.bytes = unsafe bytes
  }

  func decode() -> DecodedText {
    let table = MultiByteEncoding.hz.table
    var text = unsafe DecodedText(capacity: bytes.count * 2)
    var isChinese = false
    var position = 0
    while unsafe position < bytes.count {
      let first = unsafe bytes[position]
      let second = unsafe position + 1 < bytes.count ? bytes[position + 1] : 0
      if first == UInt8(ascii: "~") {
        position += 2
        switch second {
        case UInt8(ascii: "~") where !isChinese: text.append(UInt32(second))
        case UInt8(ascii: "{") where !isChinese: isChinese = true
        case UInt8(ascii: "}") where isChinese: isChinese = false
        // The end of a line can be escaped.
        case UInt8(ascii: "\n"): break
        default:
          text.appendUndecodable()
          position -= 1
        }
      } else if first >= 0x80 {
        text.appendUndecodable()
        position += 1
      } else if !isChinese || first == UInt8(ascii: "\n") {
        // A line starts in ASCII.
        isChinese = false
        text.append(UInt32(first))
        position += 1
      } else if second < 0x80, table.append(Int(first) << 8 | Int(second) | 0x8080, to: &text) {
        position += 2
      } else {
        text.appendUndecodable()
        position += 1
      }
    }
    return text
  }
}
