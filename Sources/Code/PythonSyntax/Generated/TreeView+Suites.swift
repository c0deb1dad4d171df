// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

extension TreeView {
  /// One of the blocks of statements that a node has itself, counted from 0 in source order; nil past the last. A
  /// block of a clause belongs to the clause, where that is a node.
  @_lifetime(copy self)
  package func suite(_ index: Int, of id: NodeID) -> NodeList<Stmt>? {
    let node = node(id)
    switch (node.kind, index) {
    case (.module, 0):
      return NodeList(start: node.a, count: node.b, in: self)
    case (.functionDefStmt, 0):
      return NodeList(start: fieldWord(node.a, 8), count: fieldWord(node.a, 9), in: self)
    case (.classDefStmt, 0):
      return NodeList(start: fieldWord(node.a, 7), count: fieldWord(node.a, 8), in: self)
    case (.forStmt, 0):
      return NodeList(start: fieldWord(node.a, 2), count: fieldWord(node.a, 3), in: self)
    case (.forStmt, 1):
      return NodeList(start: fieldWord(node.a, 4), count: fieldWord(node.a, 5), in: self)
    case (.whileStmt, 0):
      return NodeList(start: fieldWord(node.a, 1), count: fieldWord(node.a, 2), in: self)
    case (.whileStmt, 1):
      return NodeList(start: fieldWord(node.a, 3), count: fieldWord(node.a, 4), in: self)
    case (.ifStmt, 0):
      return NodeList(start: fieldWord(node.a, 1), count: fieldWord(node.a, 2), in: self)
    case (.withStmt, 0):
      return NodeList(start: fieldWord(node.a, 2), count: fieldWord(node.a, 3), in: self)
    case (.tryStmt, 0):
      return NodeList(start: fieldWord(node.a, 0), count: fieldWord(node.a, 1), in: self)
    case (.tryStmt, 1):
      return NodeList(start: fieldWord(node.a, 4), count: fieldWord(node.a, 5), in: self)
    case (.tryStmt, 2):
      return NodeList(start: fieldWord(node.a, 6), count: fieldWord(node.a, 7), in: self)
    case (.exceptHandler, 0):
      return NodeList(start: fieldWord(node.a, 3), count: fieldWord(node.a, 4), in: self)
    case (.elifElseClause, 0):
      return NodeList(start: fieldWord(node.a, 1), count: fieldWord(node.a, 2), in: self)
    case (.matchCase, 0):
      return NodeList(start: fieldWord(node.a, 2), count: fieldWord(node.a, 3), in: self)
    default: return nil
    }
  }
}
