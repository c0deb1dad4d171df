package import PackagingStandards

/// One file of an index page. Each property is read from the page when it is asked for.
package struct ReleaseFile: Sendable, Hashable {
  /// The page that the file is on.
  package let page: StoredPage
  /// The file's position on the page.
  package let index: Int

  /// The file name.
  package var filename: String {
    let record = page.fileRecord(index)
    return unsafe page.blobText(
      page.bytes.u32(record + PageLayout.File.nameOffset), Int(page.bytes.u16(record + PageLayout.File.nameLength)))
  }

  /// The absolute URL, without credentials and fragment.
  package var url: String {
    let record = page.fileRecord(index)
    var text = unsafe page.sharedString(page.bytes.u32(record + PageLayout.File.urlBase))
    unsafe text += page.blobText(
      page.bytes.u32(record + PageLayout.File.urlOffset), Int(page.bytes.u32(record + PageLayout.File.urlLength)))
    if page.flags(index) & PageLayout.FileFlags.urlEndsWithName != 0 { text += filename }
    return text
  }

  /// Whether the file is a wheel; a source distribution otherwise.
  package var isWheel: Bool { page.isWheel(fileAt: index) }

  /// The version that the file name states.
  package var version: Version? { page.versionIndex(ofFileAt: index).map { page.version(at: $0) } }

  /// The wheel's tags as in the file name.
  package var tags: String? { page.tagsID(ofFileAt: index).map { page.sharedString($0) } }

  /// The text of `Requires-Python`.
  package var requiresPython: String? { page.requiresPythonID(ofFileAt: index).map { page.sharedString($0) } }

  /// The size in bytes, or `nil` where the index does not say.
  package var size: UInt64? {
    let value = unsafe page.bytes.u64(page.fileRecord(index) + PageLayout.File.size)
    return value == .max ? nil : value
  }

  /// When the file was uploaded, in milliseconds since 1970.
  package var uploadTime: Int64? { page.uploadTime(ofFileAt: index) }

  /// Whether the file is yanked.
  package var isYanked: Bool { page.isYanked(fileAt: index) }

  /// Why the file is yanked, or `nil` where it is not or no reason is given.
  package var yankedReason: String? {
    let record = page.fileRecord(index)
    let length = unsafe Int(page.bytes.u32(record + PageLayout.File.yankedReasonLength))
    guard isYanked, length > 0 else { return nil }
    return unsafe page.blobText(page.bytes.u32(record + PageLayout.File.yankedReasonOffset), length)
  }

  /// The digests that the index gives, those of known algorithms, the strongest first.
  package var digests: [HashDigest] {
    unsafe page.digests(at: page.bytes.u32(page.fileRecord(index) + PageLayout.File.digestsOffset))
  }

  /// Whether the index serves the wheel's metadata as a file of its own
  /// ([PEP 658](https://peps.python.org/pep-0658/), [PEP 714](https://peps.python.org/pep-0714/)).
  package var hasMetadataFile: Bool { page.flags(index) & PageLayout.FileFlags.hasMetadata != 0 }

  /// The digests of the metadata file.
  package var metadataDigests: [HashDigest] {
    unsafe page.digests(at: page.bytes.u32(page.fileRecord(index) + PageLayout.File.metadataDigestsOffset))
  }

  package static func == (left: ReleaseFile, right: ReleaseFile) -> Bool {
    left.page === right.page && left.index == right.index
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(page))
    hasher.combine(index)
  }
}
