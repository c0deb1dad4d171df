/// What a column counts.
package enum ColumnUnit: Sendable {
  /// Bytes of UTF-8.
  case utf8
  /// Code units of UTF-16, as editors count by default.
  case utf16
  /// Unicode scalar values.
  case scalar

  /// How many units a character takes whose UTF-8 form starts with a byte; none for a byte inside of one.
  @inlinable func count(of byte: UInt8) -> Int {
    switch self {
    case .utf8: 1
    case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    case .scalar: byte & 0xC0 == 0x80 ? 0 : 1
    }
  }
}

extension LineIndex {
  /// The line of an offset, and the units between its start and the offset, both from 0. An offset past the end is the
  /// end.
  ///
  /// - Complexity: O(log n) in the number of lines, and O(n) in the length of the line.
  package func position(of offset: UInt32, in unit: ColumnUnit, of tree: TreeView) -> (line: Int, column: Int) {
    let offset = min(offset, UInt32(tree.sourceCount))
    let line = line(of: offset)
    let start = min(lineStarts[line], offset)
    if unit == .utf8 { return (line, Int(offset - start)) }
    return unsafe (line, tree.bytes(start, offset).reduce(0) { $0 + unit.count(of: $1) })
  }

  /// The offset of a line and a column, both from 0. A column past the end of its line is the end, before the line end;
  /// one inside of a character is the character's start; a line past the last is the end of the source.
  ///
  /// - Complexity: O(n) in the length of the line.
  package func offset(ofLine line: Int, column: Int, in unit: ColumnUnit, of tree: TreeView) -> UInt32 {
    if line < 0 { return lineStarts[0] }
    guard line < lineStarts.count else { return UInt32(tree.sourceCount) }
    let end = endOfLine(line, of: tree)
    var offset = lineStarts[line]
    var count = 0
    while offset < end {
      count += unit.count(of: tree.byte(at: offset))
      if count > column { break }
      offset += 1
      while offset < end, tree.byte(at: offset) & 0xC0 == 0x80 {
        count += unit == .utf8 ? 1 : 0
        offset += 1
      }
      if count > column { return startOfCharacter(before: offset, of: tree) }
    }
    return offset
  }

  private func startOfCharacter(before offset: UInt32, of tree: TreeView) -> UInt32 {
    var start = offset - 1
    while start > 0, tree.byte(at: start) & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The offset of a line's end, before the bytes that end it.
  package func endOfLine(_ line: Int, of tree: TreeView) -> UInt32 {
    guard lineStarts.indices.contains(line) else { return UInt32(tree.sourceCount) }
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : UInt32(tree.sourceCount)
    if line + 1 == lineStarts.count { return end }
    if end > lineStarts[line], tree.byte(at: end - 1) == UInt8(ascii: "\n") { end -= 1 }
    if end > lineStarts[line], tree.byte(at: end - 1) == UInt8(ascii: "\r") { end -= 1 }
    return end
  }
}
