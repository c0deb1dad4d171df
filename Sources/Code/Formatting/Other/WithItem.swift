internal import PythonSyntax

/// How an item of a `with` statement is written.
enum WithItemLayout: BitwiseCopyable {
  /// The only item, without parentheses around it.
  case single
  /// An item in parentheses that are added if needed.
  case parenthesizedItems(isSingle: Bool, endsWithComma: Bool = false)
  /// An item for a version that does not allow parentheses around items.
  case unparenthesizedItems(isSingle: Bool)

  var isSingle: Bool {
    switch self {
    case .single: true
    case .parenthesizedItems(let isSingle, _), .unparenthesizedItems(let isSingle): isSingle
    }
  }
}

extension Formatter {
  mutating func formatWithItem(_ item: WithItem, _ layout: WithItemLayout) {
    formatNode(item.id) { f in
      let context = item.contextExpr
      let isParenthesized = f.tree.isInParentheses(context)
      switch layout {
      case .single: f.maybeParenthesize(context, parent: item.id, .ifBreaks)
      case .parenthesizedItems(let isSingle, let endsWithComma):
        if isParenthesized && (item.optionalVars != nil || !isSingle) {
          f.maybeParenthesize(context, parent: item.id, .ifBreaksParenthesizedNested)
        } else if isParenthesized && endsWithComma && [.namedExpr, .yieldExpr, .yieldFromExpr].contains(context.kind) {
          // Without them the parentheses and comma around it would make a tuple.
          f.formatExpression(context, parentheses: .always)
        } else {
          f.formatExpression(context, parentheses: .never)
        }
      case .unparenthesizedItems(let isSingle):
        f.maybeParenthesize(context, parent: item.id, isSingle || isParenthesized ? .ifBreaks : .ifRequired)
      }
      guard let target = item.optionalVars else { return }
      f.space()
      f.token("as")
      f.space()
      let dangling = f.comments.dangling(item.id)
      if dangling.isEmpty && !(isParenthesized && layout.isSingle && f.hasCommentsAfterAs(item)) {
        return f.formatExpression(target)
      }
      // The first comment may stay on the line of the parenthesis.
      let opening = dangling.first.map { f.comments[$0].isOwnLine } ?? true ? 0 : 1
      f.parenthesized("(", comments: dangling.prefix(opening), ")") { f in
        f.leadingComments(dangling.dropFirst(opening))
        f.formatExpression(target, parentheses: .never)
      }
    }
  }

  /// Whether comments around `as` are written where no line could end if the item were not in parentheses.
  func hasCommentsAroundAs(_ item: WithItem) -> Bool {
    guard let first = comments.dangling(item.id).first, let target = item.optionalVars else {
      return hasCommentsAfterAs(item)
    }
    // Comments before the word that belong to the item were taken to those after it.
    let word = tree.firstToken(.asKeyword, in: TextRange(item.contextExpr.end, target.start))
    return word.map { comments[first].start < $0.start } ?? false
  }

  /// Whether comments stand on lines of their own between `as` and a target, outside of the parentheses of both.
  func hasCommentsAfterAs(_ item: WithItem) -> Bool {
    // Comments of the item put parentheses around the target, in which there is room.
    guard let target = item.optionalVars, !comments.hasDangling(item.id) else { return false }
    let leading = comments.leading(target.id)
    guard !leading.isEmpty else { return false }
    let start = tree.outermostParentheses(target.range, limit: item.end)?.start ?? target.start
    return countOfComments(leading, before: start) > 0
  }
}
