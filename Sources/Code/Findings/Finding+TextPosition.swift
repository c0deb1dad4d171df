extension Finding.Position {
  /// The place of a byte of a text in UTF-8 that is no parsed file; one past the end is the end.
  ///
  /// Lines end with a line feed, a carriage return, or both; a byte-order mark is no character.
  /// - Complexity: O(*n*) in the offset.
  package init(of offset: Int, in text: [UInt8]) {
    var lineStart = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let offset = min(max(offset, lineStart), text.count)
    var line = 1
    for index in lineStart..<offset {
      let isPair = text[index] == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A
      guard text[index] == 0x0A || (text[index] == 0x0D && !isPair) else { continue }
      line += 1
      lineStart = index + 1
    }
    self.init(line: line, column: text[lineStart..<offset].count { $0 & 0xC0 != 0x80 } + 1)
  }
}
