extension MarkerTree: CustomStringConvertible {
  /// The marker as text: the same for equal markers.
  ///
  /// A marker that never holds is `python_version < '0'`; one that always holds is empty.
  package var description: String {
    if isTrue { return "" }
    if isFalse { return "python_version < '0'" }
    return MarkerFormatter.text(of: disjunction)
  }

  /// The marker as alternatives of terms that must all hold, with little that is redundant.
  ///
  /// - Complexity: exponential in the number of variables at worst, as the text itself may be.
  var disjunction: [[MarkerTerm]] {
    var clauses: [[MarkerTerm]] = []
    var path: [MarkerTerm] = []
    Self.collect(MarkerCoverSearch.cover(of: id), &path, &clauses)
    return Self.ordered(clauses)
  }

  private static func collect(_ cover: MarkerCover, _ path: inout [MarkerTerm], _ clauses: inout [[MarkerTerm]]) {
    switch cover {
    case .never: break
    case .always:
      if !path.isEmpty { clauses.append(path) }
    case .branches(let branches):
      for branch in branches {
        for terms in MarkerTerm.alternatives(for: branch.guardCondition) {
          path += terms
          collect(branch.rest, &path, &clauses)
          path.removeLast(terms.count)
        }
      }
    }
  }

  /// Orders the terms of each clause, then the clauses, by what they speak of.
  private static func ordered(_ clauses: [[MarkerTerm]]) -> [[MarkerTerm]] {
    clauses
      .map { clause in stablySorted(clause) { $0.rank < $1.rank } }
      .enumerated()
      .map { (ranks: $0.element.map(\.rank), offset: $0.offset, clause: $0.element) }
      .sorted { left, right in
        left.ranks == right.ranks
          ? left.offset < right.offset : left.ranks.lexicographicallyPrecedes(right.ranks)
      }
      .map(\.clause)
  }

  private static func stablySorted(
    _ terms: [MarkerTerm], by precedes: (MarkerTerm, MarkerTerm) -> Bool
  ) -> [MarkerTerm] {
    terms.enumerated()
      .sorted { precedes($0.element, $1.element) || (!precedes($1.element, $0.element) && $0.offset < $1.offset) }
      .map(\.element)
  }
}
