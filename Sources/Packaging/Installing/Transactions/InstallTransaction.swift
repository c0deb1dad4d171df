import Interpreters
package import PackagingStandards
import Support
import SystemIO
package import SystemPackage

/// One change of an environment: distributions out, wheels in. All of it happens, or nothing.
///
/// Everything that can be judged is judged first. Then a journal says what is going to happen, and what is removed or
/// replaced is moved into a stash beside it. When the wheels are in place the stash is dropped; after a failure what was
/// created goes, and what was moved comes back. A process killed in between leaves journal and stash, and
/// ``repair(_:of:options:)`` does either for it.
///
/// The caller holds the ``EnvironmentLock``.
package final class InstallTransaction: Sendable {
  /// How the change is made.
  package struct Options: Sendable {
    /// How files come from the cache into the environment.
    package var linkMode = LinkMode.standard
    /// The most threads.
    package var width = ProcessEnvironment.processorCount
    /// Whether INSTALLER, REQUESTED and `direct_url.json` are written.
    package var writesInstallerMetadata = true
    /// Whether a distribution whose RECORD is missing is taken out as far as it is known: where something is to take its
    /// place, refusing would leave no way on.
    package var allowsMissingRecord = false
    /// Called after each step; answering false ends the transaction there as if the process had been killed. For tests.
    package var continuesAfter: @Sendable (Step) -> Bool = { _ in true }

    package init() {}
  }

  /// The points at which a killed process leaves something different behind.
  package enum Step: Sendable, Hashable {
    case journalWritten
    case moved(Int)
    case directoriesCreated(Int)
    case filesLinked(Int)
    case scriptsWritten(Int)
    case metadataWritten(Int)
    case recordWritten(Int)
    case committed
    case stashEmptied
    case createdRemoved(Int)
    case movedBack(Int)
    case journalRemoved
  }

  /// What a transaction did beside what was asked.
  package struct Outcome: Sendable {
    /// Files that two of the wheels install with different content.
    package var conflicts: [FileConflict] = []
    /// Files with other content that were there already and belonged to nothing that was removed, by wheel.
    package var replacedFiles: [(wheel: PackageName, path: FilePath)] = []
    /// The distributions without RECORD, of which files may be left.
    package var incompleteRemovals: [String] = []
    /// Names that an old list of top-level modules has and that can be none, by distribution: nothing was removed for them.
    package var ignoredNames: [(distribution: String, name: String)] = []
    /// The way in which files were installed, which is not the one asked for where that is not possible.
    package var linkMode = LinkMode.standard
    /// Why what was removed still takes room; the next command tries again.
    package var leftOver: (any Error)?

    /// What is known of removals before they are made.
    init(of removals: [PlannedRemoval] = []) {
      incompleteRemovals = removals.filter(\.lacksRecord).map(\.displayed)
      ignoredNames = removals.flatMap { removal in removal.ignoredNames.map { (removal.displayed, $0) } }
    }
  }

  private let target: InstallTarget
  let options: Options
  let linker: FileLinker
  private let removals: [PlannedRemoval]
  /// The directory of packages of the first of them.
  private let removedFrom: FilePath?
  let wheels: [PreparedWheel]
  let conflicts: FileConflicts
  private let directories: EnvironmentDirectories
  private let changes: PlannedChanges

  /// Removes distributions and installs wheels.
  ///
  /// - Throws: `InstallingError`, `SystemError`; the environment is then as it was, unless that itself has failed
  ///   (`InstallingError.undoFailed`).
  package static func run(
    removing removals: [InstalledDistribution], installing wheels: [WheelToInstall], in target: InstallTarget,
    options: Options = Options()
  ) throws -> Outcome {
    if removals.isEmpty && wheels.isEmpty { return Outcome() }
    let directories = EnvironmentDirectories()
    do {
      let transaction = try InstallTransaction(removals, wheels, target, directories, options)
      return try InterruptCleanup.finishing { try transaction.run() }
    } catch {
      if !(error is StoppedTransaction) { directories.removeCreated() }
      throw error
    }
  }

  private init(
    _ removals: [InstalledDistribution], _ wheels: [WheelToInstall], _ target: InstallTarget,
    _ directories: EnvironmentDirectories, _ options: Options
  ) throws {
    self.target = target
    self.options = options
    self.directories = directories
    linker = FileLinker(options.linkMode)
    removedFrom = removals.first?.sitePackages
    self.removals = try removals.map {
      try Uninstallation.plan($0, in: target, allowsMissingRecord: options.allowsMissingRecord)
    }
    let ordered = wheels.sorted { $0.wheel.manifest.name < $1.wheel.manifest.name }
    self.wheels = try PreparedWheel.prepare(
      ordered, target, directories, width: options.width, writesInstallerMetadata: options.writesInstallerMetadata)
    conflicts = FileConflicts(self.wheels)
    changes = try PlannedChanges(self.removals, self.wheels, target)
  }

  private func run() throws -> Outcome {
    // The journal lies where the first distribution does: listing the environment finds it there.
    let directory =
      wheels.first?.root.path ?? removedFrom ?? FilePath(target.scheme.purelib)
    let journal = journal
    let stash: TransactionStash
    do {
      stash = try TransactionStash.create(in: directory, journal)
    } catch let error as SystemError where error.meansFullDisk && wheels.isEmpty {
      // Removing is what makes room.
      return try removeWithoutJournal()
    }
    do {
      try advance(.journalWritten)
      try moveAway(into: stash)
      try createDirectories()
      try linkFiles()
      try writeGenerated()
      try stash.commit()
    } catch is StoppedTransaction {
      throw StoppedTransaction()
    } catch {
      do {
        try Self.undo(journal, stash, of: target, step)
      } catch is StoppedTransaction {
        throw StoppedTransaction()
      } catch let failure {
        throw InstallingError.undoFailed(error, undo: failure)
      }
      throw error
    }
    try step(.committed)
    var outcome = Outcome(of: removals)
    outcome.conflicts = conflicts.reported
    outcome.replacedFiles = replacedFiles(stash)
    outcome.linkMode = linker.currentMode
    do {
      try Self.finish(journal, stash, of: target, step)
    } catch is StoppedTransaction {
      throw StoppedTransaction()
    } catch {
      outcome.leftOver = error
    }
    return outcome
  }

  func step(_ step: Step) throws {
    if !options.continuesAfter(step) { throw StoppedTransaction() }
  }

  /// Ends a step that can still be undone: an interrupt (Ctrl-C) has that done.
  func advance(_ step: Step) throws {
    try self.step(step)
    if InterruptCleanup.isEnding { throw InterruptedTransaction() }
  }

  private var journal: TransactionJournal {
    var journal = TransactionJournal()
    journal.removals = removals.map(\.displayed)
    journal.additions = wheels.map(\.journalEntry)
    journal.moves = changes.moves
    // A directory that holds the whole environment is not of it: another process could not believe such a journal.
    let roots = target.roots
    journal.createdDirectories =
      directories.created.filter { path in roots.contains { PathText.isBelow(path, $0) } } + changes.createdDirectories
    journal.keptDirectories = changes.keptDirectories
    return journal
  }

  private func moveAway(into stash: TransactionStash) throws {
    for (index, path) in changes.moves.enumerated() {
      try stash.store(path, as: index)
      try advance(.moved(index))
    }
    for removal in removals {
      for (path, content) in removal.rewritten { try writeFile(content, to: FilePath(path)) }
    }
  }

  /// The files in the stash that belonged to nothing that was removed and are not as the wheel has them.
  private func replacedFiles(_ stash: TransactionStash) -> [(wheel: PackageName, path: FilePath)] {
    // What nobody has a list of is likely to be of the distribution itself.
    let unlisted = Set(removals.filter(\.lacksRecord).map { $0.displayed.prefix { $0 != "=" } })
    return changes.replacements.compactMap { replacement in
      if unlisted.contains(replacement.wheel.string[...]) { return nil }
      let path = FilePath(replacement.path)
      if Self.isMetadata(path, of: replacement.wheel) { return nil }
      if let former = stash.content(replacement.path, at: replacement.move), Self.haveSameContent(former, path) {
        return nil
      }
      return (replacement.wheel, path)
    }
  }

  /// Whether a file lies in a dist-info directory of a distribution: no other's metadata is replaced in silence.
  private static func isMetadata(_ path: FilePath, of name: PackageName) -> Bool {
    guard let directory = path.components.dropLast().last?.string, directory.hasSuffix(".dist-info") else {
      return false
    }
    return (try? InstalledDistributions.parse(directory.dropLast(".dist-info".count), isEgg: false))?.name == name
  }

  /// Whether two regular files have the same content; nothing else is opened.
  private static func haveSameContent(_ first: FilePath, _ second: FilePath) -> Bool {
    guard let left = try? fileStatus(first, followingLinks: false), left.isFile,
      let right = try? fileStatus(second, followingLinks: false), right.isFile, left.size == right.size,
      let content = try? readRegularFile(first)
    else { return false }
    return content == (try? readRegularFile(second))
  }

  /// Removes distributions on a disk that has no room for a journal, so that RECORD goes last: what is cut short can be
  /// taken up again.
  private func removeWithoutJournal() throws -> Outcome {
    for removal in removals {
      for (path, content) in removal.rewritten { try writeAtomically(content, to: FilePath(path)) }
      let rewritten = Set(removal.rewritten.map(\.path))
      let files = removal.files.filter { !rewritten.contains($0) && !isDirectory(FilePath($0)) }
      for file in files.dropLast() { try removeFile(FilePath(file)) }
      try EmptyDirectories.remove(above: files.dropLast(), in: target)
      for file in files.suffix(1) { try removeFile(FilePath(file)) }
      try EmptyDirectories.remove(above: files.suffix(1), in: target)
    }
    return Outcome(of: removals)
  }
}

/// Ends a transaction as if the process had been killed: nothing is undone.
package struct StoppedTransaction: Error {}

/// Ends a transaction that an interrupt cuts short. Nobody sees it: the process ends when everything is undone.
private struct InterruptedTransaction: Error {}

extension SystemError {
  /// Whether there is no room for another file.
  var meansFullDisk: Bool {
    code == .noSpace || code == .diskQuotaExceeded
  }
}
