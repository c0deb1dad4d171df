import Interpreters
import PackagingStandards
import Support
import Synchronization
import SystemIO
import SystemPackage

/// A wheel with everything decided that its installation writes: where each section goes, the scripts with their
/// first lines, and the finished RECORD.
final class PreparedWheel: Sendable {
  /// A file whose content the installation writes itself.
  struct GeneratedFile: Sendable {
    let directory: DirectoryDescriptor
    let name: String
    let content: [UInt8]
    let isExecutable: Bool
  }

  /// A run of directories and files that go to one place.
  struct Section: Sendable {
    let destination: WheelManifest.Destination
    let directory: DirectoryDescriptor
    let directories: Range<Int>
    let files: Range<Int>
  }

  /// The wheel, and why it is installed.
  let request: WheelToInstall
  /// What the wheel holds.
  let manifest: WheelManifest
  /// The content in the cache.
  let source: DirectoryDescriptor
  /// The directory of packages that takes the top level.
  let root: DirectoryDescriptor
  let sections: [Section]
  /// Scripts, in the directory of scripts.
  let scripts: [GeneratedFile]
  /// Files of the dist-info directory, RECORD not among them.
  let metadata: [GeneratedFile]
  /// The bytes of the RECORD.
  let record: [UInt8]

  /// Prepares wheels on several threads.
  ///
  /// - Throws: `InstallingError`, `SystemError`.
  static func prepare(
    _ wheels: [WheelToInstall], _ target: InstallTarget, _ directories: EnvironmentDirectories, width: Int,
    writesInstallerMetadata: Bool
  ) throws -> [PreparedWheel] {
    let slots = Mutex([PreparedWheel?](repeating: nil, count: wheels.count))
    try WorkerPool.forEach(wheels.count, width: width) { index in
      let prepared = try prepare(
        wheels[index], target, directories, writesInstallerMetadata: writesInstallerMetadata)
      slots.withLock { $0[index] = prepared }
    }
    return slots.withLock { $0 }.compactMap(\.self)
  }

  private init(_ preparation: consuming WheelPreparation, source: DirectoryDescriptor, root: DirectoryDescriptor) {
    request = preparation.request
    manifest = preparation.manifest
    self.source = source
    self.root = root
    sections = preparation.sections
    scripts = preparation.scripts
    metadata = preparation.metadata
    record = preparation.record
  }

  private static func prepare(
    _ request: WheelToInstall, _ target: InstallTarget, _ directories: EnvironmentDirectories,
    writesInstallerMetadata: Bool
  ) throws -> PreparedWheel {
    let source: DirectoryDescriptor
    do {
      source = try DirectoryDescriptor(request.wheel.files)
    } catch let error as SystemError where error.code == .noSuchFileOrDirectory {
      throw InstallingError.damagedCacheEntry(request.displayed)
    }
    var preparation = WheelPreparation(request, target, directories)
    let root = try directories.directory(preparation.rootPath)
    try preparation.addSections(from: source)
    try preparation.addCommands()
    if writesInstallerMetadata { preparation.addInstallerMetadata(in: root) }
    preparation.finishRecord()
    return PreparedWheel(preparation, source: source, root: root)
  }

  /// What the journal notes of it.
  var journalEntry: TransactionJournal.Addition {
    TransactionJournal.Addition(
      sitePackages: root.path.string, displayed: request.displayed, record: record)
  }
}
