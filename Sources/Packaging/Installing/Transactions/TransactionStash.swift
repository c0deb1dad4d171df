import Support
import SystemIO
import SystemPackage

/// The directory that holds a transaction's journal and, under numbers, what it has moved out of the way.
///
/// It lies in the directory of packages, so that whoever lists what is installed finds it without another call, and on
/// the same file system. The journal is called `journal` for as long as the transaction can be undone. Renaming it to
/// `committed` is the moment in which the new state counts: what is left then is to remove the directory.
struct TransactionStash {
  /// The directory's name in the directory of packages. No wheel may bring along anything of this name.
  static let directoryName = ".adder-transaction"
  private static let unfinishedName = "new"
  private static let journalName = "journal"
  private static let committedName = "committed"

  /// How far the transaction had come.
  enum State {
    /// No file of the environment has been touched.
    case nothingBegun
    /// It is to be undone.
    case pending(TransactionJournal)
    /// It is done, but for removing what is in the stash.
    case committed(TransactionJournal)
  }

  let path: FilePath
  private let directory: DirectoryDescriptor
  private let anywhere: DirectoryDescriptor

  private init(_ path: FilePath) throws {
    self.path = path
    directory = try DirectoryDescriptor(path)
    anywhere = try DirectoryDescriptor("/")
  }

  /// Creates the directory with a journal, and returns when both are on the disk.
  ///
  /// - Throws: `SystemError`, with nothing left behind; `InstallingError.unfinishedTransaction` where there is one.
  static func create(in parent: FilePath, _ journal: TransactionJournal) throws -> TransactionStash {
    let path = parent.appending(directoryName)
    guard try createDirectory(path) else { throw InstallingError.unfinishedTransaction(path, reason: nil) }
    do {
      let stash = try TransactionStash(path)
      var journal = journal
      if let status = try fileStatus(parent) { (journal.device, journal.inode) = (status.device, status.inode) }
      let unfinished = path.appending(unfinishedName)
      let file = try OpenFile(unfinished, .createNew)
      try unsafe journal.bytes.withUnsafeBytes { try unsafe file.write($0, path: unfinished) }
      try rename(unfinished, to: path.appending(journalName))
      // After the rename, so that a journalling file system has to write only once.
      try file.synchronize(path: path.appending(journalName))
      try synchronizeDirectory(path)
      try synchronizeDirectory(parent)
      return stash
    } catch {
      try? removeTree(path)
      throw error
    }
  }

  // MARK: What a killed process left

  /// Opens the stash in a directory of packages and finds out how far its transaction had come.
  ///
  /// - Throws: `InstallingError.unfinishedTransaction` where it is damaged or somebody else's: nothing is believed, and
  ///   nothing removed, then.
  static func open(in parent: FilePath, of installTarget: InstallTarget) throws -> (
    stash: TransactionStash, state: State
  ) {
    let path = parent.appending(directoryName)
    func refusal(_ reason: String) -> InstallingError { .unfinishedTransaction(path, reason: reason) }
    guard let status = try fileStatus(path, followingLinks: false), let parentStatus = try fileStatus(parent) else {
      throw SystemError("open", path, code: .noSuchFileOrDirectory)
    }
    guard status.isDirectory else { throw refusal("it is not a directory") }
    guard status.owner == currentUser() || status.owner == parentStatus.owner else {
      throw refusal("it belongs to another user")
    }
    let stash = try TransactionStash(path)
    let names = try listDirectory(path).map(\.name)
    let isCommitted = names.contains(committedName)
    guard isCommitted || names.contains(journalName) else {
      if names.allSatisfy({ $0 == unfinishedName }) { return (stash, .nothingBegun) }
      throw refusal("it holds no journal")
    }
    let file = path.appending(isCommitted ? committedName : journalName)
    let fileStatus = try SystemIO.fileStatus(file, followingLinks: false)
    guard let fileStatus, fileStatus.isFile, fileStatus.linkCount == 1 else {
      throw refusal("its journal is not a file of its own")
    }
    guard fileStatus.owner == status.owner else { throw refusal("its journal belongs to another user") }
    let bytes = try readFile(file)
    // The computer went down before the journal was on the disk, so that nothing had begun.
    if bytes.isEmpty, names.count == 1 { return (stash, .nothingBegun) }
    guard let journal = TransactionJournal(bytes) else { throw refusal("its journal is damaged") }
    guard journal.device == parentStatus.device, journal.inode == parentStatus.inode else {
      throw refusal("its journal was written in another place")
    }
    var boundary = EnvironmentBoundary(installTarget)
    for moved in journal.moves + journal.createdDirectories + journal.keptDirectories
    where !boundary.contains(moved) {
      throw refusal("its journal names `\(moved)`, which lies outside the environment")
    }
    return (stash, isCommitted ? .committed(journal) : .pending(journal))
  }

