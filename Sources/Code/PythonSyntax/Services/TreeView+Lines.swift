/// What stands around an offset on its line.
extension TreeView {
  /// Where the text starts: after a byte-order mark, which belongs to no line.
  package var textStart: UInt32 {
    byte(at: 0) == 0xEF && byte(at: 1) == 0xBB && byte(at: 2) == 0xBF ? 3 : 0
  }

  /// The range of the whitespace before an offset on its line; nil if there is something else.
  ///
  /// - Complexity: O(n) in the number of bytes before the offset on its line.
  package func indentation(of offset: UInt32) -> TextRange? {
    var start = offset
    while start > textStart {
      switch byte(at: start - 1) {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return TextRange(start, offset)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: start -= 1
      default: return nil
      }
    }
    return TextRange(start, offset)
  }

  /// Whether only whitespace is before an offset on its line: a comment there stands on a line of its own.
  package func isFirstOnLine(_ offset: UInt32) -> Bool { indentation(of: offset) != nil }
}
