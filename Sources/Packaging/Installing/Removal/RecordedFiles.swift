import PackagingStandards
import SystemIO
import SystemPackage

/// Removes files that a list names, and what goes away with them: compiled modules and empty directories.
///
/// Every path is checked before anything is removed: lists are written by whoever built the wheel, and must not lead
/// out of the environment, not even through a link.
struct RecordedFiles {
  private let target: InstallTarget
  private let displayed: String
  private var files: [String] = []
  /// The directories of the files, and whether they really lie in the environment.
  private var isInside: [String: Bool] = [:]
  private let roots: [String]
  private let realRoots: [String]
  /// Directories that stay even if they are empty: something else is about to be put there.
  private let keptDirectories: Set<String>

  init(of displayed: String, in target: InstallTarget, keeping keptDirectories: Set<String> = []) {
    self.target = target
    self.displayed = displayed
    roots = target.roots
    self.keptDirectories = keptDirectories
    realRoots = roots.compactMap { realPath(FilePath($0))?.string }
  }

  /// Adds a path, relative to `directory` or absolute.
  ///
  /// - Throws: `InstallingError.pathOutsideEnvironment`.
  mutating func add(_ path: String, relativeTo directory: String) throws {
    let file = PathText.normalized(path, relativeTo: directory)
    // What belongs to the environment itself stays, whoever lists it.
    let (parent, name) = PathText.split(file)
    if target.isOwn(name, in: parent) { return }
    guard roots.contains(where: { PathText.isBelow(file, $0) }), isReallyInside(parent) else {
      throw InstallingError.pathOutsideEnvironment(distribution: displayed, path: path)
    }
    files.append(file)
  }

  private mutating func isReallyInside(_ directory: String) -> Bool {
    if let known = isInside[directory] { return known }
    // A directory that is gone leads nowhere.
    let result =
      realPath(FilePath(directory)).map { real in
        realRoots.contains { $0 == real.string || PathText.isBelow(real.string, $0) }
      } ?? true
    isInside[directory] = result
    return result
  }

  /// Removes all files, the last added one last, then compiled modules and directories that are empty now.
  ///
  /// Files that are gone already are fine.
  /// - Returns: how many files were removed.
  /// - Throws: `SystemError`.
  func remove() throws -> Int {
    var removed = 0
    var modules: [String: [Substring]] = [:]
    // Paths are absolute: the directory only lends the calls that take text.
    let anywhere = try DirectoryDescriptor("/")
    for file in files {
      do throws(Errno) {
        if try anywhere.removeFile(file) { removed += 1 }
      } catch {
        // Some lists name directories.
        guard error == .isDirectory || error == .notPermitted, anywhere.isDirectory(file) else {
          throw SystemError("remove", FilePath(file), code: error)
        }
      }
      if file.hasSuffix(".py") {
        let (directory, name) = PathText.split(file)
        modules[directory, default: []].append(name.dropLast(3))
      }
    }
    for (directory, names) in modules { removed += try removeCompiled(names, in: FilePath(directory)) }
    try removeEmptyDirectories(modules.keys.map { $0 + "/__pycache__/" })
    return removed
  }

  private func removeCompiled(_ names: [Substring], in directory: FilePath) throws -> Int {
    let folder = directory.appending("__pycache__")
    guard let entries = try listDirectoryIfPresent(folder) else { return 0 }
    let names = Set(names)
    var removed = 0
    for entry in entries where entry.name.hasSuffix(".pyc") {
      guard let dot = entry.name.firstIndex(of: "."), names.contains(entry.name[..<dot]) else { continue }
      if try removeFile(folder.appending(entry.name)) { removed += 1 }
    }
    return removed
  }

  /// Removes the directories that held the files, from the deepest up to, but without, the roots.
  private func removeEmptyDirectories(_ more: [String]) throws {
    let roots = Set(self.roots)
    var directories: Set<String> = []
    for file in files + more {
      var directory = PathText.split(file).directory
      while !directory.isEmpty, !roots.contains(directory),
        self.roots.contains(where: { PathText.isBelow(directory, $0) }),
        directories.insert(directory).inserted
      {
        directory = PathText.split(directory).directory
      }
    }
    for directory in directories.sorted(by: { $0.utf8.count > $1.utf8.count })
    where !keptDirectories.contains(directory) {
      try removeEmptyDirectory(FilePath(directory))
    }
  }
}
