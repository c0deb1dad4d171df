// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

/// A statement.
@usableFromInline package struct Stmt: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  /// Every kind of `Stmt` with its view.
  @usableFromInline package enum Case: ~Escapable {
    case functionDef(Stmt.FunctionDef)
    case classDef(Stmt.ClassDef)
    case `return`(Stmt.Return)
    case delete(Stmt.Delete)
    case typeAlias(Stmt.TypeAlias)
    case assign(Stmt.Assign)
    case augAssign(Stmt.AugAssign)
    case annAssign(Stmt.AnnAssign)
    case `for`(Stmt.For)
    case `while`(Stmt.While)
    case `if`(Stmt.If)
    case with(Stmt.With)
    case match(Stmt.Match)
    case raise(Stmt.Raise)
    case `try`(Stmt.Try)
    case assert(Stmt.Assert)
    case `import`(Stmt.Import)
    case importFrom(Stmt.ImportFrom)
    case global(Stmt.Global)
    case nonlocal(Stmt.Nonlocal)
    case expressionStatement(Stmt.ExpressionStatement)
    case pass(Stmt.Pass)
    case `break`(Stmt.Break)
    case `continue`(Stmt.Continue)
    case ipythonEscape(Stmt.IPythonEscape)
    case invalid(Stmt.Invalid)
  }

  /// The view of this node's own kind, to switch over.
  @inlinable package var cases: Case {
    @_lifetime(copy self) get {
      switch tree.kind(of: id) {
      case .functionDefStmt: return .functionDef(Stmt.FunctionDef(unchecked: id, in: tree))
      case .classDefStmt: return .classDef(Stmt.ClassDef(unchecked: id, in: tree))
      case .returnStmt: return .`return`(Stmt.Return(unchecked: id, in: tree))
      case .deleteStmt: return .delete(Stmt.Delete(unchecked: id, in: tree))
      case .typeAliasStmt: return .typeAlias(Stmt.TypeAlias(unchecked: id, in: tree))
      case .assignStmt: return .assign(Stmt.Assign(unchecked: id, in: tree))
      case .augAssignStmt: return .augAssign(Stmt.AugAssign(unchecked: id, in: tree))
      case .annAssignStmt: return .annAssign(Stmt.AnnAssign(unchecked: id, in: tree))
      case .forStmt: return .`for`(Stmt.For(unchecked: id, in: tree))
      case .whileStmt: return .`while`(Stmt.While(unchecked: id, in: tree))
      case .ifStmt: return .`if`(Stmt.If(unchecked: id, in: tree))
      case .withStmt: return .with(Stmt.With(unchecked: id, in: tree))
      case .matchStmt: return .match(Stmt.Match(unchecked: id, in: tree))
      case .raiseStmt: return .raise(Stmt.Raise(unchecked: id, in: tree))
      case .tryStmt: return .`try`(Stmt.Try(unchecked: id, in: tree))
      case .assertStmt: return .assert(Stmt.Assert(unchecked: id, in: tree))
      case .importStmt: return .`import`(Stmt.Import(unchecked: id, in: tree))
      case .importFromStmt: return .importFrom(Stmt.ImportFrom(unchecked: id, in: tree))
      case .globalStmt: return .global(Stmt.Global(unchecked: id, in: tree))
      case .nonlocalStmt: return .nonlocal(Stmt.Nonlocal(unchecked: id, in: tree))
      case .expressionStmt: return .expressionStatement(Stmt.ExpressionStatement(unchecked: id, in: tree))
      case .passStmt: return .pass(Stmt.Pass(unchecked: id, in: tree))
      case .breakStmt: return .`break`(Stmt.Break(unchecked: id, in: tree))
      case .continueStmt: return .`continue`(Stmt.Continue(unchecked: id, in: tree))
      case .ipythonEscapeStmt: return .ipythonEscape(Stmt.IPythonEscape(unchecked: id, in: tree))
      default: return .invalid(Stmt.Invalid(unchecked: id, in: tree))
      }
    }
  }

  /// This node as `Stmt.FunctionDef`, if it is one.
  @inlinable package var asFunctionDef: Stmt.FunctionDef? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .functionDefStmt ? Stmt.FunctionDef(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.ClassDef`, if it is one.
  @inlinable package var asClassDef: Stmt.ClassDef? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .classDefStmt ? Stmt.ClassDef(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Return`, if it is one.
  @inlinable package var asReturn: Stmt.Return? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .returnStmt ? Stmt.Return(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Delete`, if it is one.
  @inlinable package var asDelete: Stmt.Delete? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .deleteStmt ? Stmt.Delete(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.TypeAlias`, if it is one.
  @inlinable package var asTypeAlias: Stmt.TypeAlias? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .typeAliasStmt ? Stmt.TypeAlias(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Assign`, if it is one.
  @inlinable package var asAssign: Stmt.Assign? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .assignStmt ? Stmt.Assign(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.AugAssign`, if it is one.
  @inlinable package var asAugAssign: Stmt.AugAssign? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .augAssignStmt ? Stmt.AugAssign(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.AnnAssign`, if it is one.
  @inlinable package var asAnnAssign: Stmt.AnnAssign? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .annAssignStmt ? Stmt.AnnAssign(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.For`, if it is one.
  @inlinable package var asFor: Stmt.For? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .forStmt ? Stmt.For(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.While`, if it is one.
  @inlinable package var asWhile: Stmt.While? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .whileStmt ? Stmt.While(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.If`, if it is one.
  @inlinable package var asIf: Stmt.If? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .ifStmt ? Stmt.If(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.With`, if it is one.
  @inlinable package var asWith: Stmt.With? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .withStmt ? Stmt.With(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Match`, if it is one.
  @inlinable package var asMatch: Stmt.Match? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .matchStmt ? Stmt.Match(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Raise`, if it is one.
  @inlinable package var asRaise: Stmt.Raise? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .raiseStmt ? Stmt.Raise(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Try`, if it is one.
  @inlinable package var asTry: Stmt.Try? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .tryStmt ? Stmt.Try(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Assert`, if it is one.
  @inlinable package var asAssert: Stmt.Assert? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .assertStmt ? Stmt.Assert(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Import`, if it is one.
  @inlinable package var asImport: Stmt.Import? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .importStmt ? Stmt.Import(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.ImportFrom`, if it is one.
  @inlinable package var asImportFrom: Stmt.ImportFrom? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .importFromStmt ? Stmt.ImportFrom(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Global`, if it is one.
  @inlinable package var asGlobal: Stmt.Global? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .globalStmt ? Stmt.Global(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Nonlocal`, if it is one.
  @inlinable package var asNonlocal: Stmt.Nonlocal? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .nonlocalStmt ? Stmt.Nonlocal(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.ExpressionStatement`, if it is one.
  @inlinable package var asExpressionStatement: Stmt.ExpressionStatement? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .expressionStmt ? Stmt.ExpressionStatement(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Pass`, if it is one.
  @inlinable package var asPass: Stmt.Pass? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .passStmt ? Stmt.Pass(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Break`, if it is one.
  @inlinable package var asBreak: Stmt.Break? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .breakStmt ? Stmt.Break(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Continue`, if it is one.
  @inlinable package var asContinue: Stmt.Continue? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .continueStmt ? Stmt.Continue(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.IPythonEscape`, if it is one.
  @inlinable package var asIPythonEscape: Stmt.IPythonEscape? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .ipythonEscapeStmt ? Stmt.IPythonEscape(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Stmt.Invalid`, if it is one.
  @inlinable package var asInvalid: Stmt.Invalid? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .invalidStmt ? Stmt.Invalid(unchecked: id, in: tree) : nil
    }
  }
}

extension Stmt {
  /// A function or method definition. CPython: `FunctionDef`, `AsyncFunctionDef`.
  /// The range starts at the first decorator; `keyword` is where CPython lets the node start.
  ///
  /// - Grammar: `decorators? ['async'] 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' block`
  @usableFromInline package struct FunctionDef: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var decorators: NodeList<Decorator> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 0), count: tree.fieldWord(tree.node(id).a, 1), in: tree)
      }
    }

    @inlinable package var keyword: UInt32 { tree.fieldWord(tree.node(id).a, 2) }

    @inlinable package var name: Identifier {
      Identifier(
        symbol: Symbol(rawValue: tree.fieldWord(tree.node(id).a, 3)), start: tree.fieldWord(tree.node(id).a, 4))
    }

    @inlinable package var typeParameters: TypeParameters? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 5))
        return id.isAbsent ? nil : TypeParameters(unchecked: id, in: tree)
      }
    }

    @inlinable package var parameters: Parameters {
      @_lifetime(copy self) get {
        Parameters(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 6)), in: tree)
      }
    }

    @inlinable package var returns: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 7))
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }

    @inlinable package var body: NodeList<Stmt> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 8), count: tree.fieldWord(tree.node(id).a, 9), in: tree)
      }
    }
  }

  /// A class definition.
  /// The range starts at the first decorator; `keyword` is where CPython lets the node start.
  ///
  /// - Grammar: `decorators? 'class' NAME [type_params] ['(' [arguments] ')'] ':' block`
  @usableFromInline package struct ClassDef: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var decorators: NodeList<Decorator> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 0), count: tree.fieldWord(tree.node(id).a, 1), in: tree)
      }
    }

    @inlinable package var keyword: UInt32 { tree.fieldWord(tree.node(id).a, 2) }

    @inlinable package var name: Identifier {
      Identifier(
        symbol: Symbol(rawValue: tree.fieldWord(tree.node(id).a, 3)), start: tree.fieldWord(tree.node(id).a, 4))
    }

    @inlinable package var typeParameters: TypeParameters? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 5))
        return id.isAbsent ? nil : TypeParameters(unchecked: id, in: tree)
      }
    }

    @inlinable package var arguments: Arguments? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 6))
        return id.isAbsent ? nil : Arguments(unchecked: id, in: tree)
      }
    }

    @inlinable package var body: NodeList<Stmt> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 7), count: tree.fieldWord(tree.node(id).a, 8), in: tree)
      }
    }
  }

  /// A `return` statement.
  ///
  /// - Grammar: `'return' [star_expressions]`
  @usableFromInline package struct Return: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var value: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.node(id).a)
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }
  }

  /// A `del` statement.
  ///
  /// - Grammar: `'del' del_targets`
  @usableFromInline package struct Delete: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var targets: NodeList<Expr> {
      @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// A `type` statement (PEP 695).
  ///
  /// - Grammar: `"type" NAME [type_params] '=' expression`
  @usableFromInline package struct TypeAlias: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var name: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
    }

    @inlinable package var typeParameters: TypeParameters? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 1))
        return id.isAbsent ? nil : TypeParameters(unchecked: id, in: tree)
      }
    }

    @inlinable package var value: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 2)), in: tree) }
    }
  }

  /// An assignment to one or several targets.
  ///
  /// - Grammar: `(star_targets '=')+ star_expressions`
  @usableFromInline package struct Assign: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var targets: NodeList<Expr> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 0), count: tree.fieldWord(tree.node(id).a, 1), in: tree)
      }
    }

    @inlinable package var value: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 2)), in: tree) }
    }
  }

  /// An augmented assignment, such as `x += 1`.
  ///
  /// - Grammar: `single_target augassign star_expressions`
  @usableFromInline package struct AugAssign: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var op: BinaryOperator {
      BinaryOperator(storage: tree.node(id).aux)
    }

    @inlinable package var target: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
    }

    @inlinable package var value: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).b), in: tree) }
    }
  }

  /// An annotated name, attribute or subscript, with or without a value.
  /// CPython's `simple` is true for a target that is a name without parentheses.
  ///
  /// - Grammar: `single_target ':' expression ['=' star_expressions]`
  @usableFromInline package struct AnnAssign: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var target: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
    }

    @inlinable package var annotation: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 1)), in: tree) }
    }

    @inlinable package var value: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 2))
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }
  }

  /// A `for` loop. CPython: `For`, `AsyncFor`.
  ///
  /// - Grammar: `['async'] 'for' star_targets 'in' star_expressions ':' block ['else' ':' block]`
  @usableFromInline package struct For: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var body: NodeList<Stmt> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 2), count: tree.fieldWord(tree.node(id).a, 3), in: tree)
      }
    }

    @inlinable package var orelse: NodeList<Stmt> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 4), count: tree.fieldWord(tree.node(id).a, 5), in: tree)
      }
    }
  }

  /// A `while` loop.
  ///
  /// - Grammar: `'while' named_expression ':' block ['else' ':' block]`
  @usableFromInline package struct While: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var test: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
    }

    @inlinable package var body: NodeList<Stmt> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 1), count: tree.fieldWord(tree.node(id).a, 2), in: tree)
      }
    }

    @inlinable package var orelse: NodeList<Stmt> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 3), count: tree.fieldWord(tree.node(id).a, 4), in: tree)
      }
    }
  }

  /// An `if` statement with all of its `elif` and `else` clauses.
  /// CPython nests an `elif` as an `If` in `orelse`; a flat list keeps long chains shallow.
  ///
  /// - Grammar: `'if' named_expression ':' block ('elif' named_expression ':' block)* ['else' ':' block]`
  @usableFromInline package struct If: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var test: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
    }

    @inlinable package var body: NodeList<Stmt> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 1), count: tree.fieldWord(tree.node(id).a, 2), in: tree)
      }
    }

    @inlinable package var clauses: NodeList<ElifElseClause> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 3), count: tree.fieldWord(tree.node(id).a, 4), in: tree)
      }
    }
  }

  /// A `with` statement. CPython: `With`, `AsyncWith`.
  ///
  /// - Grammar: `['async'] 'with' ('(' with_item (',' with_item)* [','] ')' | with_item (',' with_item)*) ':' block`
  @usableFromInline package struct With: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var isItemListParenthesized: Bool { tree.node(id).flags & 2 != 0 }

    @inlinable package var items: NodeList<WithItem> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 0), count: tree.fieldWord(tree.node(id).a, 1), in: tree)
      }
    }

    @inlinable package var body: NodeList<Stmt> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 2), count: tree.fieldWord(tree.node(id).a, 3), in: tree)
      }
    }
  }

  /// A `match` statement (PEP 634).
  ///
  /// - Grammar: `"match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT`
  @usableFromInline package struct Match: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var subject: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
    }

    @inlinable package var cases: NodeList<MatchCase> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 1), count: tree.fieldWord(tree.node(id).a, 2), in: tree)
      }
    }
  }

  /// A `raise` statement.
  ///
  /// - Grammar: `'raise' [expression ['from' expression]]`
  @usableFromInline package struct Raise: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var exc: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.node(id).a)
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }

    @inlinable package var cause: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.node(id).b)
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }
  }

  /// A `try` statement. CPython: `Try`, `TryStar` (PEP 654).
  ///
  /// - Grammar: `'try' ':' block except_block* ['else' ':' block] ['finally' ':' block]`
  @usableFromInline package struct Try: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var isStar: Bool { tree.node(id).flags & 1 != 0 }

    @inlinable package var body: NodeList<Stmt> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 0), count: tree.fieldWord(tree.node(id).a, 1), in: tree)
      }
    }

    @inlinable package var handlers: NodeList<ExceptHandler> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 2), count: tree.fieldWord(tree.node(id).a, 3), in: tree)
      }
    }

    @inlinable package var orelse: NodeList<Stmt> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 4), count: tree.fieldWord(tree.node(id).a, 5), in: tree)
      }
    }

    @inlinable package var finalbody: NodeList<Stmt> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 6), count: tree.fieldWord(tree.node(id).a, 7), in: tree)
      }
    }
  }

  /// An `assert` statement.
  ///
  /// - Grammar: `'assert' expression [',' expression]`
  @usableFromInline package struct Assert: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var test: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
    }

    @inlinable package var msg: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.node(id).b)
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }
  }

  /// An `import` statement; `lazy import` is PEP 810.
  ///
  /// - Grammar: `["lazy"] 'import' dotted_as_names`
  @usableFromInline package struct Import: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var isLazy: Bool { tree.node(id).flags & 1 != 0 }

    @inlinable package var names: NodeList<Alias> {
      @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// A `from ... import ...` statement; `lazy from` is PEP 810.
  ///
  /// - Grammar: `["lazy"] 'from' ('.' | '...')* [dotted_name] 'import' ('*' | '(' import_from_as_names [','] ')' | import_from_as_names)`
  @usableFromInline package struct ImportFrom: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var isLazy: Bool { tree.node(id).flags & 1 != 0 }

    @inlinable package var level: UInt32 { tree.fieldWord(tree.node(id).a, 0) }

    @inlinable package var module: Identifier? {
      Identifier(storedSymbol: tree.fieldWord(tree.node(id).a, 1), start: tree.fieldWord(tree.node(id).a, 2))
    }

    @inlinable package var names: NodeList<Alias> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 3), count: tree.fieldWord(tree.node(id).a, 4), in: tree)
      }
    }
  }

  /// A `global` statement.
  ///
  /// - Grammar: `'global' NAME (',' NAME)*`
  @usableFromInline package struct Global: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var names: IdentifierList {
      @_lifetime(copy self) get { IdentifierList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// A `nonlocal` statement.
  ///
  /// - Grammar: `'nonlocal' NAME (',' NAME)*`
  @usableFromInline package struct Nonlocal: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var names: IdentifierList {
      @_lifetime(copy self) get { IdentifierList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// An expression that stands as a statement. CPython: `Expr`, a name that the expressions have here.
  ///
  /// - Grammar: `star_expressions`
  @usableFromInline package struct ExpressionStatement: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  /// A `pass` statement.
  ///
  /// - Grammar: `'pass'`
  @usableFromInline package struct Pass: SyntaxNode, ~Escapable, BitwiseCopyable {
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
  }

  /// A `break` statement.
  ///
  /// - Grammar: `'break'`
  @usableFromInline package struct Break: SyntaxNode, ~Escapable, BitwiseCopyable {
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
  }

  /// A `continue` statement.
  ///
  /// - Grammar: `'continue'`
  @usableFromInline package struct Continue: SyntaxNode, ~Escapable, BitwiseCopyable {
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
  }

  /// A line of IPython's own syntax: `%magic`, `!command`, `?help` and the like. Only in notebook sources.
  ///
  /// - Grammar: `IPYTHON_ESCAPE`
  @usableFromInline package struct IPythonEscape: SyntaxNode, ~Escapable, BitwiseCopyable {
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
  }

  /// Tokens that form no statement; the diagnostics say why. Never in a tree without errors.
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
