internal import PythonSyntax

extension Formatter {
  mutating func formatMatchMapping(_ pattern: Pattern.MatchMapping) {
    let dangling = comments.dangling(pattern.id)
    let items = pattern.items
    let rest = pattern.rest
    if items.isEmpty && rest == nil { return emptyParenthesized("{", comments: dangling, "}") }
    // Comments dangle after the opening brace, before the name of `**rest`, and after it.
    var opening = dangling
    var beforeRest = CommentSlice.empty
    var afterRest = CommentSlice.empty
    if let rest {
      let lastEnd = items.lastElement?.end ?? pattern.start
      let stars = tree.firstToken(.doubleStar, in: TextRange(lastEnd, pattern.end))?.start ?? rest.start
      let openingCount = comments.partitionPoint(of: dangling) { !$0.isOwnLine && $0.start < stars }
      opening = dangling.prefix(openingCount)
      let others = dangling.dropFirst(openingCount)
      let beforeCount = countOfComments(others, before: rest.start)
      beforeRest = others.prefix(beforeCount)
      afterRest = others.dropFirst(beforeCount)
    }
    parenthesized("{", comments: opening, "}") { f in
      var sequence = CommaSeparated(sequenceEnd: pattern.end)
      for index in stride(from: 0, to: items.count - 1, by: 2) {
        guard let key = items[index].asExpr, let value = items[index + 1].asPattern else {
          f.fail("a mapping pattern has no key")
          continue
        }
        sequence.entry(&f, end: value.end) { f in
          f.group { f in
            f.formatExpression(key)
            f.token(":")
            f.space()
            f.formatPattern(value)
          }
        }
      }
      if let rest {
        sequence.entry(&f, end: f.tree.range(of: rest).end) { f in
          f.leadingComments(beforeRest)
          f.token("**")
          f.formatIdentifier(rest)
        }
      }
      sequence.finish(&f)
      f.trailingComments(afterRest)
    }
  }
}
