internal import PythonSyntax

/// A branch of a `try` statement that is only a keyword and a body: all but the `except` clauses.
private struct TryBranch {
  let keyword: StaticString
  let kind: TokenKind
  /// The offset of the keyword. The tree knows that of `try`, where the statement starts, and not those of `else` and
  /// `finally`, which are looked for among the tokens.
  let start: UInt32?
  let suite: SuiteKind
}

/// How far a `try` statement is written.
private struct TryCursor {
  /// The comments of the statement itself that are not written yet.
  var dangling: CommentSlice
  /// The last statement of the branch above.
  var previous: NodeID?
}

extension Formatter {
  mutating func formatTry(_ statement: Stmt.Try) {
    let handlers = statement.handlers
    let (orElse, finalBody) = (statement.orelse, statement.finalbody)
    var cursor = TryCursor(dangling: comments.dangling(statement.id))
    formatTryBranch(
      TryBranch(keyword: "try", kind: .tryKeyword, start: statement.start, suite: .other(isLast: false)),
      statement.body, &cursor)
    for index in handlers.indices {
      let handler = handlers[index]
      leadingAlternateBranchComments(comments.leading(handler.id), lastNode: cursor.previous)
      formatExceptHandler(
        handler, isStar: statement.isStar,
        isLast: index + 1 == handlers.count && orElse.isEmpty && finalBody.isEmpty)
      cursor.previous = handler.body.lastID
    }
    formatTryBranch(
      TryBranch(keyword: "else", kind: .elseKeyword, start: nil, suite: .other(isLast: finalBody.isEmpty)),
      orElse, &cursor)
    formatTryBranch(
      TryBranch(keyword: "finally", kind: .finallyKeyword, start: nil, suite: .other(isLast: true)),
      finalBody, &cursor)
    danglingComments(cursor.dangling)
  }

  /// Writes a branch, if it exists, with its comments, and moves the cursor behind it.
  private mutating func formatTryBranch(
    _ branch: TryBranch, _ body: NodeList<Stmt>, _ cursor: inout TryCursor
  ) {
    guard let first = body.firstElement, let last = body.lastElement else { return }
    let end = last.end
    let count = comments.partitionPoint(of: cursor.dangling) { $0.end <= end }
    let own = cursor.dangling.prefix(count)
    let leadingCount = countOfOwnLine(own)
    let clause = Clause(
      start: branch.start.map { .offset($0) }
        ?? .keyword(branch.kind, after: cursor.previous.map { tree.node($0).end } ?? first.start),
      bodyStart: first.start, leading: (own.prefix(leadingCount), cursor.previous),
      colonComments: own.dropFirst(leadingCount))
    formatClause(clause, body: body, branch.suite) { f in f.token(branch.keyword) }
    cursor.dangling = cursor.dangling.dropFirst(count)
    cursor.previous = last.id
  }
}
