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
  /// Its name, for comparing and showing: bytes that are no UTF-8 are repaired, so that only ``path(in:)`` is sure to
  /// lead to the entry.
  package let name: String
  /// What it is, or `nil` where the file system does not say without another call.
  package let kind: FileStatus.Kind?
  /// The name as the system has it, NUL included, where it is no UTF-8.
  private let rawName: [CChar]?

  fileprivate init(_ rawName: UnsafePointer<CChar>, kind: FileStatus.Kind?) {
    if let name = unsafe String(validatingCString: rawName) {
      self.name = name
      self.rawName = nil
    } else {
      name = unsafe String(cString: rawName)
      self.rawName = unsafe Array(UnsafeBufferPointer(start: rawName, count: strlen(rawName) + 1))
    }
    self.kind = kind
  }

  /// Whether the name is UTF-8, so that ``name`` is the name.
  package var hasTextName: Bool { rawName == nil }

  /// The path of the entry in `directory`, which may be relative or empty.
  package func path(in directory: FilePath) -> FilePath {
    guard let rawName else { return directory.appending(name) }
    return directory.pushing(FilePath(platformString: rawName))
  }
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
  guard let stream = unsafe path.withPlatformString({ unsafe opendir($0) }) else {
    let code = Errno.lastError
    if code == .noSuchFileOrDirectory || code == .notDirectory { return nil }
    throw SystemError("list", path, code: code)
  }
  defer { unsafe closedir(stream) }
  var entries: [DirectoryEntry] = []
  let failure = unsafe forEachEntry(next: { unsafe readdir(stream) }) { name, type in
    let kind: FileStatus.Kind? =
      switch type {
      case Int32(DT_REG): .file
      case Int32(DT_DIR): .directory
      case Int32(DT_LNK): .symbolicLink
      case Int32(DT_UNKNOWN): nil
      default: .other
      }
    unsafe entries.append(DirectoryEntry(name, kind: kind))
  }
  if let failure { throw SystemError("list", path, code: failure) }
  return entries
}

/// Calls `body` with the name and type of every entry that `next` reads, without `.` and `..`; the name is valid until
/// `body` returns.
///
/// - Returns: the error number where reading failed: an end and a failure look alike otherwise.
private func forEachEntry(
  next: () -> UnsafeMutablePointer<dirent>?, _ body: (UnsafePointer<CChar>, Int32) throws -> Void
) rethrows -> Errno? {
  while true {
    errno = 0
    guard let entry = unsafe next() else {
      let code = currentErrno()
      return code == 0 ? nil : Errno(rawValue: code)
    }
    let type = unsafe Int32(entry.pointee.d_type)
    try unsafe withUnsafePointer(to: &entry.pointee.d_name) {
      try unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { name in
        let dot = CChar(UInt8(ascii: "."))
        if unsafe name[0] == dot, unsafe name[1] == 0 || name[1] == dot && name[2] == 0 { return }
        try unsafe body(name, type)
      }
    }
  }
}

/// Creates a directory and every missing parent; an existing one is fine.
///
/// - Throws: `SystemError`, also where a file is in the way.
package func createDirectories(_ path: FilePath) throws {
  if unsafe path.withPlatformString({ unsafe mkdir($0, 0o777) }) == 0 { return }
  let code = Errno.lastError
  switch code {
  case .fileExists:
    if isDirectory(path) { return }
    throw SystemError("create directory", path, code: .fileExists)
  case .noSuchFileOrDirectory:
    let parent = path.removingLastComponent()
    guard !parent.isEmpty, parent != path else { throw SystemError("create directory", path, code: code) }
    try createDirectories(parent)
    if unsafe path.withPlatformString({ unsafe mkdir($0, 0o777) }) == 0 || isDirectory(path) { return }
    throw SystemError("create directory", path)
  default:
    if isDirectory(path) { return }
    throw SystemError("create directory", path, code: code)
  }
}

/// Creates one directory; answers false where something is there already.
package func createDirectory(_ path: FilePath, permissions: UInt32 = 0o777) throws -> Bool {
  if unsafe path.withPlatformString({ unsafe mkdir($0, mode_t(permissions)) }) == 0 { return true }
  let code = Errno.lastError
  if code == .fileExists { return false }
  throw SystemError("create directory", path, code: code)
}

/// Asks the system to put what a directory lists on the disk before returning, where the file system has such a wish.
package func synchronizeDirectory(_ path: FilePath) throws {
  let directory = try OpenFile(path, .directory)
  do {
    try directory.synchronize(path: path)
  } catch let error as SystemError where error.code == .invalidArgument || error.code == .notSupported {}
}

/// Removes an entry and, for a directory, everything below it; links are removed, never followed. A missing entry is
/// fine.
///
/// - Throws: `SystemError` at the first entry that cannot be removed.
package func removeTree(_ path: FilePath) throws {
  let result = unsafe path.withPlatformString { unsafe unlinkat(AT_FDCWD, $0, 0) }
  if result == 0 { return }
  let code = Errno.lastError
  switch code {
  case .noSuchFileOrDirectory: return
  case .isDirectory, .notPermitted:
    try unsafe path.withPlatformString { try unsafe removeDirectoryTree(parent: AT_FDCWD, $0, shown: path) }
  default: throw SystemError("remove", path, code: code)
  }
}

private func removeDirectoryTree(parent: Int32, _ name: UnsafePointer<CChar>, shown: FilePath) throws {
  let descriptor = unsafe adder_openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
  guard descriptor >= 0 else {
    let code = Errno.lastError
    if code == .noSuchFileOrDirectory { return }
    throw SystemError("remove", shown, code: code)
  }
  guard let stream = unsafe fdopendir(descriptor) else {
    close(descriptor)
    throw SystemError("remove", shown)
  }
  defer { unsafe closedir(stream) }
  let failure = try unsafe forEachEntry(next: { unsafe readdir(stream) }) { child, type in
    let shownChild = { unsafe shown.pushing(FilePath(platformString: child)) }
    if type != Int32(DT_DIR) {
      if unsafe unlinkat(descriptor, child, 0) == 0 { return }
      let code = Errno.lastError
      if code == .noSuchFileOrDirectory { return }
      guard code == .isDirectory || code == .notPermitted else {
        throw SystemError("remove", shownChild(), code: code)
      }
    }
    try unsafe removeDirectoryTree(parent: descriptor, child, shown: shownChild())
  }
  if let failure { throw SystemError("remove", shown, code: failure) }
  guard unsafe unlinkat(parent, name, AT_REMOVEDIR) == 0 || Errno.lastError == .noSuchFileOrDirectory else {
    throw SystemError("remove", shown)
  }
}

/// Removes a directory only if it is empty; answers whether it was removed.
@discardableResult
package func removeEmptyDirectory(_ path: FilePath) throws -> Bool {
  if unsafe path.withPlatformString({ unsafe rmdir($0) }) == 0 { return true }
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
      let child = entry.path(in: relative)
      let kind = try entry.kind ?? fileStatus(root.pushing(child), followingLinks: false)?.kind ?? .other
      if try body(child, kind), kind == .directory { pending.append(child) }
    }
  }
}
