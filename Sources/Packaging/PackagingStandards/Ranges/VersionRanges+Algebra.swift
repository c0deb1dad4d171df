extension VersionRanges {
  /// Every version that is not in this set.
  package var complement: VersionRanges {
    var result = VersionRanges.empty
    var lower = VersionBoundary.lowest
    for index in 0..<intervalCount {
      let interval = interval(at: index)
      result.append(VersionInterval(lower: lower, upper: interval.lower))
      lower = interval.upper
    }
    result.append(VersionInterval(lower: lower, upper: .highest))
    return result
  }

  /// The versions in both sets.
  package func intersection(_ other: VersionRanges) -> VersionRanges {
    var result = VersionRanges.empty
    let (count, otherCount) = (intervalCount, other.intervalCount)
    var (index, otherIndex) = (0, 0)
    while index < count, otherIndex < otherCount {
      let (left, right) = (interval(at: index), other.interval(at: otherIndex))
      let lower = left.lower < right.lower ? right.lower : left.lower
      if left.upper < right.upper {
        result.append(VersionInterval(lower: lower, upper: left.upper))
        index += 1
      } else {
        result.append(VersionInterval(lower: lower, upper: right.upper))
        otherIndex += 1
      }
    }
    return result
  }

  /// The versions in either set.
  package func union(_ other: VersionRanges) -> VersionRanges {
    var result = VersionRanges.empty
    let (count, otherCount) = (intervalCount, other.intervalCount)
    var (index, otherIndex) = (0, 0)
    while index < count || otherIndex < otherCount {
      if otherIndex == otherCount
        || index < count && interval(at: index).lower < other.interval(at: otherIndex).lower
      {
        result.append(interval(at: index))
        index += 1
      } else {
        result.append(other.interval(at: otherIndex))
        otherIndex += 1
      }
    }
    return result
  }

  /// The versions in this set that are not in `other`.
  package func subtracting(_ other: VersionRanges) -> VersionRanges {
    intersection(other.complement)
  }

  /// Whether `other` contains every version of this set.
  package func isSubset(of other: VersionRanges) -> Bool {
    let otherCount = other.intervalCount
    var otherIndex = 0
    for index in 0..<intervalCount {
      let interval = interval(at: index)
      while otherIndex < otherCount, other.interval(at: otherIndex).upper < interval.upper { otherIndex += 1 }
      guard otherIndex < otherCount, !(interval.lower < other.interval(at: otherIndex).lower) else { return false }
    }
    return true
  }

  /// Whether the sets have no version in common.
  package func isDisjoint(from other: VersionRanges) -> Bool {
    let (count, otherCount) = (intervalCount, other.intervalCount)
    var (index, otherIndex) = (0, 0)
    while index < count, otherIndex < otherCount {
      let (left, right) = (interval(at: index), other.interval(at: otherIndex))
      if !(left.lower < right.upper) {
        otherIndex += 1
      } else if !(right.lower < left.upper) {
        index += 1
      } else {
        return false
      }
    }
    return true
  }

  /// A set with as few intervals as can be that contains the same ones of `versions`.
  ///
  /// - Parameter versions: the versions that matter, ascending and each once.
  /// - Complexity: O(log *n*) in the number of versions, for each interval.
  package func simplified(for versions: [Version]) -> VersionRanges {
    if isEmpty || versions.isEmpty { return self }
    var result = VersionRanges.empty
    // The run of contained versions so far: where it begins and ends, and the position behind its last version.
    var run: (interval: VersionInterval, end: Int)?
    for index in 0..<intervalCount {
      let interval = interval(at: index)
      let start = Self.position(of: interval.lower, in: versions)
      let end = Self.position(of: interval.upper, in: versions)
      guard start < end else { continue }
      if let known = run, known.end == start {
        run = (VersionInterval(lower: known.interval.lower, upper: interval.upper), end)
      } else {
        if let finished = run { result.append(finished.interval) }
        run = (VersionInterval(lower: start == 0 ? .lowest : interval.lower, upper: interval.upper), end)
      }
    }
    if let last = run {
      let upper = last.end == versions.count ? .highest : last.interval.upper
      result.append(VersionInterval(lower: last.interval.lower, upper: upper))
    }
    return result
  }

  /// The position of the first version that is not below a boundary.
  private static func position(of boundary: VersionBoundary, in versions: [Version]) -> Int {
    var (low, high) = (0, versions.count)
    while low < high {
      let middle = low + (high - low) / 2
      if VersionBoundary(.below, versions[middle]) < boundary { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
