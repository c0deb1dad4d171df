internal import PythonSyntax

extension Formatter {
  mutating func formatList(_ list: Expr.List) {
    let dangling = comments.dangling(list.id)
    let elements = list.elts
    if elements.isEmpty { return emptyParenthesized("[", comments: dangling, "]") }
    parenthesized("[", comments: dangling, "]") { f in f.formatElements(elements, end: list.end) }
  }

  mutating func formatSet(_ set: Expr.Set) {
    let elements = set.elts
    parenthesized("{", comments: comments.dangling(set.id), "}") { f in f.formatElements(elements, end: set.end) }
  }

  mutating func formatDict(_ dict: Expr.Dict) {
    let dangling = comments.dangling(dict.id)
    let items = dict.items
    guard items.count >= 2, let firstValue = items[1] else {
      return emptyParenthesized("{", comments: dangling, "}")
    }
    // Comments after the opening brace, then those around the colons.
    let firstStart = items[0]?.start ?? firstValue.start
    let opening = countOfComments(dangling, before: firstStart)
    parenthesized("{", comments: dangling.prefix(opening), "}") { f in
      var pairComments = dangling.dropFirst(opening)
      var sequence = CommaSeparated(sequenceEnd: dict.end)
      for index in stride(from: 1, to: items.count, by: 2) {
        guard let value = items[index] else { continue }
        let count = f.countOfComments(pairComments, before: value.end)
        let own = pairComments.prefix(count)
        pairComments = pairComments.dropFirst(count)
        let key = items[index - 1]
        sequence.entry(&f, end: value.end) { f in f.formatPair(key, value, own) }
      }
      sequence.finish(&f)
    }
  }

  /// Writes `key: value`, or `**value`.
  ///
  /// - Parameter own: the comments between the key and the value.
  private mutating func formatPair(_ key: Expr?, _ value: Expr, _ own: CommentSlice) {
    if let key {
      group { f in
        f.formatExpression(key)
        f.token(":")
        if own.isEmpty { f.space() } else { f.danglingComments(own) }
        f.formatExpression(value)
      }
    } else {
      leadingComments(value.id)
      group { f in
        f.token("**")
        f.formatExpression(value)
      }
    }
  }
}
