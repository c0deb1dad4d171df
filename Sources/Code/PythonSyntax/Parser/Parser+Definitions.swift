/// Functions, classes, their parameters and decorators.
extension Parser {
  mutating func parseDecorated() {
    let begin = start
    let mark = tree.mark
    while kind == .at {
      let decoratorStart = start
      advance()
      let value = kind.startsExpression ? parseNamedExpression() : missingExpression("a decorator after `@`")
      checkDecorator(value)
      tree.push(tree.makeDecorator(decoratorStart, previousEnd, value: value))
      if kind == .newline {
        advanceLine()
      } else if kind != .endOfFile {
        reportExpected("the end of the line after the decorator")
        skipToLineEnd()
        if kind == .newline { advanceLine() }
      }
    }
    let decorators = tree.takeList(from: mark)
    switch kind {
    case .defKeyword: tree.push(parseFunction(begin, decorators, isAsync: false, asyncStart: nil))
    case .classKeyword: tree.push(parseClass(begin, decorators))
    case .asyncKeyword where peek() == .defKeyword:
      let asyncStart = start
      advance()
      tree.push(parseFunction(begin, decorators, isAsync: true, asyncStart: asyncStart))
    default:
      reportExpected("a function or class after the decorator")
      tree.push(tree.makeInvalidStmt(begin, previousEnd, children: decorators))
    }
  }

  /// Before Python 3.9 a decorator was a dotted name, or a call of one.
  private mutating func checkDecorator(_ value: NodeID) {
    var node = value
    if tree.kind(node) == .callExpr { node = tree.func(ofCall: node) }
    while tree.kind(node) == .attributeExpr { node = tree.value(ofAttribute: node) }
    if tree.kind(node) != .nameExpr { require(.relaxedDecorator, tree.range(value)) }
  }

  /// A function from `def`; `begin` is the start of its decorators, if any.
  mutating func parseFunction(
    _ begin: UInt32, _ decorators: WordSlice, isAsync: Bool, asyncStart: UInt32?
  ) -> NodeID {
    let keyword = asyncStart ?? start
    advance()
    let name = parseIdentifier("the name of the function")
    let typeParameters = kind == .leftBracket ? parseTypeParameters() : .absent
    let parameters: NodeID
    if kind == .leftParenthesis {
      advance()
      parameters = parseParameters(isLambda: false)
      close(.rightParenthesis)
    } else {
      reportExpected("`(` and the parameters")
      parameters = tree.makeParameters(previousEnd, previousEnd, items: .empty)
    }
    var returns = NodeID.absent
    if take(.arrow) {
      returns = kind.startsExpression ? parseReturnAnnotation() : missingExpression("a type after `->`")
    }
    let body = parseBlock(after: .defKeyword, keyword)
    return tree.makeFunctionDefStmt(
      begin, previousEnd, isAsync: isAsync, decorators: decorators, keyword: keyword, name: name,
      typeParameters: typeParameters, parameters: parameters, returns: returns, body: body)
  }

  private mutating func parseReturnAnnotation() -> NodeID {
    let begin = start
    let annotation = kind == .star ? rejectBareStar(parseStarred()) : parseExpression()
    if kind == .comma {
      reportHere("Several return types need parentheses")
      return parseTupleRest(begin, annotation)
    }
    return annotation
  }

  mutating func parseClass(_ begin: UInt32, _ decorators: WordSlice) -> NodeID {
    let keyword = start
    advance()
    let name = parseIdentifier("the name of the class")
    let typeParameters = kind == .leftBracket ? parseTypeParameters() : .absent
    let arguments = kind == .leftParenthesis ? parseArguments() : .absent
    checkBases(arguments)
    let body = parseBlock(after: .classKeyword, keyword)
    return tree.makeClassDefStmt(
      begin, previousEnd, decorators: decorators, keyword: keyword, name: name, typeParameters: typeParameters,
      arguments: arguments, body: body)
  }

