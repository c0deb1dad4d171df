/// The columns of a source in Unicode scalars, found without reading a line from its start each time.
///
/// For every block of bytes it knows how many continuation bytes of UTF-8 come before it.
package struct ColumnIndex: Sendable {
  /// The number of bytes of a block: at most as many are read to find a column.
  package static let blockLength: UInt32 = 256

  /// Where lines start.
  package let lines: LineIndex
  private var continuationsBeforeBlock: [UInt32] = []

  /// - Complexity: O(n) in the number of bytes.
  package init(_ tree: TreeView) {
    lines = LineIndex(tree)
    let count = UInt32(tree.sourceCount)
    continuationsBeforeBlock.reserveCapacity(Int(count / Self.blockLength) + 1)
    var continuations: UInt32 = 0
    for offset in 0..<count {
      if offset % Self.blockLength == 0 { continuationsBeforeBlock.append(continuations) }
      if Self.isContinuation(tree.byte(at: offset)) { continuations += 1 }
    }
  }

  /// The line and column of an offset, both from 1, and how many bytes had to be read. An offset past the end is the end.
  ///
  /// - Complexity: O(log n) in the number of lines.
  package func position(of offset: UInt32, in tree: TreeView) -> (line: Int, column: Int, bytesRead: Int) {
    let offset = min(offset, UInt32(tree.sourceCount))
    let line = lines.line(of: offset)
    let start = min(lines.lineStarts[line], offset)
    let (before, read) = continuations(before: start, tree)
    let (upTo, alsoRead) = continuations(before: offset, tree)
    return (line + 1, Int(offset - start) - Int(upTo - before) + 1, read + alsoRead)
  }

  private func continuations(before offset: UInt32, _ tree: TreeView) -> (count: UInt32, bytesRead: Int) {
    let block = min(Int(offset / Self.blockLength), continuationsBeforeBlock.count - 1)
    guard block >= 0 else { return (0, 0) }
    let first = UInt32(block) * Self.blockLength
    var count = continuationsBeforeBlock[block]
    for place in first..<offset where Self.isContinuation(tree.byte(at: place)) { count += 1 }
    return (count, Int(offset - first))
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
