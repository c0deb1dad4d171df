/// A version as [PEP 440](https://peps.python.org/pep-0440/) defines it.
///
/// Most versions are one packed integer (see `VersionKey`) and compare as such; the others (an epoch, a local label, more
/// than four release segments, large numbers, or two suffixes such as `rc1.post2`) refer to an interned full form.
/// Equality is that of the standard: `1.0` equals `1.0.0`, though each prints as it was written.
package struct Version: Sendable, BitwiseCopyable {
  /// The ordering key, exact if the version is packed.
  let key: UInt64

  /// For a packed version twice the number of release segments it shows, plus one; else the address of a `FullVersion`.
  let detail: UInt

  @inline(__always)
  init(key: UInt64, segmentCount: Int) {
    self.key = key
    detail = UInt(bitPattern: segmentCount) << 1 | 1
  }

  private init(key: UInt64, full: FullVersion) {
    self.key = key
    detail = unsafe UInt(bitPattern: Unmanaged.passUnretained(full).toOpaque())
  }

  /// Restores a version from a key and the address of its full form.
  init(fullKey: UInt64, detail: UInt) {
    key = fullKey
    self.detail = detail
  }

  /// Whether the key alone is the version.
  @inline(__always)
  var isPacked: Bool { detail & 1 == 1 }

  /// The full form of a version that is not packed.
  var full: FullVersion? {
    guard !isPacked, let address = unsafe UnsafeRawPointer(bitPattern: detail) else { return nil }
    return unsafe Unmanaged<FullVersion>.fromOpaque(address).takeUnretainedValue()
  }

  /// Makes a version from its parts.
  package init(_ parts: VersionParts) {
    let (key, isExact) = Version.key(of: parts)
    if isExact {
      self.init(key: key, segmentCount: parts.release.count)
    } else {
      self.init(key: key, full: FullVersion.interned(parts))
    }
  }

  /// Makes a final version from release segments.
  package init(release: [UInt64]) {
    self.init(VersionParts(release: release))
  }

  /// Computes the key of a version, and whether it says everything about it.
  private static func key(of parts: VersionParts) -> (key: UInt64, isExact: Bool) {
    guard parts.epoch == 0 else { return (VersionKey.saturated, false) }
    let limits: [4 of UInt64] = [2047, 255, 255, 255]
    var segments: [4 of UInt64] = [0, 0, 0, 0]
    for index in 0..<min(4, parts.release.count) {
      guard parts.release[index] <= limits[index] else {
        for rest in index..<4 { segments[rest] = limits[rest] }
        let key = VersionKey.make(
          segments[0], segments[1], segments[2], segments[3], suffix: VersionKey.longerRelease)
        return (key, false)
      }
      segments[index] = parts.release[index]
    }
    var isExact = parts.local.isEmpty
    let suffix: UInt64
    if parts.significantCount > 4 {
      (suffix, isExact) = (VersionKey.longerRelease, false)
    } else if let preRelease = parts.preRelease {
      let base =
        switch preRelease.kind {
        case .alpha: VersionKey.alpha
        case .beta: VersionKey.beta
        case .releaseCandidate: VersionKey.releaseCandidate
        }
      suffix = base + min(preRelease.number, VersionKey.preReleaseNumbers - 1)
      let isAlone = parts.post == nil && parts.dev == nil && !parts.isAfterPosts
      isExact = isExact && isAlone && preRelease.number < VersionKey.preReleaseNumbers
    } else if parts.isAfterPosts {
      suffix = VersionKey.afterPosts
    } else if let post = parts.post {
      suffix = VersionKey.post + min(post, VersionKey.longNumbers - 1)
      isExact = isExact && parts.dev == nil && post < VersionKey.longNumbers
    } else if let dev = parts.dev {
      suffix = VersionKey.dev + min(dev, VersionKey.longNumbers - 1)
      isExact = isExact && dev < VersionKey.longNumbers
    } else {
      suffix = VersionKey.final
    }
    let key = VersionKey.make(segments[0], segments[1], segments[2], segments[3], suffix: suffix)
    return (key, isExact)
  }
}

extension Version: Hashable {
  @inline(__always)
  package static func == (left: Version, right: Version) -> Bool {
    guard left.key == right.key else { return false }
    if left.isPacked && right.isPacked { return true }
    return left.detail == right.detail || order(left, right) == 0
  }

  package func hash(into hasher: inout Hasher) {
    if let full {
      hasher.combine(full.hash)
    } else {
      hasher.combine(key)
    }
  }
}

extension Version: Comparable {
  @inline(__always)
  package static func < (left: Version, right: Version) -> Bool {
    if left.key != right.key { return left.key < right.key }
    if left.isPacked && right.isPacked { return false }
    return order(left, right) < 0
  }

  /// Compares versions of equal keys by their full forms.
  private static func order(_ left: Version, _ right: Version) -> Int {
    VersionParts.order(left.parts, right.parts)
  }
}
