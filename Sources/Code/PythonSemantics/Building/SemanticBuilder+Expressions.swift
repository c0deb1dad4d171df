internal import PythonSyntax

/// Expressions, in the order in which their parts are evaluated.
extension SemanticBuilder {
  mutating func visitExpression(_ id: NodeID) {
    switch tree.kind(of: id) {
    case .nameExpr: visitName(Expr.Name(unchecked: id, in: tree))
    case .attributeExpr, .callExpr, .subscriptExpr, .binOpExpr: visitChain(id)
    case .numberLiteralExpr, .bytesLiteralExpr, .booleanLiteralExpr, .noneLiteralExpr, .ellipsisLiteralExpr,
      .ipythonEscapeExpr:
      break
    case .stringLiteralExpr: visitString(id)
    case .concatenatedStringExpr: visitConcatenation(Expr.ConcatenatedString(unchecked: id, in: tree))
    case .tupleExpr: visitExpressions(Expr.Tuple(unchecked: id, in: tree).elts)
    case .listExpr: visitExpressions(Expr.List(unchecked: id, in: tree).elts)
    case .setExpr: visitExpressions(Expr.Set(unchecked: id, in: tree).elts)
    case .dictExpr: visitItems(Expr.Dict(unchecked: id, in: tree).items)
    case .boolOpExpr: visitOperands(Expr.BoolOp(unchecked: id, in: tree).values)
    case .compareExpr: visitComparisons(Expr.Compare(unchecked: id, in: tree))
    case .unaryOpExpr: visitExpression(Expr.UnaryOp(unchecked: id, in: tree).operand.id)
    case .starredExpr: visitExpression(Expr.Starred(unchecked: id, in: tree).value.id)
    case .awaitExpr: visitExpression(Expr.Await(unchecked: id, in: tree).value.id)
    case .yieldExpr:
      visitOptional(Expr.Yield(unchecked: id, in: tree).value?.id)
      scopes[frameScope.index].flags.insert(.yields)
    case .yieldFromExpr:
      visitExpression(Expr.YieldFrom(unchecked: id, in: tree).value.id)
      scopes[frameScope.index].flags.insert(.yields)
    case .ifExp:
      let conditional = Expr.IfExp(unchecked: id, in: tree)
      visitExpression(conditional.test.id)
      visitConditional(conditional.body.id)
      visitConditional(conditional.orelse.id)
    case .sliceExpr:
      let slice = Expr.Slice(unchecked: id, in: tree)
      visitOptional(slice.lower?.id)
      visitOptional(slice.upper?.id)
      visitOptional(slice.step?.id)
    case .namedExpr: visitNamedExpression(Expr.NamedExpr(unchecked: id, in: tree))
    case .lambdaExpr: visitLambda(id)
    case .listCompExpr:
      let comprehension = Expr.ListComp(unchecked: id, in: tree)
      visitComprehension(id, .listComprehension, comprehension.elt.id, nil, comprehension.generators)
    case .setCompExpr:
      let comprehension = Expr.SetComp(unchecked: id, in: tree)
      visitComprehension(id, .setComprehension, comprehension.elt.id, nil, comprehension.generators)
    case .dictCompExpr:
      let comprehension = Expr.DictComp(unchecked: id, in: tree)
      visitComprehension(
        id, .dictComprehension, comprehension.key.id, comprehension.value?.id, comprehension.generators)
    case .generatorExp:
      let generator = Expr.GeneratorExp(unchecked: id, in: tree)
      visitComprehension(id, .generator, generator.elt.id, nil, generator.generators)
    case .fStringExpr: visitElements(Expr.FString(unchecked: id, in: tree).values)
    case .tStringExpr: visitElements(Expr.TString(unchecked: id, in: tree).values)
    default: visitChildren(id)
    }
  }

  /// Walks the nodes below one of any kind.
  mutating func visitChildren(_ id: NodeID) {
    var children: [NodeID] = []
    tree.forEachChild(of: id) { children.append($0) }
    for child in children { visitAny(child) }
  }

  @inline(__always)
  private mutating func visitName(_ name: Expr.Name) {
    let symbol = fileSymbol(name.symbol)
    if name.ctx == .store {
      // Only a broken tree has a target here.
      bind(symbol, .assignment, name.id, name.range)
    } else {
      refer(symbol, name.id)
    }
  }

  /// The values of a chain of `and` or `or`, which ends with the first one that decides.
  private mutating func visitOperands(_ values: NodeList<Expr>) {
    for index in values.indices {
      if index == 0 { visitExpression(values.id(at: index)) } else { visitConditional(values.id(at: index)) }
    }
  }

