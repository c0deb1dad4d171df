/// Compound statements: <https://docs.python.org/3/reference/compound_stmts.html>.
extension Parser {
  // MARK: - Blocks

  /// A colon and the block after it. `owner` is the keyword that opens the block, `line` its offset.
  mutating func parseBlock(after owner: TokenKind, _ ownerStart: UInt32) -> WordSlice {
    if kind == .colon {
      advance()
    } else {
      reportExpected("`:` after \(owner.display)")
      skipToColon()
    }
    let mark = tree.mark
    if kind == .newline {
      parseIndentedBlock(owner, ownerStart)
    } else if kind == .endOfFile || kind == .dedent {
      reportMissingBlock(owner, ownerStart)
    } else {
      if startsCompoundStatement { reportHere("\(kind.display) must start its own line") }
      if startsCompoundStatement { parseStatement() } else { parseSimpleStatements() }
    }
    return tree.takeList(from: mark)
  }

  private mutating func parseIndentedBlock(_ owner: TokenKind, _ ownerStart: UInt32) {
    advanceLine()
    guard kind == .indent else {
      reportMissingBlock(owner, ownerStart)
      return
    }
    advanceLine()
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth {
      skipBlock()
      return
    }
    while kind != .dedent && kind != .endOfFile { parseStatement() }
    if kind == .dedent { advanceLine() }
  }

  private mutating func reportMissingBlock(_ owner: TokenKind, _ ownerStart: UInt32) {
    if hasError(from: ownerStart) { return }
    reportHere("Expected an indented block after \(owner.display) on line \(line(of: ownerStart))")
  }

  /// The number of the line at an offset, from 1.
  private mutating func line(of offset: UInt32) -> Int {
    if countedLine.start > offset { countedLine = (0, 1) }
    while true {
      let end = source.endOfLine(countedLine.start)
      if end >= offset || end >= source.count { return countedLine.number }
      countedLine = (source.afterNewline(end), countedLine.number + 1)
    }
  }

  /// After a clause that lacks its colon: moves to the colon if one ends the line.
  private mutating func skipToColon() {
    guard startsBlockLine() else {
      if kind != .newline { skipToLineEnd() }
      return
    }
    while kind != .newline && kind != .endOfFile {
      if kind == .colon && (peek() == .newline || peek() == .endOfFile) {
        advance()
        return
      }
      advance()
    }
  }

  private var startsCompoundStatement: Bool {
    switch kind {
    case .ifKeyword, .forKeyword, .whileKeyword, .withKeyword, .tryKeyword, .defKeyword, .classKeyword, .at,
      .asyncKeyword:
      true
    default: false
    }
  }

  // MARK: - If, while, for

  mutating func parseIf() -> NodeID {
    let begin = start
    advance()
    let test = parseCondition()
    let body = parseBlock(after: .ifKeyword, begin)
    let mark = tree.mark
    while kind == .elifKeyword {
      let clauseStart = start
      advance()
      let test = parseCondition()
      let body = parseBlock(after: .elifKeyword, clauseStart)
      tree.push(tree.makeElifElseClause(clauseStart, previousEnd, test: test, body: body))
    }
    if kind == .elseKeyword {
      let clauseStart = start
      advance()
      if kind == .ifKeyword { reportHere("Write `elif` instead of `else if`") }
      let body = parseBlock(after: .elseKeyword, clauseStart)
      tree.push(tree.makeElifElseClause(clauseStart, previousEnd, test: .absent, body: body))
    }
    let clauses = tree.takeList(from: mark)
    return tree.makeIfStmt(begin, previousEnd, test: test, body: body, clauses: clauses)
  }

  /// A condition of `if`, `elif`, `while`, or a guard.
  private mutating func parseCondition() -> NodeID {
    if !kind.startsExpression { return missingExpression("a condition") }
    if kind == .star { reportHere("An unpacked `*` value cannot be a condition") }
    let condition = parseStarNamedExpression()
    if kind == .equal {
      reportHere("`=` assigns and cannot stand in a condition; to compare, write `==`")
      advance()
      _ = parseStarExpression()
    }
    return condition
  }

