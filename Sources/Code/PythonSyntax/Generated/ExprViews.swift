// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

/// An expression.
@usableFromInline package struct Expr: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  /// Every kind of `Expr` with its view.
  @usableFromInline package enum Case: ~Escapable {
    case boolOp(Expr.BoolOp)
    case namedExpr(Expr.NamedExpr)
    case binOp(Expr.BinOp)
    case unaryOp(Expr.UnaryOp)
    case lambda(Expr.Lambda)
    case ifExp(Expr.IfExp)
    case dict(Expr.Dict)
    case set(Expr.Set)
    case listComp(Expr.ListComp)
    case setComp(Expr.SetComp)
    case dictComp(Expr.DictComp)
    case generatorExp(Expr.GeneratorExp)
    case await(Expr.Await)
    case yield(Expr.Yield)
    case yieldFrom(Expr.YieldFrom)
    case compare(Expr.Compare)
    case call(Expr.Call)
    case stringLiteral(Expr.StringLiteral)
    case bytesLiteral(Expr.BytesLiteral)
    case fString(Expr.FString)
    case tString(Expr.TString)
    case concatenatedString(Expr.ConcatenatedString)
    case numberLiteral(Expr.NumberLiteral)
    case booleanLiteral(Expr.BooleanLiteral)
    case noneLiteral(Expr.NoneLiteral)
    case ellipsisLiteral(Expr.EllipsisLiteral)
    case attribute(Expr.Attribute)
    case `subscript`(Expr.Subscript)
    case starred(Expr.Starred)
    case name(Expr.Name)
    case list(Expr.List)
    case tuple(Expr.Tuple)
    case slice(Expr.Slice)
    case ipythonEscape(Expr.IPythonEscape)
    case invalid(Expr.Invalid)
  }

  /// The view of this node's own kind, to switch over.
  @inlinable package var cases: Case {
    @_lifetime(copy self) get {
      switch tree.kind(of: id) {
      case .boolOpExpr: return .boolOp(Expr.BoolOp(unchecked: id, in: tree))
      case .namedExpr: return .namedExpr(Expr.NamedExpr(unchecked: id, in: tree))
      case .binOpExpr: return .binOp(Expr.BinOp(unchecked: id, in: tree))
      case .unaryOpExpr: return .unaryOp(Expr.UnaryOp(unchecked: id, in: tree))
      case .lambdaExpr: return .lambda(Expr.Lambda(unchecked: id, in: tree))
      case .ifExp: return .ifExp(Expr.IfExp(unchecked: id, in: tree))
      case .dictExpr: return .dict(Expr.Dict(unchecked: id, in: tree))
      case .setExpr: return .set(Expr.Set(unchecked: id, in: tree))
      case .listCompExpr: return .listComp(Expr.ListComp(unchecked: id, in: tree))
      case .setCompExpr: return .setComp(Expr.SetComp(unchecked: id, in: tree))
      case .dictCompExpr: return .dictComp(Expr.DictComp(unchecked: id, in: tree))
      case .generatorExp: return .generatorExp(Expr.GeneratorExp(unchecked: id, in: tree))
      case .awaitExpr: return .await(Expr.Await(unchecked: id, in: tree))
      case .yieldExpr: return .yield(Expr.Yield(unchecked: id, in: tree))
      case .yieldFromExpr: return .yieldFrom(Expr.YieldFrom(unchecked: id, in: tree))
      case .compareExpr: return .compare(Expr.Compare(unchecked: id, in: tree))
      case .callExpr: return .call(Expr.Call(unchecked: id, in: tree))
      case .stringLiteralExpr: return .stringLiteral(Expr.StringLiteral(unchecked: id, in: tree))
      case .bytesLiteralExpr: return .bytesLiteral(Expr.BytesLiteral(unchecked: id, in: tree))
      case .fStringExpr: return .fString(Expr.FString(unchecked: id, in: tree))
      case .tStringExpr: return .tString(Expr.TString(unchecked: id, in: tree))
      case .concatenatedStringExpr: return .concatenatedString(Expr.ConcatenatedString(unchecked: id, in: tree))
      case .numberLiteralExpr: return .numberLiteral(Expr.NumberLiteral(unchecked: id, in: tree))
      case .booleanLiteralExpr: return .booleanLiteral(Expr.BooleanLiteral(unchecked: id, in: tree))
      case .noneLiteralExpr: return .noneLiteral(Expr.NoneLiteral(unchecked: id, in: tree))
      case .ellipsisLiteralExpr: return .ellipsisLiteral(Expr.EllipsisLiteral(unchecked: id, in: tree))
      case .attributeExpr: return .attribute(Expr.Attribute(unchecked: id, in: tree))
      case .subscriptExpr: return .`subscript`(Expr.Subscript(unchecked: id, in: tree))
      case .starredExpr: return .starred(Expr.Starred(unchecked: id, in: tree))
      case .nameExpr: return .name(Expr.Name(unchecked: id, in: tree))
      case .listExpr: return .list(Expr.List(unchecked: id, in: tree))
      case .tupleExpr: return .tuple(Expr.Tuple(unchecked: id, in: tree))
      case .sliceExpr: return .slice(Expr.Slice(unchecked: id, in: tree))
      case .ipythonEscapeExpr: return .ipythonEscape(Expr.IPythonEscape(unchecked: id, in: tree))
      default: return .invalid(Expr.Invalid(unchecked: id, in: tree))
      }
    }
  }

  /// This node as `Expr.BoolOp`, if it is one.
  @inlinable package var asBoolOp: Expr.BoolOp? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .boolOpExpr ? Expr.BoolOp(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.NamedExpr`, if it is one.
  @inlinable package var asNamedExpr: Expr.NamedExpr? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .namedExpr ? Expr.NamedExpr(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.BinOp`, if it is one.
  @inlinable package var asBinOp: Expr.BinOp? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .binOpExpr ? Expr.BinOp(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.UnaryOp`, if it is one.
  @inlinable package var asUnaryOp: Expr.UnaryOp? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .unaryOpExpr ? Expr.UnaryOp(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Lambda`, if it is one.
  @inlinable package var asLambda: Expr.Lambda? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .lambdaExpr ? Expr.Lambda(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.IfExp`, if it is one.
  @inlinable package var asIfExp: Expr.IfExp? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .ifExp ? Expr.IfExp(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Dict`, if it is one.
  @inlinable package var asDict: Expr.Dict? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .dictExpr ? Expr.Dict(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Set`, if it is one.
  @inlinable package var asSet: Expr.Set? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .setExpr ? Expr.Set(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.ListComp`, if it is one.
  @inlinable package var asListComp: Expr.ListComp? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .listCompExpr ? Expr.ListComp(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.SetComp`, if it is one.
  @inlinable package var asSetComp: Expr.SetComp? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .setCompExpr ? Expr.SetComp(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.DictComp`, if it is one.
  @inlinable package var asDictComp: Expr.DictComp? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .dictCompExpr ? Expr.DictComp(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.GeneratorExp`, if it is one.
  @inlinable package var asGeneratorExp: Expr.GeneratorExp? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .generatorExp ? Expr.GeneratorExp(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Await`, if it is one.
  @inlinable package var asAwait: Expr.Await? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .awaitExpr ? Expr.Await(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Yield`, if it is one.
  @inlinable package var asYield: Expr.Yield? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .yieldExpr ? Expr.Yield(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.YieldFrom`, if it is one.
  @inlinable package var asYieldFrom: Expr.YieldFrom? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .yieldFromExpr ? Expr.YieldFrom(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Compare`, if it is one.
  @inlinable package var asCompare: Expr.Compare? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .compareExpr ? Expr.Compare(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Call`, if it is one.
  @inlinable package var asCall: Expr.Call? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .callExpr ? Expr.Call(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.StringLiteral`, if it is one.
  @inlinable package var asStringLiteral: Expr.StringLiteral? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .stringLiteralExpr ? Expr.StringLiteral(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.BytesLiteral`, if it is one.
  @inlinable package var asBytesLiteral: Expr.BytesLiteral? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .bytesLiteralExpr ? Expr.BytesLiteral(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.FString`, if it is one.
  @inlinable package var asFString: Expr.FString? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .fStringExpr ? Expr.FString(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.TString`, if it is one.
  @inlinable package var asTString: Expr.TString? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .tStringExpr ? Expr.TString(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.ConcatenatedString`, if it is one.
  @inlinable package var asConcatenatedString: Expr.ConcatenatedString? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .concatenatedStringExpr ? Expr.ConcatenatedString(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.NumberLiteral`, if it is one.
  @inlinable package var asNumberLiteral: Expr.NumberLiteral? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .numberLiteralExpr ? Expr.NumberLiteral(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.BooleanLiteral`, if it is one.
  @inlinable package var asBooleanLiteral: Expr.BooleanLiteral? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .booleanLiteralExpr ? Expr.BooleanLiteral(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.NoneLiteral`, if it is one.
  @inlinable package var asNoneLiteral: Expr.NoneLiteral? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .noneLiteralExpr ? Expr.NoneLiteral(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.EllipsisLiteral`, if it is one.
  @inlinable package var asEllipsisLiteral: Expr.EllipsisLiteral? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .ellipsisLiteralExpr ? Expr.EllipsisLiteral(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Attribute`, if it is one.
  @inlinable package var asAttribute: Expr.Attribute? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .attributeExpr ? Expr.Attribute(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Subscript`, if it is one.
  @inlinable package var asSubscript: Expr.Subscript? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .subscriptExpr ? Expr.Subscript(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Starred`, if it is one.
  @inlinable package var asStarred: Expr.Starred? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .starredExpr ? Expr.Starred(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Name`, if it is one.
  @inlinable package var asName: Expr.Name? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .nameExpr ? Expr.Name(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.List`, if it is one.
  @inlinable package var asList: Expr.List? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .listExpr ? Expr.List(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Tuple`, if it is one.
  @inlinable package var asTuple: Expr.Tuple? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .tupleExpr ? Expr.Tuple(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Slice`, if it is one.
  @inlinable package var asSlice: Expr.Slice? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .sliceExpr ? Expr.Slice(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.IPythonEscape`, if it is one.
  @inlinable package var asIPythonEscape: Expr.IPythonEscape? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .ipythonEscapeExpr ? Expr.IPythonEscape(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `Expr.Invalid`, if it is one.
  @inlinable package var asInvalid: Expr.Invalid? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .invalidExpr ? Expr.Invalid(unchecked: id, in: tree) : nil
    }
  }
}

extension Expr {
  /// A chain of one Boolean operator: `a and b and c` is one node.
  ///
  /// - Grammar: `inversion ('and' inversion)* | conjunction ('or' conjunction)*`
  @usableFromInline package struct BoolOp: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var op: BooleanOperator {
      BooleanOperator(storage: tree.node(id).aux)
    }

    @inlinable package var values: NodeList<Expr> {
      @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// An assignment expression (PEP 572).
  ///
  /// - Grammar: `NAME ':=' expression`
  @usableFromInline package struct NamedExpr: SyntaxNode, ~Escapable, BitwiseCopyable {
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
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
    }

    @inlinable package var value: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).b), in: tree) }
    }
  }

  /// A binary arithmetic or bitwise operation.
  ///
  /// - Grammar: `operand operator operand`
  @usableFromInline package struct BinOp: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var left: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
    }

    @inlinable package var right: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).b), in: tree) }
    }
  }

  /// A unary operation.
  ///
  /// - Grammar: `('+' | '-' | '~' | 'not') operand`
  @usableFromInline package struct UnaryOp: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var op: UnaryOperator {
      UnaryOperator(storage: tree.node(id).aux)
    }

    @inlinable package var operand: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
    }
  }

  /// A lambda expression. `parameters` is absent when none are written.
  ///
  /// - Grammar: `'lambda' [lambda_params] ':' expression`
  @usableFromInline package struct Lambda: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var parameters: Parameters? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.node(id).a)
        return id.isAbsent ? nil : Parameters(unchecked: id, in: tree)
      }
    }

    @inlinable package var body: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).b), in: tree) }
    }
  }

  /// A conditional expression.
  ///
  /// - Grammar: `disjunction 'if' disjunction 'else' expression`
  @usableFromInline package struct IfExp: SyntaxNode, ~Escapable, BitwiseCopyable {
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
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
    }

    @inlinable package var test: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 1)), in: tree) }
    }

    @inlinable package var orelse: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 2)), in: tree) }
    }
  }

  /// A dictionary display. `items` holds key, value, key, value ...; the key of a `**` item is a gap.
  ///
  /// - Grammar: `'{' [double_starred_kvpairs] '}'`
  @usableFromInline package struct Dict: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var items: NodeListWithGaps<Expr> {
      @_lifetime(copy self) get { NodeListWithGaps(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// A set display.
  ///
  /// - Grammar: `'{' star_named_expressions '}'`
  @usableFromInline package struct Set: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var elts: NodeList<Expr> {
      @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// A list comprehension.
  ///
  /// - Grammar: `'[' named_expression for_if_clauses ']'`
  @usableFromInline package struct ListComp: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var elt: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
    }

    @inlinable package var generators: NodeList<Comprehension> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 1), count: tree.fieldWord(tree.node(id).a, 2), in: tree)
      }
    }
  }

  /// A set comprehension.
  ///
  /// - Grammar: `'{' named_expression for_if_clauses '}'`
  @usableFromInline package struct SetComp: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var elt: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
    }

    @inlinable package var generators: NodeList<Comprehension> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 1), count: tree.fieldWord(tree.node(id).a, 2), in: tree)
      }
    }
  }

  /// A dictionary comprehension. The value is absent for `{**d for d in ...}` (PEP 798), whose `key` is the mapping.
  ///
  /// - Grammar: `'{' (expression ':' expression | '**' expression) for_if_clauses '}'`
  @usableFromInline package struct DictComp: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var key: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
    }

    @inlinable package var value: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 1))
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }

    @inlinable package var generators: NodeList<Comprehension> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 2), count: tree.fieldWord(tree.node(id).a, 3), in: tree)
      }
    }
  }

  /// A generator expression. As the only argument of a call it shares the call's parentheses.
  ///
  /// - Grammar: `'(' named_expression for_if_clauses ')'`
  @usableFromInline package struct GeneratorExp: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var elt: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
    }

    @inlinable package var generators: NodeList<Comprehension> {
      @_lifetime(copy self) get {
        NodeList(start: tree.fieldWord(tree.node(id).a, 1), count: tree.fieldWord(tree.node(id).a, 2), in: tree)
      }
    }
  }

  /// An `await` expression.
  ///
  /// - Grammar: `'await' primary`
  @usableFromInline package struct Await: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  /// A `yield` expression.
  ///
  /// - Grammar: `'yield' [star_expressions]`
  @usableFromInline package struct Yield: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  /// A `yield from` expression.
  ///
  /// - Grammar: `'yield' 'from' expression`
  @usableFromInline package struct YieldFrom: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  /// A chain of comparisons: `a < b <= c` is one node.
  ///
  /// - Grammar: `bitwise_or (comparison_operator bitwise_or)+`
  @usableFromInline package struct Compare: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var left: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0)), in: tree) }
    }

    @inlinable package var comparisons: ComparisonList {
      @_lifetime(copy self) get {
        ComparisonList(start: tree.fieldWord(tree.node(id).a, 1), count: tree.fieldWord(tree.node(id).a, 2), in: tree)
      }
    }
  }

  /// A call.
  ///
  /// - Grammar: `primary '(' [arguments] ')'`
  @usableFromInline package struct Call: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var `func`: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
    }

    @inlinable package var arguments: Arguments {
      @_lifetime(copy self) get { Arguments(unchecked: NodeID(rawValue: tree.node(id).b), in: tree) }
    }
  }

  /// One string literal. CPython: `Constant`. Literals written next to each other form a `ConcatenatedString`.
  ///
  /// - Grammar: `STRING`
  @usableFromInline package struct StringLiteral: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var style: StringStyle {
      StringStyle(storage: tree.node(id).aux)
    }
  }

  /// One bytes literal. CPython: `Constant`.
  ///
  /// - Grammar: `STRING`
  @usableFromInline package struct BytesLiteral: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var style: StringStyle {
      StringStyle(storage: tree.node(id).aux)
    }
  }

  /// One formatted string literal (PEP 498, PEP 701). CPython: `JoinedStr`.
  ///
  /// - Grammar: `FSTRING_START fstring_middle* FSTRING_END`
  @usableFromInline package struct FString: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var style: StringStyle {
      StringStyle(storage: tree.node(id).aux)
    }

    @inlinable package var values: NodeList<InterpolatedElement> {
      @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// One template string literal (PEP 750). CPython: `TemplateStr`.
  ///
  /// - Grammar: `TSTRING_START tstring_middle* TSTRING_END`
  @usableFromInline package struct TString: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var style: StringStyle {
      StringStyle(storage: tree.node(id).aux)
    }

    @inlinable package var values: NodeList<InterpolatedElement> {
      @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// String literals written next to each other, which Python joins: `StringLiteral`, `BytesLiteral`, `FString`, `TString`.
  ///
  /// - Grammar: `(string | fstring | tstring) (string | fstring | tstring)+`
  @usableFromInline package struct ConcatenatedString: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var parts: NodeList<Expr> {
      @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// An integer, float or imaginary literal. CPython: `Constant`. The value is decoded on demand from the source.
  ///
  /// - Grammar: `NUMBER`
  @usableFromInline package struct NumberLiteral: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var numberKind: NumberKind {
      NumberKind(storage: tree.node(id).aux)
    }
  }

  /// `True` or `False`. CPython: `Constant`.
  ///
  /// - Grammar: `'True' | 'False'`
  @usableFromInline package struct BooleanLiteral: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var value: Bool { tree.node(id).flags & 1 != 0 }
  }

  /// `None`. CPython: `Constant`.
  ///
  /// - Grammar: `'None'`
  @usableFromInline package struct NoneLiteral: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  /// `...`. CPython: `Constant`.
  ///
  /// - Grammar: `'...'`
  @usableFromInline package struct EllipsisLiteral: SyntaxNode, ~Escapable, BitwiseCopyable {
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

  /// An attribute of a value. The attribute's name is the end of the node's range.
  ///
  /// - Grammar: `primary '.' NAME`
  @usableFromInline package struct Attribute: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var ctx: ExprContext {
      ExprContext(storage: tree.node(id).aux)
    }

    @inlinable package var value: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
    }

    @inlinable package var attr: Symbol { Symbol(rawValue: tree.node(id).b) }
  }

  /// A subscription.
  ///
  /// - Grammar: `primary '[' slices ']'`
  @usableFromInline package struct Subscript: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var ctx: ExprContext {
      ExprContext(storage: tree.node(id).aux)
    }

    @inlinable package var value: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
    }

    @inlinable package var slice: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).b), in: tree) }
    }
  }

  /// `*value` in a display, a call, a target or a subscript.
  ///
  /// - Grammar: `'*' expression`
  @usableFromInline package struct Starred: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var ctx: ExprContext {
      ExprContext(storage: tree.node(id).aux)
    }

    @inlinable package var value: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
    }
  }

  /// A name, in the form that NFKC normalisation gives it.
  ///
  /// - Grammar: `NAME`
  @usableFromInline package struct Name: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var ctx: ExprContext {
      ExprContext(storage: tree.node(id).aux)
    }

    @inlinable package var symbol: Symbol { Symbol(rawValue: tree.node(id).a) }
  }

  /// A list display, or a list of targets.
  ///
  /// - Grammar: `'[' [star_named_expressions] ']'`
  @usableFromInline package struct List: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var ctx: ExprContext {
      ExprContext(storage: tree.node(id).aux)
    }

    @inlinable package var elts: NodeList<Expr> {
      @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// A tuple. Parentheses belong to its range when they are written (`isParenthesized`).
  ///
  /// - Grammar: `'(' [star_named_expression ',' [star_named_expressions]] ')' | star_expressions`
  @usableFromInline package struct Tuple: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var ctx: ExprContext {
      ExprContext(storage: tree.node(id).aux)
    }

    @inlinable package var elts: NodeList<Expr> {
      @_lifetime(copy self) get { NodeList(start: tree.node(id).a, count: tree.node(id).b, in: tree) }
    }
  }

  /// A slice, only ever inside a subscript.
  ///
  /// - Grammar: `[expression] ':' [expression] [':' [expression]]`
  @usableFromInline package struct Slice: SyntaxNode, ~Escapable, BitwiseCopyable {
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

    @inlinable package var lower: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 0))
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }

    @inlinable package var upper: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 1))
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }

    @inlinable package var step: Expr? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.fieldWord(tree.node(id).a, 2))
        return id.isAbsent ? nil : Expr(unchecked: id, in: tree)
      }
    }
  }

  /// The right-hand side of `files = !ls` or `data = %magic`. Only in notebook sources.
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

  /// Where an expression is missing or too broken to name; the diagnostics say why. Never in a tree without errors.
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
