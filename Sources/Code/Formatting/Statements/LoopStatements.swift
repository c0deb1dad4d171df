internal import PythonSyntax

extension Formatter {
  mutating func formatFor(_ statement: Stmt.For) {
    let body = statement.body
    guard let first = body.firstElement else { return fail("a `for` without a body") }
    let dangling = comments.dangling(statement.id)
    let count = comments.partitionPoint(of: dangling) { $0.end < first.start }
    let clause = Clause(
      start: .offset(statement.start), bodyStart: first.start, colonComments: dangling.prefix(count))
    formatClause(clause, body: body, .other(isLast: statement.orelse.isEmpty)) { f in
      if statement.isAsync {
        f.token("async")
        f.space()
      }
      f.token("for")
      f.space()
      let target = statement.target
      // Comments before a tuple need its parentheses; ruff drops them, and breaks the code.
      if let tuple = target.asTuple, !f.comments.hasLeading(target.id) {
        f.formatTuple(tuple, .neverPreserve)
      } else {
        f.maybeParenthesize(target, parent: target.id, .ifBreaks)
      }
      f.space()
      f.token("in")
      f.space()
      f.maybeParenthesize(statement.iter, parent: statement.id, .ifBreaks)
    }
    formatLoopElse(statement.orelse, dangling.dropFirst(count), after: body.lastID)
  }

  mutating func formatWhile(_ statement: Stmt.While) {
    let body = statement.body
    guard let first = body.firstElement else { return fail("a `while` without a body") }
    let dangling = comments.dangling(statement.id)
    let count = comments.partitionPoint(of: dangling) { $0.end < first.start }
    let clause = Clause(
      start: .offset(statement.start), bodyStart: first.start, colonComments: dangling.prefix(count))
    formatClause(clause, body: body, .other(isLast: statement.orelse.isEmpty)) { f in
      f.token("while")
      f.space()
      f.maybeParenthesize(statement.test, parent: statement.id, .ifBreaks)
    }
    formatLoopElse(statement.orelse, dangling.dropFirst(count), after: body.lastID)
  }

  /// Writes the `else` of a loop. The comments before it are on lines of their own, the others after its colon.
  private mutating func formatLoopElse(_ body: NodeList<Stmt>, _ comments: CommentSlice, after previous: NodeID?) {
    guard let first = body.firstElement else { return }
    let count = countOfOwnLine(comments)
    let clause = Clause(
      start: .keyword(.elseKeyword, after: previous.map { tree.node($0).end } ?? first.start),
      bodyStart: first.start, leading: (comments.prefix(count), previous), colonComments: comments.dropFirst(count))
    formatClause(clause, body: body, .other(isLast: true)) { f in f.token("else") }
  }
}
