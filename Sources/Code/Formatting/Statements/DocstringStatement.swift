internal import PythonSyntax

extension Formatter {
  /// Whether the first statement of a file, class or function is its docstring: a string literal, or several without
  /// comments between them. The cells of a notebook have none of their own.
  func isDocstring(_ id: NodeID, in kind: SuiteKind) -> Bool {
    if options.sourceKind == .notebookCell && kind == .topLevel { return false }
    guard tree.kind(of: id) == .expressionStmt else { return false }
    let value = Stmt.ExpressionStatement(unchecked: id, in: tree).value
    if value.kind == .stringLiteralExpr { return true }
    guard let string = value.asConcatenatedString else { return false }
    for index in string.parts.indices {
      let part = string.parts.id(at: index)
      if tree.kind(of: part) != .stringLiteralExpr || comments.has(part) { return false }
    }
    return true
  }

  /// Writes a docstring with the comments of its statement.
  mutating func formatDocstringStatement(_ statement: Stmt.ExpressionStatement, in kind: SuiteKind) {
    leadingComments(statement.id)
    sourcePosition(statement.start)
    formatDocstring(statement)
    sourcePosition(statement.end)
    let trailing = comments.trailing(statement.id)
    if kind == .class, let comment = trailing.indices.first(where: { comments[$0].isOwnLine }),
      linesBefore(comments[comment].start) < 2
    {
      emptyLine()
    }
    trailingComments(trailing)
  }
}
