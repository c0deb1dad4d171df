internal import PythonSyntax

/// What assignments, loops, `del` and patterns bind.
extension SemanticBuilder {
  /// Binds the names of a target, and walks the parts of it that are evaluated.
  mutating func bindTarget(_ id: NodeID, _ kind: BindingKind, _ flags: BindingFlags = []) {
    switch tree.kind(of: id) {
    case .nameExpr:
      let name = Expr.Name(unchecked: id, in: tree)
      let symbol = fileSymbol(name.symbol)
      let isExport = symbol == KnownNames.all && scope == moduleScope && kind == .assignment
      bind(symbol, isExport ? .export : kind, id, name.range, flags)
    case .tupleExpr: bindTargets(Expr.Tuple(unchecked: id, in: tree).elts, kind, flags)
    case .listExpr: bindTargets(Expr.List(unchecked: id, in: tree).elts, kind, flags)
    case .starredExpr: bindTarget(Expr.Starred(unchecked: id, in: tree).value.id, kind, flags.union(.starred))
    default: visitExpression(id)
    }
  }

  private mutating func bindTargets(_ targets: NodeList<Expr>, _ kind: BindingKind, _ flags: BindingFlags) {
    let part = kind == .assignment ? .unpackedAssignment : kind
    for index in targets.indices { bindTarget(targets.id(at: index), part, flags) }
  }

  mutating func deleteTargets(_ targets: NodeList<Expr>) {
    for index in targets.indices { deleteTarget(targets.id(at: index)) }
  }

  private mutating func deleteTarget(_ id: NodeID) {
    switch Expr(unchecked: id, in: tree).cases {
    case .name(let name):
      let symbol = fileSymbol(name.symbol)
      let reference = refer(symbol, id, .deletion)
      bind(symbol, .deletion, id, name.range, payload: reference.rawValue)
    case .tuple(let tuple): deleteTargets(tuple.elts)
    case .list(let list): deleteTargets(list.elts)
    default: visitExpression(id)
    }
  }

  /// An assignment expression, which binds outside of the comprehensions around it.
  mutating func visitNamedExpression(_ expression: Expr.NamedExpr) {
    visitExpression(expression.value.id)
    guard let name = expression.target.asName else {
      visitExpression(expression.target.id)
      return
    }
    let owner = scopeOutsideComprehensions
    bind(
      fileSymbol(name.symbol), .namedExpression, name.id, name.range,
      owner == scope ? [] : [.fromComprehension, .conditional, .loop], payload: 0, in: owner)
  }

  // MARK: - Patterns

  mutating func visitPattern(_ id: NodeID) {
    switch Pattern(unchecked: id, in: tree).cases {
    case .matchValue(let pattern): visitExpression(pattern.value.id)
    case .matchSingleton: break
    case .matchAs(let pattern):
      if let inner = pattern.pattern { visitPattern(inner.id) }
      if let name = pattern.name { bind(name.symbol, .matchCapture, id, tree.range(of: name)) }
    case .matchStar(let pattern):
      if let name = pattern.name { bind(name.symbol, .matchCapture, id, tree.range(of: name), .starred) }
    case .matchSequence(let pattern):
      for index in pattern.patterns.indices { visitPattern(pattern.patterns.id(at: index)) }
    case .matchOr(let pattern):
      for index in pattern.patterns.indices { visitPattern(pattern.patterns.id(at: index)) }
    case .invalid(let pattern):
      for index in pattern.children.indices { visitPatternOrKey(pattern.children.id(at: index)) }
    case .matchMapping(let pattern):
      for index in pattern.items.indices { visitPatternOrKey(pattern.items.id(at: index)) }
      if let rest = pattern.rest { bind(rest.symbol, .matchCapture, id, tree.range(of: rest), .starred) }
    case .matchClass(let pattern):
      visitExpression(pattern.cls.id)
      for index in pattern.arguments.indices { visitPatternOrKey(pattern.arguments.id(at: index)) }
    }
  }

  private mutating func visitPatternOrKey(_ id: NodeID) {
    let kind = tree.kind(of: id)
    if kind.isPattern {
      visitPattern(id)
    } else if kind == .matchKeyword {
      visitPattern(MatchKeyword(unchecked: id, in: tree).pattern.id)
    } else {
      visitAny(id)
    }
  }
}
