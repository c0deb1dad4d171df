internal import CPlatform
package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the file system says about one entry.
package struct FileStatus: Sendable, Hashable {
  /// The kind of an entry.
  package enum Kind: Sendable { case file, directory, symbolicLink, other }

  package let kind: Kind
  /// Size in bytes.
  package let size: Int
  /// Permission bits, such as 0o644.
  package let permissions: UInt32
  /// Inode and device: together the identity of the file.
  package let inode: UInt64
  package let device: UInt64
  /// The user whom the file belongs to.
  package let owner: UInt32
  /// Number of hard links.
  package let linkCount: UInt64
  /// Time of the last change of content, in nanoseconds since 1970.
  package let modificationTime: Int64
  /// Time of the last change of content or attributes, in nanoseconds since 1970.
  package let changeTime: Int64

  /// Whether it is a directory.
  package var isDirectory: Bool { kind == .directory }
  /// Whether it is a regular file.
  package var isFile: Bool { kind == .file }
  /// Whether anybody may run it.
  package var isExecutable: Bool { permissions & 0o111 != 0 }

  init(_ raw: stat) {
    switch raw.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .directory
    case S_IFLNK: kind = .symbolicLink
    default: kind = .other
    }
    size = Int(raw.st_size)
    permissions = UInt32(raw.st_mode & 0o7777)
    inode = UInt64(raw.st_ino)
    device = UInt64(truncatingIfNeeded: raw.st_dev)
    owner = UInt32(raw.st_uid)
    linkCount = UInt64(raw.st_nlink)
    #if canImport(Darwin)
      modificationTime = Self.nanoseconds(raw.st_mtimespec)
      changeTime = Self.nanoseconds(raw.st_ctimespec)
    #else
      modificationTime = Self.nanoseconds(raw.st_mtim)
      changeTime = Self.nanoseconds(raw.st_ctim)
    #endif
  }

  /// Whether two paths lead to one file.
  package func isSame(as other: FileStatus) -> Bool { inode == other.inode && device == other.device }

  /// Anybody can give a file a time beyond the year 2262, for which 64 bits are too few: it wraps, as times are only
  /// compared.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

/// Returns the status of `path`, or `nil` where nothing is there (or a parent is not a directory).
///
/// - Parameter followingLinks: whether a symbolic link stands for what it points to.
/// - Throws: `SystemError` for any other failure, such as missing permission.
package func fileStatus(_ path: FilePath, followingLinks: Bool = true) throws -> FileStatus? {
  var raw = stat()
  let result = unsafe path.withPlatformString { unsafe followingLinks ? stat($0, &raw) : lstat($0, &raw) }
  if result == 0 { return FileStatus(raw) }
  let code = Errno.lastError
  if code == .noSuchFileOrDirectory || code == .notDirectory { return nil }
  throw SystemError("read the status of", path, code: code)
}

/// Returns whether something is at `path`, following links; an unreadable parent counts as nothing.
package func exists(_ path: FilePath) -> Bool {
  (try? fileStatus(path)) != nil
}

/// Returns whether `path` is a directory, following links.
package func isDirectory(_ path: FilePath) -> Bool {
  (try? fileStatus(path))?.isDirectory ?? false
}

/// Returns whether `path` is a regular file, following links.
package func isFile(_ path: FilePath) -> Bool {
  (try? fileStatus(path))?.isFile ?? false
}

/// Returns whether this process may execute the regular file at `path`.
package func isExecutableFile(_ path: FilePath) -> Bool {
  unsafe isFile(path) && path.withPlatformString { unsafe access($0, X_OK) } == 0
}

/// Returns whether this process may create entries in the directory or write the file at `path`.
package func isWritable(_ path: FilePath) -> Bool {
  unsafe path.withPlatformString { unsafe access($0, W_OK) } == 0
}

/// Returns the number of the user that this process acts for.
package func currentUser() -> UInt32 { UInt32(geteuid()) }

/// Returns the absolute path with every link resolved, or `nil` where it does not exist.
package func realPath(_ path: FilePath) -> FilePath? {
  unsafe path.withPlatformString { raw in
    guard let resolved = unsafe realpath(raw, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe FilePath(platformString: resolved)
  }
}

/// Returns what a symbolic link holds.
package func readLink(_ path: FilePath) throws -> FilePath {
  var buffer = [CChar](repeating: 0, count: 4097)
  let count = unsafe path.withPlatformString { unsafe readlink($0, &buffer, 4096) }
  guard count >= 0 else { throw SystemError("read the link", path) }
  buffer[count] = 0
  return FilePath(platformString: buffer)
}

/// Returns the current directory.
package func currentDirectory() throws -> FilePath {
  guard let raw = unsafe getcwd(nil, 0) else { throw SystemError("find the current directory") }
  defer { unsafe free(raw) }
  return unsafe FilePath(platformString: raw)
}

/// Makes `path` the current directory of the process.
package func changeDirectory(to path: FilePath) throws {
  guard unsafe path.withPlatformString({ unsafe chdir($0) }) == 0 else {
    throw SystemError("change to the directory", path)
  }
}

/// Returns a path that leads to the same place with fewer `.` and `..` in it.
///
/// Behind a symbolic link `..` is the directory above the link's target, not the one that the text names: there, and
/// behind what is no directory, it stays.
/// - Complexity: one system call for each `..` that a name is before.
package func withoutDots(_ path: FilePath) -> FilePath {
  if !path.components.contains(where: { $0.kind != .regular }) { return path }
  var result = FilePath(root: path.root, [])
  for component in path.components {
    switch component.kind {
    case .currentDirectory: continue
    case .regular: result.append(component)
    case .parentDirectory:
      if result.isEmpty {
        result.append(component)
      } else if let last = result.lastComponent {
        let isPlain =
          last.kind == .regular && (try? fileStatus(result, followingLinks: false))?.isDirectory == true
        if isPlain { result.removeLastComponent() } else { result.append(component) }
      }
    // Above the root is the root.
    }
  }
  return result.isEmpty ? "." : result
}
