/// The kind of a pre-release, in version order.
package enum PreReleaseKind: UInt8, Comparable, Sendable {
  case alpha
  case beta
  case releaseCandidate

  package static func < (left: PreReleaseKind, right: PreReleaseKind) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The letters of the normal form: `a`, `b` or `rc`.
  package var letters: String {
    switch self {
    case .alpha: "a"
    case .beta: "b"
    case .releaseCandidate: "rc"
    }
  }
}

/// The pre-release part of a version, such as `rc1`.
package struct PreRelease: Hashable, Comparable, Sendable {
  /// Alpha, beta or release candidate.
  package let kind: PreReleaseKind
  /// The number behind the letters.
  package let number: UInt64

  package init(_ kind: PreReleaseKind, _ number: UInt64) {
    self.kind = kind
    self.number = number
  }

  package static func < (left: PreRelease, right: PreRelease) -> Bool {
    left.kind == right.kind ? left.number < right.number : left.kind < right.kind
  }
}

/// One dot-separated part of a local version label; text is lower case and sorts below numbers.
package enum LocalSegment: Hashable, Comparable, Sendable {
  case text(String)
  case number(UInt64)

  package static func < (left: LocalSegment, right: LocalSegment) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left < right
    case (.number(let left), .number(let right)): left < right
    case (.text, .number): true
    case (.number, .text): false
    }
  }
}

/// Everything a version says, in parts.
///
/// This is the form to build versions from; ``Version`` packs it.
package struct VersionParts: Hashable, Sendable {
  /// The epoch; 0 where none is written.
  package var epoch: UInt64
  /// The release segments as written, trailing zeros included; never empty.
  package var release: [UInt64]
  /// The pre-release part, such as `rc1`.
  package var preRelease: PreRelease?
  /// The number of a post-release.
  package var post: UInt64?
  /// The number of a development release.
  package var dev: UInt64?
  /// The local version label's segments; empty if there is none.
  package var local: [LocalSegment]
  /// Whether these parts stand for the point above every post-release, which is no version but bounds ranges.
  var isAfterPosts = false

  /// Makes the parts of a version; an empty release stands for `0`.
  package init(
    epoch: UInt64 = 0, release: [UInt64], preRelease: PreRelease? = nil, post: UInt64? = nil, dev: UInt64? = nil,
    local: [LocalSegment] = []
  ) {
    self.epoch = epoch
    self.release = release.isEmpty ? [0] : release
    self.preRelease = preRelease
    self.post = post
    self.dev = dev
    self.local = local
  }

  /// The number of release segments without trailing zeros.
  var significantCount: Int {
    var count = release.count
    while count > 0, release[count - 1] == 0 { count -= 1 }
    return count
  }

  /// Compares two versions in PEP 440's order: negative, zero or positive.
  ///
  /// See [the order](https://peps.python.org/pep-0440/#summary-of-permitted-suffixes-and-relative-ordering).
  static func order(_ left: VersionParts, _ right: VersionParts) -> Int {
    let withoutLocal = publicOrder(left, right)
    return withoutLocal != 0 ? withoutLocal : localOrder(left.local, right.local)
  }

  /// Compares two versions as if neither had a local label.
  static func publicOrder(_ left: VersionParts, _ right: VersionParts) -> Int {
    if left.epoch != right.epoch { return left.epoch < right.epoch ? -1 : 1 }
    for index in 0..<max(left.release.count, right.release.count) {
      let first = index < left.release.count ? left.release[index] : 0
      let second = index < right.release.count ? right.release[index] : 0
      if first != second { return first < second ? -1 : 1 }
    }
    let (leftRank, rightRank) = (left.preReleaseRank, right.preReleaseRank)
    if leftRank != rightRank { return leftRank < rightRank ? -1 : 1 }
    if left.isAfterPosts != right.isAfterPosts { return left.isAfterPosts ? 1 : -1 }
    if left.post != right.post {
      guard let first = left.post else { return -1 }
      guard let second = right.post else { return 1 }
      return first < second ? -1 : 1
    }
    if left.dev != right.dev {
      guard let first = left.dev else { return 1 }
      guard let second = right.dev else { return -1 }
      return first < second ? -1 : 1
    }
    return 0
  }

  /// Compares two local labels: none sorts first, and a longer one after its own prefix.
  static func localOrder(_ left: [LocalSegment], _ right: [LocalSegment]) -> Int {
    for (first, second) in zip(left, right) where first != second {
      return first < second ? -1 : 1
    }
    return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
  }

  /// Where the pre-release part sorts: a bare `.devN` first, none last.
  private var preReleaseRank: (UInt8, UInt64) {
    if let preRelease { return (preRelease.kind.rawValue + 1, preRelease.number) }
    return dev != nil && post == nil && !isAfterPosts ? (0, 0) : (UInt8.max, 0)
  }

  /// Feeds what equality looks at: equal versions hash alike however many zeros they end in.
  func hashOrder(into hasher: inout Hasher) {
    hasher.combine(epoch)
    for index in 0..<significantCount { hasher.combine(release[index]) }
    hasher.combine(preRelease)
    hasher.combine(post)
    hasher.combine(dev)
    hasher.combine(local)
    hasher.combine(isAfterPosts)
  }
}
