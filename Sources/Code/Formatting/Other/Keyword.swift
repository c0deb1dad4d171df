internal import PythonSyntax

extension Formatter {
  /// Writes `name=value` or `**value`.
  mutating func formatKeyword(_ keyword: Keyword) {
    leadingComments(keyword.id)
    if let name = keyword.arg {
      // Before Python 3.8 the name could stand in parentheses.
      var start = keyword.start
      while byte(start) == UInt8(ascii: "(") { start = tree.nextToken(start + 1).start }
      formatIdentifier(Identifier(symbol: name, start: start))
      token("=")
    } else {
      token("**")
    }
    formatExpression(keyword.value)
    trailingComments(keyword.id)
  }
}
