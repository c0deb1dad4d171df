internal import PythonSyntax

extension Formatter {
  mutating func formatMatchCase(_ matchCase: MatchCase, isLast: Bool) {
    guard let first = matchCase.body.firstElement else { return fail("a `case` without a body") }
    formatLogicalLine(matchCase.id) { f in
      let clause = Clause(
        start: .offset(matchCase.start), bodyStart: first.start, colonComments: f.comments.dangling(matchCase.id))
      f.formatClause(clause, body: matchCase.body, .other(isLast: isLast)) { f in
        f.token("case")
        f.space()
        f.maybeParenthesizePattern(matchCase.pattern, parent: matchCase.id)
        if let guardExpression = matchCase.guard {
          f.space()
          f.token("if")
          f.space()
          f.maybeParenthesize(guardExpression, parent: matchCase.id, .ifBreaksParenthesized)
        }
      }
    }
  }
}
