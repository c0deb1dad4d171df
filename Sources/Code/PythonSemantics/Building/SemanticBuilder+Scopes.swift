internal import PythonSyntax

/// Scopes: making them, and making their names visible.
extension SemanticBuilder {
  /// Makes a scope. Its names become visible when it is installed.
  mutating func addScope(_ kind: ScopeKind, _ node: NodeID, parent: ScopeID) -> ScopeID {
    let id = ScopeID(rawValue: UInt32(scopes.count))
    var flags: ScopeFlags = []
    var visibleClass = ScopeID.none
    if !parent.isNone {
      let around = scopes[parent.index]
      if around.kind == .classBody || around.flags.contains(.isInsideClass) { flags.insert(.isInsideClass) }
      if kind.isAnnotation { visibleClass = around.visibleClass }
    }
    if kind == .classBody { visibleClass = id }
    scopes.append(Scope(kind: kind, flags: flags, node: modelNode(node), parent: parent, visibleClass: visibleClass))
    lastVariables.append(0)
    firstReferences.append(0)
    installDepths.append(0)
    return id
  }

  /// Makes a scope's names visible.
  mutating func install(_ id: ScopeID) {
    installed.append(id.rawValue)
    installDepths[id.index] = UInt32(installed.count)
    var variable = Int(lastVariables[id.index])
    while variable != 0 {
      let symbol = variables[variable].symbol.index
      variables[variable].hidden = VariableID(rawValue: heads[symbol])
      heads[symbol] = UInt32(variable)
      variable = variables[variable].previousInScope.index
    }
    scope = id
  }

  /// Hides the names of the innermost scope.
  mutating func uninstall() {
    let id = Int(installed[installed.count - 1])
    var variable = Int(lastVariables[id])
    while variable != 0 {
      heads[variables[variable].symbol.index] = variables[variable].hidden.rawValue
      variable = variables[variable].previousInScope.index
    }
    installDepths[id] = 0
    installed.truncate(to: installed.count - 1)
    scope = ScopeID(rawValue: installed.count == 0 ? 0 : installed[installed.count - 1])
  }

  /// Installs a scope whose evaluation starts here.
  mutating func enter(_ id: ScopeID) {
    install(id)
    firstReferences[id.index] = UInt32(references.count)
    scopes[id.index].firstEvent = UInt32(events.count)
  }

  /// Ends the innermost scope.
  mutating func leave() {
    if scopes[scope.index].eventEnd == 0 { endEvents() }
    uninstall()
  }

  /// Notes that the innermost scope itself is complete, though work of it may wait.
  mutating func endEvents() {
    scopes[scope.index].eventEnd = UInt32(events.count)
  }

  /// Makes exactly the scopes visible that are around a scope, and the scope.
  mutating func switchTo(_ id: ScopeID) {
    if scope == id { return }
    var ancestor = id
    while installDepths[ancestor.index] == 0 { ancestor = scopes[ancestor.index].parent }
    while scope != ancestor { uninstall() }
    installPath(from: ancestor, to: id)
  }

  private mutating func installPath(from ancestor: ScopeID, to id: ScopeID) {
    if id == ancestor { return }
    installPath(from: ancestor, to: scopes[id.index].parent)
    install(id)
  }

  // MARK: - Nodes of scopes

  /// Notes that the nodes below one, and it, are evaluated in a scope.
  mutating func cover(_ id: ScopeID, from first: NodeID, to last: NodeID) {
    scopes[id.index].firstNode = modelNode(first)
    scopes[id.index].lastNode = modelNode(last)
  }

  /// Notes that a block is evaluated in a scope.
  mutating func cover(_ id: ScopeID, _ body: NodeList<Stmt>) {
    if body.isEmpty { return }
    cover(id, from: firstDescendant(of: body.id(at: 0)), to: body.id(at: body.count - 1))
  }

