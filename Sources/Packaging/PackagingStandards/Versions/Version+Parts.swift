extension Version {
  /// Everything the version says.
  ///
  /// Allocates; the single properties are cheaper for a packed version.
  package var parts: VersionParts {
    if let full { return full.parts }
    var parts = VersionParts(
      release: (0..<releaseSegmentCount).map { VersionKey.segment(of: key, at: $0) }, preRelease: preRelease,
      post: post, dev: dev)
    parts.isAfterPosts = isAfterPosts
    return parts
  }

  /// The epoch, 0 unless written.
  package var epoch: UInt64 { full?.parts.epoch ?? 0 }

  /// The release segments as written, trailing zeros included.
  package var release: [UInt64] { parts.release }

  /// The number of release segments as written; at least 1.
  package var releaseSegmentCount: Int {
    isPacked ? Int(detail >> 1) : full?.parts.release.count ?? 1
  }

  /// The release segment at `index`, 0 past the last.
  package func releaseSegment(at index: Int) -> UInt64 {
    guard let full else { return VersionKey.segment(of: key, at: index) }
    return full.parts.release.indices.contains(index) ? full.parts.release[index] : 0
  }

  /// The first release segment.
  package var major: UInt64 { releaseSegment(at: 0) }
  /// The second release segment, or 0.
  package var minor: UInt64 { releaseSegment(at: 1) }
  /// The third release segment, or 0.
  package var patch: UInt64 { releaseSegment(at: 2) }

  /// The pre-release part (`a`, `b` or `rc`), if any.
  package var preRelease: PreRelease? {
    if let full { return full.parts.preRelease }
    let suffix = VersionKey.suffix(of: key)
    if suffix < VersionKey.alpha || suffix >= VersionKey.final { return nil }
    if suffix < VersionKey.beta { return PreRelease(.alpha, suffix - VersionKey.alpha) }
    if suffix < VersionKey.releaseCandidate { return PreRelease(.beta, suffix - VersionKey.beta) }
    return PreRelease(.releaseCandidate, suffix - VersionKey.releaseCandidate)
  }

  /// The post-release number, if any.
  package var post: UInt64? {
    if let full { return full.parts.post }
    let suffix = VersionKey.suffix(of: key)
    return suffix >= VersionKey.post && suffix < VersionKey.afterPosts ? suffix - VersionKey.post : nil
  }

  /// The development release number, if any.
  package var dev: UInt64? {
    if let full { return full.parts.dev }
    let suffix = VersionKey.suffix(of: key)
    return suffix < VersionKey.alpha ? suffix : nil
  }

  /// The local version label's segments; empty if there is none.
  package var local: [LocalSegment] { full?.parts.local ?? [] }

  /// Whether the version has a local label.
  package var hasLocal: Bool { full.map { !$0.parts.local.isEmpty } ?? false }

  /// Whether installers treat the version as a pre-release: it has an `a`, `b`, `rc` or `dev` part.
  package var isPreRelease: Bool {
    if let full { return full.parts.preRelease != nil || full.parts.dev != nil }
    return VersionKey.suffix(of: key) < VersionKey.final
  }

  /// Whether the version has a post-release part.
  package var isPostRelease: Bool { post != nil }

  /// Whether the version has a development release part.
  package var isDevRelease: Bool { dev != nil }

  /// The version without its local label.
  package var withoutLocal: Version {
    guard let full, !full.parts.local.isEmpty else { return self }
    var parts = full.parts
    parts.local = []
    return Version(parts)
  }

  /// The release alone: no epoch, suffix or local label.
  package var onlyRelease: Version {
    if isPacked {
      return Version(
        key: VersionKey.replacingSuffix(of: key, with: VersionKey.final), segmentCount: releaseSegmentCount)
    }
    return Version(release: release)
  }

  /// The epoch and release: no suffix or local label.
  package var base: Version {
    isPacked ? onlyRelease : Version(VersionParts(epoch: epoch, release: release))
  }

  /// Whether this stands for the point above every post-release of a version, see `VersionBoundary`.
  var isAfterPosts: Bool {
    if let full { return full.parts.isAfterPosts }
    return VersionKey.suffix(of: key) == VersionKey.afterPosts
  }
}
