internal import PythonSyntax

extension Formatter {
  /// Writes an `elif` or `else` branch of an `if`. `previous` is the last statement of the branch above.
  mutating func formatElifElseClause(_ branch: ElifElseClause, after previous: NodeID?, isLast: Bool) {
    guard let first = branch.body.firstElement else { return fail("a branch without a body") }
    let clause = Clause(
      start: .offset(branch.start), bodyStart: first.start, leading: (comments.leading(branch.id), previous),
      colonComments: comments.dangling(branch.id))
    formatClause(clause, body: branch.body, .other(isLast: isLast)) { f in
      f.sourcePosition(branch.start)
      if let test = branch.test {
        f.token("elif")
        f.space()
        f.maybeParenthesize(test, parent: branch.id, .ifBreaks)
      } else {
        f.token("else")
      }
    }
    sourcePosition(branch.end)
  }
}
