import PackagingStandards
import Support
import SystemIO
package import SystemPackage

extension InstallTransaction {
  /// What became of transactions that were cut short.
  package struct Repair: Sendable {
    /// What was being installed or removed when the transactions were undone, as `name==version`.
    package var undone: [String] = []
    /// What had been installed or removed in those that only had to be tidied up.
    package var finished: [String] = []
    /// What another tool has installed since, as `name==version`: it was left as it is.
    package var kept: [String] = []
    /// Whether anything was done.
    package var isEmpty: Bool { undone.isEmpty && finished.isEmpty }
  }

  /// Repairs an environment that a killed process left behind: undoes what it had begun, or tidies up where it had done
  /// everything but that.
  ///
  /// Can itself be killed at any point and run again. The caller holds the ``EnvironmentLock`` and lists the
  /// environment again afterwards.
  /// - Parameter directories: those that ``InstalledDistributions/interrupted`` names.
  /// - Throws: `InstallingError.unfinishedTransaction` where a journal is not believed, `SystemError`.
  package static func repair(
    _ directories: [FilePath], of installTarget: InstallTarget, options: Options = Options()
  ) throws -> Repair {
    var repair = Repair()
    func step(_ step: Step) throws {
      if !options.continuesAfter(step) { throw StoppedTransaction() }
    }
    for directory in directories {
      let (stash, state) = try TransactionStash.open(in: directory, of: installTarget)
      switch state {
      case .nothingBegun: try stash.remove()
      case .pending(let journal):
        repair.kept += try undo(journal, stash, of: installTarget, step)
        repair.undone += journal.additions.map(\.displayed) + journal.removals
      case .committed(let journal):
        try finish(journal, stash, of: installTarget, step)
        repair.finished += journal.additions.map(\.displayed) + journal.removals
      }
    }
    return repair
  }

  /// Removes what a transaction created and puts back what it moved away.
  ///
  /// Can be cut short and done again. Files that the transaction had not come to yet are left alone: they are among
  /// `moves`, and only what is in the stash has been moved. So is what another tool has installed meanwhile.
  /// - Returns: what that is, as `name==version`.
  @discardableResult
  static func undo(
    _ journal: TransactionJournal, _ stash: TransactionStash, of installTarget: InstallTarget,
    _ step: (Step) throws -> Void
  ) throws -> [String] {
    let later = try LaterInstallations(than: journal, stash, in: installTarget)
    let created = try createdFiles(journal, stash, of: installTarget).filter { !later.claim($0) }
    for (index, file) in (try RecordedFiles.compiled(of: created) + created).enumerated() {
      do {
        try removeFile(FilePath(file))
      } catch let error as SystemError where error.code == .isDirectory || error.code == .notPermitted {
        guard isDirectory(FilePath(file)) else { throw error }
      }
      try step(.createdRemoved(index))
    }
    for directory in journal.createdDirectories.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      try removeEmptyDirectory(FilePath(directory))
    }
    for (index, path) in journal.moves.enumerated() where !later.claim(path) {
      try stash.restore(path, from: index)
      try step(.movedBack(index))
    }
    // The lists of files go last: whoever has to begin again reads them.
    let claimed = journal.moves.enumerated().filter { later.claim($0.element) }
    for (index, path) in claimed where !path.hasSuffix("/RECORD") { try stash.discard(path, at: index) }
    for (index, path) in claimed where path.hasSuffix("/RECORD") { try stash.discard(path, at: index) }
    try EmptyDirectories.remove(above: claimed.map(\.element), in: installTarget)
    try stash.remove()
    try step(.journalRemoved)
    return later.displayed
  }

  /// The files that only a transaction can have put in place.
  private static func createdFiles(
    _ journal: TransactionJournal, _ stash: TransactionStash, of installTarget: InstallTarget
  ) throws -> [String] {
    let moves = Set(journal.moves)
    var boundary = EnvironmentBoundary(installTarget)
    var created: [String] = []
    for addition in journal.additions {
      let record: RecordFile
      do throws(RecordFileError) {
        record = try RecordFile(parsing: addition.record.span)
      } catch {
        throw InstallingError.unfinishedTransaction(stash.path, reason: "its journal is damaged: \(error.message)")
      }
      for entry in record.entries {
        let file = PathText.normalized(entry.path, relativeTo: addition.sitePackages)
        if moves.contains(file) { continue }
        guard boundary.contains(file) else {
          throw InstallingError.unfinishedTransaction(
            stash.path, reason: "its journal names `\(file)`, which lies outside the environment")
        }
        created.append(file)
      }
    }
    return created
  }

  /// Removes what a transaction moved away, once everything else is done.
  static func finish(
    _ journal: TransactionJournal, _ stash: TransactionStash, of installTarget: InstallTarget,
    _ step: (Step) throws -> Void
  ) throws {
    try stash.discard(journal.moves)
    try step(.stashEmptied)
    try EmptyDirectories.remove(
      above: journal.moves, in: installTarget,
      keeping: Set((journal.keptDirectories + journal.createdDirectories).map(ExactText.init)))
    try stash.remove()
    try step(.journalRemoved)
  }
}
