internal import PythonSyntax

// What the empty lines between statements depend on.
extension TreeView {
  /// Whether a node is a function or class.
  func isDefinition(_ id: NodeID) -> Bool {
    switch kind(of: id) {
    case .functionDefStmt, .classDefStmt: true
    default: false
    }
  }

  /// Whether a statement imports names.
  func isImport(_ id: NodeID) -> Bool {
    switch kind(of: id) {
    case .importStmt, .importFromStmt: true
    default: false
    }
  }

  /// Whether a statement contains a block of statements.
  func isCompoundStatement(_ id: NodeID) -> Bool {
    switch kind(of: id) {
    case .functionDefStmt, .classDefStmt, .whileStmt, .forStmt, .matchStmt, .withStmt, .ifStmt, .tryStmt: true
    default: false
    }
  }
}

extension NodeList where Element: ~Escapable {
  /// The id of the last child, if there is one.
  var lastID: NodeID? { isEmpty ? nil : id(at: count - 1) }
}

extension Formatter {
  /// The function or class that a statement is or ends with. A comment on a line of its own after it has brought the
  /// empty lines already, so then there is none.
  func trailingDefinition(_ statement: NodeID) -> NodeID? {
    var current: NodeID? = statement
    while let node = current {
      if comments.hasTrailingOwnLine(node) { return nil }
      if tree.isDefinition(node) { return node }
      current = tree.lastChildInBody(node)
    }
    return nil
  }

  /// The only statement of a body if that is `...` without comments that would need lines of their own.
  @_lifetime(copy statements)
  func onlyEllipsis(_ statements: NodeList<Stmt>) -> Stmt.ExpressionStatement? {
    guard statements.count == 1, let statement = statements[0].asExpressionStatement,
      statement.value.kind == .ellipsisLiteralExpr, !comments.hasLeading(statement.id),
      !comments.hasTrailingOwnLine(statement.id)
    else { return nil }
    return statement
  }

  /// Whether a function's body is only `...`.
  func isEllipsisFunction(_ id: NodeID) -> Bool {
    tree.kind(of: id) == .functionDefStmt && onlyEllipsis(Stmt.FunctionDef(unchecked: id, in: tree).body) != nil
  }

  /// Whether a class's body is only `...`.
  func isEllipsisClass(_ id: NodeID) -> Bool {
    tree.kind(of: id) == .classDefStmt && onlyEllipsis(Stmt.ClassDef(unchecked: id, in: tree).body) != nil
  }

  /// Whether the statement that ends at an offset is followed by a semicolon.
  func hasTrailingSemicolon(_ end: UInt32) -> Bool { trailingSemicolon(end) != nil }

  /// The semicolon after the statement that ends at an offset.
  func trailingSemicolon(_ end: UInt32) -> TextRange? {
    let token = tree.token(min(tree.firstToken(atOrAfter: end), tree.tokenCount - 1))
    return token.kind == .semicolon ? token.range : nil
  }

  /// Writes the semicolon of the last statement of a notebook's cell, which suppresses the output of its value.
  mutating func cellSemicolon(_ statement: NodeID) {
    guard options.sourceKind == .notebookCell, nodeLevel.isLastTopLevelStatement,
      hasTrailingSemicolon(tree.node(statement).end)
    else { return }
    token(";")
  }
}
