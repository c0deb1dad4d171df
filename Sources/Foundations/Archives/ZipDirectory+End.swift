extension ZipDirectory {
  /// Reads the ZIP64 records and the end record, and checks that they describe what was read and end the archive.
  func readEnd(_ window: inout InputWindow) throws {
    let directorySize = window.position - offset
    let end64 = try readEnd64(&window, directorySize: directorySize)
    guard try window.fill(ZipFormat.endSize) else { throw ArchiveError.truncated(in: Self.endPart) }
    let record = unsafe window.available
    guard unsafe load(record, 0, as: UInt32.self) == ZipFormat.end else {
      throw ArchiveError.malformedEnd("an unknown record follows the central directory")
    }
    let commentLength = unsafe Int(load(record, ZipFormat.End.commentLength, as: UInt16.self))
    try unsafe check(DirectoryClaim(end: record, after: end64), directorySize: directorySize)
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

  private static let endPart = "the end of the central directory"

  /// Reads and checks the ZIP64 end record and its locator, if they are there.
  private func readEnd64(_ window: inout InputWindow, directorySize: UInt64) throws -> DirectoryClaim? {
    guard unsafe load(window.available, 0, as: UInt32.self) == ZipFormat.end64 else { return nil }
    guard try window.fill(ZipFormat.end64Size) else { throw ArchiveError.truncated(in: Self.endPart) }
    let record = unsafe window.available
    let rest = ZipFormat.end64Size - ZipFormat.End64.restLength - MemoryLayout<UInt64>.size
    guard unsafe load(record, ZipFormat.End64.restLength, as: UInt64.self) == UInt64(rest) else {
      throw ArchiveError.malformedEnd("the ZIP64 record has an unknown length")
    }
    let claim = unsafe DirectoryClaim(end64: record)
    try check(claim, directorySize: directorySize)
    let position = window.position
    window.consume(ZipFormat.end64Size)
    guard try window.fill(ZipFormat.end64LocatorSize) else { throw ArchiveError.truncated(in: Self.endPart) }
    let locator = unsafe window.available
    guard unsafe load(locator, 0, as: UInt32.self) == ZipFormat.end64Locator,
      unsafe load(locator, ZipFormat.End64Locator.endOffset) == position
    else { throw ArchiveError.malformedEnd("the ZIP64 locator points elsewhere") }
    window.consume(ZipFormat.end64LocatorSize)
    return claim
  }

  /// Makes sure that a record describes the directory that was read.
  private func check(_ claim: DirectoryClaim, directorySize: UInt64) throws(ArchiveError) {
    if claim.disks.contains(where: { $0 != 0 }) { throw .splitArchive }
    if claim.entryCounts.contains(where: { $0 != UInt64(entries.count) }) {
      throw .malformedEnd("the number of entries is wrong")
    }
    if claim.size != directorySize { throw .malformedEnd("the size of the central directory is wrong") }
    if claim.offset != offset { throw .malformedEnd("the offset of the central directory is wrong") }
  }
}

/// What a record behind the central directory says of it.
private struct DirectoryClaim {
  /// The numbers of the disks that the record and the directory are on.
  let disks: [UInt64]
  /// The number of entries on this disk, and on all.
  let entryCounts: [UInt64]
  let size: UInt64
  let offset: UInt64

  /// Reads a ZIP64 end record; `record` holds at least `ZipFormat.end64Size`.
  init(end64 record: UnsafeRawBufferPointer) {
    disks = unsafe [
      UInt64(load(record, ZipFormat.End64.disk, as: UInt32.self)),
      UInt64(load(record, ZipFormat.End64.directoryDisk, as: UInt32.self)),
    ]
    entryCounts = unsafe [
      load(record, ZipFormat.End64.entryCountOfDisk), load(record, ZipFormat.End64.entryCount),
    ]
    size = unsafe load(record, ZipFormat.End64.directorySize)
    offset = unsafe load(record, ZipFormat.End64.directoryOffset)
  }

  /// Reads an end record; `record` holds at least `ZipFormat.endSize`. Of a number with all bits set the ZIP64 record
  /// before it, if there is one, has the real value.
  init(end record: UnsafeRawBufferPointer, after end64: DirectoryClaim?) {
    func number<Field: FixedWidthInteger & UnsignedInteger>(
      _ place: Int, _: Field.Type, _ large: UInt64?
    ) -> UInt64 {
      let value = unsafe load(record, place, as: Field.self)
      return value == .max ? large ?? UInt64(value) : UInt64(value)
    }
    disks = [
      number(ZipFormat.End.disk, UInt16.self, end64?.disks[0]),
      number(ZipFormat.End.directoryDisk, UInt16.self, end64?.disks[1]),
    ]
    entryCounts = [
      number(ZipFormat.End.entryCountOfDisk, UInt16.self, end64?.entryCounts[0]),
      number(ZipFormat.End.entryCount, UInt16.self, end64?.entryCounts[1]),
    ]
    size = number(ZipFormat.End.directorySize, UInt32.self, end64?.size)
    offset = number(ZipFormat.End.directoryOffset, UInt32.self, end64?.offset)
  }
}
