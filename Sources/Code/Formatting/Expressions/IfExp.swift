internal import PythonSyntax

extension Formatter {
  /// Writes `body if test else orElse`. A conditional after `else` is part of the outer one's group.
  mutating func formatIfExp(_ conditional: Expr.IfExp, isNested: Bool) {
    if isNested {
      formatBranches(conditional)
    } else {
      inParenthesesOnlyGroup { f in f.formatBranches(conditional) }
    }
  }

  private mutating func formatBranches(_ conditional: Expr.IfExp) {
    formatExpression(conditional.body)
    inParenthesesOnlySoftLineOrSpace()
    // Comments before the test go before `if`, so that the test stays on the line of its keyword.
    leadingComments(conditional.test.id)
    token("if")
    space()
    formatExpression(conditional.test)
    inParenthesesOnlySoftLineOrSpace()
    let orElse = conditional.orelse
    leadingComments(orElse.id)
    token("else")
    space()
    if let nested = orElse.asIfExp, !tree.isInParentheses(orElse) {
      leadingComments(orElse.id)
      formatIfExp(nested, isNested: true)
      trailingComments(orElse.id)
    } else {
      inParenthesesOnlyGroup { f in f.formatExpression(orElse) }
    }
  }
}
