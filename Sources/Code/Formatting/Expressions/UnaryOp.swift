internal import PythonSyntax

extension Formatter {
  mutating func formatUnaryOp(_ operation: Expr.UnaryOp) {
    switch operation.op {
    case .invert: token("~")
    case .not: token("not")
    case .positive: token("+")
    case .negative: token("-")
    }
    trailingComments(comments.dangling(operation.id))
    if breaksAfterOperator(operation) {
      hardLine()
    } else if operation.op == .not {
      space()
    }
    let operand = operation.operand
    // `-(a**b)` makes visible what binds first.
    let isPower = operand.asBinOp?.op == .power
    formatExpression(operand, parentheses: isPower ? .always : .preserve)
  }

  /// Whether a comment between the operator and its operand forces a line end between them.
  func breaksAfterOperator(_ operation: Expr.UnaryOp) -> Bool {
    hasComment(before: operation.operand, limit: operation.end)
  }

  /// Whether a comment stands before an operand, and before its parentheses if it has some.
  ///
  /// - Parameter limit: the end of the expression that the operand is part of.
  func hasComment(before operand: Expr, limit: UInt32) -> Bool {
    let leading = comments.leading(operand.id)
    if leading.isEmpty { return false }
    if !tree.isInParentheses(operand) { return true }
    guard let parentheses = tree.outermostParentheses(operand.range, limit: limit) else { return false }
    return leading.indices.contains { comments[$0].start < parentheses.start }
  }
}
