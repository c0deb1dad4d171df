extension VersionRanges: CustomStringConvertible {
  /// The set as specifiers for people: `>=1.0,<2`, alternatives separated by ` | `, `*` for every version and `∅` for none.
  package var description: String {
    if isEmpty { return "∅" }
    if isFull { return "*" }
    if let excluded = excludedGaps {
      let outer = VersionInterval(lower: lowerBoundary, upper: upperBoundary)
      let bounds = outer == .full ? [] : outer.specifiers
      return (bounds + excluded.map { "!=\($0)" }).joined(separator: ",")
    }
    return (0..<intervalCount)
      .map { interval(at: $0).specifiers.joined(separator: ",") }
      .joined(separator: " | ")
  }

  /// What lies between the intervals, if each gap is one version or prefix, so that `!=` can say it.
  private var excludedGaps: [String]? {
    guard !rest.isEmpty else { return nil }
    var excluded: [String] = []
    for index in 1..<intervalCount {
      let gap = VersionInterval(lower: interval(at: index - 1).upper, upper: interval(at: index).lower)
      guard let text = gap.equalText else { return nil }
      excluded.append(text)
    }
    return excluded
  }
}

extension VersionInterval: CustomStringConvertible {
  /// The interval as specifiers, such as `>=1.0,<2`; `*` if it contains every version.
  package var description: String {
    self == .full ? "*" : specifiers.joined(separator: ",")
  }

  /// One or two specifiers that say the interval.
  fileprivate var specifiers: [String] {
    if let equalText { return ["==\(equalText)"] }
    var specifiers: [String] = []
    if !lower.isLowest {
      specifiers.append("\(lower.place == .below && !lower.version.isAfterPosts ? ">=" : ">")\(lower.shown)")
    }
    if !upper.isHighest {
      specifiers.append("\(upper.place == .below && !upper.version.isAfterPosts ? "<" : "<=")\(upper.shownAsEnd)")
    }
    return specifiers
  }

  /// What follows `==`, if one such specifier says the interval: a version, or a prefix and `.*`.
  fileprivate var equalText: String? {
    if let singleVersion { return singleVersion.description }
    guard !lower.isLowest, !upper.isHighest, lower.place == .below, upper.place == .below else { return nil }
    let (first, end) = (lower.version.parts, upper.version.parts)
    guard first.release.count == end.release.count, first.epoch == end.epoch, first.hasOnlyFirstDev,
      end.hasOnlyFirstDev, first.release.dropLast() == end.release.dropLast(), let last = first.release.last,
      let endLast = end.release.last, last < .max, last + 1 == endLast
    else { return nil }
    return "\(lower.version.base).*"
  }
}

extension VersionBoundary {
  /// The version as text after a lower bound.
  fileprivate var shown: String {
    var parts = version.parts
    parts.isAfterPosts = false
    return Version(parts).description
  }

  /// The version as text after an upper bound; `<1.0.dev0` is written `<1.0`, which means the same.
  fileprivate var shownAsEnd: String {
    var parts = version.parts
    parts.isAfterPosts = false
    if place == .below, parts.dev == 0, parts.preRelease == nil { parts.dev = nil }
    return Version(parts).description
  }
}

extension VersionParts {
  /// Whether this is a release followed by `.dev0`, the least version of that release.
  fileprivate var hasOnlyFirstDev: Bool {
    dev == 0 && preRelease == nil && post == nil && local.isEmpty
  }
}
