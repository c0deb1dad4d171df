/// The parentheses around nodes, which are tokens outside of their ranges.
extension TreeView {
  /// Whether `(` is the last token before a range, and `)` the first after it.
  package func isBetweenParentheses(_ range: TextRange) -> Bool {
    nextToken(range.end).kind == .rightParenthesis && previousToken(range.start)?.kind == .leftParenthesis
  }

  /// Whether an expression stands in parentheses that do not belong to it.
  package func isInParentheses(_ expression: Expr) -> Bool {
    switch expression.kind {
    case .tupleExpr: expression.isParenthesized && isBetweenParentheses(expression.range)
    case .generatorExp: isBetweenParentheses(expression.range)
    default: expression.isParenthesized
    }
  }

  /// Whether a pattern stands in parentheses that do not belong to it.
  package func isInParentheses(_ pattern: Pattern) -> Bool {
    guard pattern.kind == .matchSequencePattern else { return pattern.isParenthesized }
    // The flag of a sequence is also set by its own parentheses.
    return pattern.isParenthesized && isBetweenParentheses(pattern.range)
  }

  /// The outermost of the pairs of parentheses directly around a range, looking no further than `limit`.
  ///
  /// - Complexity: O(n) in the number of parentheses, comments and line ends passed.
  package func outermostParentheses(_ range: TextRange, limit: UInt32 = .max) -> TextRange? {
    var right = firstToken(atOrAfter: range.end)
    var left = firstToken(atOrAfter: range.start) - 1
    var outermost: TextRange?
    while true {
      while right < tokenCount, token(right).kind.isCommentOrLayout { right += 1 }
      while left >= 0, token(left).kind.isCommentOrLayout { left -= 1 }
      guard right < tokenCount, left >= 0 else { return outermost }
      let closing = token(right)
      guard closing.kind == .rightParenthesis, closing.end <= limit, token(left).kind == .leftParenthesis else {
        return outermost
      }
      outermost = TextRange(token(left).start, closing.end)
      right += 1
      left -= 1
    }
  }

  /// The range of an expression or pattern with the parentheses around it that belong to nothing else.
  ///
  /// For fixes, which replace an expression with its parentheses; there are none yet.
  ///
  /// - Parameter parent: the parent of the node, whose own parentheses do not count.
  /// - Complexity: as of `outermostParentheses`.
  package func rangeWithParentheses(of id: NodeID, parent: NodeID) -> TextRange {
    let range = range(of: id)
    let around = self.range(of: parent)
    let hasOwn: Bool
    switch kind(of: parent) {
    case .arguments, .generatorExp, .matchClassPattern: hasOwn = true
    case .tupleExpr: hasOwn = anyNode(parent).isParenthesized
    case .matchSequencePattern: hasOwn = around.end > around.start && byte(at: around.end - 1) == UInt8(ascii: ")")
    default: hasOwn = false
    }
    return outermostParentheses(range, limit: hasOwn ? around.end - 1 : around.end) ?? range
  }
}
