internal import PythonSyntax

extension Formatter {
  /// Writes the arguments of a call or class with their parentheses.
  mutating func formatArguments(_ arguments: Arguments) {
    leadingComments(arguments.id)
    formatArgumentsFields(arguments)
    trailingComments(arguments.id)
  }

  private mutating func formatArgumentsFields(_ arguments: Arguments) {
    let dangling = comments.dangling(arguments.id)
    let items = arguments.items
    if items.isEmpty { return emptyParenthesized("(", comments: dangling, ")") }
    // The group inside lets all arguments stand on one line of their own before each has its own line.
    parenthesized("(", comments: dangling, hugs: isHuggable(arguments), ")") { f in
      f.group { f in
        var sequence = CommaSeparated(sequenceEnd: arguments.end)
        for index in items.indices {
          let item = items[index]
          sequence.entry(&f, end: item.end) { f in f.formatArgument(item, of: arguments) }
        }
        sequence.finish(&f)
      }
    }
  }

  private mutating func formatArgument(_ item: AnyNode, of arguments: Arguments) {
    if let keyword = item.asKeyword { return formatKeyword(keyword) }
    guard let expression = item.asExpr else { return fail("an argument is no expression") }
    guard arguments.items.count == 1 else { return formatExpression(expression) }
    if let generator = expression.asGeneratorExp {
      let sharesParentheses = generator.start == arguments.start || byte(generator.start) != UInt8(ascii: "(")
      return formatGeneratorExp(generator, sharesParentheses: sharesParentheses)
    }
    // The parentheses around a single argument may be those of the call.
    formatExpression(expression, parentheses: hasParenthesesInCall(expression, arguments) ? .always : .never)
  }

  private func hasParenthesesInCall(_ expression: Expr, _ arguments: Arguments) -> Bool {
    guard expression.kind == .tupleExpr else { return expression.isParenthesized }
    return hasOwnClosingParenthesis(expression.end, callEnd: arguments.end)
  }

  /// Whether two closing parentheses, with or without a comma, stand between an offset and the end of a call.
  func hasOwnClosingParenthesis(_ offset: UInt32, callEnd: UInt32) -> Bool {
    var count = 0
    var token = tree.nextToken(offset)
    while token.end <= callEnd, token.kind == .rightParenthesis || token.kind == .comma {
      if token.kind == .rightParenthesis { count += 1 }
      if count == 2 { return true }
      token = tree.nextToken(token.end)
    }
    return false
  }

  /// Whether the brackets or quotes of a single argument may stand directly inside of the call's parentheses.
  private func isHuggable(_ arguments: Arguments) -> Bool {
    guard arguments.items.count == 1 else { return false }
    let item = arguments.items[0]
    let argument: Expr
    if let keyword = item.asKeyword {
      guard keyword.arg == nil, !comments.has(keyword.id) else { return false }
      argument = keyword.value
    } else if let expression = item.asExpr {
      argument = expression
    } else {
      return false
    }
    guard isHuggable(argument) || isHuggableString(argument, arguments) else { return false }
    if comments.hasLeading(argument.id) || comments.hasTrailing(argument.id) { return false }
    return !hasMagicTrailingComma(argument.end, arguments.end)
  }

  /// Whether an argument is a string of several lines in triple quotes that starts on the line of the parenthesis.
  private func isHuggableString(_ argument: Expr, _ arguments: Arguments) -> Bool {
    let style: StringStyle
    switch argument.cases {
    case .stringLiteral(let string): style = string.style
    case .bytesLiteral(let string): style = string.style
    case .fString(let string): style = string.style
    case .tString(let string): style = string.style
    default: return false
    }
    guard style.flags.contains(.triple), isMultilineString(argument) else { return false }
    return linesBefore(argument.start) == 0
  }
}
