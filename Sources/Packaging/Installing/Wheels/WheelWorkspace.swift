import SystemIO
import SystemPackage

/// The directory in which one process unpacks wheels before they are moved into place.
///
/// The process holds a lock in it for as long as it lives, however it ends; whoever opens the next workspace removes
/// those whose lock is free, so that killed processes leave nothing behind for long.
final class WheelWorkspace: Sendable {
  let path: FilePath
  private let lock: HeldFileLock

  init(in archives: FilePath) throws {
    let parent = archives.appending(".unpacking")
    try createDirectories(parent)
    Self.removeAbandoned(parent)
    while true {
      let candidate = parent.appending(uniqueName(prefix: "process"))
      guard try createDirectory(candidate, permissions: 0o755) else { continue }
      let lockPath = candidate.appending("lock")
      // Somebody who cleans up may have been faster than the lock: then another directory is made.
      guard let lock = try? FileLock(tryingAt: lockPath, .exclusive), isFile(lockPath) else { continue }
      path = candidate
      self.lock = HeldFileLock(lock)
      return
    }
  }

  deinit { try? removeTree(path) }

  private static func removeAbandoned(_ parent: FilePath) {
    for entry in (try? listDirectory(parent)) ?? [] {
      let directory = parent.appending(entry.name)
      guard let lock = try? FileLock(tryingAt: directory.appending("lock"), .exclusive) else { continue }
      try? removeTree(directory)
      withExtendedLifetime(HeldFileLock(lock)) {}
    }
  }
}

/// Holds a lock inside an object, which a non-copyable value can only be part of this way.
final class HeldFileLock: Sendable {
  private let lock: FileLock
  init(_ lock: consuming FileLock) { self.lock = lock }
}
