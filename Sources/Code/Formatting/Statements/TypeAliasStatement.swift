internal import PythonSyntax

extension Formatter {
  mutating func formatTypeAlias(_ statement: Stmt.TypeAlias) {
    let value = statement.value
    token("type")
    space()
    formatExpression(statement.name)
    switch value.kind {
    case .namedExpr, .awaitExpr, .yieldExpr, .yieldFromExpr:
      // Only valid syntax as long as the parentheses stay.
      if let parameters = statement.typeParameters { formatTypeParameters(parameters) }
      space()
      token("=")
      space()
      formatExpression(value, parentheses: .preserve)
    default:
      if let parameters = statement.typeParameters {
        formatRightHandSplit(
          .typeParameters(parameters.id), operator: "=", value: value, of: statement.id)
      } else {
        space()
        token("=")
        space()
        formatLastExpression(value, of: statement.id)
      }
    }
  }
}
