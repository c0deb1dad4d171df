internal import PythonSyntax

extension Formatter {
  mutating func formatReturn(_ statement: Stmt.Return) {
    token("return")
    guard let value = statement.value else { return }
    space()
    if let tuple = value.asTuple, !comments.hasLeading(value.id) {
      formatNode(value.id) { f in f.formatTupleFields(tuple, .optionalParentheses) }
    } else {
      formatLastExpression(value, of: statement.id)
    }
  }
}
