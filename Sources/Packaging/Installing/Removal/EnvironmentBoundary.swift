import Support
import SystemIO
import SystemPackage

/// Tells whether paths really lie in an environment, with every link followed.
struct EnvironmentBoundary {
  private let installTarget: InstallTarget
  private let roots: [String]
  private let realRoots: [String]
  /// What is known of directories.
  private var isInside: [ExactText: Bool] = [:]

  init(_ installTarget: InstallTarget) {
    self.installTarget = installTarget
    roots = installTarget.roots
    realRoots = roots.compactMap { realPath(FilePath($0))?.string }
  }

  /// Whether a file may be changed: its path is absolute and normalised, its directory lies in the environment, and it
  /// is neither the environment's own nor part of a transaction's stash.
  mutating func contains(_ file: String) -> Bool {
    guard PathText.normalized(file, relativeTo: "/").isExactly(file), !Self.isReserved(file) else { return false }
    let (directory, name) = PathText.split(file)
    return !installTarget.isOwn(name, in: directory) && holds(directory)
  }

  /// Whether a directory really lies in the environment; one that does not exist does so where its parents do.
  mutating func holds(_ directory: String) -> Bool {
    if let known = isInside[ExactText(directory)] { return known }
    let result = isPlain(directory) ? holds(PathText.split(directory).directory) : leadsInside(directory)
    isInside[ExactText(directory)] = result
    return result
  }

  /// Whether a directory below a root is there and no link: then it lies where its parent does, which spares following
  /// the same path again for each of the directories of a distribution.
  private func isPlain(_ directory: String) -> Bool {
    roots.contains { PathText.isBelow(directory, $0) }
      && (try? fileStatus(FilePath(directory), followingLinks: false))??.kind == .directory
  }

  private mutating func leadsInside(_ directory: String) -> Bool {
    if let real = realPath(FilePath(directory))?.string {
      return realRoots.contains { PathText.isWithin(real, $0) }
    }
    let parent = PathText.split(directory).directory
    return !parent.isEmpty && holds(parent)
  }

  /// Whether a path leads into a stash.
  static func isReserved(_ file: String) -> Bool {
    var file = file
    let reserved = TransactionStash.directoryName
    return file.withUTF8 { file in
      var index = 0
      while index + reserved.utf8.count < file.count {
        if unsafe file[index] == UInt8(ascii: "/"), unsafe file[index + 1] == UInt8(ascii: "."),
          unsafe file[(index + 1)...].starts(with: reserved.utf8)
        {
          return true
        }
        index += 1
      }
      return false
    }
  }
}
