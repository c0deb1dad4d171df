import SystemIO

/// How long files without a hash may be used from the cache, by what the index's configuration says (`cache-control`,
/// `files`). Files with a hash are what they are, however old.
struct FileFreshness: Sendable {
  /// Seconds by the index's key in the cache; indexes without a rule are not in it.
  private var seconds: [String: Int64] = [:]

  init(_ indexes: [PackageIndex]) {
    for index in indexes {
      guard let override = index.fileCacheControlOverride else { continue }
      let control = CacheControl(headerValues: [override])
      if control.noStore || control.noCache {
        seconds[index.identity.cacheKey] = 0
      } else if let maxAge = control.maxAge {
        seconds[index.identity.cacheKey] = maxAge
      }
    }
  }

  /// The time, in nanoseconds since 1970, before which a copy of a file is too old.
  func oldestUsable(of file: ReleaseFile) -> Int64 {
    guard let age = seconds[file.page.index.cacheKey], file.digests.isEmpty else { return .min }
    if age == 0 { return .max }
    return (WallClock.millisecondsSince1970 / 1000 - age) * 1_000_000_000
  }
}

extension IndexClient {
  /// The time, in nanoseconds since 1970, before which the cache's copy of a file, or of what it says, is too old to be
  /// used.
  package func oldestUsableCopy(of file: ReleaseFile) -> Int64 { fileFreshness.oldestUsable(of: file) }
}
