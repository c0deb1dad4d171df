internal import PythonSyntax

/// Statements, in the order in which their parts are evaluated.
extension SemanticBuilder {
  mutating func visitStatement(_ id: NodeID) {
    statement = modelNode(id)
    switch tree.kind(of: id) {
    case .expressionStmt: visitExpressionStatement(Stmt.ExpressionStatement(unchecked: id, in: tree).value.id)
    case .assignStmt: visitAssignment(Stmt.Assign(unchecked: id, in: tree))
    case .returnStmt: visitOptional(Stmt.Return(unchecked: id, in: tree).value?.id)
    case .ifStmt: visitIf(id)
    case .functionDefStmt: visitFunction(id)
    case .classDefStmt: visitClass(id)
    case .importStmt: visitImport(Stmt.Import(unchecked: id, in: tree))
    case .importFromStmt: visitImportFrom(Stmt.ImportFrom(unchecked: id, in: tree))
    case .annAssignStmt: visitAnnotatedAssignment(id)
    case .augAssignStmt: visitAugmentedAssignment(id)
    case .forStmt: visitFor(id)
    case .whileStmt: visitWhile(id)
    case .withStmt: visitWith(id)
    case .tryStmt: visitTry(id)
    case .matchStmt: visitMatch(id)
    case .raiseStmt:
      let statement = Stmt.Raise(unchecked: id, in: tree)
      visitOptional(statement.exc?.id)
      visitOptional(statement.cause?.id)
    case .assertStmt:
      let statement = Stmt.Assert(unchecked: id, in: tree)
      visitExpression(statement.test.id)
      if let message = statement.msg { visitConditional(message.id) }
    case .deleteStmt: deleteTargets(Stmt.Delete(unchecked: id, in: tree).targets)
    case .typeAliasStmt: visitTypeAlias(id)
    case .globalStmt: visitGlobal(id)
    case .nonlocalStmt: visitNonlocal(id)
    case .invalidStmt: visitChildren(id)
    default: break
    }
  }

  /// A node below an invalid statement or expression.
  mutating func visitAny(_ id: NodeID) {
    let kind = tree.kind(of: id)
    if kind.isExpr {
      visitExpression(id)
    } else if kind.isStmt {
      visitStatement(id)
    } else if kind.isPattern {
      visitPattern(id)
    } else {
      visitChildren(id)
    }
  }

  // MARK: - Simple statements

  private mutating func visitExpressionStatement(_ id: NodeID) {
    visitExpression(id)
    if scope == moduleScope && tree.kind(of: id) == .callExpr { noteExportCall(Expr.Call(unchecked: id, in: tree)) }
  }

  private mutating func visitAssignment(_ assignment: Stmt.Assign) {
    let (targets, value) = (assignment.targets, assignment.value.id)
    visitExpression(value)
    for index in targets.indices { bindTarget(targets.id(at: index), .assignment) }
    if scope == moduleScope { noteExportAssignment(to: targets, value) }
  }

  private mutating func visitAugmentedAssignment(_ id: NodeID) {
    let statement = Stmt.AugAssign(unchecked: id, in: tree)
    let (target, value) = (statement.target.id, statement.value.id)
    guard let name = statement.target.asName else {
      visitExpression(target)
      visitExpression(value)
      return
    }
    let symbol = fileSymbol(name.symbol)
    let reference = refer(symbol, target, .augmented)
    visitExpression(value)
    let isExport = scope == moduleScope && symbol == KnownNames.all
    bind(
      symbol, isExport ? .export : .augmentedAssignment, target, tree.range(of: target), payload: reference.rawValue)
    if isExport { noteExports(value) }
  }

