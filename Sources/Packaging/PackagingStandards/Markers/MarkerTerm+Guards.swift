extension MarkerTerm {
  /// Alternatives of terms, each to hold as a whole, that say a condition on one variable.
  static func alternatives(for condition: MarkerCover.Guard) -> [[MarkerTerm]] {
    if condition.node == .alwaysTrue { return [[]] }
    if condition.node == .alwaysFalse { return [] }
    let node = MarkerArena.node(condition.node)
    let isReached = (0..<Int(node.childCount)).map { node.child($0).signed(by: condition.node) == condition.child }
    if node.variable.isVersion {
      var ranges = VersionRanges.empty
      for (index, isReached) in isReached.enumerated() where isReached { ranges.append(node.interval(index)) }
      return node.variable.versionKey.map { MarkerVersionTerms.alternatives($0, ranges) } ?? []
    }
    if node.variable.isString {
      let subject = Subject.string(node.variable.stringKey ?? .osName)
      // The last child for all other values: what is left out must be named.
      let comparison: MarkerOperator = isReached[0] ? .notEqual : .equal
      let terms = (1..<isReached.count)
        .filter { isReached[$0] != isReached[0] }
        .map { MarkerTerm(subject: subject, comparison: comparison, literal: NameTable.text(of: node.value($0 - 1))) }
      return isReached[0] ? [terms] : terms.map { [$0] }
    }
    return [1, 0].filter { isReached[$0] }.map { [boolean(node.variable, holds: $0 == 1)] }
  }

  private static func boolean(_ variable: MarkerVariable, holds: Bool) -> MarkerTerm {
    var comparison: MarkerOperator
    let subject: Subject
    var isReversed = false
    switch variable.kind {
    case .extra:
      subject = .extra
      comparison = .equal
    case .list:
      subject = .list(variable.listKey ?? .extras)
      comparison = .in
      isReversed = true
    case .containsText, .inText, .string, .version:
      subject = variable.versionKey.map { .version($0) } ?? .string(variable.stringKey ?? .osName)
      comparison = variable.kind == .string ? variable.comparisonOperator ?? .equal : .in
      isReversed = variable.kind == .containsText
    }
    if !holds { comparison = comparison.negation ?? comparison }
    return MarkerTerm(
      subject: subject, comparison: comparison, literal: NameTable.text(of: variable.text), isReversed: isReversed)
  }
}
