internal import PythonSyntax

extension Formatter {
  /// Writes one parameter with its annotation and default. Comments between these dangle.
  mutating func formatParameter(_ parameter: Parameter) {
    leadingComments(parameter.id)
    switch parameter.role {
    case .variadicPositional: token("*")
    case .variadicKeyword: token("**")
    case .positionalOnly, .positionalOrKeyword, .keywordOnly: break
    }
    formatIdentifier(parameter.name)
    if let annotation = parameter.annotation {
      token(":")
      if comments.hasLeading(annotation.id) && !tree.isInParentheses(annotation) { hardLine() } else { space() }
      formatExpression(annotation)
    }
    let dangling = comments.dangling(parameter.id)
    trailingComments(dangling)
    if let defaultValue = parameter.default {
      let isAnnotated = parameter.annotation != nil
      if isAnnotated { space() }
      token("=")
      if !dangling.isEmpty || startsOutsideOfParentheses(comments.leading(defaultValue.id)) {
        hardLine()
      } else if isAnnotated {
        space()
      }
      formatExpression(defaultValue)
    }
    trailingComments(parameter.id)
  }

  /// Whether the first comment before a default stands next to the equal sign, not in parentheses.
  private func startsOutsideOfParentheses(_ leading: CommentSlice) -> Bool {
    guard let first = leading.first else { return false }
    return tree.previousToken(comments[first].start)?.kind != .leftParenthesis
  }
}