  private mutating func visitAnnotatedAssignment(_ id: NodeID) {
    let statement = Stmt.AnnAssign(unchecked: id, in: tree)
    let (target, annotation) = (statement.target.id, statement.annotation.id)
    let value = statement.value?.id
    let frame = scopes[frameScope.index].kind
    // Python never evaluates the annotations of local variables.
    visitAnnotation(annotation, isEvaluated: frame == .module || frame == .classBody)
    let isTypeAlias = isTypeAliasAnnotation(annotation)
    if let value {
      if isTypeAlias { visitType(value) } else { visitExpression(value) }
    }
    guard let name = statement.target.asName else {
      visitExpression(target)
      return
    }
    // `(x): int` is no declaration of `x`.
    let isPlain = !name.isParenthesized
    if !isPlain && value == nil { return }
    let symbol = fileSymbol(name.symbol)
    let isExport = scope == moduleScope && symbol == KnownNames.all && value != nil
    let kind: BindingKind = value == nil ? .annotation : isExport ? .export : .assignment
    var flags: BindingFlags = isPlain ? .annotated : []
    if isTypeAlias { flags.insert(.typeAlias) }
    bind(symbol, kind, target, tree.range(of: target), flags)
    if isExport, let value { noteExports(value) }
  }

  private mutating func isTypeAliasAnnotation(_ id: NodeID) -> Bool {
    guard options.isStub || hasFutureAnnotations || options.target.minor >= 14 else {
      return isTyping(qualifiedNameOfNode(id), "TypeAlias")
    }
    // The annotation has not been walked yet.
    let annotation = Expr(unchecked: id, in: tree)
    if let name = annotation.asName { return isTyping(qualifiedNameHere(name.symbol), "TypeAlias") }
    guard let attribute = annotation.asAttribute, let module = attribute.value.asName,
      tree.name(of: attribute.attr) == "TypeAlias"
    else { return false }
    return isTypingModule(qualifiedNameHere(module.symbol))
  }

  private mutating func visitTypeAlias(_ id: NodeID) {
    let statement = Stmt.TypeAlias(unchecked: id, in: tree)
    let (name, value, parameters) = (statement.name.id, statement.value.id, statement.typeParameters?.id)
    if let parameters {
      enterTypeParameters(parameters)
      cover(scope, from: firstDescendant(of: parameters), to: value)
    }
    let inner = addScope(.typeAlias, id, parent: scope)
    cover(inner, from: firstDescendant(of: value), to: value)
    let reads = readsStringsAsTypes
    readsStringsAsTypes = true
    postpone(.annotation, value, inner: inner, context: context.union([.typeDefinition, .deferred]))
    readsStringsAsTypes = reads
    if parameters != nil { leave() }
    bindTarget(name, .typeAlias)
  }

  private mutating func visitGlobal(_ id: NodeID) {
    let names = Stmt.Global(unchecked: id, in: tree).names
    for index in names.indices {
      let name = names[index]
      if name.symbol == .missing { continue }
      let owner = frameScope
      if owner == moduleScope {
        bind(name.symbol, .global, .absent, tree.range(of: name), payload: 0, in: owner)
        continue
      }
      let target = variable(name.symbol, in: moduleScope)
      declare(name, .global, owner, target, id)
    }
  }

  private mutating func visitNonlocal(_ id: NodeID) {
    let names = Stmt.Nonlocal(unchecked: id, in: tree).names
    for index in names.indices {
      let name = names[index]
      if name.symbol == .missing { continue }
      let owner = frameScope
      declare(name, .nonlocal, owner, functionVariable(name.symbol, outside: owner), id)
    }
  }

  /// The variable of a function around a scope.
  private mutating func functionVariable(_ symbol: Symbol, outside owner: ScopeID) -> VariableID {
    var id = heads[symbol.index]
    while id != 0 {
      let variable = variables[Int(id)]
      if variable.scope != owner && scopes[variable.scope.index].kind.isFunctionLike {
        if variable.flags.contains(.nonlocal) && !variable.target.isNone { return variable.target }
        if !variable.flags.contains(.global) { return VariableID(rawValue: id) }
      }
      id = variable.hidden.rawValue
    }
    return .none
  }