  /// A chain of comparisons, which ends with the first one that is false.
  private mutating func visitComparisons(_ chain: Expr.Compare) {
    visitExpression(chain.left.id)
    let comparisons = chain.comparisons
    for index in comparisons.indices {
      let right = comparisons.comparator(at: index).id
      if index == 0 { visitExpression(right) } else { visitConditional(right) }
    }
  }

  private mutating func visitItems(_ items: NodeListWithGaps<Expr>) {
    for index in items.indices {
      let item = items.id(at: index)
      if !item.isAbsent { visitExpression(item) }
    }
  }

  private mutating func visitString(_ id: NodeID) {
    if readsStringsAsTypes { postpone(.quoted, id, context: context) }
  }

  private mutating func visitConcatenation(_ string: Expr.ConcatenatedString) {
    if !readsStringsAsTypes {
      visitExpressions(string.parts)
    } else if isPlain(string.parts) {
      postpone(.quoted, string.id, context: context)
    }
  }

  /// Whether all parts of a concatenation are strings without replacement fields.
  private func isPlain(_ parts: NodeList<Expr>) -> Bool {
    for index in parts.indices where tree.kind(of: parts.id(at: index)) != .stringLiteralExpr { return false }
    return true
  }

  /// The parts of an f-string, a t-string or a format specification.
  private mutating func visitElements(_ values: NodeList<InterpolatedElement>) {
    let reads = readsStringsAsTypes
    readsStringsAsTypes = false
    for index in values.indices {
      guard let field = values[index].asInterpolation else { continue }
      visitExpression(field.value.id)
      if let specification = field.formatSpec { visitElements(specification.values) }
    }
    readsStringsAsTypes = reads
  }

  // MARK: - Chains

  /// Attributes, calls, subscripts and binary operators, whose left operand may be nested without a limit.
  private mutating func visitChain(_ id: NodeID) {
    let mark = spine.count
    var leaf = id
    walk: while true {
      let next: NodeID
      switch tree.kind(of: leaf) {
      case .attributeExpr: next = Expr.Attribute(unchecked: leaf, in: tree).value.id
      case .callExpr: next = Expr.Call(unchecked: leaf, in: tree).func.id
      case .subscriptExpr: next = Expr.Subscript(unchecked: leaf, in: tree).value.id
      case .binOpExpr: next = Expr.BinOp(unchecked: leaf, in: tree).left.id
      default: break walk
      }
      spine.append(leaf.rawValue)
      leaf = next
    }
    visitExpression(leaf)
    var name = tree.kind(of: leaf) == .nameExpr ? qualifiedNameOfNode(leaf) : .none
    while spine.count > mark {
      let link = NodeID(rawValue: spine[spine.count - 1])
      spine.truncate(to: spine.count - 1)
      switch tree.kind(of: link) {
      case .attributeExpr:
        if name.isNone { continue }
        name = qualifiedNames.name(name, tree.name(of: Expr.Attribute(unchecked: link, in: tree).attr))
        setEntry(link, NodeEntry.other | name.rawValue)
        continue
      case .callExpr: visitCallArguments(Expr.Call(unchecked: link, in: tree).arguments.id, of: name)
      case .subscriptExpr: visitIndex(Expr.Subscript(unchecked: link, in: tree).slice.id, of: name)
      default: visitExpression(Expr.BinOp(unchecked: link, in: tree).right.id)
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
    let items = Arguments(unchecked: id, in: tree).items
    for index in items.indices {
      let argument = items.id(at: index)
      if tree.kind(of: argument) == .keyword {
        visitExpression(Keyword(unchecked: argument, in: tree).value.id)
      } else {
        visitExpression(argument)
      }
    }
  }

  // MARK: - Comprehensions

  /// A comprehension that computes an element, or a key and a value.
  private mutating func visitComprehension(
    _ id: NodeID, _ kind: ScopeKind, _ element: NodeID, _ value: NodeID?, _ generators: NodeList<Comprehension>
  ) {
    // The first iterable is evaluated outside.
    if let first = generators.firstElement { visitExpression(first.iter.id) }
    let inner = addScope(kind, id, parent: scope)
    setEntry(id, NodeEntry.other | inner.rawValue)
    enter(inner)
    cover(inner, from: firstDescendant(of: element), to: id)
    for index in generators.indices {
      let generator = generators[index]
      if index > 0 { visitExpression(generator.iter.id) }
      bindTarget(generator.target.id, .comprehensionVariable)
      visitExpressions(generator.ifs)
    }
    visitExpression(element)
    visitOptional(value)
    leave()
  }
}
