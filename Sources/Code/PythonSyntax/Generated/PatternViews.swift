// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

/// A pattern of a `match` statement.
@usableFromInline package struct Pattern: SyntaxNode, ~Escapable, BitwiseCopyable {
  @usableFromInline package let tree: TreeView
  @usableFromInline package let id: NodeID

  @inlinable @_lifetime(copy tree)
  package init(unchecked id: NodeID, in tree: TreeView) {
    self.tree = tree
    self.id = id
  }

  @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
  @inlinable package var range: TextRange { tree.range(of: id) }
  @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
  @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
  @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

  /// Every kind of `Pattern` with its view.
  @usableFromInline package enum Case: ~Escapable {
    case matchValue(Pattern.MatchValue)
    case matchSingleton(Pattern.MatchSingleton)
    case matchSequence(Pattern.MatchSequence)
    case matchMapping(Pattern.MatchMapping)
    case matchClass(Pattern.MatchClass)
    case matchStar(Pattern.MatchStar)
    case matchAs(Pattern.MatchAs)
    case matchOr(Pattern.MatchOr)
    case invalid(Pattern.Invalid)
  }

  /// The view of this node's own kind, to switch over.
  @inlinable package var cases: Case {
    @_lifetime(copy self) get {
      switch tree.kind(of: id) {
      case .matchValuePattern: return .matchValue(Pattern.MatchValue(unchecked: id, in: tree))
      case .matchSingletonPattern: return .matchSingleton(Pattern.MatchSingleton(unchecked: id, in: tree))
      case .matchSequencePattern: return .matchSequence(Pattern.MatchSequence(unchecked: id, in: tree))
      case .matchMappingPattern: return .matchMapping(Pattern.MatchMapping(unchecked: id, in: tree))
      case .matchClassPattern: return .matchClass(Pattern.MatchClass(unchecked: id, in: tree))
      case .matchStarPattern: return .matchStar(Pattern.MatchStar(unchecked: id, in: tree))
      case .matchAsPattern: return .matchAs(Pattern.MatchAs(unchecked: id, in: tree))
      case .matchOrPattern: return .matchOr(Pattern.MatchOr(unchecked: id, in: tree))
      default: return .invalid(Pattern.Invalid(unchecked: id, in: tree))
      }
    }
  }

  /// This node as `Pattern.MatchValue`, if it is one.
  @inlinable package var asMatchValue: Pattern.MatchValue? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .matchValuePattern ? Pattern.MatchValue(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Pattern.MatchSingleton`, if it is one.
  @inlinable package var asMatchSingleton: Pattern.MatchSingleton? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .matchSingletonPattern ? Pattern.MatchSingleton(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Pattern.MatchSequence`, if it is one.
  @inlinable package var asMatchSequence: Pattern.MatchSequence? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .matchSequencePattern ? Pattern.MatchSequence(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Pattern.MatchMapping`, if it is one.
  @inlinable package var asMatchMapping: Pattern.MatchMapping? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .matchMappingPattern ? Pattern.MatchMapping(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Pattern.MatchClass`, if it is one.
  @inlinable package var asMatchClass: Pattern.MatchClass? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .matchClassPattern ? Pattern.MatchClass(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Pattern.MatchStar`, if it is one.
  @inlinable package var asMatchStar: Pattern.MatchStar? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .matchStarPattern ? Pattern.MatchStar(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Pattern.MatchAs`, if it is one.
  @inlinable package var asMatchAs: Pattern.MatchAs? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .matchAsPattern ? Pattern.MatchAs(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Pattern.MatchOr`, if it is one.
  @inlinable package var asMatchOr: Pattern.MatchOr? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .matchOrPattern ? Pattern.MatchOr(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Pattern.Invalid`, if it is one.
  @inlinable package var asInvalid: Pattern.Invalid? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .invalidPattern ? Pattern.Invalid(unchecked: id, in: tree) : nil
    }
  }
}

extension Pattern {
  /// A pattern that compares with a value.
  ///
  /// - Grammar: `literal_expr | attr`
  @usableFromInline package struct MatchValue: SyntaxNode, ~Escapable, BitwiseCopyable {
    @usableFromInline package let tree: TreeView
    @usableFromInline package let id: NodeID

    @inlinable @_lifetime(copy tree)
    package init(unchecked id: NodeID, in tree: TreeView) {
      self.tree = tree
      self.id = id
    }

    @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
    @inlinable package var range: TextRange { tree.range(of: id) }
    @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
    @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
    @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

    @inlinable package var value: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
    }
  }

  /// A pattern that compares with `None`, `True` or `False` by identity.
  ///
  /// - Grammar: `'None' | 'True' | 'False'`
  @usableFromInline package struct MatchSingleton: SyntaxNode, ~Escapable, BitwiseCopyable {
    @usableFromInline package let tree: TreeView
    @usableFromInline package let id: NodeID

    @inlinable @_lifetime(copy tree)
    package init(unchecked id: NodeID, in tree: TreeView) {
      self.tree = tree
      self.id = id
    }

    @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
    @inlinable package var range: TextRange { tree.range(of: id) }
    @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
    @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
    @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

    @inlinable package var value: MatchedSingleton {
      MatchedSingleton(storage: tree.node(id).aux)
    }
  }

  /// A sequence pattern, with brackets, parentheses or neither.
  ///
  /// - Grammar: `'[' [maybe_sequence_pattern] ']' | '(' [open_sequence_pattern] ')' | open_sequence_pattern`
  @usableFromInline package struct MatchSequence: SyntaxNode, ~Escapable, BitwiseCopyable {
    @usableFromInline package let tree: TreeView
    @usableFromInline package let id: NodeID

    @inlinable @_lifetime(copy tree)
    package init(unchecked id: NodeID, in tree: TreeView) {
      self.tree = tree
      self.id = id
    }

    @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
    @inlinable package var range: TextRange { tree.range(of: id) }
    @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
    @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
    @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

    @inlinable package var patterns: NodeList<Pattern> {
      @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// A mapping pattern. `items` holds key, pattern, key, pattern ...
  ///
  /// - Grammar: `'{' [items_pattern] [',' '**' NAME] [','] '}'`
  @usableFromInline package struct MatchMapping: SyntaxNode, ~Escapable, BitwiseCopyable {
    @usableFromInline package let tree: TreeView
    @usableFromInline package let id: NodeID

    @inlinable @_lifetime(copy tree)
    package init(unchecked id: NodeID, in tree: TreeView) {
      self.tree = tree
      self.id = id
    }

    @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
    @inlinable package var range: TextRange { tree.range(of: id) }
    @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
    @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
    @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

    @inlinable package var items: NodeList<AnyNode> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 0), count: tree.fieldWord(tree.node(id).a, 1), in: tree)
      }
    }

    @inlinable package var rest: Identifier? {
      Identifier(storedSymbol: tree.fieldWord(tree.node(id).a, 2), start: tree.fieldWord(tree.node(id).a, 3))
    }
  }

  /// A class pattern. Positional patterns come first, then `MatchKeyword`s.
  ///
  /// - Grammar: `name_or_attr '(' [positional_patterns] [',' keyword_patterns] [','] ')'`
  @usableFromInline package struct MatchClass: SyntaxNode, ~Escapable, BitwiseCopyable {
    @usableFromInline package let tree: TreeView
    @usableFromInline package let id: NodeID

    @inlinable @_lifetime(copy tree)
    package init(unchecked id: NodeID, in tree: TreeView) {
      self.tree = tree
      self.id = id
    }

    @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
    @inlinable package var range: TextRange { tree.range(of: id) }
    @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
    @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
    @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

    @inlinable package var cls: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
    }

    @inlinable package var arguments: NodeList<AnyNode> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 1), count: tree.fieldWord(tree.node(id).a, 2), in: tree)
      }
    }
  }

  /// `*name` or `*_` in a sequence pattern; `_` binds nothing and is absent.
  ///
  /// - Grammar: `'*' (NAME | '_')`
  @usableFromInline package struct MatchStar: SyntaxNode, ~Escapable, BitwiseCopyable {
    @usableFromInline package let tree: TreeView
    @usableFromInline package let id: NodeID

    @inlinable @_lifetime(copy tree)
    package init(unchecked id: NodeID, in tree: TreeView) {
      self.tree = tree
      self.id = id
    }

    @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
    @inlinable package var range: TextRange { tree.range(of: id) }
    @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
    @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
    @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

    @inlinable package var name: Identifier? { Identifier(storedSymbol: tree.node(id).a, start: tree.node(id).b) }
  }

  /// A capture pattern, the wildcard `_` (neither pattern nor name), or `pattern as name`.
  ///
  /// - Grammar: `or_pattern 'as' NAME | NAME | '_'`
  @usableFromInline package struct MatchAs: SyntaxNode, ~Escapable, BitwiseCopyable {
    @usableFromInline package let tree: TreeView
    @usableFromInline package let id: NodeID

    @inlinable @_lifetime(copy tree)
    package init(unchecked id: NodeID, in tree: TreeView) {
      self.tree = tree
      self.id = id
    }

    @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
    @inlinable package var range: TextRange { tree.range(of: id) }
    @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
    @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
    @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

    @inlinable package var pattern: Pattern? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0))
        return id.isAbsent ? nil : Pattern(unchecked: id, in: tree)
      }
    }

    @inlinable package var name: Identifier? {
      Identifier(storedSymbol: tree.fieldWord(tree.node(id).a, 1), start: tree.fieldWord(tree.node(id).a, 2))
    }
  }

  /// Alternatives.
  ///
  /// - Grammar: `closed_pattern ('|' closed_pattern)+`
  @usableFromInline package struct MatchOr: SyntaxNode, ~Escapable, BitwiseCopyable {
    @usableFromInline package let tree: TreeView
    @usableFromInline package let id: NodeID

    @inlinable @_lifetime(copy tree)
    package init(unchecked id: NodeID, in tree: TreeView) {
      self.tree = tree
      self.id = id
    }

    @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
    @inlinable package var range: TextRange { tree.range(of: id) }
    @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
    @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
    @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

    @inlinable package var patterns: NodeList<Pattern> {
      @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// Where a pattern is missing or too broken to name. Never in a tree without errors.
  ///
  @usableFromInline package struct Invalid: SyntaxNode, ~Escapable, BitwiseCopyable {
    @usableFromInline package let tree: TreeView
    @usableFromInline package let id: NodeID

    @inlinable @_lifetime(copy tree)
    package init(unchecked id: NodeID, in tree: TreeView) {
      self.tree = tree
      self.id = id
    }

    @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
    @inlinable package var range: TextRange { tree.range(of: id) }
    @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
    @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
    @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

    @inlinable package var children: NodeList<AnyNode> {
      @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }
}
