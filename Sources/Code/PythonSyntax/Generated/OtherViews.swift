// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

/// The whole of a source file.
///
/// - Grammar: `file: [statements] ENDMARKER`
@usableFromInline package struct Module: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var body: NodeList<Stmt> {
    @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
  }
}

/// A lone expression: a quoted annotation, or the argument of `eval`.
///
/// - Grammar: `eval: expressions NEWLINE* ENDMARKER`
@usableFromInline package struct ExpressionModule: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var body: Expr {
    @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
  }
}

/// What follows the colon of a replacement field, itself with replacement fields. The range starts at the colon.
///
/// - Grammar: `':' fstring_format_spec*`
@usableFromInline package struct FormatSpecification: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var values: NodeList<InterpolatedElement> {
    @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
  }
}

/// A decorator with its `@`.
///
/// - Grammar: `'@' named_expression NEWLINE`
@usableFromInline package struct Decorator: SyntaxNode, ~Escapable, BitwiseCopyable {
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

/// The arguments of a call or class with their parentheses: expressions and `Keyword`s in source order.
///
/// - Grammar: `'(' [args [',']] ')'`
@usableFromInline package struct Arguments: SyntaxNode, ~Escapable, BitwiseCopyable {
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
    @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
  }
}

/// A keyword argument `name=value`, or `**value` (no name).
///
/// - Grammar: `NAME '=' expression | '**' expression`
@usableFromInline package struct Keyword: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var arg: Symbol? { Symbol(stored: tree.node(id).a) }

  @inlinable package var value: Expr {
    @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).b), in: tree) }
  }
}

/// The parameters of a function (without parentheses) or lambda, in source order.
///
/// - Grammar: `parameters`
@usableFromInline package struct Parameters: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var items: NodeList<Parameter> {
    @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
  }
}

/// One parameter. The range starts at its stars, if any, and ends after its default value.
///
/// - Grammar: `['*' | '**'] NAME [':' expression] ['=' expression]`
@usableFromInline package struct Parameter: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var role: ParameterRole {
    ParameterRole(storage: tree.node(id).aux)
  }

  @inlinable package var name: Identifier {
    Identifier(symbol: Symbol(rawValue: tree.fieldWord(tree.node(id).a, 0)), start: tree.fieldWord(tree.node(id).a, 1))
  }

  @inlinable package var annotation: Expr? {
    @_lifetime(copy self) get {
      let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 2))
      return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
    }
  }

  @inlinable package var `default`: Expr? {
    @_lifetime(copy self) get {
      let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 3))
      return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
    }
  }
}

/// One `for` of a comprehension with its conditions.
///
/// - Grammar: `['async'] 'for' star_targets 'in' disjunction ('if' disjunction)*`
@usableFromInline package struct Comprehension: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var isAsync: Bool { tree.node(id).flags & 1 != 0 }

  @inlinable package var target: Expr {
    @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
  }

  @inlinable package var iter: Expr {
    @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 1)), in: tree) }
  }

  @inlinable package var ifs: NodeList<Expr> {
    @_lifetime(copy self) get {
      NodeList(start: tree.fieldWord(tree.node(id).a, 2), count: tree.fieldWord(tree.node(id).a, 3), in: tree)
    }
  }
}

/// An `except` clause.
///
/// - Grammar: `'except' ['*'] [expression ['as' NAME]] ':' block`
@usableFromInline package struct ExceptHandler: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var type: Expr? {
    @_lifetime(copy self) get {
      let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0))
      return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
    }
  }

  @inlinable package var name: Identifier? {
    Identifier(storedSymbol: tree.fieldWord(tree.node(id).a, 1), start: tree.fieldWord(tree.node(id).a, 2))
  }

  @inlinable package var body: NodeList<Stmt> {
    @_lifetime(copy self) get {
      NodeList(start: tree.fieldWord(tree.node(id).a, 3), count: tree.fieldWord(tree.node(id).a, 4), in: tree)
    }
  }
}

/// An `elif` clause, or the `else` clause (no test).
///
/// - Grammar: `'elif' named_expression ':' block | 'else' ':' block`
@usableFromInline package struct ElifElseClause: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var test: Expr? {
    @_lifetime(copy self) get {
      let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0))
      return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
    }
  }

  @inlinable package var body: NodeList<Stmt> {
    @_lifetime(copy self) get {
      NodeList(start: tree.fieldWord(tree.node(id).a, 1), count: tree.fieldWord(tree.node(id).a, 2), in: tree)
    }
  }
}

/// One context manager of a `with` statement.
///
/// - Grammar: `expression ['as' star_target]`
@usableFromInline package struct WithItem: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var contextExpr: Expr {
    @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
  }

  @inlinable package var optionalVars: Expr? {
    @_lifetime(copy self) get {
      let id = NodeID(rawValue: tree.node(id).b)
      return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
    }
  }
}

/// One `case` of a `match` statement.
///
/// - Grammar: `"case" patterns ['if' named_expression] ':' block`
@usableFromInline package struct MatchCase: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var pattern: Pattern {
    @_lifetime(copy self) get { Pattern(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
  }

  @inlinable package var `guard`: Expr? {
    @_lifetime(copy self) get {
      let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 1))
      return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
    }
  }

  @inlinable package var body: NodeList<Stmt> {
    @_lifetime(copy self) get {
      NodeList(start: tree.fieldWord(tree.node(id).a, 2), count: tree.fieldWord(tree.node(id).a, 3), in: tree)
    }
  }
}

/// A keyword argument of a class pattern.
///
/// - Grammar: `NAME '=' pattern`
@usableFromInline package struct MatchKeyword: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var name: Symbol { Symbol(rawValue: tree.node(id).a) }

  @inlinable package var pattern: Pattern {
    @_lifetime(copy self) get { Pattern(unchecked: NodeID(rawValue: tree.node(id).b), in: tree) }
  }
}

/// One imported name. `name` is dotted in an `import` statement, and `*` for a star import.
///
/// - Grammar: `dotted_name ['as' NAME] | NAME ['as' NAME] | '*'`
@usableFromInline package struct Alias: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var name: Symbol { Symbol(rawValue: tree.fieldWord(tree.node(id).a, 0)) }

  @inlinable package var asname: Identifier? {
    Identifier(storedSymbol: tree.fieldWord(tree.node(id).a, 1), start: tree.fieldWord(tree.node(id).a, 2))
  }
}

/// A type parameter list with its brackets (PEP 695).
///
/// - Grammar: `'[' type_param (',' type_param)* [','] ']'`
@usableFromInline package struct TypeParameters: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  @inlinable package var items: NodeList<TypeParameter> {
    @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
  }
}
