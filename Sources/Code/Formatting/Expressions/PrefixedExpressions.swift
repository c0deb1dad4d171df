internal import PythonSyntax

// Expressions that are a keyword or a star before another expression.
extension Formatter {
  mutating func formatAwait(_ awaited: Expr.Await) {
    token("await")
    space()
    maybeParenthesize(awaited.value, parent: awaited.id, .ifBreaks)
  }

  mutating func formatYield(_ yield: Expr.Yield) {
    token("yield")
    if let value = yield.value {
      space()
      maybeParenthesize(value, parent: yield.id, .optional)
    }
  }

  mutating func formatYieldFrom(_ yield: Expr.YieldFrom) {
    token("yield from")
    space()
    maybeParenthesize(yield.value, parent: yield.id, .optional)
  }

  mutating func formatStarred(_ starred: Expr.Starred) {
    token("*")
    danglingComments(starred.id)
    formatExpression(starred.value)
  }
}
