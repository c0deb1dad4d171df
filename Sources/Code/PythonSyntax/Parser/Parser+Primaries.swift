/// Atoms and what can follow them: attributes, calls and subscripts.
extension Parser {
  /// `primary`: an atom with any number of attributes, calls and subscripts.
  mutating func parsePrimary() -> NodeID {
    let begin = start
    var value = parseAtom()
    while true {
      switch kind {
      case .dot:
        advance()
        value = parseAttributeRest(begin, value)
      case .leftParenthesis:
        let arguments = parseArguments()
        value = tree.makeCallExpr(begin, previousEnd, func: value, arguments: arguments)
      case .leftBracket:
        value = parseSubscriptRest(begin, value)
      default:
        return value
      }
    }
  }

  @inline(__always)
  private mutating func parseAttributeRest(_ begin: UInt32, _ value: NodeID) -> NodeID {
    if kind.isName {
      let attribute = symbolHere()
      advance()
      return tree.makeAttributeExpr(begin, previousEnd, ctx: .load, value: value, attr: attribute)
    }
    return recoverAttribute(begin, value)
  }

  /// A keyword after the dot is kept as the name if the line goes on after it; else the name is missing.
  private mutating func recoverAttribute(_ begin: UInt32, _ value: NodeID) -> NodeID {
    let isOnSameLine = start == previousEnd
    if kind.isKeyword && isOnSameLine {
      reportHere("\(kind.display) is a keyword and cannot be the name of an attribute")
      let attribute = symbolHere()
      advance()
      return tree.makeAttributeExpr(begin, previousEnd, ctx: .load, value: value, attr: attribute)
    }
    reportExpected("a name after `.`")
    return tree.makeAttributeExpr(begin, previousEnd, ctx: .load, value: value, attr: .missing)
  }

  // MARK: - Atoms

  @inline(__always)
  private mutating func parseAtom() -> NodeID {
    switch kind {
    case .name, .matchKeyword, .caseKeyword, .typeKeyword, .lazyKeyword:
      let begin = start
      let symbol = symbolHere()
      advance()
      return tree.makeNameExpr(begin, previousEnd, ctx: .load, symbol: symbol)
    case .integer, .float, .imaginary:
      return parseNumber()
    case .string, .fStringStart, .tStringStart:
      return parseStrings()
    case .noneKeyword:
      advance()
      return tree.makeNoneLiteralExpr(previousEnd &- 4, previousEnd)
    case .trueKeyword:
      advance()
      return tree.makeBooleanLiteralExpr(previousEnd &- 4, previousEnd, value: true)
    case .falseKeyword:
      advance()
      return tree.makeBooleanLiteralExpr(previousEnd &- 5, previousEnd, value: false)
    case .ellipsis:
      advance()
      return tree.makeEllipsisLiteralExpr(previousEnd &- 3, previousEnd)
    case .leftParenthesis:
      return nested { parser in parser.parseParenthesized() }
    case .leftBracket:
      return nested { parser in parser.parseListDisplay() }
    case .leftBrace:
      return nested { parser in parser.parseBraces() }
    default:
      return recoverAtom()
    }
  }

  /// Runs a rule one level deeper, or gives up below the limit.
  @inline(__always)
  private mutating func nested(_ rule: (inout Parser) -> NodeID) -> NodeID {
    depth += 1
    let result = depth > Self.maximumDepth ? abandonDeepExpression() : rule(&self)
    depth -= 1
    return result
  }

  private mutating func parseNumber() -> NodeID {
    let numberKind: NumberKind =
      switch kind {
      case .integer: .integer
      case .float: .float
      default: .imaginary
      }
    let begin = start
    advance()
    return tree.makeNumberLiteralExpr(begin, previousEnd, numberKind: numberKind)
  }

