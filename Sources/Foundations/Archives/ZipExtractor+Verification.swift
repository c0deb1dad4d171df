extension ZipExtractor {
  /// Holds the central directory against what was unpacked, and applies the modes that only it has.
  ///
  /// - Throws: `ArchiveError` at the first difference.
  mutating func verify(against directory: ZipDirectory) throws {
    var isListed = [Bool](repeating: false, count: unpacked.count)
    for (position, entry) in directory.entries.enumerated() {
      let name = unsafe directory.withName(of: entry) { unsafe ArchivePath.displayed($0) }
      guard let index = unpackedIndex(at: entry.headerOffset, likely: position) else {
        if entry.headerOffset < directory.offset { throw ArchiveError.overlappingEntries(name) }
        throw ArchiveError.missingEntry(name)
      }
      if isListed[index] {
        let isSameName = unsafe directory.withName(of: entry) { unsafe equal($0, localName(of: index)) }
        throw isSameName ? ArchiveError.duplicateEntry(name) : ArchiveError.overlappingEntries(name)
      }
      isListed[index] = true
      try compare(unpacked[index], with: entry, of: directory, displayed: name)
      try apply(mode: entry.mode, to: unpacked[index], displayed: name)
    }
    if let missing = isListed.firstIndex(of: false) {
      throw ArchiveError.missingFromDirectory(ArchivePath.displayed(localName(of: missing)))
    }
  }

  private func unpackedIndex(at headerOffset: UInt64, likely: Int) -> Int? {
    if likely < unpacked.count, unpacked[likely].headerOffset == headerOffset { return likely }
    var low = 0
    var high = unpacked.count
    while low < high {
      let middle = (low + high) / 2
      if unpacked[middle].headerOffset < headerOffset { low = middle + 1 } else { high = middle }
    }
    return low < unpacked.count && unpacked[low].headerOffset == headerOffset ? low : nil
  }

  private func localName(of index: Int) -> [UInt8] {
    Array(localNames[unpacked[index].nameOffset..<unpacked[index].nameOffset + unpacked[index].nameLength])
  }

  private func compare(
    _ local: UnpackedEntry, with entry: ZipDirectoryEntry, of directory: ZipDirectory, displayed: String
  ) throws(ArchiveError) {
    func mismatch(_ field: String) -> ArchiveError { .headerMismatch(entry: displayed, field: field) }
    let namesAgree = unsafe directory.withName(of: entry) { name in
      unsafe localNames.withUnsafeBytes {
        unsafe equal(.init(rebasing: $0[local.nameOffset..<local.nameOffset + local.nameLength]), name)
      }
    }
    guard namesAgree else { throw mismatch("name") }
    let flags = ZipFlags(rawValue: entry.flags)
    if !flags.isDisjoint(with: [.encrypted, .strongEncryption, .maskedHeaders]) { throw .encrypted(displayed) }
    let compared: ZipFlags = [.dataDescriptor, .utf8]
    guard flags.intersection(compared) == local.header.flags.intersection(compared) else { throw mismatch("flags") }
    guard entry.method == local.header.method else { throw mismatch("compression method") }
    guard entry.checksum == local.header.checksum else { throw mismatch("checksum") }
    guard entry.compressedSize == local.header.compressedSize else { throw mismatch("compressed size") }
    guard entry.size == local.header.size else { throw mismatch("size") }
  }

  private mutating func apply(mode: UInt32, to local: UnpackedEntry, displayed: String) throws {
    switch mode & ZipFormat.typeMask {
    case 0: break
    case ZipFormat.regularType:
      if local.isDirectory { throw ArchiveError.contradictoryKind(displayed) }
    case ZipFormat.directoryType:
      if !local.isDirectory { throw ArchiveError.contradictoryKind(displayed) }
    case ZipFormat.linkType: throw ArchiveError.symbolicLink(displayed)
    default: throw ArchiveError.specialFile(displayed)
    }
    if !local.isDirectory, mode & 0o111 != 0 {
      tree.entries[local.id].isExecutable = true
      try writer.markExecutable(local.id, of: tree)
    }
  }
}

private func equal(_ left: UnsafeRawBufferPointer, _ right: [UInt8]) -> Bool {
  unsafe right.withUnsafeBytes { unsafe Archives.equal(left, $0) }
}
