internal import CPlatform
package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// One entry of a directory.
package struct DirectoryEntry: Sendable, Hashable {
  package let name: String
  /// What it is, or `nil` where the file system does not say without another call.
  package let kind: FileStatus.Kind?
}

/// Returns the entries of a directory in no particular order, without `.` and `..`.
///
/// - Throws: `SystemError`.
package func listDirectory(_ path: FilePath) throws -> [DirectoryEntry] {
  guard let entries = try listDirectoryIfPresent(path) else {
    throw SystemError("list", path, code: .noSuchFileOrDirectory)
  }
  return entries
}

/// Returns the entries of a directory, or `nil` where there is no such directory.
package func listDirectoryIfPresent(_ path: FilePath) throws -> [DirectoryEntry]? {
  guard let stream = path.withPlatformString({ opendir($0) }) else {
    let code = Errno.lastError
    if code == .noSuchFileOrDirectory || code == .notDirectory { return nil }
    throw SystemError("list", path, code: code)
  }
  defer { closedir(stream) }
  var entries: [DirectoryEntry] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name == "." || name == ".." { continue }
    let kind: FileStatus.Kind? =
      switch Int32(entry.pointee.d_type) {
      case Int32(DT_REG): .file
      case Int32(DT_DIR): .directory
      case Int32(DT_LNK): .symbolicLink
      case Int32(DT_UNKNOWN): nil
      default: .other
      }
    entries.append(DirectoryEntry(name: name, kind: kind))
  }
  return entries
}

/// Creates a directory and every missing parent; an existing one is fine.
///
/// - Throws: `SystemError`, also where a file is in the way.
package func createDirectories(_ path: FilePath) throws {
  if path.withPlatformString({ mkdir($0, 0o777) }) == 0 { return }
  let code = Errno.lastError
  switch code {
  case .fileExists:
    if isDirectory(path) { return }
    throw SystemError("create directory", path, code: .fileExists)
  case .noSuchFileOrDirectory:
    let parent = path.removingLastComponent()
    guard !parent.isEmpty, parent != path else { throw SystemError("create directory", path, code: code) }
    try createDirectories(parent)
    if path.withPlatformString({ mkdir($0, 0o777) }) == 0 || isDirectory(path) { return }
    throw SystemError("create directory", path)
  default:
    if isDirectory(path) { return }
    throw SystemError("create directory", path, code: code)
  }
}

/// Creates one directory; answers false where something is there already.
package func createDirectory(_ path: FilePath, permissions: UInt32 = 0o777) throws -> Bool {
  if path.withPlatformString({ mkdir($0, mode_t(permissions)) }) == 0 { return true }
  let code = Errno.lastError
  if code == .fileExists { return false }
  throw SystemError("create directory", path, code: code)
}

/// Removes an entry and, for a directory, everything below it; links are removed, never followed. A missing entry is
/// fine.
///
/// - Throws: `SystemError` at the first entry that cannot be removed.
package func removeTree(_ path: FilePath) throws {
  let result = path.withPlatformString { unlinkat(AT_FDCWD, $0, 0) }
  if result == 0 { return }
  let code = Errno.lastError
  switch code {
  case .noSuchFileOrDirectory: return
  case .isDirectory, .notPermitted: try removeDirectoryTree(parent: AT_FDCWD, path.string, shown: path, depth: 0)
  default: throw SystemError("remove", path, code: code)
  }
}

private func removeDirectoryTree(parent: Int32, _ name: String, shown: FilePath, depth: Int) throws {
  let descriptor = adder_openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
  guard descriptor >= 0 else {
    let code = Errno.lastError
    if code == .noSuchFileOrDirectory { return }
    throw SystemError("remove", shown, code: code)
  }
  guard let stream = fdopendir(descriptor) else {
    close(descriptor)
    throw SystemError("remove", shown)
  }
  defer { closedir(stream) }
  while let entry = readdir(stream) {
    let child = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if child == "." || child == ".." { continue }
    if Int32(entry.pointee.d_type) != Int32(DT_DIR) {
      if unlinkat(descriptor, child, 0) == 0 { continue }
      let code = Errno.lastError
      if code == .noSuchFileOrDirectory { continue }
      guard code == .isDirectory || code == .notPermitted else {
        throw SystemError("remove", shown.appending(child), code: code)
      }
    }
    try removeDirectoryTree(parent: descriptor, child, shown: shown.appending(child), depth: depth + 1)
  }
  guard unlinkat(parent, name, AT_REMOVEDIR) == 0 || Errno.lastError == .noSuchFileOrDirectory else {
    throw SystemError("remove", shown)
  }
}

/// Removes a directory only if it is empty; answers whether it was removed.
@discardableResult
package func removeEmptyDirectory(_ path: FilePath) throws -> Bool {
  if path.withPlatformString({ rmdir($0) }) == 0 { return true }
  let code = Errno.lastError
  switch code {
  case .directoryNotEmpty, .fileExists, .noSuchFileOrDirectory, .notDirectory: return false
  default: throw SystemError("remove", path, code: code)
  }
}

/// Calls `body` for every entry below `root`, parents before children, with its path relative to `root`; links are
/// reported, never followed. Where `body` answers false for a directory, what is below it is left out.
package func walkDirectory(_ root: FilePath, _ body: (FilePath, FileStatus.Kind) throws -> Bool) throws {
  var pending: [FilePath] = [FilePath("")]
  while let relative = pending.popLast() {
    let directory = relative.isEmpty ? root : root.pushing(relative)
    for entry in try listDirectory(directory).sorted(by: { $0.name < $1.name }) {
      let child = relative.isEmpty ? FilePath(entry.name) : relative.appending(entry.name)
      let kind = try entry.kind ?? fileStatus(root.pushing(child), followingLinks: false)?.kind ?? .other
      if try body(child, kind), kind == .directory { pending.append(child) }
    }
  }
}
