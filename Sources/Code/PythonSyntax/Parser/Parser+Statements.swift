/// Statements: <https://docs.python.org/3/reference/simple_stmts.html>.
extension Parser {
  /// The whole source as a file.
  mutating func parseModule() -> NodeID {
    let mark = tree.mark
    while kind != .endOfFile { parseStatement() }
    let body = tree.takeList(from: mark)
    return tree.makeModule(0, source.count, body: body)
  }

  /// The whole source as one expression, as `eval` reads it.
  mutating func parseExpressionModule() -> NodeID {
    while kind == .newline || kind == .indent { advanceLine() }
    let body = parseExpressionList()
    while kind == .newline || kind == .dedent { advanceLine() }
    if kind != .endOfFile { reportExpected("the end of the expression") }
    return tree.makeExpressionModule(0, source.count, body: body)
  }

  /// One compound statement, or the simple statements of one line, pushed as pending nodes.
  mutating func parseStatement() {
    if kind != .indent { statementStart = start }
    // Statements nest on one line too, although none may: `if x: if y:`.
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth {
      reportHere("This statement is nested too deeply")
      skipToLineEnd()
      if kind == .newline { advanceLine() }
      if kind == .indent {
        advanceLine()
        skipBlock()
      }
      return
    }
    switch kind {
    case .ifKeyword: tree.push(parseIf())
    case .defKeyword: tree.push(parseFunction(start, .empty, isAsync: false, asyncStart: nil))
    case .forKeyword: tree.push(parseFor(start, isAsync: false))
    case .withKeyword: tree.push(parseWith(start, isAsync: false))
    case .classKeyword: tree.push(parseClass(start, .empty))
    case .at: parseDecorated()
    case .tryKeyword: tree.push(parseTry())
    case .whileKeyword: tree.push(parseWhile())
    case .asyncKeyword: parseAsync()
    case .matchKeyword where startsMatchStatement(): tree.push(parseMatch())
    case .indent: parseUnexpectedIndent()
    case .newline: advanceLine()
    case .dedent:
      // A block that was not closed by its own rule: nothing is lost.
      advanceLine()
    case .elifKeyword, .elseKeyword, .exceptKeyword, .finallyKeyword: parseOrphanClause()
    case .caseKeyword where startsOrphanCase(): parseOrphanCase()
    default: parseSimpleStatements()
    }
  }

  /// Simple statements up to the end of the line.
  mutating func parseSimpleStatements() {
    while true {
      let before = index
      tree.push(parseSimpleStatement())
      if kind == .semicolon {
        advance()
        if kind == .newline {
          advanceLine()
          return
        }
        if kind == .endOfFile { return }
        if reportCompoundOnLine() { return }
        continue
      }
      if kind == .newline {
        advanceLine()
        return
      }
      if kind == .endOfFile || kind == .dedent { return }
      recoverAfterStatement(madeProgress: index != before)
      if kind == .newline { advanceLine() }
      if kind == .indent { parseUnexpectedIndent() }
      return
    }
  }

  /// A compound statement after `;`. True if there was one; it is read.
  private mutating func reportCompoundOnLine() -> Bool {
    switch kind {
    case .ifKeyword, .forKeyword, .whileKeyword, .withKeyword, .tryKeyword, .defKeyword, .classKeyword, .at,
      .asyncKeyword:
      reportHere("\(kind.display) must start its own line")
      parseStatement()
      return true
    default:
      return false
    }
  }

  /// Reports and skips what follows a statement on its line.
  private mutating func recoverAfterStatement(madeProgress: Bool) {
    let begin = start
    let first = token(at: index - 1)
    if first.kind == .name && first.start == statementStart && reportForeignKeyword(first) {
      // It says what is wrong.
    } else if [.elifKeyword, .elseKeyword, .exceptKeyword, .finallyKeyword].contains(kind) {
      reportHere("\(kind.display) must start its own line")
    } else if kind == .fromKeyword && source.text(statementStart, statementStart + 6) == "import" {
      reportHere("To import names from a module, write `from module import name`")
    } else if kind.startsExpression {
      reportHere("Expected the end of the statement, found \(kind.display); is an operator or comma missing?")
    } else {
      reportExpected("the end of the statement")
    }
    skipToLineEnd()
    if begin < previousEnd { tree.push(tree.makeInvalidStmt(begin, previousEnd, children: .empty)) }
    _ = madeProgress
  }

