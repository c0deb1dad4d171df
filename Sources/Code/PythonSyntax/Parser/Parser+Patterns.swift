/// The `match` statement and its patterns: PEP 634.
extension Parser {
  /// Whether `match` starts a `match` statement here rather than being a name.
  func startsMatchStatement() -> Bool {
    switch peek() {
    case .name, .matchKeyword, .caseKeyword, .typeKeyword, .lazyKeyword, .integer, .float, .imaginary, .string,
      .fStringStart, .tStringStart, .noneKeyword, .trueKeyword, .falseKeyword, .leftBrace, .tilde, .ellipsis,
      .awaitKeyword, .lambdaKeyword, .yieldKeyword:
      // Two operands cannot follow each other in an expression.
      true
    case .leftParenthesis, .leftBracket, .plus, .minus, .star, .notKeyword:
      startsBlockLine() && (peek() != .notKeyword || peek(2) != .inKeyword)
    default:
      false
    }
  }

  mutating func parseMatch() -> NodeID {
    let begin = start
    advance()
    require(.matchStatement, TextRange(begin, previousEnd))
    let subject = parseSubject()
    if kind == .colon { advance() } else { reportExpected("`:` after the subject of `match`") }
    let mark = tree.mark
    if kind == .newline {
      advanceLine()
    } else {
      reportExpected("the end of the line after `match`")
      skipToLineEnd()
      if kind == .newline { advanceLine() }
    }
    if kind == .indent {
      advanceLine()
      depth += 1
      if depth > Self.maximumDepth { skipBlock() } else { parseCases() }
      depth -= 1
    } else {
      reportHere("Expected an indented block with `case` after `match`")
    }
    let cases = tree.takeList(from: mark)
    return tree.makeMatchStmt(begin, previousEnd, subject: subject, cases: cases)
  }

  private mutating func parseSubject() -> NodeID {
    let begin = start
    let first = parseStarNamedExpression()
    guard kind == .comma else {
      return rejectBareStar(first)
    }
    let mark = tree.mark
    tree.push(first)
    while take(.comma) {
      guard kind.startsExpression else { break }
      tree.push(parseStarNamedExpression())
    }
    let elements = tree.takeList(from: mark)
    return tree.makeTupleExpr(begin, previousEnd, ctx: .load, elts: elements)
  }

  private mutating func parseCases() {
    if kind != .caseKeyword { reportHere("Expected `case` in the block of `match`") }
    while kind != .dedent && kind != .endOfFile {
      if kind == .caseKeyword {
        tree.push(parseCase())
      } else {
        // Statements between the cases are read, for their own errors, and dropped.
        reportHere("Only `case` can stand in the block of `match`")
        let mark = tree.mark
        parseStatement()
        _ = tree.takeList(from: mark)
      }
    }
    if kind == .dedent { advanceLine() }
  }

  private mutating func parseCase() -> NodeID {
    let begin = start
    advance()
    let pattern = parseOpenPattern()
    var guardCondition = NodeID.absent
    if take(.ifKeyword) { guardCondition = parseNamedExpression() }
    let body = parseBlock(after: .caseKeyword, begin)
    return tree.makeMatchCase(begin, previousEnd, pattern: pattern, guard: guardCondition, body: body)
  }

  // MARK: - Patterns

  /// `patterns`: one pattern, or a sequence without brackets.
  private mutating func parseOpenPattern() -> NodeID {
    let begin = start
    let first = parseStarPattern()
    guard kind == .comma else {
      if tree.kind(first) == .matchStarPattern {
        report("A `*` pattern must be in a sequence", tree.range(first))
      }
      return first
    }
    let mark = tree.mark
    tree.push(first)
    while take(.comma) {
      if kind == .colon || kind == .ifKeyword { break }
      tree.push(parseStarPattern())
    }
    let patterns = tree.takeList(from: mark)
    return tree.makeMatchSequencePattern(begin, previousEnd, patterns: patterns)
  }

  private mutating func parseStarPattern() -> NodeID {
    guard kind == .star else { return parsePattern() }
    let begin = start
    advance()
    let name = parseIdentifier()
    let isCapture = name.symbol != KnownNames.underscore && name.symbol != .missing
    return tree.makeMatchStarPattern(begin, previousEnd, name: isCapture ? name : nil)
  }

