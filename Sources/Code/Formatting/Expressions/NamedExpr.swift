internal import PythonSyntax

extension Formatter {
  mutating func formatNamedExpr(_ named: Expr.NamedExpr) {
    let target = named.target
    group { f in
      f.formatExpression(target)
      f.inParenthesesOnlySoftLineOrSpace()
    }
    token(":=")
    let dangling = comments.dangling(named.id)
    if dangling.isEmpty {
      space()
    } else {
      danglingComments(dangling)
      hardLine()
    }
    formatExpression(named.value)
  }
}
