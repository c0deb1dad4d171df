internal import PythonSyntax

/// Where `fmt: skip`, or `fmt: off`, stands at the end of a line: from the start of the logical line up to the comment.
///
/// A statement asks whether its line is one of these before it looks at the statements after it, so that a long line
/// of statements is not looked through for each of them.
struct SkippedLines {
  private var lines: [TextRange] = []

  init() {}

  /// - Complexity: O(n) in the number of tokens.
  init(_ tree: TreeView) {
    var lineStart: UInt32 = 0
    for index in 0..<tree.tokenCount {
      let token = tree.token(index)
      switch token.kind {
      case .newline: lineStart = token.end
      case .comment where index + 1 == tree.tokenCount || tree.token(index + 1).kind != .nonLogicalNewline:
        let directive = FormatDirective(comment: tree.bytes(token.start, token.end))
        if directive == .skip || directive == .off { lines.append(TextRange(lineStart, token.start)) }
      default: break
      }
    }
  }

  /// Whether an offset lies on one of the lines, before its comment.
  ///
  /// - Complexity: O(log n) in the number of lines.
  func contains(_ offset: UInt32) -> Bool {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < lines.count && lines[low].start <= offset
  }
}
