/// Writes a marker's alternatives, with what several have in common written once.
///
/// Alternatives that begin alike share their beginning; beginnings that go on alike share what follows: `a and x`,
/// `a and y`, `b and x`, `b and y` become `(a or b) and (x or y)`.
enum MarkerFormatter {
  static func text(of clauses: [[MarkerTerm]]) -> String {
    guard clauses.count > 1, clauses.contains(where: { $0.count > 1 }) else { return disjunction(clauses) }

    let groups = groupedByFirstTerm(clauses)
    var factors: [(prefixes: [[MarkerTerm]], suffixes: [[MarkerTerm]])] = []
    for group in groups {
      let prefixLength = group.count == 1 ? 1 : commonPrefixLength(group)
      var suffixes = group.map { Array($0.dropFirst(prefixLength)) }
      // Where nothing follows the prefix, it covers the others of the group.
      if suffixes.contains(where: \.isEmpty) { suffixes = [] }
      let prefix = Array(group[0].prefix(prefixLength))
      if let same = factors.firstIndex(where: { $0.suffixes == suffixes }) {
        factors[same].prefixes.append(prefix)
      } else {
        factors.append(([prefix], suffixes))
      }
    }
    let sharesBeginnings = groups.count < clauses.count
    let sharesRests = factors.contains { !$0.suffixes.isEmpty && $0.prefixes.count > 1 }
    guard sharesBeginnings || sharesRests else { return disjunction(clauses) }
    return
      factors
      .map { factor in
        factor.suffixes.isEmpty
          ? disjunction(factor.prefixes) : "\(operand(factor.prefixes)) and \(operand(factor.suffixes))"
      }
      .joined(separator: " or ")
  }

  private static func groupedByFirstTerm(_ clauses: [[MarkerTerm]]) -> [[[MarkerTerm]]] {
    var groups: [[[MarkerTerm]]] = []
    for clause in clauses {
      if let same = groups.firstIndex(where: { $0[0].first == clause.first }) {
        groups[same].append(clause)
      } else {
        groups.append([clause])
      }
    }
    return groups
  }

  private static func commonPrefixLength(_ clauses: [[MarkerTerm]]) -> Int {
    clauses.reduce(clauses[0].count) { length, clause in
      zip(clauses[0].prefix(length), clause).prefix { $0 == $1 }.count
    }
  }

  /// Alternatives as an operand of `and`.
  private static func operand(_ clauses: [[MarkerTerm]]) -> String {
    clauses.count == 1 ? disjunction(clauses) : "(\(disjunction(clauses)))"
  }

  private static func disjunction(_ clauses: [[MarkerTerm]]) -> String {
    clauses
      .map { clause in
        let text = clause.map(\.description).joined(separator: " and ")
        return clause.count > 1 && clauses.count > 1 ? "(\(text))" : text
      }
      .joined(separator: " or ")
  }
}