  /// A generator expression cannot share the parentheses of the bases, as it can those of a call.
  private mutating func checkBases(_ arguments: NodeID) {
    if arguments.isAbsent { return }
    let items = tree.items(ofArguments: arguments)
    guard items.count == 1 else { return }
    let only = tree.element(0, of: items)
    if tree.kind(only) == .generatorExp && tree.range(only) == tree.range(arguments) {
      report("A generator expression needs parentheses of its own here", tree.range(only))
    }
  }

  // MARK: - Parameters

  /// What has been seen of a parameter list.
  private struct ParameterOrder {
    var hasDefault = false
    var hasSlash = false
    var hasStar = false
    var hasKeywordVariadic = false
    /// A bare `*` after which no parameter has come yet.
    var pendingStar: TextRange?
    var count = 0
  }

  /// The parameters of a function up to `)`, or of a lambda up to `:`.
  mutating func parseParameters(isLambda: Bool) -> NodeID {
    let begin = start
    let closing: TokenKind = isLambda ? .colon : .rightParenthesis
    let mark = tree.mark
    var order = ParameterOrder()
    while kind != closing {
      if !parseParameterOrMarker(isLambda: isLambda, mark, &order) { break }
      if kind == closing { break }
      if !take(.comma) {
        if kind.isName || kind == .star || kind == .doubleStar || kind == .slash {
          reportExpected("`,` between the parameters")
          continue
        }
        break
      }
    }
    if let star = order.pendingStar { report("A bare `*` needs a parameter after it", star) }
    let items = tree.takeList(from: mark)
    // Without parameters the range is empty, and lies after the last token.
    let first = begin < previousEnd ? begin : previousEnd
    return tree.makeParameters(first, previousEnd, items: items)
  }

  /// A parameter, `/` or `*`. False if there is none.
  private mutating func parseParameterOrMarker(isLambda: Bool, _ mark: Int, _ order: inout ParameterOrder) -> Bool {
    let begin = start
    if order.hasKeywordVariadic {
      reportHere("No parameter can follow `**` parameters")
    }
    switch kind {
    case .slash:
      advance()
      if order.count == 0 { report("`/` needs a parameter before it", TextRange(begin, previousEnd)) }
      if order.hasSlash { report("`/` can stand only once among the parameters", TextRange(begin, previousEnd)) }
      if order.hasStar { report("`/` must stand before `*`", TextRange(begin, previousEnd)) }
      order.hasSlash = true
      require(.positionalOnlyParameters, TextRange(begin, previousEnd))
      for place in mark..<tree.mark {
        let parameter = NodeID(rawValue: tree.pending[place])
        if tree.nodes[parameter.index].aux == UInt16(ParameterRole.positionalOrKeyword.rawValue) {
          tree.nodes[parameter.index].aux = UInt16(ParameterRole.positionalOnly.rawValue)
        }
      }
      if kind == .equal { reportHere("`/` cannot have a default") }
      return true
    case .star:
      advance()
      if order.hasStar { report("`*` can stand only once among the parameters", TextRange(begin, previousEnd)) }
      order.hasStar = true
      if kind == .comma || kind == .rightParenthesis || kind == .colon && isLambda {
        order.pendingStar = TextRange(begin, previousEnd)
        return true
      }
      tree.push(parseParameter(begin, .variadicPositional, isLambda: isLambda, &order))
      return true
    case .doubleStar:
      advance()
      if let star = order.pendingStar {
        report("A bare `*` needs a parameter before the `**` parameters", star)
        order.pendingStar = nil
      }
      tree.push(parseParameter(begin, .variadicKeyword, isLambda: isLambda, &order))
      order.hasKeywordVariadic = true
      return true
    default:
      if kind.isName || kind.isKeyword && peek() != .leftParenthesis && !order.hasKeywordVariadic && isLikelyParameter {
        let role: ParameterRole = order.hasStar ? .keywordOnly : .positionalOrKeyword
        tree.push(parseParameter(begin, role, isLambda: isLambda, &order))
        order.pendingStar = nil
        return true
      }
      if kind == .leftParenthesis {
        reportHere("Parameters in parentheses are Python 2; unpack the argument in the body")
        skipParentheses()
        return true
      }
      reportExpected("a parameter")
      return false
    }
  }

  /// Whether a keyword stands where a parameter's name was meant.
  private var isLikelyParameter: Bool {
    switch peek() {
    case .comma, .rightParenthesis, .equal, .colon: true
    default: false
    }
  }

