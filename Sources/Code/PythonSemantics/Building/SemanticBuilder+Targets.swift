internal import PythonSyntax

/// What assignments, loops, `del` and patterns bind.
extension SemanticBuilder {
  /// Binds the names of a target, and walks the parts of it that are evaluated.
  mutating func bindTarget(_ id: NodeID, _ kind: BindingKind, _ flags: BindingFlags = []) {
    let node = tree.node(id)
    switch node.kind {
    case .nameExpr:
      let symbol = fileSymbol(Symbol(rawValue: node.a))
      let isExport = symbol == KnownNames.all && scope == moduleScope && kind == .assignment
      bind(symbol, isExport ? .export : kind, id, TextRange(node.start, node.end), flags)
    case .tupleExpr, .listExpr:
      let part = kind == .assignment ? .unpackedAssignment : kind
      for index in 0..<node.b { bindTarget(NodeID(rawValue: tree.word(node.a, index)), part, flags) }
    case .starredExpr: bindTarget(NodeID(rawValue: node.a), kind, flags.union(.starred))
    default: visitExpression(id)
    }
  }

  mutating func deleteTarget(_ id: NodeID) {
    let node = tree.node(id)
    switch node.kind {
    case .nameExpr:
      let symbol = fileSymbol(Symbol(rawValue: node.a))
      let reference = refer(symbol, id, .deletion)
      bind(symbol, .deletion, id, TextRange(node.start, node.end), payload: reference.rawValue)
    case .tupleExpr, .listExpr:
      for index in 0..<node.b { deleteTarget(NodeID(rawValue: tree.word(node.a, index))) }
    default: visitExpression(id)
    }
  }

  /// An assignment expression, which binds outside of the comprehensions around it.
  mutating func visitNamedExpression(_ target: NodeID, _ value: NodeID) {
    visitExpression(value)
    guard tree.kind(of: target) == .nameExpr else {
      visitExpression(target)
      return
    }
    let owner = scopeOutsideComprehensions
    bind(
      fileSymbol(Symbol(rawValue: tree.node(target).a)), .namedExpression, target, tree.range(of: target),
      owner == scope ? [] : [.fromComprehension, .conditional, .loop], payload: 0, in: owner)
  }

  // MARK: - Patterns

  mutating func visitPattern(_ id: NodeID) {
    let node = tree.node(id)
    switch node.kind {
    case .matchValuePattern: visitExpression(NodeID(rawValue: node.a))
    case .matchAsPattern:
      let pattern = Pattern.MatchAs(unchecked: id, in: tree)
      if let inner = pattern.pattern { visitPattern(inner.id) }
      if let name = pattern.name { bind(name.symbol, .matchCapture, id, tree.range(of: name)) }
    case .matchStarPattern:
      let pattern = Pattern.MatchStar(unchecked: id, in: tree)
      if let name = pattern.name { bind(name.symbol, .matchCapture, id, tree.range(of: name), .starred) }
    case .matchSequencePattern, .matchOrPattern, .invalidPattern:
      for index in 0..<node.b { visitPatternOrKey(NodeID(rawValue: tree.word(node.a, index))) }
    case .matchMappingPattern:
      let pattern = Pattern.MatchMapping(unchecked: id, in: tree)
      for index in pattern.items.indices { visitPatternOrKey(pattern.items.id(at: index)) }
      if let rest = pattern.rest { bind(rest.symbol, .matchCapture, id, tree.range(of: rest), .starred) }
    case .matchClassPattern:
      let pattern = Pattern.MatchClass(unchecked: id, in: tree)
      visitExpression(pattern.cls.id)
      for index in pattern.arguments.indices { visitPatternOrKey(pattern.arguments.id(at: index)) }
    default: break
    }
  }

  private mutating func visitPatternOrKey(_ id: NodeID) {
    let node = tree.node(id)
    if node.kind.isPattern {
      visitPattern(id)
    } else if node.kind == .matchKeyword {
      visitPattern(NodeID(rawValue: node.b))
    } else {
      visitAny(id)
    }
  }
}