  /// What starts no atom: something else that was meant, or nothing.
  private mutating func recoverAtom() -> NodeID {
    let begin = start
    switch kind {
    case .lambdaKeyword, .yieldKeyword:
      reportHere("\(kind.display) needs parentheses here")
      let isLambda = kind == .lambdaKeyword
      return nested { parser in isLambda ? parser.parseExpression() : parser.parseYield() }
    case .notKeyword, .awaitKeyword, .minus, .plus, .tilde:
      return nested { parser in parser.parseOperators(OperatorPower.not) }
    case .star:
      reportHere("An unpacked `*` value cannot stand here")
      return nested { parser in parser.parseStarred() }
    case .unknown, .exclamation:
      reportHere("\(kind.display) cannot start an expression")
      advance()
      return tree.makeInvalidExpr(begin, previousEnd, children: .empty)
    case .ipythonEscape:
      advance()
      return tree.makeIpythonEscapeExpr(begin, previousEnd)
    default:
      if kind.isKeyword && !startsStatementOnly(kind) && peek().operatorPower == 0 && isClosing(peek()) {
        reportHere("\(kind.display) is a keyword and cannot be used as a name")
        advance()
        return tree.makeInvalidExpr(begin, previousEnd, children: .empty)
      }
      return missingExpression()
    }
  }

  /// Whether a token ends an operand.
  private func isClosing(_ kind: TokenKind) -> Bool {
    switch kind {
    case .newline, .rightParenthesis, .rightBracket, .rightBrace, .comma, .equal, .dot: true
    default: false
    }
  }

  /// Whether a keyword can only start a statement or clause, so that a missing operand before it is likelier than a
  /// misused name.
  private func startsStatementOnly(_ kind: TokenKind) -> Bool {
    switch kind {
    case .elseKeyword, .ifKeyword, .forKeyword, .inKeyword, .isKeyword, .andKeyword, .orKeyword, .asKeyword,
      .asyncKeyword, .fromKeyword:
      true
    default: false
    }
  }

  // MARK: - Parentheses

  private mutating func parseParenthesized() -> NodeID {
    let begin = start
    advance()
    if kind == .rightParenthesis {
      advance()
      return parenthesizedTuple(begin, .empty)
    }
    if kind == .yieldKeyword {
      let value = parseYield()
      closeParenthesis()
      tree.setParenthesized(value)
      return value
    }
    let first = parseElement()
    if kind == .comma {
      let mark = tree.mark
      tree.push(first)
      parseElements(until: .rightParenthesis)
      let elements = tree.takeList(from: mark)
      closeParenthesis()
      return parenthesizedTuple(begin, elements)
    }
    if kind == .forKeyword || kind == .asyncKeyword {
      checkComprehensionElement(first)
      let generators = parseGenerators()
      closeParenthesis()
      return tree.makeGeneratorExp(begin, previousEnd, elt: first, generators: generators)
    }
    if tree.kind(first) == .starredExpr && kind == .rightParenthesis {
      report("An unpacked `*` value cannot stand alone in parentheses; a tuple of one needs a comma", tree.range(first))
    }
    closeParenthesis()
    tree.setParenthesized(first)
    return first
  }

  private mutating func parenthesizedTuple(_ begin: UInt32, _ elements: WordSlice) -> NodeID {
    let tuple = tree.makeTupleExpr(begin, previousEnd, ctx: .load, elts: elements)
    tree.setParenthesized(tuple)
    return tuple
  }

  private mutating func closeParenthesis() {
    close(.rightParenthesis)
  }

  /// One element of a display.
  @inline(__always)
  private mutating func parseElement() -> NodeID { parseStarNamedExpression() }

  /// Elements from the comma after the first one, pushed as pending nodes, with recovery between them.
  mutating func parseElements(until closing: TokenKind) {
    while true {
      if !take(.comma) {
        guard recoverSeparator(closing) else { return }
      }
      if kind == closing { return }
      if !kind.startsExpression && !recoverElement(closing) { return }
      if kind == closing { return }
      tree.push(parseElement())
    }
  }

