package import Installing
package import SystemPackage

/// What is installed in some directories, with a warning for each entry that cannot be understood, and for a change that
/// was cut short.
///
/// - Throws: `SystemError` for a directory that cannot be listed.
package func listInstalled(
  in directories: [FilePath], reporting observer: any OperationObserver
) throws -> InstalledDistributions {
  let installed = try InstalledDistributions(in: directories)
  for directory in installed.interrupted { observer.warn(.unfinishedChange(directory)) }
  observer.warnOfUnreadable(in: installed)
  return installed
}

extension OperationObserver {
  /// Warns of each entry that cannot be understood.
  package func warnOfUnreadable(in installed: InstalledDistributions) {
    for entry in installed.unreadable { warn(.unreadableEntry(entry.path, reason: entry.reason)) }
  }
}
