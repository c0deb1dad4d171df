internal import PythonSyntax

/// Expressions, in the order in which their parts are evaluated.
extension SemanticBuilder {
  mutating func visitExpression(_ id: NodeID) {
    let node = tree.node(id)
    switch node.kind {
    case .nameExpr: visitName(id, node)
    case .attributeExpr, .callExpr, .subscriptExpr, .binOpExpr: visitChain(id)
    case .numberLiteralExpr, .bytesLiteralExpr, .booleanLiteralExpr, .noneLiteralExpr, .ellipsisLiteralExpr,
      .ipythonEscapeExpr:
      break
    case .stringLiteralExpr, .concatenatedStringExpr: visitString(id, node)
    case .tupleExpr, .listExpr, .setExpr, .dictExpr: visitExpressions(node.a, node.b)
    case .boolOpExpr:
      for index in 0..<node.b {
        let value = tree.word(node.a, index)
        if index == 0 { visitOptional(value) } else { visitConditional(value) }
      }
    case .compareExpr:
      visitOptional(tree.word(node.a, 0))
      let (start, count) = (tree.word(node.a, 1), tree.word(node.a, 2))
      var index: UInt32 = 1
      while index < count {
        // A chain ends with the first comparison that is false.
        if index == 1 { visitOptional(tree.word(start, index)) } else { visitConditional(tree.word(start, index)) }
        index += 2
      }
    case .unaryOpExpr, .starredExpr, .awaitExpr: visitOptional(node.a)
    case .yieldExpr, .yieldFromExpr:
      visitOptional(node.a)
      scopes[frameScope.index].flags.insert(.yields)
    case .ifExp:
      visitOptional(tree.word(node.a, 1))
      visitConditional(tree.word(node.a, 0))
      visitConditional(tree.word(node.a, 2))
    case .sliceExpr:
      for index in 0..<UInt32(3) { visitOptional(tree.word(node.a, index)) }
    case .namedExpr: visitNamedExpression(NodeID(rawValue: node.a), NodeID(rawValue: node.b))
    case .lambdaExpr: visitLambda(id)
    case .listCompExpr: visitComprehension(id, .listComprehension)
    case .setCompExpr: visitComprehension(id, .setComprehension)
    case .dictCompExpr: visitComprehension(id, .dictComprehension)
    case .generatorExp: visitComprehension(id, .generator)
    case .fStringExpr, .tStringExpr: visitElements(node.a, node.b)
    case .invalidExpr:
      for index in 0..<node.b { visitAny(NodeID(rawValue: tree.word(node.a, index))) }
    default: visitChildren(id)
    }
  }

  private mutating func visitChildren(_ id: NodeID) {
    var children: [NodeID] = []
    tree.forEachChild(of: id) { children.append($0) }
    for child in children { visitAny(child) }
  }

  @inline(__always)
  private mutating func visitName(_ id: NodeID, _ node: Node) {
    let symbol = fileSymbol(Symbol(rawValue: node.a))
    if node.aux == UInt16(ExprContext.store.rawValue) {
      // Only a broken tree has a target here.
      bind(symbol, .assignment, id, TextRange(node.start, node.end))
    } else {
      refer(symbol, id)
    }
  }

  private mutating func visitString(_ id: NodeID, _ node: Node) {
    if readsStringsAsTypes {
      if node.kind == .concatenatedStringExpr && !isPlain(id) { return }
      postpone(.quoted, id, context: context)
    } else if node.kind == .concatenatedStringExpr {
      visitExpressions(node.a, node.b)
    }
  }

  /// Whether all parts of a concatenation are strings without replacement fields.
  private func isPlain(_ id: NodeID) -> Bool {
    let node = tree.node(id)
    for index in 0..<node.b where tree.kind(of: NodeID(rawValue: tree.word(node.a, index))) != .stringLiteralExpr {
      return false
    }
    return true
  }

