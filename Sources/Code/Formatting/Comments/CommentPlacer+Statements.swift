internal import PythonSyntax

// Comments in the headers of statements, and between those of a file.
extension CommentPlacer {
  /// Between the last decorator and `def`.
  func placeInFunction(_ context: CommentContext) -> Placement? {
    guard context.isOwnLine, let preceding = context.preceding, let following = context.following,
      tree.kind(of: preceding.id) == .decorator
    else { return nil }
    switch tree.kind(of: following.id) {
    case .parameters, .typeParameters: return dangling(context.enclosing.id)
    default: return nil
    }
  }

  /// Between the last decorator and `class`.
  func placeInClass(_ context: CommentContext, _ statement: Stmt.ClassDef) -> Placement? {
    guard context.isOwnLine, context.start < statement.name.start, let decorator = statement.decorators.lastElement,
      decorator.end < context.start
    else { return nil }
    return dangling(statement.id)
  }

  /// Between the statements of a file, also after a semicolon.
  mutating func placeInModule(_ context: CommentContext) -> Placement? {
    guard let following = context.following else {
      return context.preceding == nil ? leading(context.enclosing.id) : nil
    }
    guard context.isOwnLine, let preceding = context.preceding else { return nil }
    switch tree.kind(of: following.id) {
    case .functionDefStmt, .classDefStmt:
      return hasEmptyLine(context.end, following.start) ? trailing(preceding.id) : leading(following.id)
    default: return nil
    }
  }

  func placeInWith(_ context: CommentContext, _ statement: Stmt.With) -> Placement? {
    guard !context.isOwnLine, let first = statement.items.firstElement, context.start < first.contextExpr.start else {
      return nil
    }
    // After a second parenthesis it belongs to what that encloses.
    var tokens = tokens(statement.start, context.start)
    var parentheses = 0
    while let token = next(&tokens) {
      if token.kind == .leftParenthesis { parentheses += 1 }
    }
    return parentheses > 1 ? nil : dangling(statement.id)
  }

  /// The first comment between two offsets that at most one parenthesis precedes, and whether none does.
  private func firstComment(_ start: UInt32, _ end: UInt32) -> (isOutside: Bool, isOwnLine: Bool)? {
    var index = tree.firstToken(atOrAfter: start)
    var parentheses = 0
    while index < tree.tokenCount {
      let token = tree.token(index)
      if token.start >= end { return nil }
      switch token.kind {
      case .comment: return (parentheses == 0, isAloneOnLine(token.start))
      case .leftParenthesis: parentheses += 1
      case .newline, .nonLogicalNewline, .indent, .dedent: break
      default: return nil
      }
      index += 1
    }
    return nil
  }

  func placeInWithItem(_ context: CommentContext) -> Placement? {
    guard let value = context.preceding, let target = context.following,
      let word = firstTokenAfterParentheses(value.end, target.start)
    else { return nil }
    if context.end < word.start {
      // With more comments after `as`, all go into parentheses around the target, so that they stay in order.
      let isInside = hasToken(.rightParenthesis, context.end, word.start)
      let after = isInside ? nil : firstComment(word.end, target.start)
      let staysInOrder = after.map { !$0.isOutside && (!context.isOwnLine || $0.isOwnLine) } ?? true
      return staysInOrder ? trailing(value.id) : dangling(context.enclosing.id)
    }
    return context.isOwnLine ? leading(target.id) : dangling(context.enclosing.id)
  }
}
