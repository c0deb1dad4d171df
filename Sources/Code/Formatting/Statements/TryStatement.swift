internal import PythonSyntax

extension Formatter {
  mutating func formatTry(_ statement: Stmt.Try) {
    var dangling = comments.dangling(statement.id)
    let handlers = statement.handlers
    let (orElse, finalBody) = (statement.orelse, statement.finalbody)
    var previous: NodeID?
    formatTryBranch(
      "try", .tryKeyword, statement.body, &dangling, &previous, start: statement.start, isLast: false)
    for index in handlers.indices {
      let handler = handlers[index]
      leadingAlternateBranchComments(comments.leading(handler.id), lastNode: previous)
      formatExceptHandler(
        handler, isStar: statement.isStar,
        isLast: index + 1 == handlers.count && orElse.isEmpty && finalBody.isEmpty)
      previous = handler.body.lastID
    }
    formatTryBranch("else", .elseKeyword, orElse, &dangling, &previous, start: nil, isLast: finalBody.isEmpty)
    formatTryBranch("finally", .finallyKeyword, finalBody, &dangling, &previous, start: nil, isLast: true)
    danglingComments(dangling)
  }

  /// Writes a branch that is only a keyword and a body, if it exists, and takes its comments off `dangling`.
  private mutating func formatTryBranch(
    _ keyword: StaticString, _ kind: TokenKind, _ body: NodeList<Stmt>, _ dangling: inout CommentSlice,
    _ previous: inout NodeID?, start: UInt32?, isLast: Bool
  ) {
    guard let first = body.firstElement, let last = body.lastElement else { return }
    let end = last.end
    let count = comments.partitionPoint(of: dangling) { $0.end <= end }
    let own = dangling.prefix(count)
    let leadingCount = countOfOwnLine(own)
    let clause = Clause(
      start: start.map { .offset($0) }
        ?? .keyword(kind, after: previous.map { tree.node($0).end } ?? first.start),
      bodyStart: first.start, leading: (own.prefix(leadingCount), previous),
      colonComments: own.dropFirst(leadingCount))
    formatClause(clause, body: body, .other(isLast: isLast)) { f in f.token(keyword) }
    dangling = dangling.dropFirst(count)
    previous = last.id
  }
}