  /// An indented block that belongs to no statement: its statements are kept.
  private mutating func parseUnexpectedIndent() {
    let isAfterBrokenLine = hasError(from: statementStart)
    let wasInBlockOfBrokenLine = isInBlockOfBrokenLine
    if isAfterBrokenLine {
      isInBlockOfBrokenLine = true
    } else {
      reportHere("Unexpected indentation: this line starts further right than the one before, but opens no block")
    }
    advanceLine()
    depth += 1
    defer {
      depth -= 1
      isInBlockOfBrokenLine = wasInBlockOfBrokenLine
    }
    if depth > Self.maximumDepth {
      skipBlock()
      return
    }
    while kind != .dedent && kind != .endOfFile { parseStatement() }
    if kind == .dedent { advanceLine() }
  }

  /// Skips to the end of the block at hand, which is nested too deeply to be read.
  mutating func skipBlock() {
    reportHere("This block is nested too deeply")
    var open = 1
    while kind != .endOfFile {
      if kind == .indent { open += 1 }
      if kind == .dedent {
        open -= 1
        if open == 0 { break }
      }
      advanceLine()
    }
    if kind == .dedent { advanceLine() }
  }

  /// A clause without the statement it belongs to: its block is kept.
  private mutating func parseOrphanClause() {
    let owners =
      switch kind {
      case .elifKeyword: "`if`"
      case .elseKeyword: "`if`, `for`, `while` or `try`"
      default: "`try`"
      }
    if !isInBlockOfBrokenLine {
      reportHere("\(kind.display) without \(owners) before it at the same indentation")
    }
    let begin = start
    advance()
    parseOrphanRest(begin)
  }

  private mutating func startsOrphanCase() -> Bool {
    startsBlockLine() && peek() != .equal && peek() != .colon && peek() != .dot
  }

  private mutating func parseOrphanCase() {
    if !isInBlockOfBrokenLine { reportHere("`case` without `match` before it") }
    let begin = start
    advance()
    parseOrphanRest(begin)
  }

  private mutating func parseOrphanRest(_ begin: UInt32) {
    while kind != .colon && kind != .newline && kind != .endOfFile { advance() }
    let mark = tree.mark
    if kind == .colon {
      advance()
      if kind == .newline && peek() == .indent {
        advanceLine()
        advanceLine()
        while kind != .dedent && kind != .endOfFile { parseStatement() }
        if kind == .dedent { advanceLine() }
      } else if kind != .newline {
        parseSimpleStatements()
      } else {
        advanceLine()
      }
    } else if kind == .newline {
      advanceLine()
    }
    let children = tree.takeList(from: mark)
    tree.push(tree.makeInvalidStmt(begin, previousEnd, children: children))
  }

  /// Whether the logical line that starts here ends with a colon, or has one followed by a statement.
  func startsBlockLine() -> Bool {
    var next = index
    var last = TokenKind.newline
    while true {
      let kind = unsafe tokens[unchecked: next].kind
      if kind == .newline || kind == .endOfFile { return last == .colon }
      if !kind.isTrivia { last = kind }
      next += 1
    }
  }

  // MARK: - Simple statements

  private mutating func parseSimpleStatement() -> NodeID {
    let begin = start
    switch kind {
    case .returnKeyword: return parseReturn()
    case .importKeyword: return parseImport(begin, isLazy: false)
    case .fromKeyword: return parseImportFrom(begin, isLazy: false)
    case .passKeyword:
      advance()
      return tree.makePassStmt(begin, previousEnd)
    case .breakKeyword:
      advance()
      return tree.makeBreakStmt(begin, previousEnd)
    case .continueKeyword:
      advance()
      return tree.makeContinueStmt(begin, previousEnd)
    case .raiseKeyword: return parseRaise()
    case .assertKeyword: return parseAssert()
    case .delKeyword: return parseDelete()
    case .globalKeyword:
      let names = parseScopeNames()
      return tree.makeGlobalStmt(begin, previousEnd, names: names)
    case .nonlocalKeyword:
      let names = parseScopeNames()
      return tree.makeNonlocalStmt(begin, previousEnd, names: names)
    case .typeKeyword where peek().isName: return parseTypeAlias()
    case .lazyKeyword where peek() == .importKeyword || peek() == .fromKeyword: return parseLazyImport()
    case .ipythonEscape:
      advance()
      return tree.makeIpythonEscapeStmt(begin, previousEnd)
    default: return parseExpressionStatement()
    }
  }

