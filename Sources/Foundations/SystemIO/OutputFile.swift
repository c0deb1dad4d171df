internal import CPlatform
import Support
package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Writes a file that a user named for output, whatever is at that place.
///
/// - A missing file is created, with the directories that it needs.
/// - A symbolic link stays one: what it leads to is written, and created where it is missing.
/// - A device, a FIFO or an open descriptor (`/dev/null`, `/dev/stdout`, `/dev/fd/3`) gets the bytes.
/// - An existing file keeps its owner, permissions, access control lists, extended attributes and other hard links. It is
///   replaced in one step, where a new file can have all of these; else it is written in place, while a saved copy of the
///   former content exists. It is never left empty or cut short.
///
/// An interrupt waits until the file is written. A process that is killed may leave a hidden file beside it.
///
/// - Parameter durable: whether the content must be on the disk before the file is replaced.
/// - Throws: `SystemError`, with the file as it was; `UnfinishedWriteError` where even its former content could not be
///   put back.
package func writeOutput(_ bytes: [UInt8], to path: FilePath, durable: Bool = false) throws {
  if let descriptor = standardDescriptor(path) {
    try unsafe bytes.withUnsafeBytes { try unsafe writeAll($0, to: descriptor, path: path) }
    return
  }
  guard let status = try fileStatus(path) else {
    let destination = try linkTarget(of: path)
    let directory = destination.removingLastComponent()
    if !directory.isEmpty { try createDirectories(directory) }
    try InterruptCleanup.finishing { try writeAtomically(bytes, to: destination, durable: durable) }
    return
  }
  switch status.kind {
  case .directory: throw SystemError("write", path, code: .isDirectory)
  case .file: try replaceFile(path, status, with: bytes, durable: durable)
  case .symbolicLink, .other:
    let file = try OpenFile(path, .existing)
    try unsafe bytes.withUnsafeBytes { try unsafe file.write($0, path: path) }
  }
}

/// Writes text as ``writeOutput(_:to:durable:)-([UInt8],_,_)`` does.
package func writeOutput(_ text: String, to path: FilePath, durable: Bool = false) throws {
  try writeOutput(Array(text.utf8), to: path, durable: durable)
}

/// Replaces the content of an existing file, which keeps everything else that it has, as
/// ``writeOutput(_:to:durable:)-([UInt8],_,_)`` says.
///
/// - Throws: `SystemError`, also where this process may not write the file; `UnfinishedWriteError`.
package func replaceContent(of path: FilePath, with bytes: [UInt8]) throws {
  guard let status = try fileStatus(path) else { throw SystemError("write", path, code: .noSuchFileOrDirectory) }
  guard status.isFile else { throw SystemError("write", path, code: .isDirectory) }
  try replaceFile(path, status, with: bytes, durable: false)
}

/// A file could neither be written to the end nor be put back as it was; its former content is saved elsewhere.
package struct UnfinishedWriteError: UserFacingError {
  /// The file.
  package let path: FilePath
  /// Where its former content is.
  package let saved: FilePath
  let underlying: any Error

  package var message: String { "Failed to write `\(path)`, and to put back what it held" }
  /// Where the content is comes last: of several causes that is the one that is always shown.
  package var causes: [String] { explanation(of: underlying) + ["what it held before is saved in `\(saved)`"] }
}

// MARK: Where to write

/// The number of the open descriptor that a path stands for, if it is one of the names for such.
///
/// Opening the name would start at the beginning of a file that the descriptor stands at the end of.
private func standardDescriptor(_ path: FilePath) -> Int32? {
  let text = path.string
  switch text {
  case "/dev/stdout": return 1
  case "/dev/stderr": return 2
  default:
    for prefix in ["/dev/fd/", "/proc/self/fd/"] where text.hasPrefix(prefix) {
      return Int32(text.dropFirst(prefix.utf8.count)).flatMap { $0 >= 0 ? $0 : nil }
    }
    return nil
  }
}

/// The path that a chain of symbolic links ends at, which may not exist.
private func linkTarget(of path: FilePath) throws -> FilePath {
  var current = path
  for _ in 0..<40 {
    guard try fileStatus(current, followingLinks: false)?.kind == .symbolicLink else { return current }
    let held = try readLink(current)
    current = held.isAbsolute ? held : current.removingLastComponent().pushing(held)
  }
  throw SystemError("write", path, code: .tooManySymbolicLinkLevels)
}

/// The directory of a path, as a path that can be opened.
private func parent(of path: FilePath) -> FilePath {
  let directory = path.removingLastComponent()
  return directory.isEmpty ? "." : directory
}

// MARK: How to write

