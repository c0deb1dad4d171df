internal import PythonSyntax

// Comments in dictionaries, replacement fields and strings.
extension CommentPlacer {
  /// After the `**` of an item.
  func placeAfterStars(_ context: CommentContext) -> Placement? {
    guard let following = context.following else { return nil }
    let start = context.preceding?.end ?? context.enclosing.start
    return hasToken(.doubleStar, start, context.start) ? leading(following.id) : nil
  }

  /// Between a key and its value.
  func placeAroundColon(_ context: CommentContext) -> Placement? {
    guard let preceding = context.preceding, let following = context.following,
      hasToken(.colon, preceding.end, following.start)
    else { return nil }
    return dangling(context.enclosing.id)
  }

  /// Before a format specification a comment on its own line stays with the value.
  func placeInInterpolation(_ context: CommentContext) -> Placement? {
    if let preceding = context.preceding, context.isOwnLine, context.following != nil {
      return trailing(preceding.id)
    }
    return placeAfterBracket(context)
  }

  /// After the last part of a string in parentheses whose last parts stand on lines of their own, a comment belongs to
  /// the part, so that the parts are not joined away from it.
  func placeAfterConcatenatedString(_ context: CommentContext, _ value: NodeID?) -> Placement? {
    guard !context.isOwnLine, let value, context.preceding?.id == value,
      let string = tree.expr(value)?.asConcatenatedString, string.isParenthesized
    else { return nil }
    let parts = string.parts
    guard parts.count >= 2 else { return nil }
    let last = parts[parts.count - 1]
    guard hasLineEnd(parts[parts.count - 2].end, last.start),
      !hasToken(.rightParenthesis, last.end, context.start)
    else { return nil }
    return trailing(last.id)
  }
}