  private mutating func parseReturn() -> NodeID {
    let begin = start
    advance()
    var value = NodeID.absent
    if kind.startsExpression && kind != .yieldKeyword {
      value = parseExpressionList()
      requireUnpackingInTuple(value)
    } else if kind == .yieldKeyword {
      reportHere("`yield` needs parentheses after `return`")
      value = parseYield()
    }
    return tree.makeReturnStmt(begin, previousEnd, value: value)
  }

  private mutating func parseRaise() -> NodeID {
    let begin = start
    advance()
    var exception = NodeID.absent
    var cause = NodeID.absent
    if kind.startsExpression {
      exception = parseExpression()
      if take(.fromKeyword) {
        cause = kind.startsExpression ? parseExpression() : missingExpression("an exception after `from`")
      }
    } else if kind == .fromKeyword {
      reportHere("Expected an exception between `raise` and `from`")
      advance()
      cause = parseExpression()
    }
    return tree.makeRaiseStmt(begin, previousEnd, exc: exception, cause: cause)
  }

  private mutating func parseAssert() -> NodeID {
    let begin = start
    advance()
    let test = parseExpression()
    var message = NodeID.absent
    if take(.comma) { message = parseExpression() }
    return tree.makeAssertStmt(begin, previousEnd, test: test, msg: message)
  }

  private mutating func parseDelete() -> NodeID {
    let begin = start
    advance()
    let mark = tree.mark
    if !kind.startsExpression { tree.push(missingExpression("something to delete after `del`")) }
    while kind.startsExpression {
      let target = parseStarExpression()
      setContext(target, .delete)
      tree.push(target)
      if !take(.comma) { break }
    }
    let targets = tree.takeList(from: mark)
    return tree.makeDeleteStmt(begin, previousEnd, targets: targets)
  }

  private mutating func parseScopeNames() -> WordSlice {
    advance()
    let mark = tree.mark
    repeat {
      let name = parseIdentifier()
      if name.symbol == .missing { break }
      tree.push(word: name.symbol.rawValue)
      tree.push(word: name.start)
    } while take(.comma)
    return tree.takeList(from: mark)
  }

  private mutating func parseTypeAlias() -> NodeID {
    let begin = start
    advance()
    require(.typeAliasStatement, TextRange(begin, previousEnd))
    let nameStart = start
    let identifier = parseIdentifier()
    let name = tree.makeNameExpr(nameStart, previousEnd, ctx: .store, symbol: identifier.symbol)
    let typeParameters = kind == .leftBracket ? parseTypeParameters() : .absent
    let value: NodeID
    if take(.equal) {
      value = parseExpression()
    } else {
      value = missingExpression("`=` and a type")
    }
    return tree.makeTypeAliasStmt(begin, previousEnd, name: name, typeParameters: typeParameters, value: value)
  }

  // MARK: - Expressions as statements

  private mutating func parseExpressionStatement() -> NodeID {
    let begin = start
    if !kind.startsExpression { return parseStrayTokens() }
    let first = kind == .yieldKeyword ? parseYield() : parseStatementExpression()
    switch kind {
    case .newline, .semicolon:
      return finishExpressionStatement(begin, first)
    case .equal:
      return parseAssignment(begin, first)
    case .colon:
      return parseAnnotatedAssignment(begin, first)
    default:
      if kind.isAugmentedAssignment { return parseAugmentedAssignment(begin, first) }
      reportPrintStatement(first)
      return finishExpressionStatement(begin, first)
    }
  }

  /// `star_expressions`, with an assignment expression read although it needs parentheses here.
  private mutating func parseStatementExpression() -> NodeID {
    let begin = start
    let first = parseStarExpression()
    if kind == .comma { return parseTupleRest(begin, first) }
    if kind == .colonEqual {
      reportHere("An assignment expression as a statement needs parentheses; to assign, write `=`")
      return parseNamedExpressionRest(begin, first)
    }
    return first
  }

