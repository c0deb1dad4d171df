internal import PythonSyntax

/// How a sequence pattern is written.
enum SequencePatternStyle: BitwiseCopyable {
  case list
  case tuple
  case tupleWithoutParentheses
}

extension Formatter {
  /// How a sequence pattern is written.
  func sequencePatternStyle(_ pattern: Pattern.MatchSequence) -> SequencePatternStyle {
    let firstStart = pattern.patterns.firstElement?.start ?? pattern.end
    // A first element with parentheses of its own, as in `(a), b`, counts as the parentheses of the sequence.
    guard firstStart > pattern.start else { return .tupleWithoutParentheses }
    switch byte(pattern.start) {
    case UInt8(ascii: "["): return .list
    case UInt8(ascii: "("): return .tuple
    default: return .tupleWithoutParentheses
    }
  }

  mutating func formatMatchSequence(_ pattern: Pattern.MatchSequence) {
    let dangling = comments.dangling(pattern.id)
    let elements = pattern.patterns
    let style = sequencePatternStyle(pattern)
    if elements.isEmpty {
      if style == .list { return emptyParenthesized("[", comments: dangling, "]") }
      return emptyParenthesized("(", comments: dangling, ")")
    }
    if elements.count == 1 && style != .list {
      let element = elements[0]
      return parenthesized("(", comments: dangling, ")") { f in
        f.formatPattern(element)
        f.token(",")
      }
    }
    let end = pattern.end
    switch style {
    case .list: parenthesized("[", comments: dangling, "]") { f in f.formatPatterns(elements, end: end) }
    case .tuple: parenthesized("(", comments: dangling, ")") { f in f.formatPatterns(elements, end: end) }
    case .tupleWithoutParentheses: optionalParentheses { f in f.formatPatterns(elements, end: end) }
    }
  }

  private mutating func formatPatterns(_ patterns: NodeList<Pattern>, end: UInt32) {
    var sequence = CommaSeparated(sequenceEnd: end)
    for index in patterns.indices {
      let pattern = patterns[index]
      sequence.entry(&self, end: pattern.end) { f in f.formatPattern(pattern) }
    }
    sequence.finish(&self)
  }
}
