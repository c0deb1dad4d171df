internal import PythonSyntax

extension Formatter {
  mutating func formatMatch(_ statement: Stmt.Match) {
    let cases = statement.cases
    guard let first = cases.firstElement else { return fail("a `match` without cases") }
    let clause = Clause(
      start: .offset(statement.start), bodyStart: first.start, colonComments: comments.dangling(statement.id))
    formatClauseHeader(clause) { f in
      f.token("match")
      f.space()
      f.maybeParenthesize(statement.subject, parent: statement.id, .ifBreaks)
    }
    withLevel(.compoundStatement) { f in
      var previous: NodeID?
      for index in cases.indices {
        f.blockIndent { f in
          if index > 0 {
            f.leadingAlternateBranchComments(f.comments.leading(cases.id(at: index)), lastNode: previous)
          }
          f.formatMatchCase(cases[index], isLast: index > 0 && index + 1 == cases.count)
        }
        previous = cases[index].body.lastID
      }
    }
  }
}
