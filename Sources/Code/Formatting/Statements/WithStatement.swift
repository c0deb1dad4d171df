internal import PythonSyntax

extension Formatter {
  mutating func formatWith(_ statement: Stmt.With) {
    let (items, body) = (statement.items, statement.body)
    guard let first = items.firstElement, let firstInBody = body.firstElement else {
      return fail("a `with` without items or body")
    }
    let dangling = comments.dangling(statement.id)
    // Comments after the opening parenthesis, then comments after the colon.
    let itemsStart = first.contextExpr.start
    let count = comments.partitionPoint(of: dangling) { $0.start < itemsStart }
    let clause = Clause(
      start: .offset(statement.start), bodyStart: firstInBody.start, colonComments: dangling.dropFirst(count))
    formatClause(clause, body: body, .other(isLast: true)) { f in
      if statement.isAsync {
        f.token("async")
        f.space()
      }
      f.token("with")
      f.space()
      f.formatWithItems(statement, comments: dangling.prefix(count))
    }
  }

  /// How the items of a `with` are laid out.
  private enum WithLayout {
    /// One item whose context manager is in parentheses, which stay around it rather than around the item.
    case parenthesizedContext
    /// One item that is a tuple, whose parentheses would be taken for those around several items.
    case tuple
    /// One item that is only an expression.
    case expression
    /// One item with a target, in parentheses if it does not fit and cannot break inside.
    case optionalParentheses
    /// Parentheses around the items if they do not fit.
    case parenthesizedIfExpands
    /// Parentheses around the items because of comments.
    case parenthesized
    /// The target version does not allow parentheses.
    case unparenthesized
  }

  private func withLayout(_ statement: Stmt.With, _ comments: CommentSlice) -> WithLayout {
    let items = statement.items
    guard comments.isEmpty, let last = items.lastElement else { return .parenthesized }
    if hasMagicTrailingComma(last.end, statement.end) { return .parenthesizedIfExpands }
    if items.count == 1 {
      // Comments around the tuple keep its parentheses in any case.
      let context = last.contextExpr.id
      if last.optionalVars == nil, let tuple = last.contextExpr.asTuple, couldBeItems(tuple),
        !self.comments.has(last.id)
          && !self.comments.hasLeading(context) && !self.comments.hasTrailingOwnLine(context)
      {
        return .tuple
      }
      if self.comments.hasLeading(last.id) || self.comments.hasTrailing(last.id) { return .parenthesized }
      if tree.isInParentheses(last.contextExpr) && !hasCommentsAroundAs(last) { return .parenthesizedContext }
    }
    if options.target < PythonVersion(minor: 9) && !(items.count > 1 && statement.isItemListParenthesized) {
      return .unparenthesized
    }
    guard items.count == 1 else { return .parenthesizedIfExpands }
    if last.optionalVars == nil { return .expression }
    return canOmitOptionalParentheses(last.contextExpr) ? .optionalParentheses : .parenthesizedIfExpands
  }

  /// Whether a tuple in parentheses would be taken for a list of items.
  private func couldBeItems(_ tuple: Expr.Tuple) -> Bool {
    let elements = tuple.elts
    if elements.isEmpty { return false }
    return elements.indices.allSatisfy { index in
      let element = elements[index]
      return element.kind != .starredExpr && (element.kind != .namedExpr || tree.isInParentheses(element))
    }
  }

  private mutating func formatWithItems(_ statement: Stmt.With, comments: CommentSlice) {
    let items = statement.items
    let isSingle = items.count == 1
    var endsWithComma = false
    if let last = items.lastElement { endsWithComma = hasMagicTrailingComma(last.end, statement.end) }
    func formatList(_ f: inout Formatter) {
      var list = CommaSeparated(sequenceEnd: statement.body.firstElement?.start ?? statement.end)
      for index in items.indices {
        list.entry(&f, end: items[index].end) { f in
          f.formatWithItem(items[index], .parenthesizedItems(isSingle: isSingle, endsWithComma: endsWithComma))
        }
      }
      list.finish(&f)
    }
    switch withLayout(statement, comments) {
    case .parenthesizedContext, .expression:
      formatWithItem(items[0], .single)
    case .tuple:
      token("(")
      withLevel(.parenthesizedExpression) { f in f.formatWithItem(items[0], .single) }
      token(")")
    case .optionalParentheses:
      optionalParentheses { f in f.formatWithItem(items[0], .parenthesizedItems(isSingle: true)) }
    case .parenthesizedIfExpands: parenthesizeIfExpands { f in formatList(&f) }
    case .parenthesized: parenthesized("(", comments: comments, ")") { f in formatList(&f) }
    case .unparenthesized:
      for index in items.indices {
        if index > 0 {
          token(",")
          space()
        }
        formatWithItem(items[index], .unparenthesizedItems(isSingle: isSingle))
      }
    }
  }
}
