/// Where the lines of a source start. Line ends are `\n`, `\r\n` and `\r`, as Python has them.
package struct LineIndex: Sendable {
  /// The offset of each line's first byte. The first line starts after a byte-order mark.
  package let lineStarts: [UInt32]

  /// - Complexity: O(n) in the number of bytes.
  package init(_ tree: TreeView) {
    let source = unsafe tree.storage.pointee.source
    var starts: [UInt32] = []
    starts.reserveCapacity(Int(source.count) / 32 + 1)
    starts.append(source.count >= 3 && source.word(0, length: 3) == 0xBF_BBEF ? 3 : 0)
    var offset: UInt32 = 0
    while true {
      offset = source.endOfLine(offset)
      if offset >= source.count { break }
      offset = source.afterNewline(offset)
      starts.append(offset)
    }
    lineStarts = starts
  }

  /// The line of an offset, from 0.
  ///
  /// - Complexity: O(log n) in the number of lines.
  package func line(of offset: UInt32) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low - 1, 0)
  }

  /// The line of an offset, from 0, and the bytes between its start and the offset.
  package func position(of offset: UInt32) -> (line: Int, column: Int) {
    let line = line(of: offset)
    return (line, Int(offset) - Int(min(lineStarts[line], offset)))
  }
}
