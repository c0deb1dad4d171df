internal import PythonSyntax

// Comments in parameter lists, arguments and imports.
extension CommentPlacer {
  func placeInParameters(_ context: CommentContext) -> Placement? {
    let parameters = Parameters(unchecked: context.enclosing.id, in: tree)
    let separators = ParameterSeparators(parameters, extent: context.enclosing, tree)
    if separators.place(of: context.comment) != nil { return dangling(context.enclosing.id) }
    // A lambda has no parentheses around its parameters.
    guard tree.byte(at: context.enclosing.start) == UInt8(ascii: "(") else { return nil }
    return placeAfterBracket(context)
  }

  /// A parameter is what has a default, and what has an annotation: a comment between them sees only one side of each.
  func refineParameter(_ context: inout CommentContext) {
    let parameter = Parameter(unchecked: context.enclosing.id, in: tree)
    guard let value = parameter.default else { return }
    if context.start >= value.end {
      return
    }
    let annotatedEnd = endBeforeDefault(parameter)
    if context.start < annotatedEnd {
      if context.following?.id == value.id { context.following = nil }
    } else {
      context.preceding = CommentNeighbour(id: parameter.id, start: parameter.start, end: annotatedEnd)
    }
  }

  /// The offset past the name or annotation of a parameter with its parentheses.
  private func endBeforeDefault(_ parameter: Parameter) -> UInt32 {
    var end = parameter.annotation?.end ?? tree.range(of: parameter.name).end
    var tokens = tokens(end, parameter.end)
    while let token = next(&tokens), token.kind == .rightParenthesis { end = token.end }
    return end
  }

  func placeInParameter(_ context: CommentContext, _ parameter: Parameter) -> Placement? {
    if let preceding = context.preceding, preceding.id == parameter.id {
      // Between the name or annotation and the default value.
      return context.isOwnLine ? nil : dangling(parameter.id)
    }
    if let value = parameter.default, context.start >= value.end { return nil }
    let nameEnd = tree.range(of: parameter.name).end
    if parameter.annotation != nil {
      guard let colon = firstToken(nameEnd), context.start < colon.start else { return nil }
      return leading(parameter.id)
    }
    guard context.start < parameter.name.start else { return nil }
    // A comment before the first name of a lambda's parameters must not break the whole list.
    if let parent = context.parent, parent.start == parameter.start { return leading(parent.id) }
    return leading(parameter.id)
  }

  /// Between the name, the `=` and the value, or after `**`: before the whole argument. In parentheses around the
  /// value the comment belongs to the value.
  func placeInKeyword(_ context: CommentContext) -> Placement? {
    hasToken(.leftParenthesis, context.enclosing.start, context.start) ? nil : leading(context.enclosing.id)
  }

  /// After the `*` before its operand.
  func placeInStarred(_ context: CommentContext) -> Placement? {
    guard context.following != nil, !hasToken(.leftParenthesis, context.enclosing.start, context.start) else {
      return nil
    }
    return leading(context.enclosing.id)
  }

  /// On its own line between a function and the parentheses of the call.
  func placeInCall(_ context: CommentContext) -> Placement? {
    guard context.isOwnLine, let preceding = context.preceding, let following = context.following,
      preceding.end < context.start, context.end < following.start
    else { return nil }
    return dangling(context.enclosing.id)
  }

  func placeInImport(_ context: CommentContext, _ statement: Stmt.ImportFrom) -> Placement? {
    if !context.isOwnLine, let first = statement.names.firstElement, context.start < first.start {
      return dangling(statement.id)
    }
    // Before the comma after a name.
    guard let preceding = context.preceding, tree.kind(of: preceding.id) == .alias,
      firstToken(context.start)?.kind == .comma
    else { return nil }
    return dangling(preceding.id)
  }
}
