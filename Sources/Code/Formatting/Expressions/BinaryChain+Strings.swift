internal import PythonSyntax

// Operations with implicitly concatenated strings as operands. The literals of a string break before the operators
// around it, so that one group holds all strings, and others hold what is between them:
//
//     a + b + "c" "d" + e
//     [a + b +] "c" "d" [+ e]
extension Formatter {
  /// Writes a chain in which the operands at `strings` are concatenated strings without parentheses.
  mutating func formatBinaryChain(_ chain: BinaryChain, strings: [Int]) {
    startInParenthesesOnlyGroup()
    if strings[0] != 0 { startInParenthesesOnlyGroup() }
    var lastOperator: Int?
    for index in strings {
      guard let string = tree.expr(chain.operand(index).node)?.asConcatenatedString else { continue }
      if index > 0 { formatBeforeString(chain, index, lastOperator: lastOperator) }
      leadingComments(chain.commentsBefore(index))
      leadingComments(string.id)
      formatConcatenatedParts(string)
      trailingComments(string.id)
      if index > 0 {
        trailingComments(chain.commentsAfter(index))
        lineSuffixBoundary()
      }
      guard let right = chain.operator(index + 1) else {
        lastOperator = nil
        break
      }
      formatAfterString(chain, index, right)
      lastOperator = index + 1
    }
    if let lastOperator {
      formatRun(chain, lastOperator + 1..<chain.parts.count)
      endInParenthesesOnlyGroup()
    }
    endInParenthesesOnlyGroup()
  }

  /// Writes what stands between the last string, or the start, and the string at an index, and ends its group.
  private mutating func formatBeforeString(_ chain: BinaryChain, _ index: Int, lastOperator: Int?) {
    let operatorIndex = index - 1
    guard lastOperator != operatorIndex, let (symbol, operatorComments) = chain.operator(operatorIndex) else {
      // The string before this one has written the operator between them.
      return endInParenthesesOnlyGroup()
    }
    let start = lastOperator.map { $0 + 1 } ?? 0
    leadingComments(chain.commentsBefore(start))
    formatRun(chain, start..<operatorIndex)
    trailingComments(chain.commentsAfter(operatorIndex - 1))
    inParenthesesOnlySoftLineOrSpace()
    token(symbol.text)
    trailingComments(operatorComments)
    endInParenthesesOnlyGroup()
    if hasCommentsBeforeOperand(chain, index) || !operatorComments.isEmpty { hardLine() } else { space() }
  }

  /// Writes the operator after a string, and starts the group of what follows.
  private mutating func formatAfterString(
    _ chain: BinaryChain, _ index: Int, _ right: (symbol: OperatorSymbol, comments: CommentSlice)
  ) {
    startInParenthesesOnlyGroup()
    let hasComments = hasCommentsBeforeOperand(chain, index + 2)
    if hasComments { space() } else { inParenthesesOnlySoftLineOrSpace() }
    token(right.symbol.text)
    trailingComments(right.comments)
    var isParenthesized = false
    if let operand = tree.expr(chain.operand(index + 2).node) { isParenthesized = tree.isInParentheses(operand) }
    if hasComments && !isParenthesized || !right.comments.isEmpty { hardLine() } else { space() }
  }
}