  /// The node with the lowest number among a node and those below it.
  func firstDescendant(of id: NodeID) -> NodeID {
    var id = id
    while true {
      switch tree.kind(of: id) {
      // The frequent ones without a closure.
      case .nameExpr, .numberLiteralExpr, .stringLiteralExpr, .passStmt, .noneLiteralExpr: return id
      case .attributeExpr: id = Expr.Attribute(unchecked: id, in: tree).value.id
      case .callExpr: id = Expr.Call(unchecked: id, in: tree).func.id
      case .subscriptExpr: id = Expr.Subscript(unchecked: id, in: tree).value.id
      case .binOpExpr: id = Expr.BinOp(unchecked: id, in: tree).left.id
      case .expressionStmt: id = Stmt.ExpressionStatement(unchecked: id, in: tree).value.id
      default:
        var first = NodeID.absent
        tree.forEachChild(of: id) { if first.isAbsent { first = $0 } }
        if first.isAbsent { return id }
        id = first
      }
    }
  }

  // MARK: - Deferred work

  mutating func postpone(_ kind: DeferredWork.Kind, _ node: NodeID, inner: ScopeID = .none, context: ReferenceFlags) {
    deferred.append(
      DeferredWork(
        kind: kind, node: node, scope: scope, inner: inner, context: context, bindingContext: bindingContext,
        branch: branch, statement: statement, quotedNumber: quotedNumber, readsStringsAsTypes: readsStringsAsTypes))
  }

  /// Walks what waits since a mark, in order, and what that makes wait in turn.
  mutating func runDeferred(from mark: Int) {
    let (home, ownTree) = (scope, quotedNumber)
    var index = mark
    while index < deferred.count {
      run(deferred[index])
      index += 1
    }
    deferred.truncate(to: mark)
    enterTree(ownTree)
    switchTo(home)
  }

  private mutating func run(_ work: DeferredWork) {
    switchTo(work.scope)
    statement = work.statement
    enterTree(work.quotedNumber)
    switch work.kind {
    case .function, .lambda:
      let kept: ReferenceFlags =
        work.kind == .lambda ? [.typeChecking, .annotation, .deferred, .quoted, .typeDefinition] : .typeChecking
      context = work.context.intersection(kept).union(.nested)
      bindingContext = work.bindingContext.intersection([.typeChecking])
      branch = .none
      readsStringsAsTypes = work.kind == .lambda && work.readsStringsAsTypes
      let mark = deferred.count
      enter(work.inner)
      if work.kind == .function { visitFunctionBody(work.node) } else { visitLambdaBody(work.node) }
      endEvents()
      runDeferred(from: mark)
      leave()
    case .annotation:
      context = work.context
      bindingContext = work.bindingContext
      branch = work.branch
      readsStringsAsTypes = work.readsStringsAsTypes
      if !work.inner.isNone { enter(work.inner) }
      visitExpression(work.node)
      if !work.inner.isNone { leave() }
    case .quoted:
      context = work.context
      bindingContext = work.bindingContext
      branch = work.branch
      visitQuoted(work.node)
    }
  }

  /// Walks the tree of a quoted annotation from here on, or for 0 that of the file.
  mutating func enterTree(_ number: UInt32) {
    if number == quotedNumber { return }
    quotedNumber = number
    if number == 0 {
      nodeBase = 0
      tree = fileTree
    } else {
      let annotation = quotedAnnotations[Int(number) - 1]
      nodeBase = annotation.firstNode
      tree = unsafe TreeView(storage: annotation.tree.owner.storage)
    }
  }

  // MARK: - The scope that binds

  /// The innermost scope that is not a comprehension: where an assignment expression binds.
  var scopeOutsideComprehensions: ScopeID {
    var id = scope
    while scopes[id.index].kind.isComprehension { id = scopes[id.index].parent }
    return id
  }

  /// The innermost function, lambda, class or module.
  var frameScope: ScopeID {
    var id = scope
    while scopes[id.index].kind.isComprehension || scopes[id.index].kind.isAnnotation { id = scopes[id.index].parent }
    return id
  }
}
