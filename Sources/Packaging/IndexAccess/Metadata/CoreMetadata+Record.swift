package import PackagingStandards
import Support

extension CoreMetadata {
  private static let recordKind: UInt64 = 0x3254_4144_5245_4441  // "ADERDAT2"

  /// The metadata as a cache entry.
  ///
  /// - Parameter identity: stands for the file that the metadata is of, see ``ReleaseFile/identity``.
  package func record(identity: UInt64) -> [UInt8] {
    var writer = SealedRecord.begin(CoreMetadata.recordKind, reservingCapacity: 1024)
    writer.write(identity)
    writer.write(name.string)
    writer.write(version.description)
    writer.write(requiresPython)
    writer.write(requiresDist)
    writer.write(providesExtra)
    return SealedRecord.seal(writer)
  }

  /// Reads a cache entry; answers `nil` where it is damaged, of another format, or of another file.
  package init?(record: UnsafeRawBufferPointer, identity: UInt64) {
    guard var reader = unsafe SealedRecord.open(record, kind: CoreMetadata.recordKind),
      reader.read(UInt64.self) == identity,
      let nameText = reader.readString(), let name = try? PackageName(nameText), let versionText = reader.readString(),
      let version = try? Version(versionText), let requiresPython = reader.readOptionalString(),
      let requiresDist = reader.readStrings(), let providesExtra = reader.readStrings()
    else { return nil }
    self.init(
      name: name, version: version, requiresPython: requiresPython, requiresDist: requiresDist,
      providesExtra: providesExtra)
  }
}

extension ReleaseFile {
  /// Stands for the file's content: made of its digests or, without any, its URL and size. A file that an index
  /// replaces under the same name gets another.
  package var identity: UInt64 {
    var hash = StableHash()
    let digestsOffset = unsafe page.bytes.u32(page.fileRecord(index) + PageLayout.File.digestsOffset)
    if digestsOffset > 0 {
      // The count, the algorithm and the first bytes of the strongest digest say enough.
      unsafe hash.combine(page.blobBytes(digestsOffset, 34))
    } else {
      hash.combine(url)
      hash.combine(size ?? .max)
    }
    return hash.value
  }
}
