import PackagingStandards
import Support
import SystemIO
package import SystemPackage

extension InstallTransaction {
  /// What became of transactions that were cut short.
  package struct Repair: Sendable {
    /// Distributions whose installation was finished, as `name==version`.
    package var finished: [String] = []
    /// Distributions that were taken out because the cache no longer has them.
    package var removed: [String] = []
    /// Whether anything was done.
    package var isEmpty: Bool { finished.isEmpty && removed.isEmpty }
  }

  /// Repairs an environment that a killed process left behind: finishes what it was doing, where the cache has the
  /// wheels, and takes out what it cannot finish.
  ///
  /// Can itself be killed at any point and run again. The caller holds the ``EnvironmentLock`` and lists the
  /// environment again afterwards.
  /// - Parameter directories: those that ``InstalledDistributions/interrupted`` names.
  /// - Throws: `InstallingError`, `SystemError`.
  package static func repair(
    _ directories: [FilePath], of target: InstallTarget, store: WheelStore, options: Options = Options()
  ) throws -> Repair {
    var repair = Repair()
    for directory in directories {
      let path = directory.appending(TransactionJournal.fileName)
      guard let bytes = try readFileIfPresent(path) else { continue }
      // A journal is renamed into place whole: one that cannot be read is not ours, or of another version.
      guard let journal = TransactionJournal(bytes) else {
        try removeFile(path)
        continue
      }
      for removal in journal.removals { try finish(removal, in: target) }
      for addition in journal.additions { try undo(addition, in: target) }
      var wheels: [WheelToInstall] = []
      for addition in journal.additions {
        if let wheel = store.wheel(addition.digest) {
          let directURL = addition.directURL.isEmpty ? nil : try? DirectURL(parsing: addition.directURL)
          wheels.append(WheelToInstall(wheel, isRequested: addition.isRequested, directURL: directURL))
          repair.finished.append(addition.displayed)
        } else {
          repair.removed.append(addition.displayed)
        }
      }
      // Writes a journal of its own over this one, in the same place.
      if wheels.isEmpty {
        try removeFile(path)
      } else {
        _ = try run(removing: [], installing: wheels, in: target, options: options)
        if try readFileIfPresent(path) != nil { try removeFile(path) }
      }
    }
    return repair
  }

  /// Goes on with a removal where it stopped.
  private static func finish(_ removal: TransactionJournal.Removal, in target: InstallTarget) throws {
    let sitePackages = FilePath(removal.sitePackages)
    let path = sitePackages.appending(removal.entryName)
    guard try fileStatus(path, followingLinks: false) != nil else { return }
    let installed = try InstalledDistributions(in: [sitePackages])
    if let distribution = installed.all.first(where: { $0.entryName == removal.entryName }),
      distribution.kind != .distInfo || isFile(path.appending("RECORD"))
    {
      try Uninstallation.remove(distribution, from: target)
    } else {
      // RECORD is gone, so everything that it listed is: only the empty directory is left.
      try removeEmptyDirectory(path)
    }
  }

  /// Removes every file that an addition may have put in place.
  static func undo(_ addition: TransactionJournal.Addition, in target: InstallTarget) throws {
    let record = try RecordFile(parsing: addition.record.span)
    try removeTemporaryFiles(beside: record, in: addition.sitePackages)
    _ = try Uninstallation.remove(
      record, distInfo: addition.distInfo, sitePackages: FilePath(addition.sitePackages),
      displayed: addition.displayed, from: target)
  }

  /// Removes files that were on the way to their names.
  private static func removeTemporaryFiles(beside record: RecordFile, in sitePackages: String) throws {
    let prefix = "." + TransactionJournal.temporaryPrefix
    let directories = Set(
      record.entries.map { PathText.split(PathText.normalized($0.path, relativeTo: sitePackages)).directory })
    for directory in directories {
      for entry in try listDirectoryIfPresent(FilePath(directory)) ?? [] where entry.name.hasPrefix(prefix) {
        try removeFile(FilePath(directory).appending(entry.name))
      }
    }
  }
}
