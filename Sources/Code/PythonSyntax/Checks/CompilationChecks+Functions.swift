/// Checks that depend on the function or comprehension around a node.
extension CompilationChecks {
  /// What the code of a node belongs to.
  enum Scope {
    case module
    case classBody(NodeID)
    case function(NodeID, isAsync: Bool)
    case lambda(NodeID)
    /// A comprehension; what is evaluated in its first iterable belongs outside.
    case comprehension(NodeID)
    /// A bound, default or value of a type parameter or alias, or the bases or annotations of something generic.
    case typeScope(NodeID, String)
    /// An annotation that is evaluated apart from the code around it.
    case annotation
  }

  /// The scope around a node.
  mutating func scope(of id: NodeID) -> Scope {
    let parents = parents
    var child = id
    while true {
      let parent = parents[child]
      if parent.isAbsent { return .module }
      if let scope = scope(of: parent, enteredFrom: child) { return scope }
      child = parent
    }
  }

  /// The scope that `parent` makes for its child, or nil if it makes none.
  private mutating func scope(of parent: NodeID, enteredFrom child: NodeID) -> Scope? {
    switch tree.kind(of: parent) {
    case .functionDefStmt:
      let function = Stmt.FunctionDef(unchecked: parent, in: tree)
      if !function.body.isEmpty && child >= function.body.id(at: 0) {
        return .function(parent, isAsync: function.isAsync)
      }
      if function.typeParameters != nil, let returns = function.returns, returns.id == child {
        return .typeScope(parent, "the definition of a generic function")
      }
      if let returns = function.returns, returns.id == child, annotationsAreDeferred { return .annotation }
    case .parameter:
      if let annotation = Parameter(unchecked: parent, in: tree).annotation, annotation.id == child {
        let function = parents[parents[parent]]
        if tree.kind(of: function) == .functionDefStmt,
          Stmt.FunctionDef(unchecked: function, in: tree).typeParameters != nil
        {
          return .typeScope(function, "the definition of a generic function")
        }
        if annotationsAreDeferred { return .annotation }
      }
    case .annAssignStmt:
      if Stmt.AnnAssign(unchecked: parent, in: tree).annotation.id == child, annotationsAreDeferred {
        return .annotation
      }
    case .classDefStmt:
      let definition = Stmt.ClassDef(unchecked: parent, in: tree)
      if !definition.body.isEmpty && child >= definition.body.id(at: 0) { return .classBody(parent) }
      if definition.typeParameters != nil, let arguments = definition.arguments, arguments.id == child {
        return .typeScope(parent, "the bases of a generic class")
      }
    case .lambdaExpr:
      if Expr.Lambda(unchecked: parent, in: tree).body.id == child { return .lambda(parent) }
    case .listCompExpr, .setCompExpr, .dictCompExpr, .generatorExp:
      return .comprehension(parent)
    case .comprehension:
      // The first iterable is evaluated outside; the caller climbs past the comprehension itself.
      break
    case .typeAliasStmt:
      return .typeScope(parent, "a type alias")
    case .typeVar, .typeVarTuple, .paramSpec:
      return .typeScope(parent, "a type parameter")
    default:
      break
    }
    return nil
  }

  /// The scope around a node, where the first iterable of a comprehension belongs to what is outside of it.
  ///
  /// An operand can have a hundred thousand operators above it: what a long way up led to is remembered for all on it.
  mutating func evaluationScope(of id: NodeID) -> Scope {
    var steps = 0
    let scope = evaluationScope(of: id, &steps)
    if steps <= Self.longWay { return scope }
    if rememberedScopes.isEmpty { rememberedScopes = [Scope?](repeating: nil, count: tree.nodeCount) }
    var child = id
    for _ in 0..<steps where rememberedScopes[child.index] == nil {
      rememberedScopes[child.index] = scope
      child = parents[child]
    }
    return scope
  }

  private static var longWay: Int { 64 }

  private mutating func evaluationScope(of id: NodeID, _ steps: inout Int) -> Scope {
    let parents = parents
    var child = id
    while true {
      if !rememberedScopes.isEmpty, let scope = rememberedScopes[child.index] { return scope }
      let parent = parents[child]
      if parent.isAbsent { return .module }
      steps += 1
      if tree.kind(of: parent) == .comprehension, Comprehension(unchecked: parent, in: tree).iter.id == child {
        let whole = parents[parent]
        if isFirstGenerator(parent, of: whole) {
          child = whole
          steps += 1
          continue
        }
      }
      if let scope = scope(of: parent, enteredFrom: child) { return scope }
      child = parent
    }
  }

  @_lifetime(copy self)
  func generators(of comprehension: NodeID) -> NodeList<Comprehension> {
    switch tree.kind(of: comprehension) {
    case .listCompExpr: Expr.ListComp(unchecked: comprehension, in: tree).generators
    case .setCompExpr: Expr.SetComp(unchecked: comprehension, in: tree).generators
    case .dictCompExpr: Expr.DictComp(unchecked: comprehension, in: tree).generators
    default: Expr.GeneratorExp(unchecked: comprehension, in: tree).generators
    }
  }

