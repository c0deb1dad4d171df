internal import PythonSyntax

// Comments around operators and the words inside of expressions.
extension CommentPlacer {
  func placeInBinaryOperation(_ context: CommentContext, _ operation: Expr.BinOp) -> Placement? {
    guard context.preceding != nil, context.following != nil else { return nil }
    let left = operation.left
    let right = operation.right
    guard let token = firstTokenAfterParentheses(left.end, right.start) else { return nil }
    if context.end < token.start { return trailing(left.id) }
    // At the end of the line of an operator that has the line for itself.
    if !context.isOwnLine, hasLineEnd(left.end, token.start), hasLineEnd(token.start, right.start) {
      return dangling(operation.id)
    }
    return nil
  }

  /// In a chain of `and`, `or` or comparisons, before the operator.
  func placeInOperatorChain(_ context: CommentContext) -> Placement? {
    guard let left = context.preceding, let right = context.following,
      let token = firstTokenAfterParentheses(left.end, right.start), context.end < token.start
    else { return nil }
    return trailing(left.id)
  }

  /// At the end of the line of the operator, the comment moves after the operand.
  func placeInUnaryOperation(_ context: CommentContext, _ operation: Expr.UnaryOp) -> Placement? {
    if context.isOwnLine { return nil }
    let operandStart = operation.operand.start
    var limit = operandStart
    var tokens = tokens(operation.start, operandStart)
    _ = next(&tokens)
    while let token = next(&tokens) {
      if token.kind == .leftParenthesis {
        limit = token.start
        break
      }
    }
    return context.end < limit ? dangling(operation.id) : nil
  }

  func placeInNamedExpression(_ context: CommentContext) -> Placement? {
    guard let target = context.preceding, let value = context.following,
      let token = firstTokenAfterParentheses(target.end, value.start)
    else { return nil }
    return context.end < token.start ? trailing(target.id) : dangling(context.enclosing.id)
  }

  func placeInLambda(_ context: CommentContext, _ lambda: Expr.Lambda) -> Placement? {
    let start: UInt32
    if let parameters = lambda.parameters {
      if context.start < parameters.start {
        return context.isOwnLine ? leading(parameters.id) : dangling(lambda.id)
      }
      guard parameters.end < context.start else { return nil }
      start = parameters.end
    } else {
      start = lambda.start
    }
    guard context.start < lambda.body.start, !hasToken(.leftParenthesis, start, context.start) else { return nil }
    return dangling(lambda.id)
  }

  /// After `if` or `else` the comment belongs to what follows.
  func placeInConditional(_ context: CommentContext, _ expression: Expr.IfExp) -> Placement? {
    if context.isOwnLine { return nil }
    let test = expression.test
    let orElse = expression.orelse
    if let token = firstTokenAfterParentheses(expression.body.end, test.start), token.start < context.start,
      context.start < test.start
    {
      return leading(test.id)
    }
    if let token = firstTokenAfterParentheses(test.end, orElse.start), token.start < context.start,
      context.start < orElse.start
    {
      return leading(orElse.id)
    }
    return nil
  }

  func placeInAttribute(_ context: CommentContext, _ attribute: Expr.Attribute) -> Placement? {
    let value = attribute.value
    if context.preceding == nil { return leading(value.id) }
    // Inside of the parentheses around the value.
    var dot: Token?
    var tokens = tokens(value.end, attribute.end)
    while let token = next(&tokens) {
      guard token.kind == .rightParenthesis else {
        dot = token
        break
      }
      if context.start < token.start { return trailing(value.id) }
    }
    if !context.isOwnLine, let dot, context.end < dot.start { return trailing(value.id) }
    return dangling(attribute.id)
  }

  func placeInSubscript(_ context: CommentContext, _ expression: Expr.Subscript) -> Placement? {
    let value = expression.value
    if let slice = expression.slice.asSlice {
      return placeBeforeSlice(context, value) ?? placeInSlice(context, slice)
    }
    guard !context.isOwnLine, value.end < context.start else { return nil }
    var tokens = tokens(value.end, context.start)
    while let token = next(&tokens) {
      if token.kind == .leftBracket { return next(&tokens) == nil ? dangling(expression.id) : nil }
    }
    return nil
  }

  /// A comment before the bracket of a slice goes into the slice, unless another that comes after it would come before
  /// it then: inside of the value, or at the end of the line of the bracket.
  private func placeBeforeSlice(_ context: CommentContext, _ value: Expr) -> Placement? {
    guard let bracket = firstTokenAfterParentheses(value.end), context.end <= bracket.start else { return nil }
    let trailingComment = commentIndex.trailingComment(onLineOf: bracket.end, of: tree)
    let followsBracket = trailingComment.map { tokenBefore($0.start)?.start == bracket.start } ?? false
    if context.end <= value.start {
      let hasOthers = commentIndex.hasComment(in: TextRange(value.start, bracket.start), of: tree)
      return followsBracket || hasOthers ? leading(value.id) : nil
    }
    return followsBracket ? trailing(value.id) : nil
  }

  /// A comment belongs to the part of the slice on its side of the colons.
  func placeInSlice(_ context: CommentContext, _ slice: Expr.Slice) -> Placement? {
    if !context.isOwnLine, tokenBefore(context.start)?.kind == .leftBracket {
      return dangling(context.enclosing.id)
    }
    guard let first = firstTokenAfterParentheses(slice.lower?.end ?? slice.start, slice.end) else { return nil }
    let second = firstTokenAfterParentheses(slice.upper?.end ?? first.end, slice.end)
    let part: NodeID?
    if context.start < first.start {
      part = slice.lower?.id
    } else if let second, context.start >= second.start {
      part = slice.step?.id
    } else {
      part = slice.upper?.id
    }
    guard let part else { return dangling(slice.id) }
    return context.start < tree.node(part).start ? leading(part) : trailing(part)
  }

  /// The last token before an offset that is neither a comment nor layout.
  private func tokenBefore(_ offset: UInt32) -> Token? {
    var index = tree.firstToken(atOrAfter: offset)
    while index > 0 {
      index -= 1
      let token = tree.token(index)
      switch token.kind {
      case .comment, .newline, .nonLogicalNewline, .indent, .dedent: continue
      default: return token
      }
    }
    return nil
  }

  func placeInComprehension(_ context: CommentContext, _ comprehension: Comprehension) -> Placement? {
    let id = comprehension.id
    let target = comprehension.target
    let iterable = comprehension.iter
    // On its own line a comment belongs to what follows, unless that is a word.
    if context.end < target.start { return context.isOwnLine ? nil : dangling(id) }
    guard let word = firstTokenAfterParentheses(target.end, iterable.start) else { return nil }
    if context.start < word.start { return context.isOwnLine ? dangling(id) : nil }
    if context.start < iterable.start { return context.isOwnLine ? nil : dangling(id) }
    var end = iterable.end
    let conditions = comprehension.ifs
    for index in conditions.indices {
      let condition = conditions[index]
      guard let word = firstTokenAfterParentheses(end, condition.start) else { return nil }
      if context.isOwnLine {
        if end < context.start && context.start < word.start { return dangling(id) }
      } else if word.start < context.start && context.start < condition.start {
        return dangling(id)
      }
      end = condition.end
    }
    return nil
  }
}
