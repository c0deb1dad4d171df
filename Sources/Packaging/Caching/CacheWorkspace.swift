import SystemIO
package import SystemPackage

/// A directory of one process for what is not finished yet, inside the cache.
///
/// The process holds a lock in it for as long as it lives, however it ends; whoever opens the next workspace removes
/// those whose lock is free, so that killed processes leave nothing behind for long.
package final class CacheWorkspace: Sendable {
  /// The directory, which is there for as long as this value.
  package let path: FilePath
  private let lock: FileLock

  /// Creates a workspace in `parent`, which is created where it is missing.
  ///
  /// - Throws: `CachingError`.
  package init(in parent: FilePath) throws {
    do {
      try createDirectories(parent)
      Self.removeAbandoned(parent)
      while true {
        let candidate = parent.appending(uniqueName(prefix: "process"))
        guard try createDirectory(candidate, permissions: 0o755) else { continue }
        let lockPath = candidate.appending("lock")
        // Somebody who cleans up may have been faster than the lock: then another directory is made.
        do {
          guard let lock = try FileLock(tryingAt: lockPath, .exclusive), isFile(lockPath) else { continue }
          path = candidate
          self.lock = lock
          return
        } catch let error as SystemError where error.code == .noSuchFileOrDirectory {
          continue
        }
      }
    } catch {
      throw CachingError.cannotWrite(parent, error)
    }
  }

  deinit { try? removeTree(path) }

  private static func removeAbandoned(_ parent: FilePath) {
    // Through a link nothing is made or removed.
    for entry in (try? listDirectory(parent)) ?? [] {
      let directory = entry.path(in: parent)
      guard (entry.kind ?? (try? fileStatus(directory, followingLinks: false))?.kind) == .directory else { continue }
      guard let lock = try? FileLock(tryingAt: directory.appending("lock"), .exclusive) else { continue }
      try? removeTree(directory)
      _ = consume lock
    }
  }
}