  private mutating func declare(
    _ name: Identifier, _ kind: BindingKind, _ owner: ScopeID, _ target: VariableID, _ id: NodeID
  ) {
    let alias = variable(name.symbol, in: owner)
    let flags = variables[alias.index].flags
    if flags.isDisjoint(with: [.global, .nonlocal]) && target != alias {
      variables[alias.index].flags.insert(kind == .global ? .global : .nonlocal)
      variables[alias.index].target = target
      if !target.isNone {
        variables[alias.index].nextAlias = variables[target.index].nextAlias
        variables[target.index].nextAlias = alias
      }
    }
    let binding = bind(name.symbol, kind, .absent, tree.range(of: name), payload: 0, in: owner)
    bindings[binding.index].node = modelNode(id)
  }

  // MARK: - Compound statements

  /// Walks a block in a branch of its own.
  private mutating func visitBranch(
    _ body: NodeList<Stmt>, of statementID: NodeID, _ alternative: UInt32, mayBeInterrupted: Bool = false
  ) {
    let outer = enterBranch(of: statementID, alternative, mayBeInterrupted: mayBeInterrupted)
    visitBody(body)
    branch = outer
  }

  /// Starts a branch, and gives the one around it.
  private mutating func enterBranch(
    of statementID: NodeID, _ alternative: UInt32, mayBeInterrupted: Bool = false
  ) -> BranchID {
    let outer = branch
    branch = BranchID(rawValue: UInt32(branches.count))
    branches.append(
      Branch(
        statement: modelNode(statementID), alternative: alternative, mayBeInterrupted: mayBeInterrupted, parent: outer))
    return outer
  }

  private mutating func visitIf(_ id: NodeID) {
    let statement = Stmt.If(unchecked: id, in: tree)
    let (outerContext, outerBindings) = (context, bindingContext)
    visitExpression(statement.test.id)
    bindingContext.formUnion([.conditional, .alternative])
    var guardKind = typeCheckingTest(statement.test.id)
    if guardKind == .typeChecking { enterTypeChecking() }
    visitBranch(statement.body, of: id, 0)
    let clauses = statement.clauses
    for index in clauses.indices {
      context = outerContext
      bindingContext = outerBindings.union([.conditional, .alternative])
      let clause = clauses[index]
      self.statement = modelNode(id)
      if let test = clause.test {
        if guardKind == .runtime { enterTypeChecking() }
        visitExpression(test.id)
        let own = typeCheckingTest(test.id)
        if own == .typeChecking { enterTypeChecking() }
        if own == .runtime && guardKind == .none { guardKind = .runtime }
      } else if guardKind == .runtime {
        enterTypeChecking()
      }
      visitBranch(clause.body, of: id, UInt32(index + 1))
    }
    context = outerContext
    bindingContext = outerBindings
  }

  private mutating func enterTypeChecking() {
    context.insert(.typeChecking)
    bindingContext.insert(.typeChecking)
  }

  private enum TypeCheckingTest {
    case none
    /// The body is only for type checkers.
    case typeChecking
    /// What follows the body is only for type checkers.
    case runtime
  }

  /// Whether a condition is that of a block for type checkers: `TYPE_CHECKING`, `False`, `0`, or `not TYPE_CHECKING`.
  private func typeCheckingTest(_ id: NodeID) -> TypeCheckingTest {
    switch Expr(unchecked: id, in: tree).cases {
    case .booleanLiteral(let literal): return literal.value ? .none : .typeChecking
    case .numberLiteral(let literal): return tree.name(at: literal.range) == "0" ? .typeChecking : .none
    case .name(let name):
      if name.symbol == KnownNames.typeChecking { return .typeChecking }
      return isTyping(qualifiedNameOfNode(id), "TYPE_CHECKING") ? .typeChecking : .none
    case .attribute(let attribute):
      guard attribute.attr == KnownNames.typeChecking else { return .none }
      return isTyping(qualifiedNameOfNode(id), "TYPE_CHECKING") ? .typeChecking : .none
    case .unaryOp(let operation):
      guard operation.op == .not else { return .none }
      return typeCheckingTest(operation.operand.id) == .typeChecking ? .runtime : .none
    default: return .none
    }
  }

