internal import PythonSyntax

extension Formatter {
  /// Writes a pattern with its comments and parentheses.
  mutating func formatPattern(_ pattern: Pattern, parentheses: Parentheses = .preserve) {
    let addsParentheses: Bool
    switch parentheses {
    case .preserve: addsParentheses = tree.isInParentheses(pattern)
    case .always: addsParentheses = true
    case .never: addsParentheses = false
    }
    guard addsParentheses else { return formatPatternNode(pattern) }
    let leading = comments.leading(pattern.id)
    let hasOpening = leading.first.map { !comments[$0].isOwnLine } ?? false
    parenthesized("(", comments: hasOpening ? leading.prefix(1) : .empty, ")") { f in f.formatPatternNode(pattern) }
  }

  private mutating func formatPatternNode(_ pattern: Pattern) {
    leadingComments(pattern.id)
    switch pattern.cases {
    case .matchValue(let value): formatExpression(value.value, parentheses: .never)
    case .matchSingleton(let singleton): formatMatchSingleton(singleton)
    case .matchSequence(let sequence): formatMatchSequence(sequence)
    case .matchMapping(let mapping): formatMatchMapping(mapping)
    case .matchClass(let match): formatMatchClass(match)
    case .matchStar(let star): formatMatchStar(star)
    case .matchAs(let capture): formatMatchAs(capture)
    case .matchOr(let alternatives): formatMatchOr(alternatives)
    case .invalid: fail("a pattern is broken")
    }
    trailingComments(pattern.id)
  }

  private mutating func formatMatchSingleton(_ pattern: Pattern.MatchSingleton) {
    switch pattern.value {
    case .none: token("None")
    case .true: token("True")
    case .false: token("False")
    }
  }

  private mutating func formatMatchStar(_ pattern: Pattern.MatchStar) {
    token("*")
    danglingComments(pattern.id)
    if let name = pattern.name { formatIdentifier(name) } else { token("_") }
  }

  private mutating func formatMatchAs(_ pattern: Pattern.MatchAs) {
    guard let name = pattern.name else { return token("_") }
    if let inner = pattern.pattern {
      formatPattern(inner)
      if comments.hasTrailing(inner.id) { hardLine() } else { space() }
      token("as")
      let dangling = comments.dangling(pattern.id)
      if dangling.isEmpty {
        space()
      } else if dangling.indices.allSatisfy({ comments[$0].isOwnLine }) {
        hardLine()
      }
      danglingComments(dangling)
    }
    formatIdentifier(name)
  }

  private mutating func formatMatchOr(_ pattern: Pattern.MatchOr) {
    let alternatives = pattern.patterns
    inParenthesesOnlyGroup { f in
      for index in alternatives.indices {
        let alternative = alternatives[index]
        if index > 0 {
          let leading = f.comments.leading(alternative.id)
          if leading.isEmpty {
            f.inParenthesesOnlySoftLineOrSpace()
          } else {
            f.hardLine()
            f.leadingComments(leading)
          }
          f.token("|")
          f.space()
        }
        f.formatPattern(alternative)
      }
    }
  }
}