  private mutating func parseElse() -> WordSlice {
    guard kind == .elseKeyword else { return .empty }
    let begin = start
    advance()
    return parseBlock(after: .elseKeyword, begin)
  }

  mutating func parseWhile() -> NodeID {
    let begin = start
    advance()
    let test = parseCondition()
    let body = parseBlock(after: .whileKeyword, begin)
    let orElse = parseElse()
    return tree.makeWhileStmt(begin, previousEnd, test: test, body: body, orelse: orElse)
  }

  mutating func parseFor(_ begin: UInt32, isAsync: Bool) -> NodeID {
    advance()
    let target = parseTargetList()
    expect(.inKeyword)
    let iterable = kind.startsExpression ? parseIterable() : missingExpression("something to loop over")
    let body = parseBlock(after: .forKeyword, begin)
    let orElse = parseElse()
    return tree.makeForStmt(
      begin, previousEnd, isAsync: isAsync, target: target, iter: iterable, body: body, orelse: orElse)
  }

  private mutating func parseIterable() -> NodeID {
    if kind == .yieldKeyword {
      reportHere("`yield` needs parentheses here")
      return parseYield()
    }
    let iterable = parseExpressionList()
    requireUnpackingInTuple(iterable, .unpackingInForIterable)
    return iterable
  }

  mutating func parseAsync() {
    let begin = start
    advance()
    switch kind {
    case .defKeyword: tree.push(parseFunction(begin, .empty, isAsync: true, asyncStart: begin))
    case .forKeyword: tree.push(parseFor(begin, isAsync: true))
    case .withKeyword: tree.push(parseWith(begin, isAsync: true))
    default:
      reportExpected("`def`, `for` or `with` after `async`")
      if kind == .newline { advanceLine() } else { parseStatement() }
    }
  }

  // MARK: - Try

  mutating func parseTry() -> NodeID {
    let begin = start
    advance()
    let body = parseBlock(after: .tryKeyword, begin)
    let mark = tree.mark
    var isStar = false
    var count = 0
    while kind == .exceptKeyword {
      let handlerStart = start
      let handlerIsStar = peek() == .star
      if count > 0 && handlerIsStar != isStar {
        reportHere("A `try` cannot have both `except` and `except*`")
      }
      if count == 0 { isStar = handlerIsStar }
      tree.push(parseHandler(handlerStart))
      count += 1
    }
    let handlers = tree.takeList(from: mark)
    let orElse: WordSlice
    if kind == .elseKeyword && count == 0 {
      reportHere("`else` of a `try` needs an `except` before it")
    }
    orElse = parseElse()
    var finalBody = WordSlice.empty
    let hasFinally = kind == .finallyKeyword
    if hasFinally {
      let finallyStart = start
      advance()
      finalBody = parseBlock(after: .finallyKeyword, finallyStart)
    }
    if count == 0 && !hasFinally { reportHere("Expected `except` or `finally` after the block of `try`") }
    return tree.makeTryStmt(
      begin, previousEnd, isStar: isStar, body: body, handlers: handlers, orelse: orElse, finalbody: finalBody)
  }

  private mutating func parseHandler(_ begin: UInt32) -> NodeID {
    advance()
    let isStar = kind == .star
    if isStar {
      let star = start
      advance()
      require(.exceptStar, TextRange(star, previousEnd))
    }
    var type = NodeID.absent
    var name: Identifier?
    if kind.startsExpression {
      type = parseHandlerType()
      if take(.asKeyword) {
        let identifier = parseIdentifier("a name after `as`")
        if identifier.symbol != .missing { name = identifier }
        if kind == .dot || kind == .leftBracket || kind == .leftParenthesis {
          reportHere("An exception can only be bound to a plain name")
        }
      } else if kind.isName {
        reportHere("Expected `as` before the name of the exception")
        advance()
      }
    } else if isStar {
      type = missingExpression("one or more exception types after `except*`")
    }
    let body = parseBlock(after: .exceptKeyword, begin)
    return tree.makeExceptHandler(begin, previousEnd, type: type, name: name, body: body)
  }

