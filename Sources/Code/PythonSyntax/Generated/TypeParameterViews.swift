// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

/// A member of a type parameter list.
@usableFromInline package struct TypeParameter: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  /// Every kind of `TypeParameter` with its view.
  @usableFromInline package enum Case: ~Escapable {
    case typeVar(TypeParameter.TypeVar)
    case typeVarTuple(TypeParameter.TypeVarTuple)
    case paramSpec(TypeParameter.ParamSpec)
  }

  /// The view of this node's own kind, to switch over.
  @inlinable package var cases: Case {
    @_lifetime(copy self) get {
      switch tree.kind(of: id) {
      case .typeVar: return .typeVar(TypeParameter.TypeVar(unchecked: id, in: tree))
      case .typeVarTuple: return .typeVarTuple(TypeParameter.TypeVarTuple(unchecked: id, in: tree))
      default: return .paramSpec(TypeParameter.ParamSpec(unchecked: id, in: tree))
      }
    }
  }

  /// This node as `TypeParameter.TypeVar`, if it is one.
  @inlinable package var asTypeVar: TypeParameter.TypeVar? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .typeVar ? TypeParameter.TypeVar(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `TypeParameter.TypeVarTuple`, if it is one.
  @inlinable package var asTypeVarTuple: TypeParameter.TypeVarTuple? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .typeVarTuple ? TypeParameter.TypeVarTuple(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `TypeParameter.ParamSpec`, if it is one.
  @inlinable package var asParamSpec: TypeParameter.ParamSpec? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .paramSpec ? TypeParameter.ParamSpec(unchecked: id, in: tree) : nil
    }
  }
}

extension TypeParameter {
  /// A type variable of a type parameter list (PEP 695, default: PEP 696).
  ///
  /// - Grammar: `NAME [':' expression] ['=' expression]`
  @usableFromInline package struct TypeVar: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var name: Identifier {
      Identifier(
        symbol: Symbol(rawValue: tree.fieldWord(tree.node(id).a, 0)), start: tree.fieldWord(tree.node(id).a, 1))
    }

    @inlinable package var bound: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 2))
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }

    @inlinable package var defaultValue: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 3))
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }
  }

  /// A variadic type variable of a type parameter list.
  ///
  /// - Grammar: `'*' NAME ['=' star_expression]`
  @usableFromInline package struct TypeVarTuple: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var name: Identifier {
      Identifier(
        symbol: Symbol(rawValue: tree.fieldWord(tree.node(id).a, 0)), start: tree.fieldWord(tree.node(id).a, 1))
    }

    @inlinable package var defaultValue: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 2))
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }
  }

  /// A parameter specification of a type parameter list.
  ///
  /// - Grammar: `'**' NAME ['=' expression]`
  @usableFromInline package struct ParamSpec: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var name: Identifier {
      Identifier(
        symbol: Symbol(rawValue: tree.fieldWord(tree.node(id).a, 0)), start: tree.fieldWord(tree.node(id).a, 1))
    }

    @inlinable package var defaultValue: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 2))
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }
  }
}