  private mutating func visitFor(_ id: NodeID) {
    let statement = Stmt.For(unchecked: id, in: tree)
    visitExpression(statement.iter.id)
    let outer = bindingContext
    bindingContext.formUnion([.conditional, .loop])
    bindTarget(statement.target.id, .loopVariable)
    visitBody(statement.body)
    bindingContext = outer.union(.conditional)
    visitBody(statement.orelse)
    bindingContext = outer
  }

  private mutating func visitWhile(_ id: NodeID) {
    let statement = Stmt.While(unchecked: id, in: tree)
    let outer = bindingContext
    bindingContext.insert(.loop)
    visitExpression(statement.test.id)
    bindingContext.formUnion([.conditional, .alternative])
    visitBody(statement.body)
    bindingContext = outer.union(.conditional)
    visitBody(statement.orelse)
    bindingContext = outer
  }

  private mutating func visitWith(_ id: NodeID) {
    let statement = Stmt.With(unchecked: id, in: tree)
    let items = statement.items
    for index in items.indices {
      let item = items[index]
      visitExpression(item.contextExpr.id)
      if let target = item.optionalVars { bindTarget(target.id, .withItem) }
    }
    visitBody(statement.body)
  }

  private mutating func visitTry(_ id: NodeID) {
    let statement = Stmt.Try(unchecked: id, in: tree)
    let (outerContext, outerBindings) = (context, bindingContext)
    let guards = handledErrors(statement.handlers)
    bindingContext.formUnion(guards.union(.conditional))
    if guards.contains(.nameErrorGuard) { context.insert(.nameErrorGuard) }
    visitBranch(statement.body, of: id, 0, mayBeInterrupted: true)
    context = outerContext
    for index in statement.handlers.indices {
      bindingContext = outerBindings.union(guards).union([.conditional, .alternative, .handler])
      self.statement = modelNode(id)
      visitHandler(statement.handlers[index], of: id, UInt32(index + 1))
    }
    bindingContext = outerBindings.union(guards).union(.conditional)
    visitBranch(statement.orelse, of: id, 0)
    bindingContext = outerBindings
    visitBody(statement.finalbody)
  }

  private mutating func visitHandler(_ handler: ExceptHandler, of id: NodeID, _ alternative: UInt32) {
    if let type = handler.type { visitExpression(type.id) }
    guard let name = handler.name else {
      visitBranch(handler.body, of: id, alternative)
      return
    }
    let range = tree.range(of: name)
    let owner = frameScope
    let before = variables[variable(name.symbol, in: owner).index].visibleBinding
    let outer = enterBranch(of: id, alternative)
    bind(name.symbol, .boundException, handler.id, range)
    visitBody(handler.body)
    statement = modelNode(id)
    bind(name.symbol, .unboundException, .absent, range, payload: before.rawValue)
    branch = outer
  }

  private func handledErrors(_ handlers: NodeList<ExceptHandler>) -> BindingFlags {
    var flags: BindingFlags = []
    for index in handlers.indices {
      guard let type = handlers[index].type else { continue }
      if let tuple = type.asTuple {
        for element in tuple.elts.indices { flags.formUnion(handledError(tuple.elts[element])) }
      } else {
        flags.formUnion(handledError(type))
      }
    }
    return flags
  }

  private func handledError(_ expression: Expr) -> BindingFlags {
    guard let name = expression.asName else { return [] }
    let text = tree.name(of: name.symbol)
    if text == "ImportError" || text == "ModuleNotFoundError" { return .importGuard }
    return text == "NameError" ? .nameErrorGuard : []
  }

  private mutating func visitMatch(_ id: NodeID) {
    let statement = Stmt.Match(unchecked: id, in: tree)
    visitExpression(statement.subject.id)
    let outer = bindingContext
    bindingContext.formUnion([.conditional, .alternative])
    let cases = statement.cases
    for index in cases.indices {
      let matchCase = cases[index]
      let outerBranch = enterBranch(of: id, UInt32(index))
      self.statement = modelNode(id)
      visitPattern(matchCase.pattern.id)
      if let condition = matchCase.guard { visitExpression(condition.id) }
      visitBody(matchCase.body)
      branch = outerBranch
    }
    bindingContext = outer
  }
}
