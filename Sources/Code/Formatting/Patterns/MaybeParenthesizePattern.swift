internal import PythonSyntax

// Parentheses around the pattern of a `case`. The rules are those for expressions, applied to patterns.
extension Formatter {
  /// Writes the pattern of a `case`, in parentheses if it needs them.
  mutating func maybeParenthesizePattern(_ pattern: Pattern, parent: NodeID) {
    if comments.hasLeading(pattern.id) || comments.hasTrailingOwnLine(pattern.id) {
      return formatPattern(pattern, parentheses: .always)
    }
    switch needsParentheses(pattern, parent: parent) {
    case .always: formatPattern(pattern, parentheses: .always)
    case .never: formatPattern(pattern, parentheses: .never)
    case .multiline:
      if canOmitOptionalParentheses(pattern) {
        optionalParentheses { f in f.formatPattern(pattern, parentheses: .never) }
      } else {
        parenthesizeIfExpands { f in f.formatPattern(pattern, parentheses: .never) }
      }
    case .bestFit:
      if comments.hasTrailing(pattern.id) { return formatPattern(pattern, parentheses: .always) }
      let group = newGroup()
      withLevel(.expression(group: group)) { f in
        f.bestFitParenthesize(group) { f in f.formatPattern(pattern, parentheses: .never) }
      }
    }
  }

  private func needsParentheses(_ pattern: Pattern, parent: NodeID) -> OptionalParentheses {
    switch pattern.cases {
    case .matchValue(let value): needsParentheses(value.value, parent: parent)
    case .matchSingleton: .bestFit
    case .matchClass(let match): hasCommentsBeforeArguments(match) ? .always : .never
    case .matchAs(let capture): capture.name != nil ? .multiline : .bestFit
    case .matchOr: .multiline
    case .matchSequence, .matchMapping, .matchStar, .invalid: .never
    }
  }

  private func canOmitOptionalParentheses(_ pattern: Pattern) -> Bool {
    var survey = PatternSurvey()
    surveyPattern(pattern, &survey)
    if !survey.hasBrackets || survey.weakestCount > 1 { return false }
    if let last = survey.last, hasBrackets(Pattern(unchecked: last, in: tree)) { return true }
    if case .pattern(let first) = survey.first { return hasBrackets(Pattern(unchecked: first, in: tree)) }
    return false
  }

  private func hasBrackets(_ pattern: Pattern) -> Bool {
    var isFilled = false
    switch pattern.cases {
    case .matchAs(let capture): if let inner = capture.pattern { isFilled = hasBrackets(inner) }
    case .matchSequence(let sequence): isFilled = !sequence.patterns.isEmpty || comments.hasDangling(pattern.id)
    case .matchMapping(let mapping): isFilled = !mapping.items.isEmpty || comments.hasDangling(pattern.id)
    case .matchClass(let match):
      let arguments = match.arguments
      isFilled = arguments.indices.contains { tree.kind(of: arguments.id(at: $0)).isPattern }
    default: break
    }
    return isFilled || tree.isInParentheses(pattern)
  }

  private func surveyPattern(_ pattern: Pattern, _ survey: inout PatternSurvey) {
    switch pattern.cases {
    case .matchSequence, .matchMapping: survey.hasBrackets = true
    case .matchValue(let value): if value.value.kind == .binOpExpr { survey.count(.additive, 1) }
    case .matchClass:
      survey.hasBrackets = true
      survey.begin(.token)
    case .matchAs(let capture): if let inner = capture.pattern { surveyPart(inner, &survey) }
    case .matchOr(let alternatives):
      let patterns = alternatives.patterns
      survey.count(.or, max(patterns.count - 1, 0))
      for index in patterns.indices { surveyPart(patterns[index], &survey) }
    case .matchStar, .matchSingleton, .invalid: break
    }
  }

  private func surveyPart(_ pattern: Pattern, _ survey: inout PatternSurvey) {
    survey.last = pattern.id
    if tree.isInParentheses(pattern) { survey.hasBrackets = true } else { surveyPattern(pattern, &survey) }
    survey.begin(.pattern(pattern.id))
  }
}

/// What is known of the operators and brackets of a pattern.
private struct PatternSurvey {
  enum Precedence: UInt8 { case none, additive, or }
  enum Beginning {
    case nothing
    case token
    case pattern(NodeID)
  }

  var weakest = Precedence.none
  var weakestCount = 0
  var hasBrackets = false
  var last: NodeID?
  var first = Beginning.nothing

  mutating func count(_ precedence: Precedence, _ count: Int) {
    if weakest.rawValue < precedence.rawValue {
      weakest = precedence
      weakestCount = count
    } else if weakest == precedence {
      weakestCount += count
    }
  }

  mutating func begin(_ beginning: Beginning) {
    if case .nothing = first { first = beginning }
  }
}
