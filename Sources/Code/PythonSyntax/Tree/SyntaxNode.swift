/// What every view of a node offers.
@usableFromInline package protocol SyntaxNode: ~Escapable {
  /// The tree that the node belongs to.
  var tree: TreeView { @_lifetime(copy self) get }

  /// The number of the node, which may be stored.
  var id: NodeID { get }

  /// A view of a node that the caller knows to be of the view's kind.
  @_lifetime(copy tree)
  init(unchecked id: NodeID, in tree: TreeView)
}

extension SyntaxNode where Self: ~Escapable {
  /// What the node is.
  @inlinable package var kind: NodeKind { tree.kind(of: id) }

  /// The bytes that the node covers.
  @inlinable package var range: TextRange { tree.range(of: id) }

  /// The offset of the first byte.
  @inlinable package var start: UInt32 { tree.node(id).start }

  /// The offset past the last byte.
  @inlinable package var end: UInt32 { tree.node(id).end }

  /// The source of the node.
  package var text: String { tree.text(of: range) }

  /// Whether the expression or pattern stands in parentheses. Only the parentheses of a tuple, a generator expression
  /// and a sequence pattern belong to their node's range.
  @inlinable package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

  /// Calls `body` with each child in source order.
  @inlinable package func forEachChild(_ body: (NodeID) -> Void) { tree.forEachChild(of: id, body) }
}

/// A node of any kind.
@usableFromInline package struct AnyNode: SyntaxNode, ~Escapable, BitwiseCopyable {
  /// The tree that the node is in.
  @usableFromInline package let tree: TreeView
  /// The number of the node.
  @usableFromInline package let id: NodeID

  @inlinable @_lifetime(copy tree)
  package init(unchecked id: NodeID, in tree: TreeView) {
    self.tree = tree
    self.id = id
  }

  /// This node as an expression, if it is one.
  @inlinable package var asExpr: Expr? {
    @_lifetime(copy self) get { kind.isExpr ? Expr(unchecked: id, in: tree) : nil }
  }

  /// This node as a pattern, if it is one.
  @inlinable package var asPattern: Pattern? {
    @_lifetime(copy self) get { kind.isPattern ? Pattern(unchecked: id, in: tree) : nil }
  }

  /// This node as a keyword argument, if it is one.
  @inlinable package var asKeyword: Keyword? {
    @_lifetime(copy self) get { kind == .keyword ? Keyword(unchecked: id, in: tree) : nil }
  }
}
