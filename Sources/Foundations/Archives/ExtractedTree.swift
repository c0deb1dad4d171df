import CDeflate
import Support

/// The files and directories that an archive unpacked to, in the order of the archive.
///
/// Flat: names lie one after another in one buffer, entries are ids into an array, and a hash table over the names finds
/// duplicates. Every directory comes before what it contains, and is listed whether the archive names it or only implies
/// it.
package struct ExtractedTree: Sendable {
  /// One file or directory.
  package struct Entry: Sendable {
    /// Where the path starts in `names`, and its length in bytes. The byte after it is NUL.
    package let nameOffset: UInt32
    package let nameLength: UInt32
    /// True for a directory.
    package let isDirectory: Bool
    /// True where the archive itself has an entry for the directory; always true for files.
    package internal(set) var isExplicit: Bool
    /// True if the archive marks the file executable for anyone.
    package internal(set) var isExecutable = false
    /// The unpacked size in bytes.
    package internal(set) var size: UInt64 = 0
    /// The CRC-32 of the content.
    package internal(set) var checksum: UInt32 = 0
    /// When the file was written, in nanoseconds since 1970; 0 where nothing was written.
    package internal(set) var modificationTime: Int64 = 0
    /// The id of the directory that holds this entry, or -1 at the top.
    package let parent: Int32
    /// The length in bytes of the path up to the last `/`, that slash included.
    package let directoryLength: UInt32
  }

  /// All paths, `/`-separated, each followed by NUL.
  package private(set) var names: [UInt8] = []
  /// The entries, each directory before its content.
  package internal(set) var entries: [Entry] = []
  /// The sum of all sizes.
  package internal(set) var totalSize: UInt64 = 0
  /// Open addressing: id + 1 of an entry, or 0.
  private var slots: [UInt32]
  private static let maximumNameBytes = 1 << 28
  /// Changes the order of `slots` from run to run, so that no archive can be made to collide.
  private let seed = UInt64.random(in: .min ... .max)

  package init() {
    slots = [UInt32](repeating: 0, count: 256)
  }

  /// Calls `body` with the path of an entry as bytes; `bytes.baseAddress` is also a C string.
  package func withPath<Result>(of id: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let entry = entries[id]
    return try unsafe names.withUnsafeBytes { raw in
      try unsafe body(
        UnsafeRawBufferPointer(rebasing: raw[Int(entry.nameOffset)..<Int(entry.nameOffset + entry.nameLength)]))
    }
  }

  /// The path of an entry.
  package func path(of id: Int) -> String {
    unsafe withPath(of: id) { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// Returns the id of the entry with this path.
  package func find(_ path: String) -> Int? {
    var path = path
    return path.withUTF8 { unsafe find(UnsafeRawBufferPointer($0)) }
  }

  /// Returns the id of the entry with this path.
  package func find(_ path: UnsafeRawBufferPointer) -> Int? {
    let slot = unsafe slot(of: path)
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  private func slot(of path: UnsafeRawBufferPointer) -> Int {
    var hash = StableHash()
    hash.combine(seed)
    unsafe hash.combine(path)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash.value) & mask
    while slots[slot] != 0, unsafe !withPath(of: Int(slots[slot]) - 1, { unsafe equal($0, path) }) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// Adds an entry and every directory above it; returns its id.
  ///
  /// - Throws: `ArchiveError` if the path is taken, or runs through a file.
  mutating func add(_ path: UnsafeRawBufferPointer, isDirectory: Bool) throws(ArchiveError) -> Int {
    if let known = unsafe find(path) {
      if isDirectory, entries[known].isDirectory, !entries[known].isExplicit {
        entries[known].isExplicit = true
        return known
      }
      if entries[known].isDirectory == isDirectory { throw unsafe .duplicateEntry(ArchivePath.displayed(path)) }
      throw unsafe .fileAndDirectory(ArchivePath.displayed(path))
    }
    var parent: Int32 = -1
    var directoryLength = 0
    for index in path.indices where unsafe path[index] == UInt8(ascii: "/") {
      directoryLength = index + 1
    }
    if directoryLength > 0 {
      parent = try unsafe directory(UnsafeRawBufferPointer(rebasing: path[..<(directoryLength - 1)]))
    }
    return try unsafe insert(
      path, isDirectory: isDirectory, isExplicit: true, parent: parent, directoryLength: directoryLength)
  }

  /// Returns the id of a directory, adding it and those above it where they are missing.
  private mutating func directory(_ path: UnsafeRawBufferPointer) throws(ArchiveError) -> Int32 {
    if let last = entries.last, last.parent >= 0, unsafe withPath(of: Int(last.parent), { unsafe equal($0, path) }) {
      return last.parent
    }
    var parent: Int32 = -1
    var start = 0
    var index = 0
    while index <= path.count {
      if unsafe index == path.count || path[index] == UInt8(ascii: "/") {
        let prefix = unsafe UnsafeRawBufferPointer(rebasing: path[..<index])
        if let known = unsafe find(prefix) {
          if !entries[known].isDirectory { throw unsafe .fileAndDirectory(ArchivePath.displayed(prefix)) }
          parent = Int32(truncatingIfNeeded: known)
        } else {
          let id = try unsafe insert(
            prefix, isDirectory: true, isExplicit: false, parent: parent, directoryLength: start)
          parent = Int32(truncatingIfNeeded: id)
        }
        start = index + 1
      }
      index += 1
    }
    return parent
  }

  private mutating func insert(
    _ path: UnsafeRawBufferPointer, isDirectory: Bool, isExplicit: Bool, parent: Int32, directoryLength: Int
  ) throws(ArchiveError) -> Int {
    // Deep implied directories cost far more names than an archive has bytes.
    if names.count + path.count > Self.maximumNameBytes { throw .tooManyEntries(limit: entries.count) }
    if (entries.count + 1) * 2 > slots.count { grow() }
    let slot = unsafe slot(of: path)
    let id = entries.count
    let offset = UInt32(truncatingIfNeeded: names.count)
    unsafe names.append(contentsOf: path)
    names.append(0)
    entries.append(
      Entry(
        nameOffset: offset, nameLength: UInt32(truncatingIfNeeded: path.count), isDirectory: isDirectory,
        isExplicit: isExplicit, parent: parent, directoryLength: UInt32(truncatingIfNeeded: directoryLength)))
    slots[slot] = UInt32(truncatingIfNeeded: id + 1)
    return id
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for id in entries.indices {
      let slot = unsafe withPath(of: id) { unsafe self.slot(of: $0) }
      slots[slot] = UInt32(truncatingIfNeeded: id + 1)
    }
  }
}

/// Compares two runs of bytes.
func equal(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  guard left.count == right.count, let leftStart = left.baseAddress, let rightStart = right.baseAddress else {
    return left.count == right.count
  }
  return unsafe memcmp(leftStart, rightStart, left.count) == 0
}
