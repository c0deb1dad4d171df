import Interpreters
import PackagingStandards
import Support
import SystemIO
import SystemPackage

/// What another tool has installed since a transaction was cut short.
///
/// Other tools know nothing of the journal: whoever undoes the transaction then must neither remove their files nor put
/// old ones in their places. What they installed is known by a RECORD that is younger than the journal and not the
/// transaction's own.
struct LaterInstallations {
  /// The distributions, as `name==version`.
  private(set) var displayed: [String] = []
  /// The files that they own, and those of the distributions in the stash whose places they took.
  private var files: Set<ExactText> = []

  /// - Throws: `SystemError` where the environment cannot be listed.
  init(than journal: TransactionJournal, _ stash: TransactionStash, in target: InstallTarget) throws {
    guard let began = try stash.journalTime() else { return }
    let own = Dictionary(grouping: journal.additions) { ExactText($0.sitePackages) }
    var names: Set<PackageName> = []
    for directory in target.scheme.sitePackages {
      let additions = own[ExactText(PathText.normalized(directory.string, relativeTo: "/"))] ?? []
      for distribution in try InstalledDistributions(in: [directory]).all where distribution.kind == .distInfo {
        let path = distribution.path.appending("RECORD")
        guard let status = try? fileStatus(path, followingLinks: false), status.isFile,
          status.modificationTime > began, let record = try? readRegularFile(path),
          // The transaction's own may be there in part.
          !additions.contains(where: { $0.record.starts(with: record) })
        else { continue }
        names.insert(distribution.name)
        displayed.append("\(distribution.name)==\(distribution.version)")
        add(record, relativeTo: directory)
      }
    }
    if names.isEmpty { return }
    // Of a distribution whose place is taken nothing comes back.
    for (index, path) in journal.moves.enumerated() where path.hasSuffix(".dist-info/RECORD") {
      let info = FilePath(path).removingLastComponent()
      guard let stem = info.lastComponent?.stem, let dash = stem.lastIndex(of: "-"),
        let name = try? PackageName(String(stem[..<dash])), names.contains(name),
        let former = stash.content(path, at: index), let record = try? readRegularFile(former)
      else { continue }
      add(record, relativeTo: info.removingLastComponent())
    }
  }

  /// Whether a file is theirs, or has no place beside them.
  func claim(_ path: String) -> Bool { !files.isEmpty && files.contains(ExactText(path)) }

  private mutating func add(_ record: [UInt8], relativeTo directory: FilePath) {
    guard let parsed = try? RecordFile(parsing: record.span) else { return }
    for entry in parsed.entries {
      files.insert(ExactText(PathText.normalized(entry.path, relativeTo: directory.string)))
    }
  }
}
