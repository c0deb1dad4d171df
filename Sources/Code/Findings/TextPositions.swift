/// Where the offsets of a text lie in lines and columns, for texts that are no parsed file.
///
/// Lines end with a line feed, a carriage return, or both; a byte-order mark is no character.
package struct TextPositions {
  private let text: [UInt8]
  /// The offset of each line's first byte.
  private let lineStarts: [Int]

  /// Finds the lines of a text in UTF-8.
  ///
  /// - Complexity: O(n) in the number of bytes.
  package init(_ text: [UInt8]) {
    self.text = text
    var starts = [text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for index in text.indices {
      let isPair = text[index] == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A
      if text[index] == 0x0A || (text[index] == 0x0D && !isPair) { starts.append(index + 1) }
    }
    lineStarts = starts
  }

  /// The place of a byte; one past the end is the end.
  ///
  /// - Complexity: O(log n) in the number of lines, and O(n) in the length of the line.
  package func position(of offset: Int) -> Finding.Position {
    let offset = min(max(offset, lineStarts[0]), text.count)
    var (low, high) = (0, lineStarts.count)
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    let line = max(low, 1)
    return Finding.Position(line: line, column: text[lineStarts[line - 1]..<offset].count { $0 & 0xC0 != 0x80 } + 1)
  }
}
