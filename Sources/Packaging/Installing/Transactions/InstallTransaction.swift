import Interpreters
package import PackagingStandards
import Support
import Synchronization
import SystemIO
package import SystemPackage

/// One change of an environment: distributions out, wheels in.
///
/// Before the first change a journal says what is going to happen; it goes when everything has. A process killed in
/// between leaves the journal, and ``repair(_:store:options:)`` brings the environment into the state that was wanted,
/// or into one without the distributions in question. RECORD comes last of each distribution's files and leaves last.
///
/// The caller holds the ``EnvironmentLock``.
package final class InstallTransaction: Sendable {
  /// How the change is made.
  package struct Options: Sendable {
    package var linkMode = LinkMode.standard
    /// The most threads.
    package var width = ProcessEnvironment.processorCount
    /// Called after each step; answering false ends the transaction there as if the process had been killed. For tests.
    package var continuesAfter: @Sendable (Step) -> Bool = { _ in true }

    package init() {}
  }

  /// The points at which a killed process leaves something different behind.
  package enum Step: Sendable, Hashable {
    case journalWritten
    case removed(Int)
    case directoriesCreated(Int)
    case filesLinked(Int)
    case scriptsWritten(Int)
    case metadataWritten(Int)
    case recordWritten(Int)
    case journalRemoved
  }

  /// What a transaction did beside what was asked.
  package struct Outcome: Sendable {
    /// Files that two of the wheels install with different content.
    package var conflicts: [FileConflict] = []
    /// Files that were there already and belonged to nothing that was removed, by wheel.
    package var replacedFiles: [(wheel: PackageName, path: FilePath)] = []
    /// The way in which files were installed, which is not the one asked for where that is not possible.
    package var linkMode = LinkMode.standard
  }

  private let target: InstallTarget
  private let options: Options
  private let linker: FileLinker
  private let removals: [InstalledDistribution]
  private let wheels: [PreparedWheel]
  private let conflicts: FileConflicts
  private let replaced = Mutex<[(wheel: PackageName, path: FilePath)]>([])

  /// Removes distributions and installs wheels.
  ///
  /// Everything that can be checked is checked before the first change.
  /// - Throws: `InstallingError`, `SystemError`. Where that happens after the first change, the wheels are taken out
  ///   again; what was removed stays removed.
  package static func run(
    removing removals: [InstalledDistribution], installing wheels: [WheelToInstall], in target: InstallTarget,
    options: Options = Options()
  ) throws -> Outcome {
    if removals.isEmpty && wheels.isEmpty { return Outcome() }
    return try InstallTransaction(removals, wheels, target, options).run()
  }

  private init(
    _ removals: [InstalledDistribution], _ wheels: [WheelToInstall], _ target: InstallTarget, _ options: Options
  ) throws {
    self.target = target
    self.options = options
    self.removals = removals
    linker = FileLinker(options.linkMode)
    let ordered = wheels.sorted { $0.wheel.manifest.name < $1.wheel.manifest.name }
    let directories = EnvironmentDirectories()
    let slots = Mutex([PreparedWheel?](repeating: nil, count: ordered.count))
    try WorkerPool.forEach(ordered.count, width: options.width) { index in
      let prepared = try PreparedWheel(ordered[index], target, directories)
      slots.withLock { $0[index] = prepared }
    }
    self.wheels = slots.withLock { $0 }.compactMap(\.self)
    conflicts = FileConflicts(self.wheels)
  }

  private func run() throws -> Outcome {
    var journal = TransactionJournal()
    journal.removals = removals.map { .init(sitePackages: $0.sitePackages.string, entryName: $0.entryName) }
    journal.additions = wheels.map(\.journalEntry)
    // The journal lies where the first distribution does: listing the environment finds it there.
    let directory = wheels.first?.root.path ?? removals.first?.sitePackages ?? FilePath(target.scheme.purelib)
    let path = directory.appending(TransactionJournal.fileName)
    try journal.write(to: path)
    do {
      try step(.journalWritten)
      try removeAll()
      try createDirectories()
      try linkFiles()
      try writeGenerated()
    } catch is StoppedTransaction {
      throw StoppedTransaction()
    } catch {
      // What the wheels have put there so far goes again; the error matters more than a failure to do that.
      for addition in journal.additions { try? Self.undo(addition, in: target) }
      _ = try? removeFile(path)
      throw error
    }
    try removeFile(path)
    try step(.journalRemoved)
    var outcome = Outcome()
    outcome.conflicts = conflicts.reported
    outcome.replacedFiles = replaced.withLock { $0 }
    outcome.linkMode = linker.currentMode
    return outcome
  }

  private func step(_ step: Step) throws {
    if !options.continuesAfter(step) { throw StoppedTransaction() }
  }

  private func removeAll() throws {
    // These are open already: what replaces a distribution goes into the directories that it leaves.
    let directories = Set(wheels.flatMap { $0.sections.map { $0.directory.path.string } })
    for (index, distribution) in removals.enumerated() {
      _ = try Uninstallation.remove(distribution, from: target, keeping: directories)
      try step(.removed(index))
    }
  }

  private func createDirectories() throws {
    try WorkerPool.forEach(wheels.count, width: options.width) { index in
      let wheel = wheels[index]
      try wheel.manifest.bytes.withUnsafeBytes { raw in
        for section in wheel.sections {
          for directory in section.directories {
            let offset = wheel.manifest.directoryTargetOffset(directory, in: raw)
            guard let name = raw.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self) else { continue }
            do throws(Errno) {
              try section.directory.createDirectory(name)
            } catch {
              throw SystemError(
                "create directory", section.directory.path.appending(String(cString: name)), code: error)
            }
          }
        }
      }
      try step(.directoriesCreated(index))
    }
  }

  /// A run of files of one section.
  private struct Batch: Sendable {
    let wheel: Int
    let section: Int
    let files: Range<Int>
  }

  private func linkFiles() throws {
    var batches: [Batch] = []
    for (wheel, prepared) in wheels.enumerated() {
      for (section, content) in prepared.sections.enumerated() {
        var start = content.files.lowerBound
        while start < content.files.upperBound {
          let end = min(start + 128, content.files.upperBound)
          batches.append(Batch(wheel: wheel, section: section, files: start..<end))
          start = end
        }
      }
    }
    let all = batches
    try WorkerPool.forEach(all.count, width: options.width) { index in
      try link(all[index])
      try step(.filesLinked(index))
    }
  }

  private func link(_ batch: Batch) throws {
    let wheel = wheels[batch.wheel]
    let section = wheel.sections[batch.section]
    try wheel.manifest.bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return }
      for index in batch.files {
        let file = wheel.manifest.file(index, in: raw)
        if file.isPythonScript { continue }
        if !conflicts.skipped.isEmpty,
          conflicts.skipped.contains(FileConflicts.key(wheel: batch.wheel, file: index))
        {
          continue
        }
        let source = base.advanced(by: file.nameOffset).assumingMemoryBound(to: CChar.self)
        let name = source.advanced(by: file.targetStart)
        let outcome: FileLinker.Outcome
        do throws(Errno) {
          if section.destination == .scripts && !file.isExecutable {
            outcome = try linker.copyExecutable(name, in: section.directory, of: source, in: wheel.source)
          } else {
            outcome = try linker.link(
              name, in: section.directory, to: source, in: wheel.source, isExecutable: file.isExecutable)
          }
        } catch {
          throw SystemError("install", section.directory.path.appending(String(cString: name)), code: error)
        }
        switch outcome {
        case .made: break
        case .replaced:
          let path = section.directory.path.appending(String(cString: name))
          replaced.withLock { $0.append((wheel.manifest.name, path)) }
        case .sourceMissing: throw InstallingError.damagedCacheEntry(wheel.request.displayed)
        }
      }
    }
  }

  private func writeGenerated() throws {
    try WorkerPool.forEach(wheels.count, width: options.width) { index in
      let wheel = wheels[index]
      for script in wheel.scripts { try Self.write(script) }
      try step(.scriptsWritten(index))
      for file in wheel.metadata { try Self.write(file) }
      try step(.metadataWritten(index))
      try Self.write(
        PreparedWheel.GeneratedFile(
          directory: wheel.root, name: "\(wheel.manifest.distInfo)/RECORD", content: wheel.record, isExecutable: false))
      try step(.recordWritten(index))
    }
  }

  /// Writes a file as one of its own, never through a link that may be there.
  private static func write(_ file: PreparedWheel.GeneratedFile) throws {
    let permissions: UInt32 = file.isExecutable ? 0o777 : 0o666
    let path = file.directory.path.pushing(FilePath(file.name))
    do throws(Errno) {
      try writeNew(file, as: file.name, permissions)
    } catch {
      do throws(Errno) {
        guard error == .fileExists else { throw error }
        try replace(file, permissions)
      } catch {
        throw SystemError("write", path, code: error)
      }
    }
  }

  private static func writeNew(
    _ file: PreparedWheel.GeneratedFile, as name: String, _ permissions: UInt32
  ) throws(Errno) {
    let opened = try file.directory.createFile(name, permissions: permissions)
    try opened.writeAll(file.content)
  }

  private static func replace(_ file: PreparedWheel.GeneratedFile, _ permissions: UInt32) throws(Errno) {
    let parent = file.name.lastIndex(of: "/").map { String(file.name[...$0]) } ?? ""
    let temporary = parent + uniqueName(prefix: TransactionJournal.temporaryPrefix)
    do throws(Errno) {
      try writeNew(file, as: temporary, permissions)
      try file.directory.rename(temporary, to: file.name, in: file.directory)
    } catch {
      _ = try? file.directory.removeFile(temporary)
      throw error
    }
  }
}

/// Ends a transaction as if the process had been killed: nothing is undone.
package struct StoppedTransaction: Error {}

extension OpenFile {
  /// Writes all of `bytes`.
  fileprivate func writeAll(_ bytes: [UInt8]) throws(Errno) {
    do {
      try bytes.withUnsafeBytes { try write($0) }
    } catch let error as SystemError {
      throw error.code
    } catch {
      throw .ioError
    }
  }
}