  /// The parts of an f-string, a t-string or a format specification.
  private mutating func visitElements(_ start: UInt32, _ count: UInt32) {
    let reads = readsStringsAsTypes
    readsStringsAsTypes = false
    for index in 0..<count {
      let node = tree.node(NodeID(rawValue: tree.word(start, index)))
      guard node.kind == .interpolationElement else { continue }
      visitOptional(node.a)
      if node.b != 0 {
        let specification = tree.node(NodeID(rawValue: node.b))
        visitElements(specification.a, specification.b)
      }
    }
    readsStringsAsTypes = reads
  }

  // MARK: - Chains

  /// Attributes, calls, subscripts and binary operators, whose left operand may be nested without a limit.
  private mutating func visitChain(_ id: NodeID) {
    let mark = spine.count
    var leaf = id
    var node = tree.node(id)
    while true {
      switch node.kind {
      case .attributeExpr, .callExpr, .subscriptExpr, .binOpExpr:
        spine.append(leaf.rawValue)
        leaf = NodeID(rawValue: node.a)
        node = tree.node(leaf)
        continue
      default: break
      }
      break
    }
    visitExpression(leaf)
    var name = node.kind == .nameExpr ? qualifiedNameOfNode(leaf) : .none
    while spine.count > mark {
      let link = NodeID(rawValue: spine[spine.count - 1])
      spine.truncate(to: spine.count - 1)
      let node = tree.node(link)
      switch node.kind {
      case .attributeExpr:
        if name.isNone { continue }
        name = qualifiedNames.name(name, tree.name(of: Symbol(rawValue: node.b)))
        setEntry(link, NodeEntry.other | name.rawValue)
        continue
      case .callExpr: visitCallArguments(NodeID(rawValue: node.b), of: name)
      case .subscriptExpr: visitIndex(NodeID(rawValue: node.b), of: name)
      default: visitExpression(NodeID(rawValue: node.b))
      }
      name = .none
    }
  }

  private mutating func visitCallArguments(_ id: NodeID, of function: QualifiedNameID) {
    if !function.isNone {
      if visitTypingCall(id, of: function) { return }
      let name = qualifiedNames.names[function.index]
      if name.depth == 2 && name.part == "locals" && qualifiedNames.names[name.parent.index].part == "builtins" {
        scopes[frameScope.index].flags.insert(.usesLocals)
      }
    }
    let reads = readsStringsAsTypes
    readsStringsAsTypes = false
    visitArguments(id)
    readsStringsAsTypes = reads
  }

  @inline(__always)
  private mutating func visitArguments(_ id: NodeID) {
    let node = tree.node(id)
    for index in 0..<node.b {
      let argument = NodeID(rawValue: tree.word(node.a, index))
      let item = tree.node(argument)
      if item.kind == .keyword { visitOptional(item.b) } else { visitExpression(argument) }
    }
  }

  // MARK: - Comprehensions

  private mutating func visitComprehension(_ id: NodeID, _ kind: ScopeKind) {
    let node = tree.node(id)
    let listField: UInt32 = kind == .dictComprehension ? 2 : 1
    let (start, count) = (tree.word(node.a, listField), tree.word(node.a, listField + 1))
    // The first iterable is evaluated outside.
    if count > 0 { visitOptional(tree.word(tree.node(NodeID(rawValue: tree.word(start, 0))).a, 1)) }
    let inner = addScope(kind, id, parent: scope)
    setEntry(id, NodeEntry.other | inner.rawValue)
    enter(inner)
    cover(inner, from: firstDescendant(of: NodeID(rawValue: tree.word(node.a, 0))), to: id)
    for index in 0..<count {
      let fields = tree.node(NodeID(rawValue: tree.word(start, index))).a
      if index > 0 { visitOptional(tree.word(fields, 1)) }
      bindTarget(NodeID(rawValue: tree.word(fields, 0)), .comprehensionVariable)
      visitExpressions(tree.word(fields, 2), tree.word(fields, 3))
    }
    visitOptional(tree.word(node.a, 0))
    if kind == .dictComprehension { visitOptional(tree.word(node.a, 1)) }
    leave()
  }
}
