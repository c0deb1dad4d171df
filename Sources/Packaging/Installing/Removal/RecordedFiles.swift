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
  private let realRoots: [String]

  init(of displayed: String, in target: InstallTarget) {
    self.target = target
    self.displayed = displayed
    realRoots = target.roots.compactMap { realPath(FilePath($0))?.string }
  }

  /// Adds a path, relative to `directory` or absolute.
  ///
  /// - Throws: `InstallingError.pathOutsideEnvironment`.
  mutating func add(_ path: String, relativeTo directory: FilePath) throws {
    let file = directory.pushing(FilePath(path)).lexicallyNormalized()
    let parent = file.removingLastComponent()
    // What belongs to the environment itself stays, whoever lists it.
    if target.isOwn(file.string) { return }
    guard target.roots.contains(where: { Self.isBelow(file.string, $0) }), isReallyInside(parent.string) else {
      throw InstallingError.pathOutsideEnvironment(distribution: displayed, path: path)
    }
    files.append(file.string)
  }

  private mutating func isReallyInside(_ directory: String) -> Bool {
    if let known = isInside[directory] { return known }
    // A directory that is gone leads nowhere.
    let result =
      realPath(FilePath(directory)).map { real in
        realRoots.contains { $0 == real.string || Self.isBelow(real.string, $0) }
      } ?? true
    isInside[directory] = result
    return result
  }

  static func isBelow(_ path: String, _ root: String) -> Bool {
    guard path.utf8.count > root.utf8.count, path.hasPrefix(root) else { return false }
    return root.hasSuffix("/") || path.utf8.dropFirst(root.utf8.count).first == UInt8(ascii: "/")
  }

  /// Removes all files, the last added one last, then compiled modules and directories that are empty now.
  ///
  /// Files that are gone already are fine.
  /// - Returns: how many files were removed.
  /// - Throws: `SystemError`.
  func remove() throws -> Int {
    var removed = 0
    var modules: [String: [Substring]] = [:]
    for file in files {
      do {
        if try removeFile(FilePath(file)) { removed += 1 }
      } catch let error as SystemError where error.code == .isDirectory || error.code == .notPermitted {
        // Some lists name directories.
        guard isDirectory(FilePath(file)) else { throw error }
      }
      if file.hasSuffix(".py"), let slash = file.lastIndex(of: "/") {
        modules[String(file[..<slash]), default: []].append(file[file.index(after: slash)...].dropLast(3))
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
    let roots = Set(target.roots)
    var directories: Set<String> = []
    for file in files + more {
      var path = file[...]
      while let slash = path.lastIndex(of: "/") {
        path = path[..<slash]
        let directory = String(path)
        if directory.isEmpty || roots.contains(directory) || !roots.contains(where: { Self.isBelow(directory, $0) }) {
          break
        }
        if !directories.insert(directory).inserted { break }
      }
    }
    for directory in directories.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      try removeEmptyDirectory(FilePath(directory))
    }
  }
}
