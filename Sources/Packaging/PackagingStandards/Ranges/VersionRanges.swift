/// A set of versions: the union of disjoint intervals, in ascending order.
///
/// The form is canonical: two values are equal if and only if they contain the same versions (of all that PEP 440 allows,
/// not only those that were released). One interval is stored inline; more take an array. All operations are linear in
/// the number of intervals and never decide anything by pre-release policy, which is the resolver's business.
package struct VersionRanges: Hashable, Sendable {
  /// The first interval; both boundaries are the lowest if the set is empty.
  private(set) var first: VersionInterval
  /// All further intervals.
  private(set) var rest: [VersionInterval]

  private init(first: VersionInterval, rest: [VersionInterval] = []) {
    self.first = first
    self.rest = rest
  }

  /// The set of the versions from `lower` to `upper`, empty if `lower` is not below `upper`.
  init(from lower: VersionBoundary, to upper: VersionBoundary) {
    let isEmpty = !(lower < upper)
    first = isEmpty ? .empty : VersionInterval(lower: lower, upper: upper)
    rest = []
  }

  /// No version.
  package static var empty: VersionRanges { VersionRanges(first: .empty) }

  /// Every version.
  package static var full: VersionRanges { VersionRanges(first: .full) }

  /// Exactly `version`, not its local versions. For what `==` means see ``init(_:)-(VersionSpecifier)``.
  package static func singleton(_ version: Version) -> VersionRanges {
    VersionRanges(from: VersionBoundary(.below, version), to: VersionBoundary(.above, version))
  }

  /// `version` and everything above.
  package static func atLeast(_ version: Version) -> VersionRanges {
    VersionRanges(from: VersionBoundary(.below, version), to: .highest)
  }

  /// Everything above `version` in the order, local versions and post-releases of it included.
  package static func above(_ version: Version) -> VersionRanges {
    VersionRanges(from: VersionBoundary(.above, version), to: .highest)
  }

  /// `version` and everything below.
  package static func atMost(_ version: Version) -> VersionRanges {
    VersionRanges(from: .lowest, to: VersionBoundary(.above, version))
  }

  /// Everything below `version` in the order, pre-releases of it included.
  package static func below(_ version: Version) -> VersionRanges {
    VersionRanges(from: .lowest, to: VersionBoundary(.below, version))
  }

  /// From `lower` up to but not including `upper`.
  package static func between(_ lower: Version, _ upper: Version) -> VersionRanges {
    VersionRanges(from: VersionBoundary(.below, lower), to: VersionBoundary(.below, upper))
  }

  /// Whether the set contains no version.
  package var isEmpty: Bool { !(first.lower < first.upper) }

  /// Whether the set contains every version.
  package var isFull: Bool { first.lower.isLowest && first.upper.isHighest }

  /// The number of intervals.
  package var intervalCount: Int { isEmpty ? 0 : rest.count + 1 }

  /// The interval at `index`, which must be below ``intervalCount``.
  @inline(__always)
  package func interval(at index: Int) -> VersionInterval {
    index == 0 ? first : rest[index - 1]
  }

  /// Where the set begins; the lowest boundary if it is empty.
  package var lowerBoundary: VersionBoundary { first.lower }

  /// Where the set ends; the lowest boundary if it is empty.
  package var upperBoundary: VersionBoundary { rest.last?.upper ?? first.upper }

  /// The only version of a set made as ``singleton(_:)`` or from an `==` specifier, else nil.
  package var singleVersion: Version? {
    rest.isEmpty ? first.singleVersion : nil
  }

  /// Whether the set contains `version`.
  ///
  /// - Complexity: O(log *n*) in the number of intervals.
  @inline(__always)
  package func contains(_ version: Version) -> Bool {
    let point = VersionBoundary(.below, version)
    if point < first.upper { return !(point < first.lower) }
    return !rest.isEmpty && restContains(point)
  }

  private func restContains(_ point: VersionBoundary) -> Bool {
    var (low, high) = (0, rest.count)
    while low < high {
      let middle = (low + high) / 2
      if point < rest[middle].upper { high = middle } else { low = middle + 1 }
    }
    return low < rest.count && !(point < rest[low].lower)
  }

  /// Adds an interval that begins at or above the last one's beginning, joining the two if they touch.
  mutating func append(_ interval: VersionInterval) {
    guard interval.lower < interval.upper else { return }
    if isEmpty {
      first = interval
    } else if let last = rest.last {
      if last.upper < interval.lower {
        rest.append(interval)
      } else if last.upper < interval.upper {
        rest[rest.count - 1].upper = interval.upper
      }
    } else if first.upper < interval.lower {
      rest.append(interval)
    } else if first.upper < interval.upper {
      first.upper = interval.upper
    }
  }
}

/// A run of versions between two boundaries.
package struct VersionInterval: Hashable, Sendable, BitwiseCopyable {
  /// Where the interval begins.
  package internal(set) var lower: VersionBoundary
  /// Where the interval ends.
  package internal(set) var upper: VersionBoundary

  static var empty: VersionInterval { VersionInterval(lower: .lowest, upper: .lowest) }
  static var full: VersionInterval { VersionInterval(lower: .lowest, upper: .highest) }

  /// Whether the interval contains `version`.
  @inline(__always)
  package func contains(_ version: Version) -> Bool {
    let point = VersionBoundary(.below, version)
    return point < upper && !(point < lower)
  }

  /// The version this interval consists of, its local versions aside.
  var singleVersion: Version? {
    guard !lower.isLowest || upper.version.dev == 0, !upper.isHighest, lower.place == .below, upper.place != .below,
      lower.version == upper.version, !lower.version.isAfterPosts
    else { return nil }
    return lower.version
  }
}