  private mutating func skipParentheses() {
    var open = 0
    repeat {
      switch kind {
      case .leftParenthesis, .leftBracket, .leftBrace: open += 1
      case .rightParenthesis, .rightBracket, .rightBrace: open -= 1
      case .newline, .endOfFile: return
      default: break
      }
      advance()
    } while open > 0
  }

  private mutating func parseParameter(
    _ begin: UInt32, _ role: ParameterRole, isLambda: Bool, _ order: inout ParameterOrder
  ) -> NodeID {
    order.count += 1
    let name = parseIdentifier("the name of a parameter")
    var annotation = NodeID.absent
    if !isLambda && kind == .colon {
      advance()
      annotation = parseParameterAnnotation(role)
    }
    var defaultValue = NodeID.absent
    if kind == .equal {
      if role == .variadicPositional || role == .variadicKeyword {
        reportHere("A `\(role == .variadicPositional ? "*" : "**")` parameter cannot have a default")
      }
      advance()
      defaultValue = kind.startsExpression ? parseExpression() : missingExpression("a default after `=`")
      order.hasDefault = order.hasDefault || role == .positionalOrKeyword
    } else if role == .positionalOrKeyword && order.hasDefault {
      report("A parameter without a default cannot follow one with a default", TextRange(begin, previousEnd))
    }
    return tree.makeParameter(
      begin, previousEnd, role: role, name: name, annotation: annotation, default: defaultValue)
  }

  private mutating func parseParameterAnnotation(_ role: ParameterRole) -> NodeID {
    if !kind.startsExpression { return missingExpression("a type after `:`") }
    if kind == .star {
      let begin = start
      if role != .variadicPositional { reportHere("Only a `*` parameter can have an unpacked annotation") }
      let starred = parseStarred()
      require(.starAnnotation, TextRange(begin, previousEnd))
      return starred
    }
    return parseExpression()
  }

  // MARK: - Type parameters

  /// A type parameter list with its brackets (PEP 695, PEP 696).
  mutating func parseTypeParameters() -> NodeID {
    let begin = start
    advance()
    let mark = tree.mark
    var hasDefault = false
    while kind != .rightBracket {
      let parameterStart = start
      let stars = kind
      if kind == .star || kind == .doubleStar { advance() }
      guard kind.isName || kind.isKeyword else {
        reportExpected("a type parameter")
        break
      }
      tree.push(parseTypeParameter(parameterStart, stars, &hasDefault))
      if !take(.comma) { break }
    }
    let items = tree.takeList(from: mark)
    close(.rightBracket)
    if items.count == 0 { report("A list of type parameters cannot be empty", TextRange(begin, previousEnd)) }
    require(.typeParameterList, TextRange(begin, previousEnd))
    return tree.makeTypeParameters(begin, previousEnd, items: items)
  }

  private mutating func parseTypeParameter(_ begin: UInt32, _ stars: TokenKind, _ hasDefault: inout Bool) -> NodeID {
    let name = parseIdentifier("the name of a type parameter")
    var bound = NodeID.absent
    if kind == .colon {
      if stars == .star || stars == .doubleStar {
        reportHere("A `\(stars.spelling)` type parameter cannot have a bound")
      }
      advance()
      bound = parseExpression()
    }
    var defaultValue = NodeID.absent
    if kind == .equal {
      let equal = token.range
      advance()
      defaultValue = stars == .star && kind == .star ? parseStarred() : parseExpression()
      require(.typeParameterDefault, equal)
      hasDefault = true
    } else if hasDefault {
      reportCompilation(
        .typeParameterDefaultOrder, "A type parameter without a default cannot follow one with a default",
        TextRange(begin, previousEnd))
    }
    switch stars {
    case .star: return tree.makeTypeVarTuple(begin, previousEnd, name: name, defaultValue: defaultValue)
    case .doubleStar: return tree.makeParamSpec(begin, previousEnd, name: name, defaultValue: defaultValue)
    default: return tree.makeTypeVar(begin, previousEnd, name: name, bound: bound, defaultValue: defaultValue)
    }
  }
}
