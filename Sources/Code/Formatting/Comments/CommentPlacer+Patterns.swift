internal import PythonSyntax

// Comments in patterns.
extension CommentPlacer {
  /// Inside of the parentheses of a class pattern the name of the class is no neighbour.
  func refineClassPattern(_ context: inout CommentContext) {
    let pattern = Pattern.MatchClass(unchecked: context.enclosing.id, in: tree)
    guard let open = tree.openingParenthesis(of: pattern) else { return }
    if context.start < open {
      context.following?.start = open
    } else if context.preceding?.id == pattern.cls.id {
      context.preceding = nil
    }
  }

  func placeInClassPattern(_ context: CommentContext) -> Placement? {
    let pattern = Pattern.MatchClass(unchecked: context.enclosing.id, in: tree)
    guard let open = tree.openingParenthesis(of: pattern) else { return nil }
    if context.start < open { return context.start > pattern.cls.end ? dangling(pattern.id) : nil }
    return !context.isOwnLine && firstToken(open + 1, context.start) == nil ? dangling(pattern.id) : nil
  }

  func placeInAsPattern(_ context: CommentContext) -> Placement? {
    guard let pattern = context.preceding, let word = firstTokenAfterParentheses(pattern.end),
      word.kind == .asKeyword
    else { return nil }
    return context.end < word.start ? trailing(pattern.id) : dangling(context.enclosing.id)
  }

  /// Around the `**rest`, which comes last and is no node; and between a key and its value.
  func placeInMappingPattern(_ context: CommentContext, _ pattern: Pattern.MatchMapping) -> Placement? {
    if !context.isOwnLine, let key = context.preceding, let value = context.following, tree.kind(of: key.id).isExpr,
      hasCommentOnOwnLine(context.end, value.start)
    {
      // That comment belongs to the value, and the two stay in order.
      return leading(value.id)
    }
    guard context.following == nil, let rest = pattern.rest else { return nil }
    if context.start > tree.range(of: rest).end { return dangling(pattern.id) }
    let start = context.preceding?.end ?? context.enclosing.start
    return hasToken(.doubleStar, start, context.start) ? dangling(pattern.id) : nil
  }
}

extension CommentPlacer {
  /// Whether a comment stands alone on a line between two offsets, outside of parentheses.
  private func hasCommentOnOwnLine(_ start: UInt32, _ end: UInt32) -> Bool {
    var index = tree.firstToken(atOrAfter: start)
    while index < tree.tokenCount {
      let token = tree.token(index)
      if token.start >= end || token.kind == .leftParenthesis || token.kind == .rightParenthesis { return false }
      if token.kind == .comment && isAloneOnLine(token.start) { return true }
      index += 1
    }
    return false
  }
}

extension TreeView {
  /// The offset of the parenthesis after the name of a class pattern.
  func openingParenthesis(of pattern: Pattern.MatchClass) -> UInt32? {
    var index = firstToken(atOrAfter: pattern.cls.end)
    while index < tokenCount, token(index).start < pattern.end {
      if token(index).kind == .leftParenthesis { return token(index).start }
      index += 1
    }
    return nil
  }
}
