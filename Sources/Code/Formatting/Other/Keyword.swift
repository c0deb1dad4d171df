internal import PythonSyntax

extension Formatter {
  /// Writes `name=value` or `**value`.
  mutating func formatKeyword(_ keyword: Keyword) {
    leadingComments(keyword.id)
    if let name = keyword.name {
      source(tree.range(of: Identifier(symbol: name, start: keyword.start)))
      token("=")
    } else {
      token("**")
    }
    formatExpression(keyword.value)
    trailingComments(keyword.id)
  }
}
