internal import PythonSyntax

extension Formatter {
  /// Writes an expression with its comments and the parentheses it has or needs.
  mutating func formatExpression(_ expression: Expr, parentheses: Parentheses = .preserve) {
    let addsParentheses: Bool
    switch parentheses {
    case .preserve: addsParentheses = tree.isInParentheses(expression)
    case .always: addsParentheses = true
    case .never: addsParentheses = false
    }
    if !addsParentheses {
      switch nodeLevel {
      case .topLevel, .compoundStatement:
        withLevel(.expression(group: nil)) { f in f.formatNode(expression) }
      case .expression, .parenthesizedExpression: formatNode(expression)
      }
    } else if comments.hasLeading(expression.id) || comments.hasTrailing(expression.id) {
      formatInParenthesesWithComments(expression)
    } else {
      parenthesized("(", hugs: isHuggable(expression), ")") { f in f.formatNode(expression) }
    }
  }

  /// Writes an expression in parentheses. Comments that the source has outside of the parentheses stay outside.
  private mutating func formatInParenthesesWithComments(_ expression: Expr) {
    let leading = comments.leading(expression.id)
    let trailing = comments.trailing(expression.id)
    var outerLeading = 0
    var innerTrailing = trailing.count
    // Of several pairs the outermost counts, even if it belongs to a call.
    if let parentheses = tree.outermostParentheses(expression.range) {
      // Where no line can end before the parentheses, the comments go into them.
      if nodeLevel.isParenthesized { outerLeading = countOfComments(leading, before: parentheses.start) }
      innerTrailing = countOfComments(trailing, before: parentheses.end)
    }
    var innerLeading = leading.dropFirst(outerLeading)
    var opening = CommentSlice.empty
    if let first = innerLeading.first, !comments[first].isOwnLine {
      opening = innerLeading.prefix(1)
      innerLeading = innerLeading.dropFirst(1)
    }
    leadingComments(leading.prefix(outerLeading))
    parenthesized("(", comments: opening, ")") { f in
      f.leadingComments(innerLeading)
      f.formatFields(expression)
      f.trailingComments(trailing.prefix(innerTrailing))
    }
    trailingComments(trailing.dropFirst(innerTrailing))
  }

  /// The number of comments at the start of a slice that start before an offset.
  func countOfComments(_ slice: CommentSlice, before offset: UInt32) -> Int {
    var count = 0
    for index in slice.indices {
      if comments[index].start >= offset { break }
      count += 1
    }
    return count
  }

  /// Writes an expression without parentheses around it, but with its comments.
  mutating func formatNode(_ expression: Expr) {
    leadingComments(expression.id)
    formatFields(expression)
    trailingComments(expression.id)
  }

  /// Writes an expression without its leading and trailing comments.
  private mutating func formatFields(_ expression: Expr) {
    switch expression.cases {
    case .boolOp, .binOp, .compare: formatBinaryChain(expression)
    case .call, .attribute, .subscript: formatCallChain(expression)
    case .stringLiteral, .bytesLiteral, .fString, .tString, .concatenatedString: formatStringLike(expression)
    case .namedExpr(let named): formatNamedExpr(named)
    case .unaryOp(let unary): formatUnaryOp(unary)
    case .lambda(let lambda): formatLambdaFields(lambda, .default)
    case .ifExp(let conditional): formatIfExp(conditional, isNested: false)
    case .dict(let dict): formatDict(dict)
    case .set(let set): formatSet(set)
    case .list(let list): formatList(list)
    case .tuple(let tuple): formatTupleFields(tuple, .default)
    case .listComp(let comprehension): formatListComp(comprehension)
    case .setComp(let comprehension): formatSetComp(comprehension)
    case .dictComp(let comprehension): formatDictComp(comprehension)
    case .generatorExp(let generator): formatGeneratorExpFields(generator, sharesParentheses: false)
    case .await(let awaited): formatAwait(awaited)
    case .yield(let yield): formatYield(yield)
    case .yieldFrom(let yield): formatYieldFrom(yield)
    case .starred(let starred): formatStarred(starred)
    case .slice(let slice): formatSlice(slice)
    case .numberLiteral(let number): formatNumber(number)
    case .booleanLiteral(let boolean): token(boolean.value ? "True" : "False")
    case .noneLiteral: token("None")
    case .ellipsisLiteral: token("...")
    case .name(let name): source(name.range)
    case .ipythonEscape(let escape): source(escape.range)
    case .invalid: fail("an expression is broken")
    }
  }
}
