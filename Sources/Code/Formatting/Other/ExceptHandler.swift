internal import PythonSyntax

extension Formatter {
  mutating func formatExceptHandler(_ handler: ExceptHandler, isStar: Bool, isLast: Bool) {
    guard let first = handler.body.firstElement else { return fail("an `except` without a body") }
    formatLogicalLine(handler.id) { f in
      let clause = Clause(
        start: .offset(handler.start), bodyStart: first.start, colonComments: f.comments.dangling(handler.id))
      f.formatClause(clause, body: handler.body, .other(isLast: isLast)) { f in
        f.token("except")
        if isStar { f.token("*") }
        guard let type = handler.type else { return }
        f.space()
        if let tuple = type.asTuple, f.mayDropParentheses(tuple, handler) {
          f.formatTuple(tuple, .neverPreserve)
          return
        }
        f.maybeParenthesize(type, parent: handler.id, .ifBreaks)
        if let name = handler.name {
          f.space()
          f.token("as")
          f.space()
          f.formatIdentifier(name)
        }
      }
    }
  }

  /// Whether a tuple of exceptions needs no parentheses (PEP 758).
  private func mayDropParentheses(_ tuple: Expr.Tuple, _ handler: ExceptHandler) -> Bool {
    guard options.target >= PythonVersion(minor: 14), handler.name == nil, !comments.hasLeading(tuple.id) else {
      return false
    }
    let elements = tuple.elts
    return !elements.indices.contains { tree.kind(of: elements.id(at: $0)) == .starredExpr }
  }
}
