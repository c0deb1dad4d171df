/// The children of a list field. Loop over `indices`: a view cannot be an element of a sequence.
@usableFromInline package struct NodeList<Element: SyntaxNode & ~Escapable>: ~Escapable, BitwiseCopyable {
  /// The tree that the list is in.
  @usableFromInline package let tree: TreeView
  /// The index of the first element among the words.
  @usableFromInline package let first: UInt32
  /// The number of elements.
  @usableFromInline package let count: Int

  @inlinable @_lifetime(copy tree)
  package init(start: UInt32, count: UInt32, in tree: TreeView) {
    self.tree = tree
    first = start
    self.count = Int(count)
  }

  /// Whether there are no children.
  @inlinable package var isEmpty: Bool { count == 0 }
  /// What to loop over, and to index with.
  @inlinable package var indices: Range<Int> { 0..<count }

  /// The id of a child; an index outside traps.
  @inlinable package func id(at index: Int) -> NodeID {
    precondition(index >= 0 && index < count)
    return NodeID(rawValue: tree.fieldWord(first, UInt32(truncatingIfNeeded: index)))
  }

  /// The view of a child; an index outside traps.
  @inlinable package subscript(index: Int) -> Element {
    @_lifetime(copy self) get { Element(unchecked: id(at: index), in: tree) }
  }

  /// The view of the first child, if there is one.
  @inlinable package var firstElement: Element? {
    @_lifetime(copy self) get { isEmpty ? nil : Element(unchecked: id(at: 0), in: tree) }
  }

  /// The view of the last child, if there is one.
  @inlinable package var lastElement: Element? {
    @_lifetime(copy self) get { isEmpty ? nil : Element(unchecked: id(at: count - 1), in: tree) }
  }
}

/// The children of a list field in which some may be absent.
@usableFromInline package struct NodeListWithGaps<Element: SyntaxNode & ~Escapable>: ~Escapable, BitwiseCopyable {
  /// The tree that the list is in.
  @usableFromInline package let tree: TreeView
  /// The index of the first element among the words.
  @usableFromInline package let first: UInt32
  /// The number of elements.
  @usableFromInline package let count: Int

  @inlinable @_lifetime(copy tree)
  package init(start: UInt32, count: UInt32, in tree: TreeView) {
    self.tree = tree
    first = start
    self.count = Int(count)
  }

  /// Whether there are no children.
  @inlinable package var isEmpty: Bool { count == 0 }
  /// What to loop over, and to index with.
  @inlinable package var indices: Range<Int> { 0..<count }

  /// The id of a child, absent for a gap; an index outside traps.
  @inlinable package func id(at index: Int) -> NodeID {
    precondition(index >= 0 && index < count)
    return NodeID(rawValue: tree.fieldWord(first, UInt32(truncatingIfNeeded: index)))
  }

  /// The view of a child, nil for a gap; an index outside traps.
  @inlinable package subscript(index: Int) -> Element? {
    @_lifetime(copy self) get {
      let id = id(at: index)
      return id.isAbsent ? nil : Element(unchecked: id, in: tree)
    }
  }
}

/// The names of a `global` or `nonlocal` statement.
@usableFromInline package struct IdentifierList: ~Escapable, BitwiseCopyable {
  /// The tree that the list is in.
  @usableFromInline package let tree: TreeView
  /// The index of the first element among the words.
  @usableFromInline package let first: UInt32
  /// The number of elements.
  @usableFromInline package let count: Int

  @inlinable @_lifetime(copy tree)
  package init(start: UInt32, count: UInt32, in tree: TreeView) {
    self.tree = tree
    first = start
    self.count = Int(count) / 2
  }

  /// What to loop over, and to index with.
  @inlinable package var indices: Range<Int> { 0..<count }

  /// A name; an index outside traps.
  @inlinable package subscript(index: Int) -> Identifier {
    precondition(index >= 0 && index < count)
    let offset = UInt32(truncatingIfNeeded: index * 2)
    return Identifier(symbol: Symbol(rawValue: tree.fieldWord(first, offset)), start: tree.fieldWord(first, offset + 1))
  }
}

/// The operators and right operands of a chain of comparisons.
@usableFromInline package struct ComparisonList: ~Escapable, BitwiseCopyable {
  /// The tree that the list is in.
  @usableFromInline package let tree: TreeView
  /// The index of the first element among the words.
  @usableFromInline package let first: UInt32
  /// The number of elements.
  @usableFromInline package let count: Int

  @inlinable @_lifetime(copy tree)
  package init(start: UInt32, count: UInt32, in tree: TreeView) {
    self.tree = tree
    first = start
    self.count = Int(count) / 2
  }

  /// What to loop over, and to index with.
  @inlinable package var indices: Range<Int> { 0..<count }

  /// An operator; an index outside traps.
  @inlinable package func `operator`(at index: Int) -> ComparisonOperator {
    precondition(index >= 0 && index < count)
    return ComparisonOperator(
      storage: UInt16(truncatingIfNeeded: tree.fieldWord(first, UInt32(truncatingIfNeeded: index * 2))))
  }

  /// The operand after an operator; an index outside traps.
  @inlinable @_lifetime(copy self)
  package func comparator(at index: Int) -> Expr {
    precondition(index >= 0 && index < count)
    return Expr(
      unchecked: NodeID(rawValue: tree.fieldWord(first, UInt32(truncatingIfNeeded: index * 2 + 1))), in: tree)
  }
}
