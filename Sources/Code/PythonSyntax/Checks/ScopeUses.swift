/// What one scope does with one name.
struct NameUses {
  /// The offset of the first use or binding.
  var firstUse: UInt32?
  var isBound = false
  var annotationStart: UInt32?
  var globalStart: UInt32?
  var nonlocalStart: UInt32?
}

/// What one scope does with its names. Nested functions, classes and lambdas are left out, except where they are
/// evaluated in the scope.
struct ScopeUses: ~Escapable {
  let tree: TreeView
  private var names: [Symbol: NameUses] = [:]
  /// The first parts of the modules that `import a.b` names, and where.
  private var packages: [String: UInt32] = [:]

  @_lifetime(copy tree)
  init(_ tree: TreeView) {
    self.tree = tree
  }

  /// What the scope does with each name.
  struct Summary {
    fileprivate let names: [Symbol: NameUses]
    fileprivate let packages: [String: UInt32]

    func uses(of symbol: Symbol, _ tree: TreeView) -> NameUses {
      var uses = names[symbol] ?? NameUses()
      if !packages.isEmpty, let start = packages[tree.text(of: symbol)] {
        uses.firstUse = min(uses.firstUse ?? start, start)
        uses.isBound = true
      }
      return uses
    }
  }

  var summary: Summary { Summary(names: names, packages: packages) }

  /// Looks at the body of a function or class, or at a module.
  mutating func collect(in owner: NodeID) {
    var pending: [NodeID] = []
    switch tree.kind(of: owner) {
    case .functionDefStmt:
      let body = Stmt.FunctionDef(unchecked: owner, in: tree).body
      for index in body.indices { pending.append(body.id(at: index)) }
    case .classDefStmt:
      let body = Stmt.ClassDef(unchecked: owner, in: tree).body
      for index in body.indices { pending.append(body.id(at: index)) }
    default:
      tree.forEachChild(of: owner) { pending.append($0) }
    }
    while let id = pending.popLast() { visit(id, &pending) }
  }

  private mutating func use(_ symbol: Symbol, _ start: UInt32, binds: Bool) {
    names[symbol, default: NameUses()].firstUse = min(names[symbol]?.firstUse ?? start, start)
    if binds { names[symbol, default: NameUses()].isBound = true }
  }

  private mutating func visit(_ id: NodeID, _ pending: inout [NodeID]) {
    let kind = tree.kind(of: id)
    switch kind {
    case .nameExpr:
      let name = Expr.Name(unchecked: id, in: tree)
      use(name.symbol, name.start, binds: name.ctx != .load)
    case .functionDefStmt:
      let function = Stmt.FunctionDef(unchecked: id, in: tree)
      use(function.name.symbol, function.name.start, binds: true)
      for index in function.decorators.indices { pending.append(function.decorators.id(at: index)) }
      if function.typeParameters != nil { return }
      tree.forEachChild(of: function.parameters.id) { pending.append($0) }
      if let returns = function.returns { pending.append(returns.id) }
    case .classDefStmt:
      let definition = Stmt.ClassDef(unchecked: id, in: tree)
      use(definition.name.symbol, definition.name.start, binds: true)
      for index in definition.decorators.indices { pending.append(definition.decorators.id(at: index)) }
      if definition.typeParameters == nil, let arguments = definition.arguments { pending.append(arguments.id) }
    case .lambdaExpr:
      if let parameters = Expr.Lambda(unchecked: id, in: tree).parameters { pending.append(parameters.id) }
    case .listCompExpr, .setCompExpr, .dictCompExpr, .generatorExp:
      visitComprehension(id, &pending)
    case .annAssignStmt:
      let statement = Stmt.AnnAssign(unchecked: id, in: tree)
      if let target = statement.target.asName, !statement.target.isParenthesized {
        let known = names[target.symbol]?.annotationStart ?? target.start
        names[target.symbol, default: NameUses()].annotationStart = min(known, target.start)
        names[target.symbol, default: NameUses()].isBound = true
      }
      tree.forEachChild(of: id) { pending.append($0) }
    case .globalStmt:
      let declared = Stmt.Global(unchecked: id, in: tree).names
      for index in declared.indices {
        names[declared[index].symbol, default: NameUses()].globalStart = declared[index].start
      }
    case .nonlocalStmt:
      let declared = Stmt.Nonlocal(unchecked: id, in: tree).names
      for index in declared.indices {
        names[declared[index].symbol, default: NameUses()].nonlocalStart = declared[index].start
      }
    default:
      visitBinding(id, kind)
      tree.forEachChild(of: id) { pending.append($0) }
    }
  }

  /// Nodes that bind a name that is not an expression.
  private mutating func visitBinding(_ id: NodeID, _ kind: NodeKind) {
    let name: Identifier?
    switch kind {
    case .alias:
      let alias = Alias(unchecked: id, in: tree)
      name = alias.asname ?? Identifier(symbol: alias.name, start: alias.start)
      if alias.asname == nil {
        let text = tree.text(of: alias.name)
        if let dot = text.firstIndex(of: ".") {
          let package = String(text[..<dot])
          packages[package] = min(packages[package] ?? alias.start, alias.start)
        }
      }
    case .exceptHandler: name = ExceptHandler(unchecked: id, in: tree).name
    case .matchAsPattern: name = Pattern.MatchAs(unchecked: id, in: tree).name
    case .matchStarPattern: name = Pattern.MatchStar(unchecked: id, in: tree).name
    case .matchMappingPattern: name = Pattern.MatchMapping(unchecked: id, in: tree).rest
    default: name = nil
    }
    if let name { use(name.symbol, name.start, binds: true) }
  }

  /// Of a comprehension, the first iterable and the assignment expressions belong to the scope.
  private mutating func visitComprehension(_ id: NodeID, _ pending: inout [NodeID]) {
    var first = true
    var inner: [NodeID] = []
    tree.forEachChild(of: id) { inner.append($0) }
    while let child = inner.popLast() {
      switch tree.kind(of: child) {
      case .namedExpr:
        let expression = Expr.NamedExpr(unchecked: child, in: tree)
        use(expression.target.asName?.symbol ?? .missing, expression.start, binds: true)
      case .lambdaExpr: continue
      default: break
      }
      tree.forEachChild(of: child) { inner.append($0) }
    }
    tree.forEachChild(of: id) { child in
      if first && tree.kind(of: child) == .comprehension {
        first = false
        pending.append(Comprehension(unchecked: child, in: tree).iter.id)
      }
    }
  }
}
