import Synchronization
import SystemIO
import SystemPackage

/// The directories of an install scheme, opened once and created where they are missing.
final class EnvironmentDirectories: Sendable {
  private let opened = Mutex<[String: DirectoryDescriptor]>([:])

  /// Returns a directory.
  ///
  /// - Throws: `SystemError`.
  func directory(_ path: String) throws -> DirectoryDescriptor {
    try opened.withLock { opened in
      if let known = opened[path] { return known }
      let descriptor: DirectoryDescriptor
      do {
        descriptor = try DirectoryDescriptor(FilePath(path))
      } catch let error as SystemError where error.code == .noSuchFileOrDirectory {
        try createDirectories(FilePath(path))
        descriptor = try DirectoryDescriptor(FilePath(path))
      }
      opened[path] = descriptor
      return descriptor
    }
  }
}

/// Returns the path that leads from one absolute directory to another.
func relativePath(from start: String, to end: String) -> String {
  let from = FilePath(start).lexicallyNormalized().components.map(\.string)
  let to = FilePath(end).lexicallyNormalized().components.map(\.string)
  var shared = 0
  while shared < from.count, shared < to.count, from[shared] == to[shared] { shared += 1 }
  return (Array(repeating: "..", count: from.count - shared) + to[shared...]).joined(separator: "/")
}