  private mutating func finishExpressionStatement(_ begin: UInt32, _ value: NodeID) -> NodeID {
    let value = requireNoBareStar(value)
    return tree.makeExpressionStmt(begin, previousEnd, value: value)
  }

  /// `print x` and `exec x` as in Python 2.
  private mutating func reportPrintStatement(_ function: NodeID) {
    guard tree.kind(function) == .nameExpr, kind.startsExpression else { return }
    let symbol = tree.symbol(ofName: function)
    if symbol == KnownNames.print || symbol == KnownNames.exec {
      let name = symbol == KnownNames.print ? "print" : "exec"
      reportHere("`\(name)` is a function since Python 3: put what follows in parentheses, `\(name)(...)`")
    }
  }

  /// Tokens that start no statement.
  private mutating func parseStrayTokens() -> NodeID {
    let begin = start
    switch kind {
    case .rightParenthesis, .rightBracket, .rightBrace, .unknown:
      reportHere("\(kind.display) closes nothing here")
    default:
      reportExpected("a statement")
    }
    if kind == .unknown || kind.isPunctuation || kind.isKeyword { advance() }
    skipToLineEnd()
    return tree.makeInvalidStmt(begin, max(begin, previousEnd), children: .empty)
  }

  private mutating func parseAssignment(_ begin: UInt32, _ first: NodeID) -> NodeID {
    let mark = tree.mark
    var value = first
    while kind == .equal {
      let target = requireNoBareStarredTarget(value)
      setContext(target, .store)
      tree.push(target)
      advance()
      value = parseAssignedValue()
    }
    if tree.kind(value) == .starredExpr { value = requireNoBareStar(value) }
    let targets = tree.takeList(from: mark)
    return tree.makeAssignStmt(begin, previousEnd, targets: targets, value: value)
  }

  /// The right-hand side of an assignment.
  private mutating func parseAssignedValue() -> NodeID {
    let begin = start
    switch kind {
    case .yieldKeyword: return parseYield()
    case .ipythonEscape:
      advance()
      return tree.makeIpythonEscapeExpr(begin, previousEnd)
    default:
      if !kind.startsExpression { return missingExpression("a value after `=`") }
      let first = parseStarExpression()
      if kind == .comma { return parseTupleRest(begin, first) }
      if kind == .colonEqual {
        reportHere("An assignment expression needs parentheses here")
        return parseNamedExpressionRest(begin, first)
      }
      return first
    }
  }

  private mutating func parseAnnotatedAssignment(_ begin: UInt32, _ target: NodeID) -> NodeID {
    switch tree.kind(target) {
    case .nameExpr, .attributeExpr, .subscriptExpr: setContext(target, .store)
    case .invalidExpr: break
    case .tupleExpr, .listExpr:
      reportHere("Only a single name, attribute or subscript can be annotated, not \(describe(target))")
    default:
      reportHere("Unexpected `:` after \(describe(target)); only a name, attribute or subscript can be annotated")
    }
    advance()
    let annotation = kind.startsExpression ? parseExpression() : missingExpression("an annotation after `:`")
    var value = NodeID.absent
    if take(.equal) {
      value = parseAssignedValue()
      requireUnpackingInTuple(value)
      if tree.kind(value) == .starredExpr { value = requireNoBareStar(value) }
    }
    return tree.makeAnnAssignStmt(begin, previousEnd, target: target, annotation: annotation, value: value)
  }

  private mutating func parseAugmentedAssignment(_ begin: UInt32, _ target: NodeID) -> NodeID {
    let binaryOperator = kind.binaryOperator ?? .add
    switch tree.kind(target) {
    case .nameExpr, .attributeExpr, .subscriptExpr: setContext(target, .store)
    case .invalidExpr: break
    default:
      report("\(kind.display) cannot assign to \(describe(target))", tree.range(target))
    }
    advance()
    var value = parseAssignedValue()
    if tree.kind(value) == .starredExpr { value = requireNoBareStar(value) }
    return tree.makeAugAssignStmt(begin, previousEnd, op: binaryOperator, target: target, value: value)
  }
}
