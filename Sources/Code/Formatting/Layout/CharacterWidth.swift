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
///
/// - Complexity: O(log n) in the number of runs of characters of equal width, about ten steps.
func characterWidth(_ scalar: UInt32) -> Int {
  // Latin letters with marks.
  if scalar >= 0xC0 && scalar < 0x300 { return 1 }
  let runs = characterWidthRuns
  var low = 0
  var high = runs.count
  while low < high {
    let middle = (low + high) / 2
    if runs[middle] >> 2 <= scalar { low = middle + 1 } else { high = middle }
  }
  return low == 0 ? 1 : Int(runs[low - 1] & 3)
}

/// The numbers of `CharacterWidthTable`.
private let characterWidthRuns: [UInt32] = CharacterWidthTable.runs.withUTF8Buffer { text in
  var runs: [UInt32] = []
  var value: UInt32 = 0
  for byte in text {
    if byte == UInt8(ascii: " ") {
      runs.append(value)
      value = 0
    } else {
      value = value << 4 | UInt32(byte <= UInt8(ascii: "9") ? byte - UInt8(ascii: "0") : byte - UInt8(ascii: "A") + 10)
    }
  }
  runs.append(value)
  return runs
}
