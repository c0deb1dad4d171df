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
  /// - Parameter versions: the versions that matter, ascending.
  package func simplified(for versions: some Sequence<Version>) -> VersionRanges {
    guard !isEmpty else { return self }
    var result = VersionRanges.empty
    var (index, isFirst) = (0, true)
    // The beginning and, so far, the end of the run of contained versions being read.
    var run: VersionInterval?
    for version in versions {
      let point = VersionBoundary(.below, version)
      while index < intervalCount, !(point < interval(at: index).upper) { index += 1 }
      if index < intervalCount, !(point < interval(at: index).lower) {
        let interval = interval(at: index)
        let lower = run?.lower ?? (isFirst ? .lowest : interval.lower)
        run = VersionInterval(lower: lower, upper: interval.upper)
      } else if let finished = run {
        result.append(finished)
        run = nil
      }
      isFirst = false
    }
    if isFirst { return self }
    if let run { result.append(VersionInterval(lower: run.lower, upper: .highest)) }
    return result
  }
}
