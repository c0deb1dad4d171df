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
      if tailOffset > 0, tail.count < ZipFormat.endSize + ZipFormat.longestComment {
        let longest = UInt64(ZipFormat.endSize + ZipFormat.longestComment)
        return .needsBytes(from: archiveSize - min(archiveSize, longest))
      }
      throw ArchiveError.truncated(in: "the central directory")
    }
    var offset = unsafe UInt64(load(tail, end + ZipFormat.End.directoryOffset, as: UInt32.self))
    let locator = end - ZipFormat.end64LocatorSize
    if locator >= 0, unsafe load(tail, locator, as: UInt32.self) == ZipFormat.end64Locator {
      let end64 = unsafe load(tail, locator + ZipFormat.End64Locator.endOffset, as: UInt64.self)
      guard end64 < archiveSize else { throw ArchiveError.malformedEnd("the ZIP64 record lies outside the archive") }
      if end64 < tailOffset { return .needsBytes(from: end64) }
      let position = Int(end64 - tailOffset)
      guard position + ZipFormat.end64Size <= tail.count,
        unsafe load(tail, position, as: UInt32.self) == ZipFormat.end64
      else { throw ArchiveError.malformedEnd("the ZIP64 record is missing") }
      offset = unsafe load(tail, position + ZipFormat.End64.directoryOffset)
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
    let first = max(0, position - ZipFormat.longestComment)
    while position >= first {
      if unsafe load(tail, position, as: UInt32.self) == ZipFormat.end,
        unsafe position + ZipFormat.endSize + Int(load(tail, position + ZipFormat.End.commentLength, as: UInt16.self))
          == tail.count
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
      let length = unsafe Self.centralHeaderLength(window.available)
      guard try window.fill(length) else { throw ArchiveError.truncated(in: part) }
      try unsafe append(UnsafeRawBufferPointer(rebasing: window.available[..<length]))
      window.consume(length)
    }
    try readEnd(&window)
  }

  /// The length of a central header with what follows its fixed part.
  private static func centralHeaderLength(_ bytes: UnsafeRawBufferPointer) -> Int {
    func field(_ place: Int) -> Int { unsafe Int(load(bytes, place, as: UInt16.self)) }
    return ZipFormat.centralHeaderSize + field(ZipFormat.CentralHeader.nameLength)
      + field(ZipFormat.CentralHeader.extraLength) + field(ZipFormat.CentralHeader.commentLength)
  }

  /// Adds the entry that a central header describes.
  private mutating func append(_ bytes: UnsafeRawBufferPointer) throws(ArchiveError) {
    var header = unsafe ZipHeader(central: bytes)
    let nameStart = ZipFormat.centralHeaderSize
    let name = unsafe UnsafeRawBufferPointer(rebasing: bytes[nameStart..<nameStart + header.nameLength])
    let extra = unsafe UnsafeRawBufferPointer(
      rebasing: bytes[nameStart + header.nameLength..<nameStart + header.nameLength + header.extraLength])
    let disk: UInt16 = unsafe load(bytes, ZipFormat.CentralHeader.disk)
    if disk != 0 && disk != 0xFFFF { throw .splitArchive }
    var headerOffset = unsafe UInt64(load(bytes, ZipFormat.CentralHeader.headerOffset, as: UInt32.self))
    try unsafe header.apply(extra: extra, name: name, offset: &headerOffset)
    // The upper half of the external attributes is a mode only where a Unix system made the entry.
    let madeBy: UInt8 = unsafe load(bytes, ZipFormat.CentralHeader.madeBy)
    let isUnix = ZipFormat.unixSystems.contains(madeBy)
    unsafe entries.append(
      ZipDirectoryEntry(
        nameOffset: names.count, nameLength: name.count, flags: header.flags.rawValue, method: header.method,
        checksum: header.checksum, compressedSize: header.compressedSize, size: header.size,
        mode: isUnix ? load(bytes, ZipFormat.CentralHeader.externalAttributes, as: UInt32.self) >> 16 : 0,
        headerOffset: headerOffset))
    unsafe names.append(contentsOf: name)
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