  /// Between two elements without a comma. True if an element follows and the list goes on.
  mutating func recoverSeparator(_ closing: TokenKind) -> Bool {
    if kind == closing { return false }
    if kind.startsExpression && kind != .star {
      reportHere("Expected `,` before \(kind.display): an expression ended before it")
      return true
    }
    return recoverElement(closing)
  }

  /// Skips what cannot start an element. True if an element, a comma or the end of the list was reached.
  mutating func recoverElement(_ closing: TokenKind) -> Bool {
    if kind == .equal { reportAssignmentInExpression() }
    if kind == .forKeyword {
      reportHere("The elements of a comprehension need parentheses of their own: `(a, b) for ...`")
    }
    reportExpected("an expression or \(closing.display)")
    while true {
      if kind == closing || kind == .comma { return true }
      switch kind {
      case .newline, .endOfFile, .indent, .dedent, .rightParenthesis, .rightBracket, .rightBrace, .colon, .fStringEnd,
        .tStringEnd, .equal:
        return false
      default:
        if kind.startsExpression { return true }
        advance()
      }
    }
  }

  /// Reads a closing bracket. If it is missing, what stands before it on the line is skipped.
  mutating func close(_ closing: TokenKind) {
    if kind == closing {
      advance()
      return
    }
    if kind == .equal { reportAssignmentInExpression() }
    reportExpected(closing.display)
    // Skip to the bracket if it comes before the line ends.
    var open = 0
    var distance = index
    while closingSearchBudget > 0 {
      closingSearchBudget -= 1
      let next = token(at: distance).kind
      switch next {
      case .newline, .endOfFile, .indent, .dedent, .fStringEnd, .tStringEnd: return
      case .leftParenthesis, .leftBracket, .leftBrace: open += 1
      case .rightParenthesis, .rightBracket, .rightBrace:
        if open == 0 {
          if next != closing { return }
          while index < distance { advance() }
          advance()
          return
        }
        open -= 1
      default: break
      }
      distance += 1
    }
  }

  // MARK: - Lists, sets and dictionaries

  private mutating func parseListDisplay() -> NodeID {
    let begin = start
    advance()
    let mark = tree.mark
    if kind != .rightBracket {
      let first = parseElement()
      if kind == .forKeyword || kind == .asyncKeyword {
        checkComprehensionElement(first)
        let generators = parseGenerators()
        close(.rightBracket)
        return tree.makeListCompExpr(begin, previousEnd, elt: first, generators: generators)
      }
      tree.push(first)
      parseElements(until: .rightBracket)
    }
    let elements = tree.takeList(from: mark)
    close(.rightBracket)
    return tree.makeListExpr(begin, previousEnd, ctx: .load, elts: elements)
  }

  /// Reports an assignment expression as an element of a set, where it needs parentheses.
  private mutating func requireParenthesesInSet(_ element: NodeID) {
    if tree.kind(element) == .namedExpr && !tree.isParenthesized(element) {
      require(.namedExpressionInSet, tree.range(element))
    }
  }

  private mutating func parseBraces() -> NodeID {
    let begin = start
    advance()
    if kind == .rightBrace {
      advance()
      return tree.makeDictExpr(begin, previousEnd, items: .empty)
    }
    if kind == .doubleStar { return parseDictionary(begin, firstKey: .absent) }
    let first = parseElement()
    if kind == .colon && tree.kind(first) != .starredExpr { return parseDictionary(begin, firstKey: first) }
    if kind == .forKeyword || kind == .asyncKeyword {
      checkComprehensionElement(first)
      requireParenthesesInSet(first)
      let generators = parseGenerators()
      close(.rightBrace)
      return tree.makeSetCompExpr(begin, previousEnd, elt: first, generators: generators)
    }
    let mark = tree.mark
    tree.push(first)
    parseElements(until: .rightBrace)
    let elements = tree.takeList(from: mark)
    close(.rightBrace)
    let set = tree.makeSetExpr(begin, previousEnd, elts: elements)
    for index in 0..<Int(elements.count) { requireParenthesesInSet(tree.element(index, of: elements)) }
    return set
  }