  /// `pattern`: alternatives, with an optional `as`.
  private mutating func parsePattern() -> NodeID {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth {
      _ = abandonDeepExpression()
      return tree.makeInvalidPattern(previousEnd, previousEnd, children: .empty)
    }
    let begin = start
    var pattern = parseClosedPattern()
    if kind == .bar {
      let mark = tree.mark
      tree.push(pattern)
      while take(.bar) { tree.push(parseClosedPattern()) }
      let patterns = tree.takeList(from: mark)
      pattern = tree.makeMatchOrPattern(begin, previousEnd, patterns: patterns)
    }
    guard take(.asKeyword) else { return pattern }
    let name = parseIdentifier("a name after `as`")
    if name.symbol == KnownNames.underscore {
      report("`_` cannot be the name after `as`", TextRange(name.start, name.start + 1))
    }
    if kind == .dot || kind == .leftParenthesis {
      reportHere("A pattern can only be bound to a plain name")
    }
    return tree.makeMatchAsPattern(begin, previousEnd, pattern: pattern, name: name.symbol == .missing ? nil : name)
  }

  private mutating func parseClosedPattern() -> NodeID {
    let begin = start
    switch kind {
    case .noneKeyword, .trueKeyword, .falseKeyword:
      let singleton: MatchedSingleton = kind == .noneKeyword ? .none : kind == .trueKeyword ? .true : .false
      advance()
      return tree.makeMatchSingletonPattern(begin, previousEnd, value: singleton)
    case .minus, .plus, .integer, .float, .imaginary, .string, .fStringStart, .tStringStart:
      let value = parseLiteralForPattern()
      return tree.makeMatchValuePattern(begin, previousEnd, value: value)
    case .leftParenthesis, .leftBracket:
      return parseBracketedPattern()
    case .leftBrace:
      return parseMappingPattern()
    case .star:
      reportHere("A `*` pattern must be in a sequence")
      return parseStarPattern()
    default:
      if kind.isName { return parseNamePattern() }
      return recoverPattern()
    }
  }

  private mutating func recoverPattern() -> NodeID {
    let begin = start
    reportExpected("a pattern")
    if kind.startsExpression || kind == .unknown {
      _ = kind == .unknown ? { advance() }() : { _ = parseOperators(OperatorPower.bitwiseXor) }()
      return tree.makeInvalidPattern(begin, max(begin, previousEnd), children: .empty)
    }
    return tree.makeInvalidPattern(previousEnd, previousEnd, children: .empty)
  }

  /// A number with a sign or a complex number, or strings: the literals that patterns and their keys can be.
  private mutating func parseLiteralForPattern() -> NodeID {
    let begin = start
    if kind == .string || kind == .fStringStart || kind == .tStringStart {
      let value = parseStrings()
      let isPlain: Bool =
        switch tree.kind(value) {
        case .fStringExpr, .tStringExpr: false
        case .concatenatedStringExpr: !hasInterpolatedPart(tree.parts(ofConcatenatedString: value))
        default: true
        }
      if !isPlain {
        reportCompilation(
          .interpolatedPattern, "A pattern can only have string literals without replacement fields", tree.range(value))
      }
      return value
    }
    let value = parseOperators(OperatorPower.sum)
    if !isPatternNumber(value) {
      report(
        "A pattern can only have a number with an optional sign, or a complex number", TextRange(begin, previousEnd))
    }
    return value
  }

  private func hasInterpolatedPart(_ parts: WordSlice) -> Bool {
    for index in 0..<Int(parts.count) {
      let kind = tree.kind(tree.element(index, of: parts))
      if kind == .fStringExpr || kind == .tStringExpr { return true }
    }
    return false
  }

  private mutating func isPatternNumber(_ id: NodeID) -> Bool {
    let node = tree.nodes[id.index]
    if tree.isParenthesized(id) { return false }
    guard node.kind == .binOpExpr else { return isSignedNumber(id) }
    let sign = BinaryOperator(storage: node.aux)
    let right = tree.right(ofBinOp: id)
    return (sign == .add || sign == .subtract) && isSignedNumber(tree.left(ofBinOp: id), real: true)
      && tree.kind(right) == .numberLiteralExpr
      && NumberKind(storage: tree.nodes[right.index].aux) == .imaginary && !tree.isParenthesized(right)
  }

  private mutating func isSignedNumber(_ id: NodeID, real: Bool = false) -> Bool {
    var node = tree.nodes[id.index]
    if tree.isParenthesized(id) { return false }
    let sign = node.kind == .unaryOpExpr ? UnaryOperator(storage: node.aux) : nil
    if sign == .negative || sign == .positive {
      if sign == .positive { require(.unaryPlusInPattern, tree.range(id)) }
      let operand = tree.operand(ofUnaryOp: id)
      if tree.isParenthesized(operand) { return false }
      node = tree.nodes[operand.index]
    }
    return node.kind == .numberLiteralExpr && (!real || NumberKind(storage: node.aux) != .imaginary)
  }

