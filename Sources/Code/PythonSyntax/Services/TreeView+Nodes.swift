/// Looking nodes up by range.
extension TreeView {
  /// The innermost node that covers a range; the root if no other does.
  ///
  /// - Complexity: O(n) in the number of children of the nodes around the range.
  package func node(covering range: TextRange) -> NodeID {
    var node = root
    while true {
      var next = NodeID.absent
      forEachChild(of: node) { child in
        if self.range(of: child).contains(range) { next = child }
      }
      if next.isAbsent { return node }
      node = next
    }
  }

  /// The block that a statement stands in, and its place there; nil for what is no statement.
  ///
  /// - Complexity: O(n) in the number of statements of the blocks of its parent.
  @_lifetime(copy self)
  package func suite(containing statement: NodeID, _ parents: ParentTable) -> NodeList<Stmt>? {
    let parent = parents[statement]
    var number = 0
    while let suite = suite(number, of: parent) {
      if suite.index(of: statement) != nil { return suite }
      number += 1
    }
    return nil
  }

  /// The statement after one in the same block; absent after the last.
  ///
  /// - Complexity: O(n) in the number of statements of the blocks of its parent.
  package func statement(after statement: NodeID, _ parents: ParentTable) -> NodeID {
    guard let suite = suite(containing: statement, parents), let index = suite.index(of: statement),
      index + 1 < suite.count
    else { return .absent }
    return suite.id(at: index + 1)
  }

  /// The statement before one in the same block; absent before the first.
  ///
  /// - Complexity: O(n) in the number of statements of the blocks of its parent.
  package func statement(before statement: NodeID, _ parents: ParentTable) -> NodeID {
    guard let suite = suite(containing: statement, parents), let index = suite.index(of: statement), index > 0 else {
      return .absent
    }
    return suite.id(at: index - 1)
  }
}

extension ParentTable {
  /// The statement that a node is or stands in; absent outside of statements.
  ///
  /// - Complexity: O(n) in the number of nodes between the two.
  package func statement(of id: NodeID, in tree: TreeView) -> NodeID {
    var node = id
    while !node.isAbsent, !tree.kind(of: node).isStmt { node = parent(node) }
    return node
  }
}

extension NodeList where Element: ~Escapable {
  /// The place of a node in the list.
  ///
  /// - Complexity: O(n) in the length of the list.
  package func index(of id: NodeID) -> Int? {
    for index in indices where self.id(at: index) == id { return index }
    return nil
  }
}