  /// A dictionary display whose first key has been read, or whose first item starts with `**`.
  private mutating func parseDictionary(_ begin: UInt32, firstKey: NodeID) -> NodeID {
    let mark = tree.mark
    var key = firstKey
    var isFirst = true
    while true {
      if !isFirst || key.isAbsent { key = parseDictionaryKey() }
      let value = parseDictionaryValue(key)
      if isFirst && (kind == .forKeyword || kind == .asyncKeyword) {
        return parseDictionaryComprehension(begin, key, value)
      }
      isFirst = false
      tree.push(key)
      tree.push(value)
      if !take(.comma) {
        guard recoverSeparator(.rightBrace) else { break }
        _ = take(.comma)
      }
      if kind == .rightBrace { break }
      if !kind.startsExpression && kind != .doubleStar && !recoverElement(.rightBrace) { break }
      if kind == .rightBrace { break }
    }
    let items = tree.takeList(from: mark)
    close(.rightBrace)
    return tree.makeDictExpr(begin, previousEnd, items: items)
  }

  /// A key; absent for an item that starts with `**`, whose stars are read.
  private mutating func parseDictionaryKey() -> NodeID {
    take(.doubleStar) ? .absent : parseExpression()
  }

  private mutating func parseDictionaryValue(_ key: NodeID) -> NodeID {
    if key.isAbsent { return parseOperators(OperatorPower.bitwiseOr) }
    guard kind == .colon else {
      reportExpected("`:` and a value after this dictionary key")
      return tree.makeInvalidExpr(previousEnd, previousEnd, children: .empty)
    }
    advance()
    if kind == .star {
      reportHere("An unpacked `*` value cannot be a dictionary value")
      return parseStarred()
    }
    if !kind.startsExpression { return missingExpression("a value after `:`") }
    return parseExpression()
  }

  private mutating func parseDictionaryComprehension(_ begin: UInt32, _ key: NodeID, _ value: NodeID) -> NodeID {
    if key.isAbsent { require(.comprehensionUnpacking, tree.range(value)) }
    let generators = parseGenerators()
    close(.rightBrace)
    return tree.makeDictCompExpr(
      begin, previousEnd, key: key.isAbsent ? value : key, value: key.isAbsent ? .absent : value, generators: generators
    )
  }

  // MARK: - Comprehensions

  mutating func checkComprehensionElement(_ element: NodeID) {
    if tree.kind(element) == .starredExpr { require(.comprehensionUnpacking, tree.range(element)) }
  }

  /// `for_if_clauses`: one or more `for` clauses with their conditions.
  mutating func parseGenerators() -> WordSlice {
    let mark = tree.mark
    while kind == .forKeyword || kind == .asyncKeyword {
      let begin = start
      let isAsync = take(.asyncKeyword)
      if kind == .forKeyword { advance() } else { reportExpected("`for` after `async`") }
      let target = parseTargetList()
      expect(.inKeyword)
      let iterable = parseOperators(OperatorPower.or)
      let conditionMark = tree.mark
      while take(.ifKeyword) { tree.push(parseConditionOfComprehension()) }
      let conditions = tree.takeList(from: conditionMark)
      tree.push(
        tree.makeComprehension(
          begin, previousEnd, isAsync: isAsync, target: target, iter: iterable, ifs: conditions))
    }
    return tree.takeList(from: mark)
  }

  private mutating func parseConditionOfComprehension() -> NodeID {
    let begin = start
    let condition = parseOperators(OperatorPower.or)
    return kind == .colonEqual ? parseUnparenthesizedWalrus(begin, condition) : condition
  }

  /// `if x := 1` in a comprehension, which the grammar allows only in parentheses.
  private mutating func parseUnparenthesizedWalrus(_ begin: UInt32, _ target: NodeID) -> NodeID {
    reportHere("An assignment expression in a condition of a comprehension needs parentheses")
    return parseNamedExpressionRest(begin, target)
  }
}