private func replaceFile(_ path: FilePath, _ status: FileStatus, with bytes: [UInt8], durable: Bool) throws {
  guard isWritable(path) else { throw SystemError("write", path, code: .lastError) }
  let destination = try linkTarget(of: path)
  // Links below /proc may lead to a file that has no path.
  let isNamed = try fileStatus(destination, followingLinks: false).map { $0.isSame(as: status) } ?? false
  try InterruptCleanup.finishing {
    if isNamed, status.linkCount == 1, try replaceByRename(destination, with: bytes, durable: durable) { return }
    try overwrite(path, with: bytes, durable: durable)
  }
}

/// Puts a new file, with all that the old one has beside its content, in the place of the old one.
///
/// - Returns: false where that is not possible; nothing has changed then.
private func replaceByRename(_ destination: FilePath, with bytes: [UInt8], durable: Bool) throws -> Bool {
  let directory = parent(of: destination)
  guard isWritable(directory) else { return false }
  let temporary = directory.appending(uniqueName(prefix: "tmp"))
  do {
    if try writeNew(bytes, to: temporary, like: destination, durable: durable) {
      let result = unsafe temporary.withPlatformString { old in
        unsafe destination.withPlatformString { unsafe renameRaw(old, $0) }
      }
      if result == 0 { return true }
      let code = Errno.lastError
      // Mounted over, or in a directory where only the owner of a file may take it away.
      guard code == .resourceBusy || code == .improperLink || code == .notPermitted || code == .permissionDenied else {
        throw SystemError("write", destination, code: code)
      }
    }
    try removeFile(temporary)
    return false
  } catch let error as SystemError {
    _ = try? removeFile(temporary)
    guard error.path == temporary else { throw error }
    if error.code == .permissionDenied || error.code == .notPermitted { return false }
    throw SystemError("write", destination, code: error.code)
  }
}

/// Creates a file with some content and what another file has beside its content; answers false where that is not
/// possible.
private func writeNew(
  _ bytes: [UInt8], to path: FilePath, like other: FilePath, durable: Bool
) throws -> Bool {
  // Nobody else can read it before it has the permissions of the other one.
  let file = try OpenFile(path, .createNew, permissions: 0o600)
  try unsafe bytes.withUnsafeBytes { try unsafe file.write($0, path: path) }
  let descriptor = file.descriptor
  guard unsafe other.withPlatformString({ unsafe adder_copy_attributes($0, descriptor) == 0 }) else { return false }
  if durable { try file.synchronize(path: path) }
  return true
}

/// Writes over the content of a file, which stays the same file.
///
/// The new content covers the old before the length changes, so that a reader at no time sees an empty file, and a
/// process that is killed leaves the saved copy beside it.
private func overwrite(_ path: FilePath, with bytes: [UInt8], durable: Bool) throws {
  let file = try OpenFile(path, .update)
  let former = try readFile(path)
  let saved = try saveCopy(of: former, path, durable: durable)
  do {
    guard adder_reserve_space(file.descriptor, Int64(bytes.count)) == 0 else { throw SystemError("write", path) }
    try file.replaceAll(by: bytes, path: path)
    if durable { try file.synchronize(path: path) }
  } catch {
    do {
      try file.replaceAll(by: former, path: path)
    } catch {
      throw UnfinishedWriteError(path: path, saved: saved, underlying: error)
    }
    try removeFile(saved)
    throw error
  }
  try removeFile(saved)
}

/// Saves the content of a file beside it or, where that directory takes nothing, in the one for temporary files.
private func saveCopy(of bytes: [UInt8], _ path: FilePath, durable: Bool) throws -> FilePath {
  let temporary = FilePath(ProcessEnvironment.nonEmptyValue("TMPDIR") ?? "/tmp")
  let beside = parent(of: realPath(path) ?? path)
  let name = uniqueName(prefix: "saved-")
  for directory in [beside, temporary] where isWritable(directory) {
    let saved = directory.appending(name)
    do {
      let file = try OpenFile(saved, .createNew, permissions: 0o600)
      do {
        try unsafe bytes.withUnsafeBytes { try unsafe file.write($0, path: saved) }
        if durable { try file.synchronize(path: saved) }
        return saved
      } catch {
        _ = try? removeFile(saved)
        throw error
      }
    } catch let error as SystemError {
      if directory == temporary { throw SystemError("save the content of", path, code: error.code) }
    }
  }
  throw SystemError("save the content of", path, code: .permissionDenied)
}

extension OpenFile {
  /// Writes `bytes` from the start and then sets the length.
  fileprivate func replaceAll(by bytes: [UInt8], path: FilePath) throws {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw SystemError("write", path) }
    try unsafe bytes.withUnsafeBytes { try unsafe write($0, path: path) }
    guard retryingInterrupts({ ftruncate(descriptor, off_t(bytes.count)) }) == 0 else {
      throw SystemError("write", path)
    }
  }
}
