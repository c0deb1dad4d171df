import Support
import Synchronization
import SystemIO
import SystemPackage

/// The directories of an install scheme, opened once and created where they are missing.
final class EnvironmentDirectories: Sendable {
  private struct State {
    var opened: [ExactText: DirectoryDescriptor] = [:]
    var created: [String] = []
  }

  private let state = Mutex(State())

  /// The directories that did not exist, parents first.
  var created: [String] { state.withLock { $0.created } }

  /// Returns a directory.
  ///
  /// - Throws: `SystemError`.
  func directory(_ path: String) throws -> DirectoryDescriptor {
    try state.withLock { state in
      if let known = state.opened[ExactText(path)] { return known }
      let descriptor: DirectoryDescriptor
      do {
        descriptor = try DirectoryDescriptor(FilePath(path))
      } catch let error as SystemError where error.code == .noSuchFileOrDirectory {
        try Self.create(PathText.normalized(path, relativeTo: "/"), &state.created)
        descriptor = try DirectoryDescriptor(FilePath(path))
      }
      state.opened[ExactText(path)] = descriptor
      return descriptor
    }
  }

  private static func create(_ path: String, _ created: inout [String]) throws {
    if exists(FilePath(path)) { return }
    let parent = PathText.split(path).directory
    if !parent.isEmpty { try create(parent, &created) }
    if try createDirectory(FilePath(path)) { created.append(path) }
  }

  /// Removes those of the directories that were created and are empty.
  func removeCreated() {
    for path in created.reversed() { _ = try? removeEmptyDirectory(FilePath(path)) }
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
