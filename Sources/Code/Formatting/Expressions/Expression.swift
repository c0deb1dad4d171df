internal import PythonSyntax

extension Formatter {
  /// Writes an expression with its comments and the parentheses it has or needs.
  mutating func formatExpression(_ expression: Expr, parentheses: Parentheses = .preserve) {
    fail("expressions are not supported yet")
  }

  /// Writes an expression at a place where parentheses may be added or dropped.
  mutating func maybeParenthesize(_ expression: Expr, parent: NodeID, _ parenthesize: Parenthesize) {
    fail("expressions are not supported yet")
  }
}
