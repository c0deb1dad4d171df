internal import Caching
package import CodeSettings
internal import Support
internal import Synchronization
package import SystemIO
internal import SystemPackage

/// Remembers which files are formatted already, so that they need not be read again.
///
/// A file is recognised by its path, size, times, inode and permissions together with the settings and the very program
/// that looked at it. What is remembered is one file a cache directory; a corrupt one counts as empty.
///
/// The settings of each file say in which directory that is, usually one in its project, so that this is no bucket of
/// the cache for packages.
package final class FormatCache: Sendable {
  private struct Shard {
    let file: FilePath
    /// The facts of each file that is known to be formatted, by its path, and the day it was last seen.
    var entries: [UInt64: Entry]
    var isChanged = false
  }

  private struct Entry {
    var facts: UInt64
    var day: UInt32
  }

  private let shards = Mutex<[ExactText: Shard]>([:])
  /// The directory of this version of the program below each cache directory.
  private let version: String
  private let program: UInt64
  private let today: UInt32

  /// An empty cache, which reads what is on the disk when it is first asked.
  ///
  /// - Parameter version: that of the program; what another one has formatted is not known.
  package init(version: String) {
    self.version = version
    var hash = StableHash()
    hash.combine(version)
    if let path = ProcessEnvironment.executablePath, let status = try? fileStatus(path) {
      hash.combine(UInt64(truncatingIfNeeded: status.size))
      hash.combine(UInt64(bitPattern: status.modificationTime))
    }
    program = hash.value
    today = UInt32(truncatingIfNeeded: WallClock.millisecondsSince1970 / 86_400_000)
  }

  /// Whether the file, as it is now, is known to be formatted.
  package func knows(_ file: SourceFile, _ status: FileStatus) -> Bool {
    let (path, facts) = keys(file, status)
    return shards.withLock { shards in
      load(file.settings.cacheDirectory, &shards)
      return shards[ExactText(file.settings.cacheDirectory)]?.entries[path]?.facts == facts
    }
  }

  /// Notes that the file is formatted.
  package func remember(_ file: SourceFile, _ status: FileStatus) {
    let (path, facts) = keys(file, status)
    shards.withLock { shards in
      load(file.settings.cacheDirectory, &shards)
      shards[ExactText(file.settings.cacheDirectory)]?.entries[path] = Entry(facts: facts, day: today)
      shards[ExactText(file.settings.cacheDirectory)]?.isChanged = true
    }
  }

  private func keys(_ file: SourceFile, _ status: FileStatus) -> (path: UInt64, facts: UInt64) {
    var hash = StableHash()
    hash.combine(program)
    hash.combine(file.path)
    hash.combine(UInt64(truncatingIfNeeded: status.size))
    hash.combine(UInt64(bitPattern: status.modificationTime))
    hash.combine(UInt64(bitPattern: status.changeTime))
    hash.combine(status.inode)
    hash.combine(UInt64(status.permissions))
    hash.combine(file.settings.formattingHash(ofFile: file.path))
    return (StableHash.of(file.path), hash.value)
  }

  // MARK: Storage

  private static let kind: UInt64 = 0x3254_4D52_4F46_4441  // "ADFORMT2"
  /// Files that were not seen for longer are forgotten.
  private static let daysKept: UInt32 = 30

  private func load(_ directory: String, _ shards: inout [ExactText: Shard]) {
    if shards[ExactText(directory)] != nil { return }
    let file = systemPath(directory).appending(version).appending("format")
    shards[ExactText(directory)] = Shard(file: file, entries: Self.entries(of: file))
  }

  private static func entries(of file: FilePath) -> [UInt64: Entry] {
    guard let bytes = try? readRegularFileIfPresent(file) else { return [:] }
    return unsafe bytes.withUnsafeBytes { raw in
      guard var reader = unsafe SealedRecord.open(raw, kind: kind), let count = reader.read(UInt32.self),
        Int(count) <= reader.remaining / 20
      else { return [:] }
      var entries: [UInt64: Entry] = [:]
      entries.reserveCapacity(Int(count))
      for _ in 0..<count {
        guard let path = reader.read(UInt64.self), let facts = reader.read(UInt64.self),
          let day = reader.read(UInt32.self)
        else { return [:] }
        entries[path] = Entry(facts: facts, day: day)
      }
      return entries
    }
  }

  /// Writes what has changed.
  ///
  /// - Throws: `SystemError`; the work itself is not lost then, only remembered less.
  package func save() throws {
    for (directory, shard) in shards.withLock({ $0 }) where shard.isChanged {
      try Self.prepare(systemPath(directory.string))
      try createDirectories(shard.file.removingLastComponent())
      let kept = shard.entries.filter { $0.value.day &+ Self.daysKept >= today }
      var writer = SealedRecord.begin(Self.kind, reservingCapacity: kept.count * 20 + 4)
      writer.write(UInt32(truncatingIfNeeded: kept.count))
      for (path, entry) in kept {
        writer.write(path)
        writer.write(entry.facts)
        writer.write(entry.day)
      }
      try writeAtomically(SealedRecord.seal(writer), to: shard.file)
    }
  }

  /// Makes the directory, with the files that keep it out of backups and repositories.
  private static func prepare(_ directory: FilePath) throws {
    try createDirectories(directory)
    let tag = directory.appending(CacheDirectoryTag.filename)
    if !exists(tag) {
      let remark = "This file marks a cache directory of adder: see https://bford.info/cachedir/"
      try writeAtomically(CacheDirectoryTag.text(remark: remark), to: tag)
    }
    let ignore = directory.appending(".gitignore")
    if !exists(ignore) { try writeAtomically("# Made by adder.\n*\n", to: ignore) }
  }
}