  /// When the journal was written, in nanoseconds since 1970; `nil` where there is none.
  func journalTime() throws -> Int64? {
    try fileStatus(path.appending(Self.journalName), followingLinks: false)?.modificationTime
  }

  // MARK: Moving

  /// Moves a file or link into the stash; a missing one is fine, and directories stay.
  func store(_ path: String, as index: Int) throws {
    if unsafe anywhere.isDirectory(path) { return }
    do throws(Errno) {
      try unsafe anywhere.rename(path, to: "\(index)", in: directory)
    } catch {
      switch error {
      case .noSuchFileOrDirectory, .notDirectory: return
      case .improperLink:
        // On another file system than the directory of packages: it waits beside its place.
        do throws(Errno) {
          try unsafe anywhere.rename(path, to: Self.sibling(of: path, index), in: anywhere)
        } catch {
          throw SystemError("remove", FilePath(path), code: error)
        }
      default: throw SystemError("remove", FilePath(path), code: error)
      }
    }
  }

  /// Moves a file or link back to where it was; one that has not been moved, or is back already, is fine.
  func restore(_ path: String, from index: Int) throws {
    let name = "\(index)"
    let sibling = Self.sibling(of: path, index)
    let source: DirectoryDescriptor
    let sourceName: String
    if unsafe directory.hasEntry(name) {
      (source, sourceName) = (directory, name)
    } else if unsafe anywhere.hasEntry(sibling) {
      (source, sourceName) = (anywhere, sibling)
    } else {
      return
    }
    do throws(Errno) {
      do throws(Errno) {
        try unsafe source.rename(sourceName, to: path, in: anywhere)
      } catch {
        guard error == .noSuchFileOrDirectory else { throw error }
        _ = try? createDirectories(FilePath(PathText.split(path).directory))
        try unsafe source.rename(sourceName, to: path, in: anywhere)
      }
      // Where both are links to one file, as when a wheel is installed again, renaming leaves both.
      try unsafe source.removeFile(sourceName)
    } catch {
      throw SystemError("put back", FilePath(path), code: error)
    }
  }

  /// Returns what the stash holds of a path that was moved.
  func content(_ path: String, at index: Int) -> FilePath? {
    if unsafe directory.hasEntry("\(index)") { return self.path.appending("\(index)") }
    let sibling = Self.sibling(of: path, index)
    return unsafe anywhere.hasEntry(sibling) ? FilePath(sibling) : nil
  }

  private static func sibling(of path: String, _ index: Int) -> String {
    "\(PathText.split(path).directory)/\(directoryName)-\(index)"
  }

  // MARK: Ending

  /// Makes the new state the one that counts.
  func commit() throws {
    try rename(path.appending(Self.journalName), to: path.appending(Self.committedName))
  }

  /// Removes everything that the stash holds of `moves`, for good.
  func discard(_ moves: [String]) throws {
    for (index, moved) in moves.enumerated() { try discard(moved, at: index) }
  }

  /// Removes what the stash holds of a path that was moved, for good.
  func discard(_ moved: String, at index: Int) throws {
    do throws(Errno) {
      if try unsafe directory.removeFile("\(index)") { return }
      try unsafe anywhere.removeFile(Self.sibling(of: moved, index))
    } catch {
      throw SystemError("remove", path.appending("\(index)"), code: error)
    }
  }

  /// Removes the journal, then the directory, which must hold nothing else.
  ///
  /// - Throws: `SystemError`, also where something is left: the journal stays for whoever comes next then.
  func remove() throws {
    let names = [Self.journalName, Self.committedName, Self.unfinishedName]
    if try listDirectory(path).contains(where: { !names.contains($0.name) }) {
      throw SystemError("remove", path, code: .directoryNotEmpty)
    }
    for name in names { try removeFile(path.appending(name)) }
    try removeEmptyDirectory(path)
  }
}
