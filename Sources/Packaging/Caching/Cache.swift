import Support
import Synchronization
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
  private let temporary: RemovedOnDeinit?
  private let lock: FileLock
  private let workspace = Mutex<CacheWorkspace?>(nil)

  /// Opens the cache, creating it where it is missing.
  ///
  /// An existing cache costs three system calls.
  /// - Parameters:
  ///   - sharing: `.exclusive` to remove entries, `.shared` for everything else.
  ///   - timeout: how long to wait for a command that holds the lock exclusively.
  /// - Throws: `CachingError`.
  package init(
    at location: CacheLocation, refresh: CacheRefresh = .nothing, sharing: FileLock.Sharing = .shared,
    timeout: Duration? = .seconds(300), onWait: () -> Void = {}
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
      if try fileStatus(root.appending(CacheDirectoryTag.filename)) == nil { try Cache.initialise(root) }
    } catch {
      throw CachingError.cannotInitialise(root, error)
    }
    do {
      lock = try Cache.lock(lockPath, sharing, timeout: timeout, onWait: onWait)
    } catch {
      throw CachingError.cannotLock(root, error)
    }
  }

  /// What marks the root as a cache of ours, besides being one.
  static let tagText = CacheDirectoryTag.text(remark: "This directory is a cache of adder and can be deleted.")
  static let markers: Set<String> = [CacheDirectoryTag.filename, ".gitignore", ".lock"]
  static let temporaryName = ".temporary"

  /// Writes the tag last, so that it stands for a complete root.
  private static func initialise(_ root: FilePath) throws {
    try createDirectories(root)
    try writeAtomically("*\n", to: root.appending(".gitignore"))
    try writeAtomically(tagText, to: root.appending(CacheDirectoryTag.filename))
  }

  /// A cache that may only be read is shared through what may be read.
  private static func lock(
    _ path: FilePath, _ sharing: FileLock.Sharing, timeout: Duration?, onWait: () -> Void
  ) throws -> FileLock {
    do {
      return try FileLock(path, sharing, timeout: timeout, onWait: onWait)
    } catch let error as SystemError where error.meansReadOnly && sharing == .shared && isFile(path) {
      return try FileLock(existing: path, sharing, timeout: timeout, onWait: onWait)
    }
  }

  /// Returns the path of a file that does not exist, in a directory of this process that goes away with the cache object,
  /// or when the next process needs one where this one was killed.
  ///
  /// - Throws: `CachingError`.
  package func temporaryPath() throws -> FilePath {
    try workspace.withLock { workspace in
      let opened = try workspace ?? CacheWorkspace(in: root.appending(Cache.temporaryName))
      workspace = opened
      return opened.path.appending(uniqueName(prefix: "file"))
    }
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

/// A directory that goes away with this object, or when the process is interrupted.
private final class RemovedOnDeinit: Sendable {
  let path: FilePath

  init(_ path: FilePath) {
    self.path = path
    InterruptCleanup.add(path)
  }

  deinit {
    try? removeTree(path)
    InterruptCleanup.remove(path)
  }
}