  private func isFirstGenerator(_ generator: NodeID, of comprehension: NodeID) -> Bool {
    let generators = generators(of: comprehension)
    return !generators.isEmpty && generators.id(at: 0) == generator
  }

  // MARK: - Return, yield, await

  mutating func checkReturn(_ statement: Stmt.Return) {
    switch scope(of: statement.id) {
    case .function(let function, let isAsync):
      if isAsync && statement.value != nil { asyncReturns.append((function, statement.id)) }
      checkExceptStar(statement.id, "return")
    default:
      report(.returnOutsideFunction, "`return` outside of a function", statement.range)
    }
  }

  mutating func checkAsyncReturns() {
    for (function, statement) in asyncReturns where asyncGenerators.contains(function) {
      report(
        .returnValueInAsyncGenerator, "`return` with a value in an asynchronous generator", tree.range(of: statement))
    }
  }

  mutating func checkYield(_ id: NodeID) {
    let isFrom = tree.kind(of: id) == .yieldFromExpr
    let range = tree.range(of: id)
    switch evaluationScope(of: id) {
    case .function(let function, let isAsync):
      if !isAsync { return }
      if isFrom {
        report(.yieldFromInAsyncFunction, "`yield from` inside an asynchronous function", range)
      } else {
        asyncGenerators.insert(function)
      }
    case .lambda: break
    case .comprehension:
      report(.yieldOutsideFunction, "`yield` inside a comprehension", range)
    case .typeScope(_, let what):
      report(.forbiddenInTypeScope, "`yield` cannot be used in \(what)", range)
    case .annotation:
      report(.forbiddenInAnnotation, "`yield` cannot be used in an annotation", range)
    case .module, .classBody:
      report(.yieldOutsideFunction, "`yield` outside of a function", range)
    }
  }

  mutating func checkAwait(_ id: NodeID) {
    switch evaluationScope(of: id) {
    case .function(_, isAsync: true): break
    case .comprehension(let comprehension):
      if tree.kind(of: comprehension) != .generatorExp {
        checkAsyncSurroundings(of: comprehension, tree.range(of: id), isAwait: true)
      }
    case .typeScope(_, let what):
      report(.forbiddenInTypeScope, "`await` cannot be used in \(what)", tree.range(of: id))
    case .annotation:
      report(.forbiddenInAnnotation, "`await` cannot be used in an annotation", tree.range(of: id))
    case .module where allowsTopLevelAwait: break
    case .module, .classBody:
      report(.awaitOutsideFunction, "`await` outside of a function", tree.range(of: id))
    default:
      report(.awaitOutsideAsyncFunction, "`await` outside of an asynchronous function", tree.range(of: id))
    }
  }

  mutating func checkAsyncStatement(_ id: NodeID, _ name: String) {
    switch scope(of: id) {
    case .function(_, isAsync: true): break
    case .module where allowsTopLevelAwait: break
    default:
      report(
        .asyncOutsideAsyncFunction, "`\(name)` outside of an asynchronous function", tree.range(of: id))
    }
  }

  mutating func checkAsyncComprehension(_ id: NodeID) {
    let generators = generators(of: id)
    for index in generators.indices where generators[index].isAsync {
      checkAsyncSurroundings(of: id, generators[index].range, isAwait: false)
      return
    }
  }

  /// A comprehension that awaits must itself be in an asynchronous function or another comprehension.
  private mutating func checkAsyncSurroundings(of comprehension: NodeID, _ range: TextRange, isAwait: Bool) {
    switch evaluationScope(of: comprehension) {
    case .function(_, isAsync: true): break
    case .comprehension(let outer):
      if !SyntaxFeature.asyncComprehensionInside.isAvailable(in: targetVersion) {
        let feature = SyntaxFeature.asyncComprehensionInside
        errors.append(SyntaxError(.version(feature), feature.message(for: targetVersion), range))
      }
      if tree.kind(of: outer) != .generatorExp { checkAsyncSurroundings(of: outer, range, isAwait: isAwait) }
    case .module where allowsTopLevelAwait: break
    // Before Python 3.14 such an annotation is never evaluated.
    case .annotation where targetVersion < Self.deferredAnnotations: break
    case .module where isAwait, .classBody where isAwait:
      report(.awaitOutsideFunction, "`await` outside of a function", range)
    default:
      if errors.last?.range == range { return }
      report(
        .asyncOutsideAsyncFunction, "An asynchronous comprehension outside of an asynchronous function", range)
    }
  }

  // MARK: - Break, continue

  mutating func checkLoopExit(_ id: NodeID, _ kind: CompilationErrorKind, _ name: String) {
    let parents = parents
    var child = id
    while true {
      let parent = parents[child]
      switch tree.kind(of: parent) {
      case .forStmt:
        if contains(Stmt.For(unchecked: parent, in: tree).body, child) { return }
      case .whileStmt:
        if contains(Stmt.While(unchecked: parent, in: tree).body, child) { return }
      case .exceptHandler where isStar(parents[parent]):
        report(.breakInExceptStar, "`\(name)` cannot leave an `except*` block", tree.range(of: id))
        return
      case .functionDefStmt, .classDefStmt, .module, .absent:
        report(kind, "`\(name)` outside of a loop", tree.range(of: id))
        return
      default: break
      }
      child = parent
    }
  }

