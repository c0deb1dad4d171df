import PackagingStandards
import Support
import SystemIO
import SystemPackage

/// Collects the files that a list names, and the compiled forms of the modules among them.
///
/// Every path is checked: lists are written by whoever built the wheel, and must not lead out of the environment, not
/// even through a link.
struct RecordedFiles {
  private let installTarget: InstallTarget
  private let displayed: String
  private let roots: [String]
  private var boundary: EnvironmentBoundary
  /// The absolute paths, in the order in which they were added.
  private(set) var files: [String] = []

  init(of displayed: String, in installTarget: InstallTarget) {
    self.installTarget = installTarget
    self.displayed = displayed
    roots = installTarget.roots
    boundary = EnvironmentBoundary(installTarget)
  }

  /// Adds a path, relative to `directory` or absolute.
  ///
  /// - Throws: `InstallingError.pathOutsideEnvironment`.
  mutating func add(_ path: String, relativeTo directory: String) throws {
    let file = PathText.normalized(path, relativeTo: directory)
    // What belongs to the environment itself stays, whoever lists it.
    let (parent, name) = PathText.split(file)
    if installTarget.isOwn(name, in: parent) || EnvironmentBoundary.isReserved(file) { return }
    guard roots.contains(where: { PathText.isBelow(file, $0) }), isReallyInside(parent) else {
      throw InstallingError.pathOutsideEnvironment(distribution: displayed, path: path)
    }
    files.append(file)
  }

  /// A directory that is gone leads nowhere.
  private mutating func isReallyInside(_ directory: String) -> Bool {
    boundary.holds(directory) || realPath(FilePath(directory)) == nil
  }

  /// Returns the compiled forms of the modules among some files.
  ///
  /// - Throws: `SystemError`.
  static func compiled(of files: [String]) throws -> [String] {
    var modules: [ExactText: Set<ExactText>] = [:]
    for file in files where file.hasSuffix(".py") {
      let (directory, name) = PathText.split(file)
      modules[ExactText(directory), default: []].insert(ExactText(String(name.dropLast(3))))
    }
    var compiled: [String] = []
    for (directory, names) in modules {
      let folder = directory.string + "/__pycache__"
      // Through a link nothing is looked for.
      guard try fileStatus(FilePath(folder), followingLinks: false)?.isDirectory == true else { continue }
      for entry in try listDirectoryIfPresent(FilePath(folder)) ?? [] where entry.name.hasSuffix(".pyc") {
        guard let dot = entry.name.firstIndex(of: "."), names.contains(ExactText(String(entry.name[..<dot]))) else {
          continue
        }
        compiled.append("\(folder)/\(entry.name)")
      }
    }
    return compiled
  }
}

/// Removes directories that held files and are empty now.
enum EmptyDirectories {
  /// Removes those of the directories above `files`, below but without the roots of an environment, that are empty.
  ///
  /// - Parameter kept: directories that stay.
  static func remove(above files: [String], in installTarget: InstallTarget, keeping kept: Set<ExactText> = []) throws {
    let roots = installTarget.roots
    let lasting = installTarget.lastingRoots
    var directories: Set<ExactText> = []
    for file in files {
      var directory = PathText.split(file).directory
      while !directory.isEmpty, !lasting.contains(where: { $0.isExactly(directory) }),
        roots.contains(where: { PathText.isBelow(directory, $0) }),
        directories.insert(ExactText(directory)).inserted
      {
        directory = PathText.split(directory).directory
      }
    }
    for directory in directories.sorted(by: { $0.string.utf8.count > $1.string.utf8.count })
    where !kept.contains(directory) {
      try removeEmptyDirectory(FilePath(directory.string))
    }
  }
}
