/// Reads single entries of a zip archive whose bytes, or some of them, are in memory.
@safe package struct ZipArchive {
  /// What the archive holds.
  package let directory: ZipDirectory
  private let bytes: UnsafeRawBufferPointer
  private let offset: UInt64

  /// Opens a whole archive; `bytes` must outlive it.
  ///
  /// - Throws: `ArchiveError`.
  package init(_ bytes: UnsafeRawBufferPointer, limits: ArchiveLimits = .standard) throws {
    if unsafe bytes.isEmpty { throw ArchiveError.notAnArchive }
    switch try unsafe ZipDirectory.read(tail: bytes, archiveSize: UInt64(bytes.count), limits: limits) {
    case .found(let directory): self.directory = directory
    case .needsBytes: throw ArchiveError.truncated(in: "the central directory")
    }
    unsafe self.bytes = bytes
    self.offset = 0
  }

  /// Reads entries of `directory` from a part of the archive that starts at `offset`; `bytes` must outlive it.
  package init(directory: ZipDirectory, bytes: UnsafeRawBufferPointer, startingAt offset: UInt64) {
    self.directory = directory
    unsafe self.bytes = bytes
    self.offset = offset
  }

  /// The bytes of the archive that are enough to read `entry`, for a range request: its header (with room for the local
  /// extra fields, whose length the directory does not tell) and content.
  package static func range(of entry: ZipDirectoryEntry, in directory: ZipDirectory) -> Range<UInt64> {
    let (sum, overflow) = entry.headerOffset.addingReportingOverflow(
      UInt64(ZipFormat.localHeaderSize + entry.nameLength + 512))
    let (end, overflow2) = sum.addingReportingOverflow(entry.compressedSize)
    let upper = overflow || overflow2 ? directory.offset : min(end, directory.offset)
    return min(entry.headerOffset, upper)..<upper
  }

  /// Returns the content of an entry, checked against its checksum.
  ///
  /// - Throws: `ArchiveError`; `.entryTooLarge` where the content exceeds `limit` bytes, `.truncated` where the bytes at
  ///   hand end inside the entry.
  package func content(of entry: ZipDirectoryEntry, limit: Int = 64 << 20) throws(ArchiveError) -> [UInt8] {
    let name = directory.name(of: entry)
    let displayed = ArchivePath.displayed(name.utf8)
    guard entry.size <= UInt64(limit), entry.compressedSize <= UInt64(limit) * 2 else {
      throw .entryTooLarge(entry: displayed, limit: UInt64(limit))
    }
    let packed = try unsafe packedContent(of: entry, displayed: displayed)
    let content: [UInt8]
    switch entry.method {
    case ZipFormat.stored: content = unsafe [UInt8](packed)
    case ZipFormat.deflate: content = try unsafe inflate(packed, size: Int(entry.size), displayed)
    case ZipFormat.zstandard: content = try unsafe decompressZstandard(packed, size: Int(entry.size), displayed)
    default: throw .unsupportedMethod(entry: displayed, method: entry.method)
    }
    guard content.count == Int(entry.size) else { throw .sizeMismatch(displayed) }
    guard unsafe content.withUnsafeBytes({ unsafe checksum($0) }) == entry.checksum else {
      throw .checksumMismatch(displayed)
    }
    return content
  }

  private func packedContent(
    of entry: ZipDirectoryEntry, displayed: String
  ) throws(ArchiveError) -> UnsafeRawBufferPointer {
    let truncated = ArchiveError.truncated(in: "`\(displayed)`")
    guard entry.headerOffset >= offset, unsafe entry.headerOffset - offset < UInt64(bytes.count) else {
      throw .missingEntry(displayed)
    }
    let start = Int(entry.headerOffset - offset)
    guard unsafe bytes.count - start >= ZipFormat.localHeaderSize else { throw truncated }
    let local = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
    guard unsafe load(local, 0, as: UInt32.self) == ZipFormat.localHeader else { throw .missingEntry(displayed) }
    let header = unsafe ZipHeader(local: local)
    let nameEnd = ZipFormat.localHeaderSize + header.nameLength
    guard local.count - nameEnd - header.extraLength >= 0 else { throw truncated }
    let name = unsafe UnsafeRawBufferPointer(rebasing: local[ZipFormat.localHeaderSize..<nameEnd])
    guard unsafe directory.withName(of: entry, { unsafe equal($0, name) }) else {
      throw .headerMismatch(entry: displayed, field: "name")
    }
    try unsafe header.validate(name)
    guard header.method == entry.method else { throw .headerMismatch(entry: displayed, field: "compression method") }
    let contentStart = nameEnd + header.extraLength
    guard UInt64(local.count - contentStart) >= entry.compressedSize else { throw truncated }
    return unsafe UnsafeRawBufferPointer(rebasing: local[contentStart..<contentStart + Int(entry.compressedSize)])
  }

  private func inflate(
    _ packed: UnsafeRawBufferPointer, size: Int, _ displayed: String
  ) throws(ArchiveError) -> [UInt8] {
    let inflater = try WholeInflater()
    var outcome = WholeInflater.Outcome.corrupt
    let content = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      outcome = unsafe inflater.inflate(packed, into: UnsafeMutableRawBufferPointer(buffer))
      if case .inflated(_, let produced) = outcome { count = produced }
    }
    switch outcome {
    case .inflated(let consumed, _) where consumed == packed.count: return content
    case .inflated, .needsMoreRoom: throw .sizeMismatch(displayed)
    case .corrupt: throw .corruptContent(displayed)
    }
  }

  private func decompressZstandard(
    _ packed: UnsafeRawBufferPointer, size: Int, _ displayed: String
  ) throws(ArchiveError) -> [UInt8] {
    guard let decompressor = StreamingDecompressor.zstandard() else { throw .corruptContent(displayed) }
    var step: DecompressionStep?
    let content = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      step = unsafe decompressor.step(packed, into: UnsafeMutableRawBufferPointer(buffer))
      count = step?.produced ?? 0
    }
    guard let step else { throw .corruptContent(displayed) }
    guard step.isAtEnd, step.consumed == packed.count else { throw .sizeMismatch(displayed) }
    return content
  }
}
