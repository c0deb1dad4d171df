extension VersionRanges {
  /// The versions in any of many sets.
  ///
  /// - Complexity: O(*n* log *n*) in the number of all intervals.
  package static func union(of sets: [VersionRanges]) -> VersionRanges {
    guard var result = sets.first else { return .empty }
    if sets.count == 1 { return result }
    var intervals: [VersionInterval] = []
    for set in sets {
      for index in 0..<set.intervalCount { intervals.append(set.interval(at: index)) }
    }
    intervals.sort { $0.lower < $1.lower }
    result = .empty
    for interval in intervals { result.append(interval) }
    return result
  }
}
