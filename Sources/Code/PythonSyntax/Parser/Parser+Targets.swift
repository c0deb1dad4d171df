/// What can be assigned to and deleted.
extension Parser {
  /// `star_targets` of a `for`: targets up to `in`.
  mutating func parseTargetList() -> NodeID {
    let begin = start
    var target = parseTarget()
    if kind == .comma {
      let mark = tree.mark
      tree.push(target)
      while take(.comma) {
        guard kind.startsExpression else { break }
        tree.push(parseTarget())
      }
      let elements = tree.takeList(from: mark)
      target = tree.makeTupleExpr(begin, previousEnd, ctx: .load, elts: elements)
    } else {
      target = requireNoBareStarredTarget(target)
    }
    setContext(target, .store)
    return target
  }

  private mutating func parseTarget() -> NodeID {
    if kind == .star { return parseStarred() }
    return parseOperators(OperatorPower.bitwiseOr)
  }

  mutating func requireNoBareStarredTarget(_ id: NodeID) -> NodeID {
    if tree.kind(id) == .starredExpr && !tree.isParenthesized(id) {
      reportCompilation(.bareStarred, "A starred target must be in a list or tuple", tree.range(id))
    }
    return id
  }

  /// Makes an expression a target, or reports why it cannot be one.
  mutating func setContext(_ id: NodeID, _ context: ExprContext) {
    let node = tree.nodes[id.index]
    switch node.kind {
    case .nameExpr, .attributeExpr, .subscriptExpr:
      tree.nodes[id.index].aux = UInt16(context.rawValue)
    case .starredExpr:
      if context == .delete {
        reportTarget(id, context)
        return
      }
      tree.nodes[id.index].aux = UInt16(context.rawValue)
      setContext(tree.value(ofStarred: id), context)
    case .listExpr, .tupleExpr:
      tree.nodes[id.index].aux = UInt16(context.rawValue)
      let elements = node.kind == .listExpr ? tree.elts(ofList: id) : tree.elts(ofTuple: id)
      for index in 0..<Int(elements.count) { setContext(tree.element(index, of: elements), context) }
    case .invalidExpr:
      break
    default:
      reportTarget(id, context)
    }
  }

  private mutating func reportTarget(_ id: NodeID, _ context: ExprContext) {
    let what = describe(id)
    switch context {
    case .delete: report("Cannot delete \(what)", tree.range(id))
    default:
      let isComparable = tree.kind(id) != .yieldExpr && tree.kind(id) != .yieldFromExpr
      report("Cannot assign to \(what)\(isComparable ? "; to compare, write `==`" : "")", tree.range(id))
    }
  }

  /// What an expression is called in an error message, with an article.
  func describe(_ id: NodeID) -> String {
    switch tree.kind(id) {
    case .callExpr: "a function call"
    case .attributeExpr: "an attribute"
    case .subscriptExpr: "a subscript"
    case .starredExpr: "a starred expression"
    case .nameExpr: "a name"
    case .listExpr: "a list"
    case .tupleExpr: "a tuple"
    case .dictExpr: "a dictionary"
    case .setExpr: "a set"
    case .listCompExpr, .setCompExpr, .dictCompExpr: "a comprehension"
    case .generatorExp: "a generator expression"
    case .yieldExpr, .yieldFromExpr: "a `yield` expression"
    case .awaitExpr: "an `await` expression"
    case .lambdaExpr: "a lambda"
    case .ifExp: "a conditional expression"
    case .namedExpr: "an assignment expression"
    case .compareExpr: "a comparison"
    case .fStringExpr: "an f-string"
    case .tStringExpr: "a t-string"
    case .noneLiteralExpr: "`None`"
    case .booleanLiteralExpr: tree.nodes[id.index].flags & 1 != 0 ? "`True`" : "`False`"
    case .ellipsisLiteralExpr: "`...`"
    case .stringLiteralExpr, .bytesLiteralExpr, .concatenatedStringExpr, .numberLiteralExpr: "a literal"
    default: "an expression"
    }
  }
}
