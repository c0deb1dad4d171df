import SystemIO
import SystemPackage

/// Writes the entries of an `ExtractedTree` below a directory, or nowhere.
///
/// Files are created with names relative to their open parent directory and never replace or follow anything: whatever
/// the archive says, nothing outside the destination is reached.
struct TreeWriter: ~Copyable {
  private let root: DirectoryDescriptor?
  /// The directory that the last file went into: archives list files directory by directory.
  private var parent: (id: Int32, descriptor: DirectoryDescriptor)?
  private var madeDirectories = 0
  /// What executable files get: what the process's mask leaves of 0o666, and every execute bit.
  private var executablePermissions: UInt32?

  init(root: DirectoryDescriptor?) { self.root = root }

  /// Creates the directories that were added to `tree` since the last call.
  mutating func createDirectories(of tree: borrowing ExtractedTree) throws {
    guard let root else { return }
    while madeDirectories < tree.entries.count {
      let id = madeDirectories
      madeDirectories += 1
      guard tree.entries[id].isDirectory else { continue }
      try unsafe attempt("create directory", tree, id) { name throws(Errno) in
        if try unsafe !root.createDirectory(name) { throw Errno.fileExists }
      }
    }
  }

  /// Creates an empty file; `nil` where nothing is written.
  mutating func createFile(_ id: Int, of tree: borrowing ExtractedTree) throws -> OpenFile? {
    guard let root else { return nil }
    let entry = tree.entries[id]
    let directory: DirectoryDescriptor
    if entry.parent < 0 {
      directory = root
    } else if let parent, parent.id == entry.parent {
      directory = parent.descriptor
    } else {
      directory = try unsafe attempt("open the directory", tree, Int(entry.parent)) { name throws(Errno) in
        try unsafe root.openDirectory(name)
      }
      parent = (entry.parent, directory)
    }
    do throws(Errno) {
      return try createFile(entry, in: directory, names: tree.names)
    } catch {
      throw SystemError("create", root.path.appending(tree.path(of: id)), code: error)
    }
  }

  private func createFile(
    _ entry: ExtractedTree.Entry, in directory: DirectoryDescriptor, names: [UInt8]
  ) throws(Errno) -> OpenFile {
    var result: Result<Int32, Errno> = .failure(.invalidArgument)
    let start = Int(entry.nameOffset + entry.directoryLength)
    unsafe names[start...].withUnsafeBytes { raw in
      guard let name = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
      result = unsafe directory.createFileDescriptor(name)
    }
    return OpenFile(owning: try result.get())
  }

  /// Lets everyone who may read a file also run it.
  mutating func markExecutable(_ id: Int, of tree: borrowing ExtractedTree) throws {
    guard let root else { return }
    if executablePermissions == nil {
      executablePermissions = try unsafe attempt("read the status of", tree, id) { name throws(Errno) in
        try unsafe root.permissions(of: name) | 0o111
      }
    }
    guard let executablePermissions else { return }
    try unsafe attempt("set the permissions of", tree, id) { name throws(Errno) in
      try unsafe root.setPermissions(executablePermissions, of: name)
    }
  }

  /// Where an entry is written to, for messages.
  func path(of id: Int, in tree: borrowing ExtractedTree) -> FilePath {
    (root?.path ?? FilePath()).appending(tree.path(of: id))
  }

  private func attempt<Result>(
    _ operation: String, _ tree: borrowing ExtractedTree, _ id: Int,
    _ body: (UnsafePointer<CChar>) throws(Errno) -> Result
  ) throws -> Result {
    do {
      return try unsafe tree.withPath(of: id) { raw in
        guard let start = raw.baseAddress else { throw Errno.invalidArgument }
        return try unsafe body(start.assumingMemoryBound(to: CChar.self))
      }
    } catch let code as Errno {
      throw SystemError(operation, path(of: id, in: tree), code: code)
    }
  }
}