  /// A capture, the wildcard, a dotted value or a class.
  private mutating func parseNamePattern() -> NodeID {
    let begin = start
    let identifier = parseIdentifier()
    if kind != .dot && kind != .leftParenthesis {
      let isWildcard = identifier.symbol == KnownNames.underscore
      return tree.makeMatchAsPattern(begin, previousEnd, pattern: .absent, name: isWildcard ? nil : identifier)
    }
    var value = tree.makeNameExpr(begin, previousEnd, ctx: .load, symbol: identifier.symbol)
    while take(.dot) {
      let attribute = parseIdentifier("a name after `.`")
      value = tree.makeAttributeExpr(begin, previousEnd, ctx: .load, value: value, attr: attribute.symbol)
    }
    if kind == .leftParenthesis { return parseClassPattern(begin, value) }
    return tree.makeMatchValuePattern(begin, previousEnd, value: value)
  }

  private mutating func parseClassPattern(_ begin: UInt32, _ class: NodeID) -> NodeID {
    advance()
    let mark = tree.mark
    var hasKeyword = false
    while kind != .rightParenthesis && kind != .newline && kind != .endOfFile {
      let argumentStart = start
      if kind.isName && peek() == .equal {
        let name = symbolHere()
        advance()
        advance()
        let pattern = parsePattern()
        hasKeyword = true
        tree.push(tree.makeMatchKeyword(argumentStart, previousEnd, name: name, pattern: pattern))
      } else {
        let pattern = parsePattern()
        if hasKeyword {
          report("A positional pattern cannot follow a keyword pattern", tree.range(pattern))
        }
        tree.push(pattern)
      }
      if !take(.comma) { break }
    }
    let arguments = tree.takeList(from: mark)
    close(.rightParenthesis)
    return tree.makeMatchClassPattern(begin, previousEnd, cls: `class`, arguments: arguments)
  }

  private mutating func parseBracketedPattern() -> NodeID {
    let begin = start
    let closing: TokenKind = kind == .leftParenthesis ? .rightParenthesis : .rightBracket
    advance()
    let mark = tree.mark
    var hasComma = false
    while kind != closing && kind != .newline && kind != .endOfFile {
      tree.push(parseStarPattern())
      if !take(.comma) { break }
      hasComma = true
    }
    let first = tree.mark > mark ? NodeID(rawValue: tree.pending[mark]) : .absent
    let isGroup =
      closing == .rightParenthesis && !hasComma && !first.isAbsent && tree.kind(first) != .matchStarPattern
    if closing == .rightParenthesis && !hasComma && !first.isAbsent && !isGroup {
      report("A sequence pattern of one in parentheses needs a comma", tree.range(first))
    }
    if isGroup {
      tree.pending.truncate(to: mark)
      close(closing)
      tree.setParenthesized(first)
      return first
    }
    let patterns = tree.takeList(from: mark)
    close(closing)
    let sequence = tree.makeMatchSequencePattern(begin, previousEnd, patterns: patterns)
    if closing == .rightParenthesis { tree.setParenthesized(sequence) }
    return sequence
  }

  private mutating func parseMappingPattern() -> NodeID {
    let begin = start
    advance()
    let mark = tree.mark
    var rest: Identifier?
    while kind != .rightBrace && kind != .newline && kind != .endOfFile {
      if let rest { report("Nothing can follow `**` in a mapping pattern", TextRange(rest.start, previousEnd)) }
      if take(.doubleStar) {
        let name = parseIdentifier("a name after `**`")
        if name.symbol == KnownNames.underscore {
          report(
            "`**_` is not allowed: a mapping pattern ignores other keys anyway", TextRange(name.start, previousEnd))
        }
        if name.symbol != .missing { rest = name }
      } else {
        tree.push(parseMappingKey())
        expect(.colon)
        tree.push(parsePattern())
      }
      if !take(.comma) { break }
    }
    let items = tree.takeList(from: mark)
    close(.rightBrace)
    return tree.makeMatchMappingPattern(begin, previousEnd, items: items, rest: rest)
  }

  private mutating func parseMappingKey() -> NodeID {
    let begin = start
    switch kind {
    case .noneKeyword, .trueKeyword, .falseKeyword: return parsePrimary()
    case .minus, .plus, .integer, .float, .imaginary, .string, .fStringStart, .tStringStart:
      return parseLiteralForPattern()
    default:
      guard kind.isName else { return missingExpression("a key") }
      let value = parsePrimary()
      if tree.kind(value) != .attributeExpr {
        report("A key of a mapping pattern must be a literal or a dotted name", TextRange(begin, previousEnd))
      }
      return value
    }
  }
}
