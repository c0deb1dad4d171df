internal import PythonSyntax

extension Formatter {
  /// The comments of a class pattern dangle: before its parenthesis, and after it.
  mutating func formatMatchClass(_ pattern: Pattern.MatchClass) {
    let name = pattern.cls
    let (before, after) = matchClassComments(pattern)
    formatExpression(name)
    danglingComments(before)
    let arguments = pattern.arguments
    if arguments.isEmpty { return emptyParenthesized("(", comments: after, ")") }
    parenthesized("(", comments: after, ")") { f in
      f.group { f in
        var sequence = CommaSeparated(sequenceEnd: pattern.end)
        for index in arguments.indices {
          let argument = arguments[index]
          let isSingle = arguments.count == 1
          sequence.entry(&f, end: argument.end) { f in
            f.formatPatternArgument(argument, isSingle: isSingle, end: pattern.end)
          }
        }
        sequence.finish(&f)
      }
    }
  }

  /// Whether comments between the names of a class pattern, or between them and its parenthesis, end lines where only
  /// parentheses around the pattern let lines end.
  func hasCommentsBeforeArguments(_ pattern: Pattern.MatchClass) -> Bool {
    if !matchClassComments(pattern).beforeParenthesis.isEmpty { return true }
    var name = pattern.cls.id
    while let attribute = tree.expr(name)?.asAttribute {
      if comments.hasDangling(name) { return true }
      name = attribute.value.id
    }
    return false
  }

  private mutating func formatPatternArgument(_ argument: AnyNode, isSingle: Bool, end: UInt32) {
    if let pattern = argument.asPattern {
      guard isSingle else { return formatPattern(pattern) }
      formatPattern(pattern, parentheses: hasOwnClosingParenthesis(pattern.end, callEnd: end) ? .always : .never)
    } else if argument.kind == .matchKeyword {
      let keyword = MatchKeyword(unchecked: argument.id, in: tree)
      leadingComments(keyword.id)
      source(tree.range(of: Identifier(symbol: keyword.name, start: keyword.start)))
      token("=")
      formatPattern(keyword.pattern)
      trailingComments(keyword.id)
    } else {
      fail("an argument is no pattern")
    }
  }
}
