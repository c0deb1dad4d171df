internal import PythonSyntax

// What stands between nodes: line ends, comments and punctuation, which the tree does not describe.
extension Formatter {
  func byte(_ offset: UInt32) -> UInt8 { tree.byte(at: offset) }

  /// The number of line ends from an offset on, with only whitespace between them.
  func linesAfter(_ offset: UInt32) -> Int {
    var offset = offset
    var lines = 0
    let end = UInt32(tree.sourceCount)
    while offset < end {
      switch byte(offset) {
      case UInt8(ascii: "\n"): lines += 1
      case UInt8(ascii: "\r"):
        lines += 1
        if byte(offset + 1) == UInt8(ascii: "\n") { offset += 1 }
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: break
      default: return lines
      }
      offset += 1
    }
    return lines
  }

  /// The number of line ends before an offset, with only whitespace between them.
  func linesBefore(_ offset: UInt32) -> Int {
    var offset = offset
    var lines = 0
    while offset > 0 {
      offset -= 1
      switch byte(offset) {
      case UInt8(ascii: "\n"):
        lines += 1
        if offset > 0 && byte(offset - 1) == UInt8(ascii: "\r") { offset -= 1 }
      case UInt8(ascii: "\r"): lines += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: break
      default: return lines
      }
    }
    return lines
  }

  /// The end of a statement without a semicolon after it. As in CPython, the node of a block ends after that.
  func endBeforeSemicolon(_ statement: NodeID) -> UInt32 {
    let node = tree.node(statement)
    guard node.end > node.start, byte(node.end - 1) == UInt8(ascii: ";") else { return node.end }
    var end = node.end - 1
    while end > node.start, isPythonWhitespace(byte(end - 1)) { end -= 1 }
    return end
  }

  /// The line ends between the last comment after an offset, or the offset itself, and the next token that is neither
  /// a comment nor layout.
  func linesAfterIgnoringTrivia(_ offset: UInt32) -> Int {
    var index = tree.firstToken(atOrAfter: offset)
    var position = offset
    var lines = 0
    while true {
      lines = linesAfter(position)
      while index < tree.tokenCount, tree.token(index).kind.isLayout { index += 1 }
      guard index < tree.tokenCount, tree.token(index).kind == .comment else { return lines }
      position = tree.token(index).end
      index += 1
    }
  }

  /// The line ends after an offset, not counting a comment at the end of its line.
  func linesAfterIgnoringEndOfLineTrivia(_ offset: UInt32) -> Int {
    var end = offset
    let count = UInt32(tree.sourceCount)
    while end < count {
      let byte = byte(end)
      if byte == UInt8(ascii: "#") {
        while end < count, self.byte(end) != UInt8(ascii: "\n"), self.byte(end) != UInt8(ascii: "\r") { end += 1 }
        break
      }
      if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") && byte != 0x0C && byte != UInt8(ascii: "\\") { break }
      if byte == UInt8(ascii: "\\") {
        end += 1
        if self.byte(end) == UInt8(ascii: "\r") { end += 1 }
      }
      end += 1
    }
    return linesAfter(end)
  }

  /// Whether a comma follows the last element of a sequence, and such commas count.
  func hasMagicTrailingComma(_ lastEnd: UInt32, _ sequenceEnd: UInt32) -> Bool {
    options.magicTrailingComma == .respect && hasTrailingComma(lastEnd, sequenceEnd)
  }

  /// Whether a comma follows the last element of a sequence. Closing parentheses of the element are passed over.
  func hasTrailingComma(_ lastEnd: UInt32, _ sequenceEnd: UInt32) -> Bool {
    var offset = lastEnd
    while offset < sequenceEnd {
      switch byte(offset) {
      case UInt8(ascii: ","): return true
      case UInt8(ascii: ")"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C,
        UInt8(ascii: "\\"):
        offset += 1
      case UInt8(ascii: "#"):
        while offset < sequenceEnd, byte(offset) != UInt8(ascii: "\n"), byte(offset) != UInt8(ascii: "\r") {
          offset += 1
        }
      default: return false
      }
    }
    return false
  }
}
