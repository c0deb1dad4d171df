internal import PythonSyntax

/// Where a lambda stands.
enum LambdaPlace: BitwiseCopyable {
  case `default`
  /// On the right-hand side of an assignment: its body is put in parentheses before the lambda is.
  case assignment
}

extension Formatter {
  /// Writes a lambda with its comments, but without parentheses.
  mutating func formatLambda(_ lambda: Expr.Lambda, _ place: LambdaPlace) {
    leadingComments(lambda.id)
    formatLambdaFields(lambda, place)
    trailingComments(lambda.id)
  }

  /// Writes a lambda without the comments around it.
  mutating func formatLambdaFields(_ lambda: Expr.Lambda, _ place: LambdaPlace) {
    let wasInDeepLambda = isInDeepLambda
    if !isInDeepLambda { isInDeepLambda = isDeep(lambda) }
    defer { isInDeepLambda = wasInDeepLambda }
    token("lambda")
    var header = comments.dangling(lambda.id)
    if let parameters = lambda.parameters {
      header = formatLambdaParameters(parameters, dangling: header)
    }
    token(":")
    if header.isEmpty { space() }
    switch place {
    case .default: formatLambdaBody(lambda, header)
    case .assignment: fitsExpanded { f in f.formatLambdaBody(lambda, header) }
    }
  }

  /// Writes the parameters, on one line if no comment prevents that. The result is the comments after them.
  private mutating func formatLambdaParameters(_ parameters: Parameters, dangling: CommentSlice) -> CommentSlice {
    var before = 0
    for index in dangling.indices {
      if comments[index].end >= parameters.start { break }
      before += 1
    }
    if before > 0 {
      danglingComments(dangling.prefix(before))
    } else if comments.hasLeading(parameters.id) {
      hardLine()
    } else {
      space()
    }
    if comments.contains(in: parameters.range) || comments.has(parameters.id) {
      formatParameters(parameters, parenthesized: false)
    } else {
      let start = layout.elements.count
      formatParameters(parameters, parenthesized: false)
      layout.removeSoftLines(from: start)
    }
    return dangling.dropFirst(before)
  }

  /// Whether a lambda holds more lambdas than Python reads parentheses, of which it allows 200 in each other.
  private func isDeep(_ lambda: Expr.Lambda) -> Bool {
    var depth = 0
    var body = lambda.body.id
    while depth < 190, let inner = tree.expr(body)?.asLambda {
      depth += 1
      body = inner.body.id
    }
    return depth == 190
  }

  /// - Parameter header: the comments between the parameters and the body.
  private mutating func formatLambdaBody(_ lambda: Expr.Lambda, _ header: CommentSlice) {
    let body = lambda.body
    if !header.isEmpty { return formatLambdaBody(body, header: header) }
    if comments.hasLeading(body.id) || comments.hasTrailingOwnLine(body.id) {
      return formatExpression(body, parentheses: .always)
    }
    if isInDeepLambda { return formatExpression(body) }
    switch needsParentheses(body, parent: lambda.id) {
    case .always: return formatExpression(body, parentheses: .always)
    case .multiline: return parenthesizeIfExpands { f in f.formatExpression(body, parentheses: .never) }
    case .bestFit, .never: break
    }
    if body.kind == .callExpr || body.kind == .subscriptExpr {
      // A long name before the bracket is better off on a line of its own, in parentheses.
      let content = record { f in f.formatExpression(body, parentheses: .never) }
      if willBreak(content) { expandParent() }
      bestFitting { f in
        f.variant { f in f.play(content) }
        f.variant { f in f.group(expanded: true) { f in f.play(content) } }
        f.variant { f in
          f.token("(")
          f.blockIndent { f in f.play(content) }
          f.token(")")
        }
      }
    } else if ownParentheses(body) != nil {
      formatExpression(body)
    } else {
      parenthesizeIfExpands { f in f.formatExpression(body, parentheses: .never) }
    }
  }

  private mutating func formatLambdaBody(_ body: Expr, header: CommentSlice) {
    let endOfLine = comments.prefix(of: header) { !$0.isOwnLine }.count
    if tree.isInParentheses(body) && comments.hasLeading(body.id) && nodeLevel.isParenthesized {
      // The comments of the body stay apart from those before it.
      trailingComments(header)
      if endOfLine == header.count { space() } else { hardLine() }
      formatExpression(body, parentheses: .always)
    } else {
      space()
      token("(")
      trailingComments(header.prefix(endOfLine))
      blockIndent { f in
        f.leadingComments(header.dropFirst(endOfLine))
        f.formatExpression(body, parentheses: .never)
      }
      token(")")
    }
  }
}
