/// Expressions above the level of primaries: <https://docs.python.org/3/reference/expressions.html>.
extension Parser {
  /// `star_expressions`: one expression, or a tuple without parentheses.
  mutating func parseExpressionList() -> NodeID {
    let begin = start
    let first = parseStarExpression()
    return kind == .comma ? parseTupleRest(begin, first) : requireNoBareStar(first)
  }

  /// The rest of a tuple without parentheses, from the comma after its first element.
  mutating func parseTupleRest(_ begin: UInt32, _ first: NodeID) -> NodeID {
    let mark = tree.mark
    tree.push(first)
    while take(.comma) {
      guard kind.startsExpression && kind != .yieldKeyword else { break }
      tree.push(parseStarExpression())
    }
    let elements = tree.takeList(from: mark)
    return tree.makeTupleExpr(begin, previousEnd, ctx: .load, elts: elements)
  }

  /// Reports `*x` where the grammar allows it alone but the compiler does not.
  mutating func requireNoBareStar(_ id: NodeID) -> NodeID {
    if tree.kind(id) == .starredExpr {
      reportCompilation(
        .bareStarred, "An unpacked `*` value can only stand in a list, tuple, set or call", tree.range(id))
    }
    return id
  }

  /// Reports `*x` where only a tuple may contain it.
  mutating func rejectBareStar(_ id: NodeID) -> NodeID {
    if tree.kind(id) == .starredExpr { report("An unpacked `*` value cannot stand here", tree.range(id)) }
    return id
  }

  /// `star_expression`: an expression, or `*` and an operand.
  @inline(__always)
  mutating func parseStarExpression() -> NodeID {
    kind == .star ? parseStarred() : parseExpression()
  }

  /// `star_named_expression`: like `star_expression`, with an assignment expression allowed.
  @inline(__always)
  mutating func parseStarNamedExpression() -> NodeID {
    kind == .star ? parseStarred() : parseNamedExpression()
  }

  mutating func parseStarred() -> NodeID {
    let begin = start
    advance()
    let value = parseOperators(OperatorPower.bitwiseOr)
    return tree.makeStarredExpr(begin, previousEnd, ctx: .load, value: value)
  }

  /// `named_expression`: an expression or an assignment expression.
  @inline(__always)
  mutating func parseNamedExpression() -> NodeID {
    let begin = start
    let expression = parseExpression()
    return kind == .colonEqual ? parseNamedExpressionRest(begin, expression) : expression
  }

  mutating func parseNamedExpressionRest(_ begin: UInt32, _ target: NodeID) -> NodeID {
    advance()
    if tree.kind(target) == .nameExpr && !tree.isParenthesized(target) {
      setContext(target, .store)
    } else if tree.kind(target) != .invalidExpr {
      report(
        "An assignment expression (`:=`) can only assign to a name, not to \(describe(target))", tree.range(target))
    }
    let value = parseExpression()
    require(.assignmentExpression, TextRange(begin, previousEnd))
    return tree.makeNamedExpr(begin, previousEnd, target: target, value: value)
  }

  /// `expression`: a disjunction, a conditional expression or a lambda.
  @inline(__always)
  mutating func parseExpression() -> NodeID {
    if kind == .lambdaKeyword { return parseLambda() }
    let begin = start
    let expression = parseOperators(OperatorPower.or)
    return kind == .ifKeyword ? parseConditionalRest(begin, expression) : expression
  }

  private mutating func parseConditionalRest(_ begin: UInt32, _ body: NodeID) -> NodeID {
    advance()
    let test = parseOperators(OperatorPower.or)
    guard take(.elseKeyword) else {
      reportHere("Expected `else` after the `if` of a conditional expression")
      let missing = tree.makeInvalidExpr(previousEnd, previousEnd, children: .empty)
      return tree.makeIfExp(begin, previousEnd, body: body, test: test, orelse: missing)
    }
    depth += 1
    defer { depth -= 1 }
    let orElse = depth > Self.maximumDepth ? abandonDeepExpression() : parseExpression()
    return tree.makeIfExp(begin, previousEnd, body: body, test: test, orelse: orElse)
  }

  private mutating func parseLambda() -> NodeID {
    let begin = start
    advance()
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth { return abandonDeepExpression() }
    let parameters = kind == .colon ? NodeID.absent : parseParameters(isLambda: true)
    if kind == .colon {
      advance()
    } else {
      reportExpected("`:` after the parameters of `lambda`")
    }
    if kind == .fStringMiddle || kind == .tStringMiddle || kind == .rightBrace {
      reportHere("A lambda in a replacement field needs parentheses, as its `:` starts a format specification")
    }
    let body = parseExpression()
    return tree.makeLambdaExpr(begin, previousEnd, parameters: parameters, body: body)
  }

  // MARK: - Operators

  /// Operators that bind at least as tightly as `minimum`, with their operands.
  mutating func parseOperators(_ minimum: UInt8) -> NodeID {
    let begin = start
    var left = parseOperand(minimum)
    while true {
      let power = kind.operatorPower
      if power < minimum || power == OperatorPower.none { return left }
      switch power {
      case OperatorPower.comparison:
        if kind == .notKeyword && peek() != .inKeyword { return left }
        left = parseComparison(begin, left)
      case OperatorPower.or, OperatorPower.and:
        left = parseBoolean(begin, left, power)
      default:
        guard let binaryOperator = kind.binaryOperator else { return left }
        advance()
        let right = power == OperatorPower.power ? parseExponent() : parseOperators(power &+ 1)
        left = tree.makeBinOpExpr(begin, previousEnd, op: binaryOperator, left: left, right: right)
      }
    }
  }

