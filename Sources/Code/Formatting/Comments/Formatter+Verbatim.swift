internal import PythonSyntax

// Code that is written as it is in the source.
extension Formatter {
  /// Writes a range as it is in the source, and marks the comments in it as written.
  mutating func formatVerbatim(_ start: UInt32, _ end: UInt32) {
    sourcePosition(start)
    comments.markFormatted(in: TextRange(start, end))
    let bytes = sourceBytes(start, end)
    if bytes.contains(UInt8(ascii: "\r")) {
      // Line ends are written as everywhere else.
      var normalized: [UInt8] = []
      normalized.reserveCapacity(bytes.count)
      var isAfterReturn = false
      for byte in bytes {
        if byte == UInt8(ascii: "\r") {
          normalized.append(UInt8(ascii: "\n"))
        } else if byte != UInt8(ascii: "\n") || !isAfterReturn {
          normalized.append(byte)
        }
        isAfterReturn = byte == UInt8(ascii: "\r")
      }
      text(normalized)
    } else {
      source(start, end)
    }
    sourcePosition(end)
  }

  /// Writes the logical lines from after a comment as they are, but with the indentation of the statements around.
  mutating func formatVerbatimLines(from off: Int, to end: UInt32, indentation width: Int) {
    var lineStart = comments[off].end
    comments.markFormatted(in: TextRange(lineStart, end))
    var isFirst = true
    var depth = 0
    var index = tree.firstToken(atOrAfter: lineStart)
    while index < tree.tokenCount, tree.token(index).start < end {
      let token = tree.token(index)
      index += 1
      switch token.kind {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace: depth = max(depth - 1, 0)
      case .newline, .nonLogicalNewline:
        if token.kind == .nonLogicalNewline && depth > 0 { break }
        depth = 0
        if !formatVerbatimLine(lineStart, token.start, width) {
          if isFirst { hardLine() } else { emptyLine() }
        } else {
          hardLine()
        }
        lineStart = token.end
        isFirst = false
      default: break
      }
    }
    if lineStart < end { _ = formatVerbatimLine(lineStart, end, width) }
  }

  /// Writes a line without its indentation. False if it is empty.
  private mutating func formatVerbatimLine(_ start: UInt32, _ end: UInt32, _ width: Int) -> Bool {
    var start = start
    var width = width
    while width > 0, start < end, byte(start) == UInt8(ascii: " ") || byte(start) == UInt8(ascii: "\t") {
      start += 1
      width -= 1
    }
    guard start < end else { return false }
    formatVerbatim(start, end)
    return true
  }

  /// The number of spaces and tabs at the start of the line of a node.
  func indentationWidth(of node: NodeID) -> Int {
    var lineStart = tree.node(node).start
    let start = lineStart
    while lineStart > 0, byte(lineStart - 1) != UInt8(ascii: "\n"), byte(lineStart - 1) != UInt8(ascii: "\r") {
      lineStart -= 1
    }
    var width = 0
    while lineStart < start, byte(lineStart) == UInt8(ascii: " ") || byte(lineStart) == UInt8(ascii: "\t") {
      lineStart += 1
      width += 1
    }
    return width
  }
}
