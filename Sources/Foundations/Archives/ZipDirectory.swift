/// The central directory of a zip archive: what it holds and where.
package struct ZipDirectory: Sendable {
  /// The names of all entries, one after another.
  private(set) var names: [UInt8] = []
  /// The entries in the directory's order.
  package private(set) var entries: [ZipDirectoryEntry] = []
  /// The offset of the directory in the archive.
  package private(set) var offset: UInt64 = 0

  /// What the end of an archive tells.
  package enum Location {
    /// The bytes given start too late: those from this offset on are needed.
    case needsBytes(from: UInt64)
    case found(ZipDirectory)
  }

  /// Reads the directory from the last bytes of an archive of `archiveSize` bytes, for instance a range request's.
  ///
  /// - Throws: `ArchiveError`.
  package static func read(
    tail: UnsafeRawBufferPointer, archiveSize: UInt64, limits: ArchiveLimits = .standard
  ) throws -> Location {
    let tailOffset = archiveSize - min(UInt64(tail.count), archiveSize)
    guard let end = unsafe endPosition(in: tail) else {
      if tailOffset > 0, tail.count < ZipFormat.endSize + 0xFFFF {
        let longest = UInt64(ZipFormat.endSize + 0xFFFF)
        return .needsBytes(from: archiveSize - min(archiveSize, longest))
      }
      throw ArchiveError.truncated(in: "the central directory")
    }
    var offset = unsafe UInt64(load(tail, end + 16, as: UInt32.self))
    let locator = end - ZipFormat.end64LocatorSize
    if locator >= 0, unsafe load(tail, locator, as: UInt32.self) == ZipFormat.end64Locator {
      let end64 = unsafe load(tail, locator + 8, as: UInt64.self)
      guard end64 < archiveSize else { throw ArchiveError.malformedEnd("the ZIP64 record lies outside the archive") }
      if end64 < tailOffset { return .needsBytes(from: end64) }
      let position = Int(end64 - tailOffset)
      guard position + ZipFormat.end64Size <= tail.count,
        unsafe load(tail, position, as: UInt32.self) == ZipFormat.end64
      else { throw ArchiveError.malformedEnd("the ZIP64 record is missing") }
      offset = unsafe load(tail, position + 48)
    }
    guard offset <= tailOffset + UInt64(end) else {
      throw ArchiveError.malformedEnd("the central directory lies outside the archive")
    }
    if offset < tailOffset { return .needsBytes(from: offset) }
    var window = unsafe InputWindow(
      memory: UnsafeRawBufferPointer(rebasing: tail[Int(offset - tailOffset)...]), position: offset)
    return .found(try ZipDirectory(reading: &window, limits: limits))
  }

  /// Finds the end of central directory record whose comment reaches the end of the archive.
  private static func endPosition(in tail: UnsafeRawBufferPointer) -> Int? {
    var position = tail.count - ZipFormat.endSize
    let first = max(0, position - 0xFFFF)
    while position >= first {
      if unsafe load(tail, position, as: UInt32.self) == ZipFormat.end,
        unsafe position + ZipFormat.endSize + Int(load(tail, position + 20, as: UInt16.self)) == tail.count
      {
        return position
      }
      position -= 1
    }
    return nil
  }

  /// Reads the directory and the records behind it, up to the end of the archive.
  init(reading window: inout InputWindow, limits: ArchiveLimits) throws {
    let part = "the central directory"
    offset = window.position
    while true {
      guard try window.fill(4) else { throw ArchiveError.truncated(in: part) }
      guard unsafe load(window.available, 0, as: UInt32.self) == ZipFormat.centralHeader else { break }
      if entries.count == limits.entryCount { throw ArchiveError.tooManyEntries(limit: limits.entryCount) }
      guard try window.fill(ZipFormat.centralHeaderSize) else { throw ArchiveError.truncated(in: part) }
      let fixed = unsafe window.available
      let length =
        unsafe ZipFormat.centralHeaderSize + Int(load(fixed, 28, as: UInt16.self))
        + Int(load(fixed, 30, as: UInt16.self))
        + Int(load(fixed, 32, as: UInt16.self))
      guard try window.fill(length) else { throw ArchiveError.truncated(in: part) }
      try unsafe append(UnsafeRawBufferPointer(rebasing: window.available[..<length]))
      window.consume(length)
    }
    try readEnd(&window)
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) throws(ArchiveError) {
    var header = unsafe ZipHeader(central: bytes)
    let nameStart = ZipFormat.centralHeaderSize
    let name = unsafe UnsafeRawBufferPointer(rebasing: bytes[nameStart..<nameStart + header.nameLength])
    let extra = unsafe UnsafeRawBufferPointer(
      rebasing: bytes[nameStart + header.nameLength..<nameStart + header.nameLength + header.extraLength])
    let disk: UInt16 = unsafe load(bytes, 34)
    if disk != 0 && disk != 0xFFFF { throw .splitArchive }
    var headerOffset = unsafe UInt64(load(bytes, 42, as: UInt32.self))
    try unsafe header.apply(extra: extra, name: name, offset: &headerOffset)
    // The upper half of the external attributes is a mode only where a Unix system made the entry.
    let madeBy: UInt8 = unsafe load(bytes, 5)
    let isUnix = madeBy == 3 || madeBy == 19
    unsafe entries.append(
      ZipDirectoryEntry(
        nameOffset: names.count, nameLength: name.count, flags: header.flags.rawValue, method: header.method,
        checksum: header.checksum, compressedSize: header.compressedSize, size: header.size,
        mode: isUnix ? load(bytes, 38, as: UInt32.self) >> 16 : 0, headerOffset: headerOffset))
    unsafe names.append(contentsOf: name)
  }

  /// Reads the ZIP64 records and the end record, and checks that they describe what was read and end the archive.
  private func readEnd(_ window: inout InputWindow) throws {
    let part = "the end of the central directory"
    let directorySize = window.position - offset
    var end64Position: UInt64?
    if unsafe load(window.available, 0, as: UInt32.self) == ZipFormat.end64 {
      guard try window.fill(ZipFormat.end64Size) else { throw ArchiveError.truncated(in: part) }
      let record = unsafe window.available
      guard unsafe load(record, 4, as: UInt64.self) == UInt64(ZipFormat.end64Size - 12) else {
        throw ArchiveError.malformedEnd("the ZIP64 record has an unknown length")
      }
      if unsafe load(record, 16, as: UInt32.self) != 0 || load(record, 20, as: UInt32.self) != 0 {
        throw ArchiveError.splitArchive
      }
      try unsafe check(
        counts: [load(record, 24), load(record, 32)], size: load(record, 40), offset: load(record, 48), directorySize)
      end64Position = window.position
      window.consume(ZipFormat.end64Size)
      guard try window.fill(ZipFormat.end64LocatorSize) else { throw ArchiveError.truncated(in: part) }
      let locator = unsafe window.available
      guard unsafe load(locator, 0, as: UInt32.self) == ZipFormat.end64Locator, unsafe load(locator, 8) == end64Position
      else {
        throw ArchiveError.malformedEnd("the ZIP64 locator points elsewhere")
      }
      window.consume(ZipFormat.end64LocatorSize)
    }
    guard try window.fill(ZipFormat.endSize) else { throw ArchiveError.truncated(in: part) }
    let record = unsafe window.available
    guard unsafe load(record, 0, as: UInt32.self) == ZipFormat.end else {
      throw ArchiveError.malformedEnd("an unknown record follows the central directory")
    }
    let commentLength = unsafe Int(load(record, 20, as: UInt16.self))
    try unsafe checkEnd(record, directorySize: directorySize, hasZip64: end64Position != nil)
    window.consume(ZipFormat.endSize)
    guard try window.fill(commentLength) else { throw ArchiveError.truncated(in: "the archive comment") }
    let comment = unsafe UnsafeRawBufferPointer(rebasing: window.available[..<commentLength])
    // A reader that searches from the back must find the same end.
    for index in comment.indices where index + 4 <= comment.count {
      if unsafe load(comment, index, as: UInt32.self) == ZipFormat.end {
        throw ArchiveError.malformedEnd("the comment holds another end record")
      }
    }
    window.consume(commentLength)
    if try window.fill(1) { throw ArchiveError.trailingData }
  }

  private func checkEnd(_ record: UnsafeRawBufferPointer, directorySize: UInt64, hasZip64: Bool) throws(ArchiveError) {
    let disks: [UInt16] = unsafe [load(record, 4), load(record, 6)]
    if disks.contains(where: { $0 != 0 && !(hasZip64 && $0 == 0xFFFF) }) { throw .splitArchive }
    /// A saturated number defers to the ZIP64 record.
    func resolved(_ value: UInt64, _ saturated: UInt64, _ actual: UInt64) -> UInt64 {
      hasZip64 && value == saturated ? actual : value
    }
    let count = UInt64(entries.count)
    try unsafe check(
      counts: [
        resolved(UInt64(load(record, 8, as: UInt16.self)), 0xFFFF, count),
        resolved(UInt64(load(record, 10, as: UInt16.self)), 0xFFFF, count),
      ],
      size: resolved(UInt64(load(record, 12, as: UInt32.self)), 0xFFFF_FFFF, directorySize),
      offset: resolved(UInt64(load(record, 16, as: UInt32.self)), 0xFFFF_FFFF, offset), directorySize)
  }

  private func check(
    counts: [UInt64], size: UInt64, offset: UInt64, _ directorySize: UInt64
  ) throws(ArchiveError) {
    if counts.contains(where: { $0 != UInt64(entries.count) }) { throw .malformedEnd("the number of entries is wrong") }
    if size != directorySize { throw .malformedEnd("the size of the central directory is wrong") }
    if offset != self.offset { throw .malformedEnd("the offset of the central directory is wrong") }
  }

  /// The name of an entry as the archive has it.
  package func name(of entry: ZipDirectoryEntry) -> String {
    String(decoding: names[entry.nameOffset..<entry.nameOffset + entry.nameLength], as: UTF8.self)
  }

  /// Calls `body` with the raw name of an entry.
  func withName<Result>(
    of entry: ZipDirectoryEntry, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try unsafe names.withUnsafeBytes {
      try unsafe body(UnsafeRawBufferPointer(rebasing: $0[entry.nameOffset..<entry.nameOffset + entry.nameLength]))
    }
  }
}
