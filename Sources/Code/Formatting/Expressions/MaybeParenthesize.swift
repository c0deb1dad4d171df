internal import PythonSyntax

extension Formatter {
  /// Writes an expression at a place where parentheses may be added or dropped.
  mutating func maybeParenthesize(_ expression: Expr, parent: NodeID, _ parenthesize: Parenthesize) {
    if parenthesize == .optional && tree.isInParentheses(expression) {
      return formatExpression(expression, parentheses: .always)
    }
    // Comments stay where they are only in parentheses.
    if comments.hasLeading(expression.id) || comments.hasTrailingOwnLine(expression.id) {
      return formatExpression(expression, parentheses: .always)
    }
    let needed = needsParentheses(expression, parent: parent)
    if needed == .always { return formatExpression(expression, parentheses: .always) }
    if nodeLevel.isParenthesized {
      // Lines may break already, so that more parentheses are noise.
      guard parenthesize == .ifBreaksParenthesizedNested else {
        return formatExpression(expression, parentheses: .never)
      }
      parenthesizeIfExpands(indents: !isHuggable(expression)) { f in
        f.formatExpression(expression, parentheses: .never)
      }
      return
    }
    switch (needed, parenthesize) {
    case (.multiline, .ifRequired), (.bestFit, .ifRequired), (.bestFit, .optional), (.never, _), (.always, _):
      formatExpression(expression, parentheses: .never)
    case (.multiline, _), (.bestFit, .ifBreaksParenthesized), (.bestFit, .ifBreaksParenthesizedNested):
      if canOmitOptionalParentheses(expression) {
        optionalParentheses { f in f.formatExpression(expression, parentheses: .never) }
      } else {
        parenthesizeIfExpands { f in f.formatExpression(expression, parentheses: .never) }
      }
    case (.bestFit, .ifBreaks):
      if comments.hasTrailing(expression.id) {
        formatExpression(expression, parentheses: .always)
      } else {
        let group = newGroup()
        withLevel(.expression(group: group)) { f in
          f.bestFitParenthesize(group) { f in f.formatExpression(expression, parentheses: .never) }
        }
      }
    }
  }
}
