internal import PythonSyntax

extension Formatter {
  mutating func formatIf(_ statement: Stmt.If) {
    let clauses = statement.clauses
    let body = statement.body
    guard let first = body.firstElement else { return fail("an `if` without a body") }
    let clause = Clause(
      start: .offset(statement.start), bodyStart: first.start, colonComments: comments.dangling(statement.id))
    formatClause(clause, body: body, .other(isLast: clauses.isEmpty)) { f in
      f.token("if")
      f.space()
      f.maybeParenthesize(statement.test, parent: statement.id, .ifBreaks)
    }
    var previous = body.lastID
    for index in clauses.indices {
      formatElifElseClause(clauses[index], after: previous, isLast: index + 1 == clauses.count)
      previous = clauses[index].body.lastID
    }
  }
}
