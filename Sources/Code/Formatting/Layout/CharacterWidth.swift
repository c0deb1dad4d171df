/// The columns that UTF-8 text without line ends takes: a tab counts as an indentation, East Asian wide characters as
/// two, combining ones as none.
///
/// - Complexity: O(n) in the number of bytes.
func columnWidth(of text: UnsafeBufferPointer<UInt8>, tabWidth: Int) -> Int {
  var width = 0
  var index = 0
  while index < text.count {
    let byte = text[index]
    if byte < 0x80 {
      if byte == UInt8(ascii: "\t") { width += tabWidth } else if byte >= 0x20 && byte != 0x7F { width += 1 }
      index += 1
      continue
    }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    var scalar = UInt32(byte) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for offset in 1..<length where index + offset < text.count {
      scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F)
    }
    width += characterWidth(scalar)
    index += length
  }
  return width
}

/// The columns that a character above ASCII takes.
func characterWidth(_ scalar: UInt32) -> Int {
  switch scalar {
  case 0x80..<0xA0: 0
  case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    2
  default: 1
  }
}
