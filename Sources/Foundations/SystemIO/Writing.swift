internal import CPlatform
internal import Support
internal import Synchronization
package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

private let temporaryCounter = Atomic<UInt64>(0)

/// Returns a name that no other process or thread uses: `.PREFIX` + process id + counter + clock.
package func uniqueName(prefix: String) -> String {
  let count = temporaryCounter.wrappingAdd(1, ordering: .relaxed).newValue
  var hash = StableHash()
  hash.combine(UInt64(getpid()))
  hash.combine(count)
  hash.combine(MonotonicInstant.now.nanoseconds)
  return ".\(prefix)\(getpid())-\(Hexadecimal.encode(hash.value))"
}

/// Replaces the file at `path` by `bytes` so that every other process sees either the old content or all of the new.
///
/// Writes a temporary file in the same directory and renames it. On failure the temporary file is removed and the old
/// content stays.
/// - Parameters:
///   - permissions: the new file's mode before the process's mask.
///   - durable: whether the content must be on the disk before the rename: where a power cut would lose a user's data.
/// - Throws: `SystemError`.
package func writeAtomically(
  _ bytes: [UInt8], to path: FilePath, permissions: UInt32 = 0o666, durable: Bool = false
) throws {
  let temporary = path.removingLastComponent().appending(uniqueName(prefix: "tmp"))
  do {
    let file = try OpenFile(temporary, .createNew, permissions: permissions)
    try unsafe bytes.withUnsafeBytes { try unsafe file.write($0, path: temporary) }
    if durable { try file.synchronize(path: temporary) }
    try rename(temporary, to: path)
  } catch {
    _ = unsafe temporary.withPlatformString { unsafe unlink($0) }
    throw error
  }
}

/// Writes text as ``writeAtomically(_:to:permissions:durable:)-([UInt8],_,_,_)`` does.
package func writeAtomically(
  _ text: String, to path: FilePath, permissions: UInt32 = 0o666, durable: Bool = false
) throws {
  try writeAtomically(Array(text.utf8), to: path, permissions: permissions, durable: durable)
}

/// Writes a file that no other process looks at yet, such as one inside a directory that is still being built.
package func writeFile(_ bytes: [UInt8], to path: FilePath, permissions: UInt32 = 0o666) throws {
  let file = try OpenFile(path, .write, permissions: permissions)
  try unsafe bytes.withUnsafeBytes { try unsafe file.write($0, path: path) }
}

/// Moves an entry, replacing a file (or an empty directory) at the destination.
package func rename(_ from: FilePath, to destination: FilePath) throws {
  let result = unsafe from.withPlatformString { old in
    unsafe destination.withPlatformString { new in unsafe renameRaw(old, new) }
  }
  guard result == 0 else { throw SystemError("rename `\(from)` to", destination) }
}

func renameRaw(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int32 {
  #if canImport(Darwin)
    unsafe Darwin.rename(old, new)
  #elseif canImport(Musl)
    unsafe Musl.rename(old, new)
  #else
    unsafe Glibc.rename(old, new)
  #endif
}

/// Moves an entry only where nothing is at the destination; answers false, changing nothing, where something is.
package func renameExclusively(_ from: FilePath, to destination: FilePath) throws -> Bool {
  let result = unsafe from.withPlatformString { old in
    unsafe destination.withPlatformString { new in unsafe adder_rename_exclusive(AT_FDCWD, old, AT_FDCWD, new) }
  }
  if result == 0 { return true }
  let code = Errno.lastError
  switch code {
  case .fileExists, .directoryNotEmpty: return false
  case .noFunction, .invalidArgument, .notSupported:
    // The file system cannot do it in one step: look first.
    if try fileStatus(destination, followingLinks: false) != nil { return false }
    try rename(from, to: destination)
    return true
  default: throw SystemError("rename `\(from)` to", destination, code: code)
  }
}

/// Removes a file or link; a missing one is fine.
///
/// - Returns: whether something was removed.
@discardableResult
package func removeFile(_ path: FilePath) throws -> Bool {
  if unsafe path.withPlatformString({ unsafe unlink($0) }) == 0 { return true }
  let code = Errno.lastError
  if code == .noSuchFileOrDirectory || code == .notDirectory { return false }
  throw SystemError("remove", path, code: code)
}

/// Sets permission bits.
package func setPermissions(_ permissions: UInt32, of path: FilePath) throws {
  guard unsafe path.withPlatformString({ unsafe chmod($0, mode_t(permissions)) }) == 0 else {
    throw SystemError("set the permissions of", path)
  }
}
