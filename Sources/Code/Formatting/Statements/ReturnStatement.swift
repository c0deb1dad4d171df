internal import PythonSyntax

extension Formatter {
  mutating func formatReturn(_ statement: Stmt.Return) {
    token("return")
    guard let value = statement.value else { return }
    space()
    if let tuple = value.asTuple, !comments.hasLeading(value.id) {
      formatTuple(tuple, .optionalParentheses)
    } else {
      formatLastExpression(value, of: statement.id)
    }
  }
}
