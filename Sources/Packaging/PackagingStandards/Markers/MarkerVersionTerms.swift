/// Writes sets of releases as comparisons of a version marker.
enum MarkerVersionTerms {
  /// Alternatives of terms that say `ranges`, as few as one may be.
  static func alternatives(_ key: MarkerVersionKey, _ ranges: VersionRanges) -> [[MarkerTerm]] {
    func term(_ comparison: MarkerOperator, _ version: Version, isPrefix: Bool = false) -> MarkerTerm {
      MarkerTerm(
        subject: .version(key), comparison: comparison, literal: isPrefix ? "\(version).*" : "\(version)")
    }

    if ranges.lowerBoundary.isLowest, ranges.upperBoundary.isHighest {
      if let excluded = excludedVersions(of: ranges) { return [excluded.map { term(.notEqual, $0) }] }
      if ranges.intervalCount == 2,
        let series = series(from: ranges.interval(at: 0).upper, to: ranges.interval(at: 1).lower)
      {
        return [[term(.notEqual, series, isPrefix: true)]]
      }
    }
    return (0..<ranges.intervalCount).map { index in
      let interval = ranges.interval(at: index)
      if interval.lower.place == .below, interval.upper.place == .above, !interval.lower.isLowest,
        interval.lower.version == interval.upper.version
      {
        return [term(.equal, interval.lower.version)]
      }
      if let series = series(from: interval.lower, to: interval.upper) {
        return [term(.equal, series, isPrefix: true)]
      }
      var terms: [MarkerTerm] = []
      if !interval.lower.isLowest {
        terms.append(term(interval.lower.place == .below ? .greaterOrEqual : .greater, interval.lower.version))
      }
      if !interval.upper.isHighest {
        terms.append(term(interval.upper.place == .below ? .less : .lessOrEqual, interval.upper.version))
      }
      return terms
    }
  }

  /// The versions between the intervals, if each gap is one version.
  private static func excludedVersions(of ranges: VersionRanges) -> [Version]? {
    var excluded: [Version] = []
    for index in 1..<max(1, ranges.intervalCount) {
      let (lower, upper) = (ranges.interval(at: index - 1).upper, ranges.interval(at: index).lower)
      guard lower.place == .below, upper.place == .above, lower.version == upper.version else { return nil }
      excluded.append(lower.version)
    }
    return excluded
  }

  /// The `X.Y` of an interval that is just `X.Y.*`.
  private static func series(from lower: VersionBoundary, to upper: VersionBoundary) -> Version? {
    guard !lower.isLowest, !upper.isHighest, lower.place == .below, upper.place == .below else { return nil }
    let (first, end) = (lower.version.trimmedRelease, upper.version.trimmedRelease)
    guard first.releaseSegmentCount <= 2, end.releaseSegmentCount == 2, first.major == end.major,
      end.minor > first.minor, end.minor - first.minor == 1
    else { return nil }
    return Version(release: [first.major, first.minor])
  }
}