  /// One exception type, or since Python 3.14 several without parentheses (PEP 758).
  private mutating func parseHandlerType() -> NodeID {
    let begin = start
    let first = parseStarExpression()
    guard kind == .comma else { return rejectBareStar(first) }
    let tuple = parseTupleRest(begin, first)
    if kind == .asKeyword {
      report("Several exception types with `as` need parentheses", tree.range(tuple))
    } else {
      require(.unparenthesizedExcept, tree.range(tuple))
    }
    return tuple
  }

  // MARK: - With

  mutating func parseWith(_ begin: UInt32, isAsync: Bool) -> NodeID {
    advance()
    var isParenthesized = false
    let mark = tree.mark
    if kind == .leftParenthesis, parseParenthesizedItems() {
      isParenthesized = true
    } else {
      repeat {
        if !kind.startsExpression {
          reportExpected("a context manager")
          break
        }
        tree.push(parseWithItem())
      } while take(.comma)
    }
    let items = tree.takeList(from: mark)
    let body = parseBlock(after: .withKeyword, begin)
    return tree.makeWithStmt(
      begin, previousEnd, isAsync: isAsync, isItemListParenthesized: isParenthesized, items: items, body: body)
  }

  private mutating func parseWithItem() -> NodeID {
    let begin = start
    let context = kind == .star ? parseStarredItem() : parseExpression()
    var target = NodeID.absent
    if take(.asKeyword) {
      target = kind.startsExpression ? parseItemTarget() : missingExpression("a target after `as`")
    }
    return tree.makeWithItem(begin, previousEnd, contextExpr: context, optionalVars: target)
  }

  private mutating func parseStarredItem() -> NodeID {
    reportHere("An unpacked `*` value cannot be a context manager")
    return parseStarred()
  }

  private mutating func parseItemTarget() -> NodeID {
    let target = requireNoBareStarredTarget(kind == .star ? parseStarred() : parseOperators(OperatorPower.bitwiseOr))
    setContext(target, .store)
    return target
  }

  /// `(item, item as target, ...)` before the colon. False, with nothing read, if the parentheses belong to an
  /// expression.
  private mutating func parseParenthesizedItems() -> Bool {
    guard isFollowedByColon() else { return false }
    let checkpoint = checkpoint
    let begin = start
    advance()
    var count = 0
    var hasTargetOrComma = false
    while kind != .rightParenthesis {
      guard kind.startsExpression, kind != .yieldKeyword, kind != .star else { break }
      let itemStart = start
      let context = parseExpression()
      var target = NodeID.absent
      if take(.asKeyword) {
        guard kind.startsExpression else { break }
        hasTargetOrComma = true
        target = parseItemTarget()
      }
      tree.push(tree.makeWithItem(itemStart, previousEnd, contextExpr: context, optionalVars: target))
      count += 1
      if !take(.comma) { break }
      hasTargetOrComma = true
    }
    // One expression without a target or comma is just an expression in parentheses.
    guard kind == .rightParenthesis, count > 0, hasTargetOrComma else {
      restore(checkpoint)
      return false
    }
    advance()
    require(.parenthesizedContextManagers, TextRange(begin, previousEnd))
    return true
  }

  /// Whether the colon of the statement follows the bracket that closes the one here.
  private func isFollowedByColon() -> Bool {
    var open = 0
    var next = index
    while true {
      switch unsafe tokens[unchecked: next].kind {
      case .leftParenthesis, .leftBracket, .leftBrace: open += 1
      case .rightParenthesis, .rightBracket, .rightBrace:
        open -= 1
        if open == 0 {
          next += 1
          while unsafe tokens[unchecked: next].kind.isTrivia { next += 1 }
          return unsafe tokens[unchecked: next].kind == .colon
        }
      case .newline, .endOfFile: return false
      default: break
      }
      next += 1
    }
  }
}
