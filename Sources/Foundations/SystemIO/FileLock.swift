package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// An advisory lock on a file, held until the value is destroyed or the process ends, however it ends.
package struct FileLock: ~Copyable {
  /// Whether others may hold it too.
  package enum Sharing: Sendable { case shared, exclusive }

  private let file: OpenFile

  /// Waits for the lock.
  ///
  /// - Parameters:
  ///   - path: the lock file, created where missing and never removed (removing it would let two holders in).
  ///   - timeout: how long to wait for another process; `nil` waits for ever.
  ///   - onWait: called once if another process holds the lock, before waiting.
  /// - Throws: `SystemError`, with the code `.timedOut` where the wait was too long.
  package init(
    _ path: FilePath, _ sharing: Sharing, timeout: Duration? = .seconds(300), onWait: () -> Void = {}
  ) throws {
    let opened = try OpenFile(path, .readWrite, permissions: 0o666)
    try Self.wait(opened.descriptor, path, sharing, timeout: timeout, onWait: onWait)
    file = opened
  }

  /// Waits for the lock of an existing directory, which needs no file and no right to create one.
  package init(
    directory: FilePath, _ sharing: Sharing, timeout: Duration? = .seconds(300), onWait: () -> Void = {}
  ) throws {
    let opened = try OpenFile(directory, .directory)
    try Self.wait(opened.descriptor, directory, sharing, timeout: timeout, onWait: onWait)
    file = opened
  }

  /// Waits for the lock on a file that exists and may not be written.
  package init(
    existing path: FilePath, _ sharing: Sharing, timeout: Duration? = .seconds(300), onWait: () -> Void = {}
  ) throws {
    let opened = try OpenFile(path, .read)
    try Self.wait(opened.descriptor, path, sharing, timeout: timeout, onWait: onWait)
    file = opened
  }

  private static func wait(
    _ descriptor: Int32, _ path: FilePath, _ sharing: Sharing, timeout: Duration?, onWait: () -> Void
  ) throws {
    if try tryLock(descriptor, path, sharing) { return }
    onWait()
    let start = MonotonicInstant.now
    var pauseMicroseconds: UInt32 = 1_000
    while true {
      usleep(pauseMicroseconds)
      pauseMicroseconds = min(pauseMicroseconds * 2, 50_000)
      if try tryLock(descriptor, path, sharing) { return }
      if let timeout, start.elapsed > timeout {
        throw SystemError("get the lock", path, code: .timedOut)
      }
    }
  }

  private static func tryLock(_ descriptor: Int32, _ path: FilePath, _ sharing: Sharing) throws -> Bool {
    if flock(descriptor, (sharing == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 { return true }
    let code = Errno.lastError
    if code == .wouldBlock || code == .interrupted { return false }
    throw SystemError("lock", path, code: code)
  }

  /// Takes the lock if nobody else holds it; answers `nil` at once otherwise.
  package init?(tryingAt path: FilePath, _ sharing: Sharing) throws {
    let opened = try OpenFile(path, .readWrite, permissions: 0o666)
    guard try Self.tryLock(opened.descriptor, path, sharing) else { return nil }
    file = opened
  }
}
