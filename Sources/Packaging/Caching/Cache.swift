import Support
package import SystemIO
package import SystemPackage

/// The cache on disk: a root directory with a lock and versioned buckets.
///
/// Every command that reads or writes the cache holds the root lock shared for as long as this object lives; removing
/// entries takes it exclusively. Entries are only ever added or replaced by rename, so readers need no further locks,
/// and the whole directory can be deleted at any time between commands.
package final class Cache: Sendable {
  /// The directory that holds the buckets.
  package let root: FilePath
  /// Which entries must be checked again before they are used.
  package let refresh: CacheRefresh
  /// Whether the cache goes away with this object (`--no-cache`).
  package var isTemporary: Bool { temporary != nil }

  private let temporary: RemovedOnDeinit?
  private let lock: HeldLock

  /// Opens the cache, creating it where it is missing.
  ///
  /// An existing cache costs three system calls.
  /// - Parameters:
  ///   - sharing: `.exclusive` to remove entries, `.shared` for everything else.
  ///   - timeoutSeconds: how long to wait for a command that holds the lock exclusively.
  /// - Throws: `CachingError`.
  package init(
    at location: CacheLocation, refresh: CacheRefresh = .nothing, sharing: FileLock.Sharing = .shared,
    timeoutSeconds: Double? = 300, onWait: () -> Void = {}
  ) throws {
    self.refresh = refresh
    switch location {
    case .temporary:
      do {
        let created = try TemporaryDirectory(prefix: "adder-cache-")
        root = created.keep()
      } catch {
        throw CachingError.cannotInitialise(FilePath(ProcessEnvironment.value("TMPDIR") ?? "/tmp"), error)
      }
      temporary = RemovedOnDeinit(root)
    case .directory(let path):
      root = path
      temporary = nil
    }
    let lockPath = root.appending(".lock")
    do {
      if try fileStatus(lockPath) == nil { try Cache.initialise(root) }
    } catch {
      throw CachingError.cannotInitialise(root, error)
    }
    do {
      lock = HeldLock(try FileLock(lockPath, sharing, timeoutSeconds: timeoutSeconds, onWait: onWait))
    } catch {
      throw CachingError.cannotLock(root, error)
    }
  }

  /// Writes the marker files before the lock file exists, so that a lock file stands for a complete root.
  private static func initialise(_ root: FilePath) throws {
    try createDirectories(root)
    try writeAtomically(
      "Signature: 8a477f597d28d172789f06886806bc55\n# This directory is a cache of adder and can be deleted.\n",
      to: root.appending("CACHEDIR.TAG"))
    try writeAtomically("*\n", to: root.appending(".gitignore"))
  }

  /// The directory of a bucket, which may not exist yet.
  package func directory(_ bucket: CacheBucket) -> FilePath {
    root.appending(bucket.directoryName)
  }

  /// The path of an entry, which may not exist yet.
  ///
  /// - Parameter components: file names, each made safe by ``CacheKey`` where it stems from outside.
  package func path(_ bucket: CacheBucket, _ components: String...) -> FilePath {
    var text = root.string
    text.reserveCapacity(text.utf8.count + 96)
    if !text.hasSuffix("/") { text += "/" }
    text += bucket.directoryName
    for component in components {
      text += "/"
      text += component
    }
    return FilePath(text)
  }

  /// Stores an entry: all of it or nothing, creating directories as needed.
  ///
  /// - Throws: `CachingError`.
  package func store(_ bytes: [UInt8], at path: FilePath) throws {
    do {
      do {
        try writeAtomically(bytes, to: path)
      } catch let error as SystemError where error.code == .noSuchFileOrDirectory {
        try createDirectories(path.removingLastComponent())
        try writeAtomically(bytes, to: path)
      }
    } catch {
      throw CachingError.cannotWrite(path, error)
    }
  }
}

/// Holds a lock inside an object, which a non-copyable value can only be part of this way.
private final class HeldLock: Sendable {
  let lock: FileLock
  init(_ lock: consuming FileLock) { self.lock = lock }
}

private final class RemovedOnDeinit: Sendable {
  let path: FilePath
  init(_ path: FilePath) { self.path = path }
  deinit { try? removeTree(path) }
}
