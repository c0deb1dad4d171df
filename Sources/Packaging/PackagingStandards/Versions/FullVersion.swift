import Synchronization

/// The full form of a version whose parts do not fit the packed key; immutable and never freed.
///
/// Full forms are interned by what they print, so that a process holds each once however often it reads it, and a
/// version can refer to its full form without reference counting.
final class FullVersion: Sendable {
  let parts: VersionParts
  let hash: Int

  private init(_ parts: VersionParts) {
    self.parts = parts
    var hasher = Hasher()
    parts.hashOrder(into: &hasher)
    hash = hasher.finalize()
  }

  private static let table = Mutex<[VersionParts: FullVersion]>([:])

  /// Returns the full form of `parts`, which lives as long as the process.
  static func interned(_ parts: VersionParts) -> FullVersion {
    table.withLock { table in
      if let existing = table[parts] { return existing }
      let full = FullVersion(parts)
      table[parts] = full
      return full
    }
  }
}