  /// `**` binds to the right, and its right operand may have a sign.
  private mutating func parseExponent() -> NodeID {
    depth += 1
    defer { depth -= 1 }
    return depth > Self.maximumDepth ? abandonDeepExpression() : parseOperators(OperatorPower.sign)
  }

  private mutating func parseBoolean(_ begin: UInt32, _ first: NodeID, _ power: UInt8) -> NodeID {
    let operatorKind = kind
    let mark = tree.mark
    tree.push(first)
    while take(operatorKind) { tree.push(parseOperators(power &+ 1)) }
    let values = tree.takeList(from: mark)
    return tree.makeBoolOpExpr(
      begin, previousEnd, op: operatorKind == .andKeyword ? .and : .or, values: values)
  }

  private mutating func parseComparison(_ begin: UInt32, _ left: NodeID) -> NodeID {
    let mark = tree.mark
    while let comparison = takeComparisonOperator() {
      tree.push(word: UInt32(comparison.rawValue))
      tree.push(parseOperators(OperatorPower.bitwiseOr))
    }
    let comparisons = tree.takeList(from: mark)
    return tree.makeCompareExpr(begin, previousEnd, left: left, comparisons: comparisons)
  }

  private mutating func takeComparisonOperator() -> ComparisonOperator? {
    let comparison: ComparisonOperator
    switch kind {
    case .less: comparison = .less
    case .greater: comparison = .greater
    case .lessEqual: comparison = .lessEqual
    case .greaterEqual: comparison = .greaterEqual
    case .doubleEqual: comparison = .equal
    case .notEqual:
      comparison = .notEqual
      if (source[start] == UInt8(ascii: "<")) != hasBarryAsFLUFL { reportWrongNotEqual() }
    case .inKeyword: comparison = .in
    case .isKeyword:
      advance()
      return take(.notKeyword) ? .isNot : .is
    case .notKeyword:
      guard peek() == .inKeyword else { return nil }
      advance()
      comparison = .notIn
    default: return nil
    }
    advance()
    return comparison
  }

  private mutating func reportWrongNotEqual() {
    reportHere(hasBarryAsFLUFL ? "With `barry_as_FLUFL`, write `<>`" : "`<>` is Python 2; write `!=`")
  }

  /// An operand with the unary operators in front of it.
  @inline(__always)
  private mutating func parseOperand(_ minimum: UInt8) -> NodeID {
    switch kind {
    case .notKeyword, .minus, .plus, .tilde: parseUnary(minimum)
    case .awaitKeyword: parseAwait()
    default: parsePrimary()
    }
  }

  private mutating func parseUnary(_ minimum: UInt8) -> NodeID {
    let begin = start
    let unaryOperator: UnaryOperator =
      switch kind {
      case .notKeyword: .not
      case .minus: .negative
      case .plus: .positive
      default: .invert
      }
    if unaryOperator == .not && minimum > OperatorPower.not {
      reportHere("`not` after an operator needs parentheses")
    }
    advance()
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth { return abandonDeepExpression() }
    let operand = parseOperators(unaryOperator == .not ? OperatorPower.not : OperatorPower.sign)
    return tree.makeUnaryOpExpr(begin, previousEnd, op: unaryOperator, operand: operand)
  }

  private mutating func parseAwait() -> NodeID {
    let begin = start
    advance()
    if kind == .awaitKeyword {
      reportHere("An `await` after `await` needs parentheses")
      depth += 1
      defer { depth -= 1 }
      if depth > Self.maximumDepth { return abandonDeepExpression() }
      let value = parseAwait()
      return tree.makeAwaitExpr(begin, previousEnd, value: value)
    }
    switch kind {
    case .notKeyword, .minus, .plus, .tilde: reportHere("\(kind.display) after `await` needs parentheses")
    default: break
    }
    let value = parsePrimary()
    return tree.makeAwaitExpr(begin, previousEnd, value: value)
  }

  /// `yield`, `yield value` or `yield from value`.
  mutating func parseYield() -> NodeID {
    let begin = start
    advance()
    if take(.fromKeyword) {
      let value = parseExpression()
      return tree.makeYieldFromExpr(begin, previousEnd, value: value)
    }
    var value = NodeID.absent
    if kind.startsExpression && kind != .yieldKeyword {
      value = parseExpressionList()
      requireUnpackingInTuple(value)
    }
    return tree.makeYieldExpr(begin, previousEnd, value: value)
  }

  /// Reports a star in a tuple without parentheses, which `return` and `yield` allow since Python 3.8.
  mutating func requireUnpackingInTuple(_ id: NodeID, _ feature: SyntaxFeature = .unparenthesizedUnpackingInReturn) {
    if tree.kind(id) != .tupleExpr || tree.isParenthesized(id) { return }
    let elements = tree.elts(ofTuple: id)
    for index in 0..<Int(elements.count) {
      let element = tree.element(index, of: elements)
      if tree.kind(element) == .starredExpr { require(feature, tree.range(element)) }
    }
  }
}
