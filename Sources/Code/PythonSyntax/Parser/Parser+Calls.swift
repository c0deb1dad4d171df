/// Arguments of calls and classes, and subscripts.
extension Parser {
  /// What has been seen of an argument list, to check the order of arguments.
  private struct ArgumentOrder {
    var hasKeyword = false
    var hasKeywordUnpacking = false
  }

  /// The arguments of a call or class with their parentheses.
  mutating func parseArguments() -> NodeID {
    let begin = start
    advance()
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth {
      _ = abandonDeepExpression()
      return tree.makeArguments(begin, previousEnd, items: .empty)
    }
    let mark = tree.mark
    var order = ArgumentOrder()
    while kind != .rightParenthesis {
      if !kind.startsExpression && kind != .doubleStar && !recoverElement(.rightParenthesis) { break }
      if kind == .rightParenthesis { break }
      if kind != .comma { tree.push(parseArgument(begin, isFirst: tree.mark == mark, &order)) }
      if kind == .rightParenthesis { break }
      if !take(.comma) {
        guard recoverSeparator(.rightParenthesis) else { break }
        _ = take(.comma)
      }
    }
    let items = tree.takeList(from: mark)
    close(.rightParenthesis)
    return tree.makeArguments(begin, previousEnd, items: items)
  }

  @inline(__always)
  private mutating func parseArgument(_ open: UInt32, isFirst: Bool, _ order: inout ArgumentOrder) -> NodeID {
    let begin = start
    switch kind {
    case .doubleStar:
      advance()
      let value = parseExpression()
      order.hasKeywordUnpacking = true
      return tree.makeKeyword(begin, previousEnd, arg: nil, value: value)
    case .star:
      return parseStarredArgument(open, isFirst: isFirst, &order)
    case .yieldKeyword:
      reportHere("`yield` needs parentheses as an argument")
      return parseYield()
    default:
      break
    }
    let argument = parseNamedExpression()
    if kind == .equal { return parseKeywordArgument(begin, argument, &order) }
    if kind == .forKeyword || kind == .asyncKeyword {
      return parseGeneratorArgument(open, begin, argument, isFirst: isFirst)
    }
    if order.hasKeywordUnpacking {
      report("A positional argument cannot follow `**` unpacking", tree.range(argument))
    } else if order.hasKeyword {
      report("A positional argument cannot follow a keyword argument", tree.range(argument))
    }
    return argument
  }

  private mutating func parseStarredArgument(
    _ open: UInt32, isFirst: Bool, _ order: inout ArgumentOrder
  ) -> NodeID {
    let begin = start
    advance()
    let value = parseExpression()
    if order.hasKeywordUnpacking {
      report("`*` unpacking cannot follow `**` unpacking", TextRange(begin, previousEnd))
    }
    let starred = tree.makeStarredExpr(begin, previousEnd, ctx: .load, value: value)
    if kind == .forKeyword || kind == .asyncKeyword {
      return parseGeneratorArgument(open, begin, starred, isFirst: isFirst)
    }
    return starred
  }

  private mutating func parseKeywordArgument(_ begin: UInt32, _ name: NodeID, _ order: inout ArgumentOrder) -> NodeID {
    order.hasKeyword = true
    var symbol = Symbol.missing
    switch tree.kind(name) {
    case .nameExpr:
      symbol = tree.symbol(ofName: name)
      if tree.isParenthesized(name) { require(.parenthesizedKeywordName, tree.range(name)) }
    case .booleanLiteralExpr, .noneLiteralExpr:
      report("Cannot assign to \(describe(name))", tree.range(name))
    case .invalidExpr:
      break
    default:
      report("The name of a keyword argument must be a plain name; did you mean `==`?", tree.range(name))
    }
    advance()
    let value: NodeID
    if kind == .comma || kind == .rightParenthesis {
      value = missingExpression("a value after `=`")
    } else {
      value = parseExpression()
    }
    if kind == .forKeyword || kind == .asyncKeyword {
      reportHere("A generator expression needs parentheses here; to compare, write `==`")
      let generators = parseGenerators()
      let generator = tree.makeGeneratorExp(begin, previousEnd, elt: value, generators: generators)
      return tree.makeKeyword(begin, previousEnd, arg: symbol, value: generator)
    }
    return tree.makeKeyword(begin, previousEnd, arg: symbol, value: value)
  }

  /// A generator expression without parentheses of its own, which must be the only argument.
  private mutating func parseGeneratorArgument(
    _ open: UInt32, _ begin: UInt32, _ element: NodeID, isFirst: Bool
  ) -> NodeID {
    checkComprehensionElement(element)
    let generators = parseGenerators()
    if isFirst && kind == .rightParenthesis {
      let generator = tree.makeGeneratorExp(open, start &+ 1, elt: element, generators: generators)
      return generator
    }
    if !isFirst || peek() != .rightParenthesis || kind != .comma {
      report("A generator expression needs parentheses beside other arguments", TextRange(begin, previousEnd))
    } else {
      report("A generator expression with a comma after it needs parentheses", TextRange(begin, previousEnd))
    }
    return tree.makeGeneratorExp(begin, previousEnd, elt: element, generators: generators)
  }

  // MARK: - Subscripts

  mutating func parseSubscriptRest(_ begin: UInt32, _ value: NodeID) -> NodeID {
    advance()
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth { return abandonDeepExpression() }
    let indexStart = start
    var subscriptIndex: NodeID
    if kind == .rightBracket {
      subscriptIndex = missingExpression("an index between `[` and `]`")
    } else {
      let first = parseSlice()
      if kind == .comma || tree.kind(first) == .starredExpr {
        let mark = tree.mark
        tree.push(first)
        while take(.comma) {
          if kind == .rightBracket { break }
          if !kind.startsExpression && kind != .colon { break }
          tree.push(parseSlice())
        }
        let elements = tree.takeList(from: mark)
        subscriptIndex = tree.makeTupleExpr(indexStart, previousEnd, ctx: .load, elts: elements)
      } else {
        subscriptIndex = first
      }
    }
    close(.rightBracket)
    return tree.makeSubscriptExpr(begin, previousEnd, ctx: .load, value: value, slice: subscriptIndex)
  }

  @inline(__always)
  private mutating func parseSlice() -> NodeID {
    let begin = start
    if kind == .star {
      // Other than in displays, any expression can follow the star.
      advance()
      let value = parseExpression()
      require(.starInIndex, TextRange(begin, previousEnd))
      return tree.makeStarredExpr(begin, previousEnd, ctx: .load, value: value)
    }
    var lower = NodeID.absent
    if kind != .colon {
      lower = parseNamedExpression()
      if tree.kind(lower) == .namedExpr && !tree.isParenthesized(lower) {
        require(.namedExpressionInIndex, tree.range(lower))
      }
      if kind != .colon { return lower }
    }
    return parseSliceRest(begin, lower)
  }

  private mutating func parseSliceRest(_ begin: UInt32, _ lower: NodeID) -> NodeID {
    if !lower.isAbsent && tree.kind(lower) == .namedExpr && !tree.isParenthesized(lower) {
      report("An assignment expression in a slice needs parentheses", tree.range(lower))
    }
    advance()
    let upper = endsSlicePart ? NodeID.absent : parseExpression()
    var step = NodeID.absent
    if take(.colon), !endsSlicePart { step = parseExpression() }
    return tree.makeSliceExpr(begin, previousEnd, lower: lower, upper: upper, step: step)
  }

  private var endsSlicePart: Bool {
    kind == .colon || kind == .comma || kind == .rightBracket || !kind.startsExpression
  }
}
