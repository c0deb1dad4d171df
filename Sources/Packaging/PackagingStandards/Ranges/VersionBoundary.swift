/// A point between versions, where an interval of a ``VersionRanges`` begins or ends.
///
/// No boundary falls on a version: it lies below one, just above it, above all its local versions, or above all its
/// post-releases. Every set of versions thus has exactly one list of boundaries, and inclusive and exclusive bounds need
/// no cases of their own.
package struct VersionBoundary: Sendable, BitwiseCopyable {
  /// Where the boundary lies relative to its version; stored in the low bits of the key, and compared as a number.
  enum Place: UInt64 {
    case below
    case above
    case aboveLocals
  }

  /// A version's key with the place in its low bits.
  let key: UInt64
  /// As in ``Version``.
  let detail: UInt

  private init(key: UInt64, detail: UInt) {
    self.key = key
    self.detail = detail
  }

  /// The boundary at a place relative to `version`.
  @inline(__always)
  init(_ place: Place, _ version: Version) {
    key = version.key | place.rawValue
    detail = version.detail
  }

  /// Below every version. The same point as below `0.dev0`, the least version there is.
  static var lowest: VersionBoundary { VersionBoundary(key: 0, detail: 3) }

  /// Above every version.
  static var highest: VersionBoundary { VersionBoundary(key: .max, detail: 3) }

  /// Above `version`, its local versions and all post-releases of it, none of which `>version` takes.
  static func abovePosts(of version: Version) -> VersionBoundary {
    if version.isPacked, VersionKey.suffix(of: version.key) == VersionKey.final {
      let key = VersionKey.replacingSuffix(of: version.key, with: VersionKey.afterPosts)
      return VersionBoundary(key: key, detail: version.detail)
    }
    var parts = version.parts
    parts.local = []
    parts.isAfterPosts = true
    return VersionBoundary(.below, Version(parts))
  }

  /// Whether every version lies above.
  package var isLowest: Bool { key == 0 }

  /// Whether every version lies below.
  package var isHighest: Bool { key == .max }

  /// Where the boundary lies relative to ``version``.
  var place: Place { Place(rawValue: key & 3) ?? .below }

  /// The version the boundary lies next to; meaningless for the lowest and highest.
  var version: Version {
    let bare = key & ~3
    guard detail & 1 == 1 else { return Version(fullKey: bare, detail: detail) }
    return Version(key: bare, segmentCount: Int(detail >> 1))
  }

  /// Whether the boundary lies above `version`, so that an interval ending here may contain it.
  @inline(__always)
  package func isAbove(_ version: Version) -> Bool {
    VersionBoundary(.below, version) < self
  }
}

extension VersionBoundary: Comparable {
  @inline(__always)
  package static func < (left: VersionBoundary, right: VersionBoundary) -> Bool {
    if (left.key ^ right.key) >> VersionKey.placeBits != 0 || left.detail & right.detail & 1 == 1 {
      return left.key < right.key
    }
    return order(left, right) < 0
  }

  @inline(__always)
  package static func == (left: VersionBoundary, right: VersionBoundary) -> Bool {
    if (left.key ^ right.key) >> VersionKey.placeBits != 0 || left.detail & right.detail & 1 == 1 {
      return left.key == right.key
    }
    return order(left, right) == 0
  }

  /// Compares boundaries whose packed keys agree and of which one has a full form.
  private static func order(_ left: VersionBoundary, _ right: VersionBoundary) -> Int {
    let (leftParts, rightParts) = (left.version.parts, right.version.parts)
    let withoutLocal = VersionParts.publicOrder(leftParts, rightParts)
    if withoutLocal != 0 { return withoutLocal }
    switch (left.place == .aboveLocals, right.place == .aboveLocals) {
    case (true, true): return 0
    case (true, false): return 1
    case (false, true): return -1
    case (false, false): break
    }
    let localOrder = VersionParts.localOrder(leftParts.local, rightParts.local)
    if localOrder != 0 { return localOrder }
    return Int(left.place.rawValue) - Int(right.place.rawValue)
  }
}

extension VersionBoundary: Hashable {
  package func hash(into hasher: inout Hasher) {
    if isHighest {
      hasher.combine(key)
    } else if place == .aboveLocals {
      hasher.combine(version.withoutLocal)
    } else {
      hasher.combine(version)
    }
    hasher.combine(key & 3)
  }
}