  /// Reports blocks nested more deeply than CPython's compiler allows.
  mutating func checkBlockNesting(_ id: NodeID) {
    let parents = parents
    var child = id
    var count = 0
    while true {
      child = parents[child]
      switch tree.kind(of: child) {
      case .forStmt, .whileStmt, .withStmt, .tryStmt: count += 1
      case .functionDefStmt, .classDefStmt, .absent:
        if count == Self.maximumBlocks {
          report(
            .tooManyNestedBlocks, "Too many blocks inside each other: Python allows \(Self.maximumBlocks)",
            TextRange(tree.range(of: id).start, tree.range(of: id).start + 3))
        }
        return
      default: break
      }
    }
  }

  /// CPython's limit on loops, `with` and `try` inside each other.
  static var maximumBlocks: Int { 21 }

  private func contains(_ body: NodeList<Stmt>, _ child: NodeID) -> Bool {
    !body.isEmpty && child >= body.id(at: 0) && child <= body.id(at: body.count - 1)
  }

  private func isStar(_ statement: NodeID) -> Bool {
    tree.kind(of: statement) == .tryStmt && Stmt.Try(unchecked: statement, in: tree).isStar
  }

  /// Reports a `return` that leaves an `except*` block.
  private mutating func checkExceptStar(_ id: NodeID, _ name: String) {
    let parents = parents
    var child = id
    while true {
      let parent = parents[child]
      switch tree.kind(of: parent) {
      case .exceptHandler where isStar(parents[parent]):
        report(.breakInExceptStar, "`\(name)` cannot leave an `except*` block", tree.range(of: id))
        return
      case .functionDefStmt, .absent: return
      default: child = parent
      }
    }
  }

  // MARK: - Assignment expressions

  mutating func checkNamedExpression(_ expression: Expr.NamedExpr) {
    let parents = parents
    let name = expression.target.asName?.symbol ?? .missing
    var child = expression.id
    var isInComprehension = false
    var isInLambda = false
    var way: [NodeID] = []
    while true {
      if !isInComprehension && !isInLambda {
        // As in `evaluationScope`: above here nothing forbids it.
        if !allowsNamedExpressions.isEmpty && allowsNamedExpressions[child.index] { break }
        way.append(child)
      }
      let parent = parents[child]
      switch tree.kind(of: parent) {
      case .comprehension:
        if Comprehension(unchecked: parent, in: tree).iter.id == child {
          report(
            .namedExpressionInComprehensionIterable,
            "An assignment expression cannot be used in the iterable of a comprehension", expression.range)
          return
        }
      case .listCompExpr, .setCompExpr, .dictCompExpr, .generatorExp:
        if isInLambda { break }
        isInComprehension = true
        if bindsIteration(parent, name) {
          report(
            .namedExpressionRebindsIteration,
            "An assignment expression cannot rebind `\(tree.text(of: name))`, over which the comprehension iterates",
            expression.target.range)
          return
        }
      case .absent:
        if !isInComprehension && !isInLambda { allowNamedExpressions(on: way) }
        return
      default:
        switch scope(of: parent, enteredFrom: child) {
        case .lambda:
          // The iterable of a comprehension forbids it in a lambda too.
          isInLambda = true
        case .classBody:
          if isInComprehension {
            report(
              .namedExpressionInClassComprehension,
              "An assignment expression in a comprehension cannot be used in the body of a class", expression.range)
          }
          return
        case .annotation:
          if !isInLambda && !isInComprehension {
            report(
              .forbiddenInAnnotation, "An assignment expression cannot be used in an annotation", expression.range)
          }
          return
        case .typeScope(_, let what):
          if isInLambda { return }
          report(
            .forbiddenInTypeScope, "An assignment expression cannot be used in \(what)", expression.range)
          return
        case nil: break
        default:
          if !isInComprehension && !isInLambda { allowNamedExpressions(on: way) }
          return
        }
      }
      child = parent
    }
  }

  private mutating func allowNamedExpressions(on way: [NodeID]) {
    if way.count <= Self.longWay { return }
    if allowsNamedExpressions.isEmpty { allowsNamedExpressions = [Bool](repeating: false, count: tree.nodeCount) }
    for id in way { allowsNamedExpressions[id.index] = true }
  }

  private func bindsIteration(_ comprehension: NodeID, _ name: Symbol) -> Bool {
    let generators = generators(of: comprehension)
    for index in generators.indices {
      var pending = [generators[index].target.id]
      while let id = pending.popLast() {
        if let found = tree.expr(id)?.asName, found.symbol == name { return true }
        switch tree.kind(of: id) {
        case .tupleExpr, .listExpr, .starredExpr: tree.forEachChild(of: id) { pending.append($0) }
        default: break
        }
      }
    }
    return false
  }
}
