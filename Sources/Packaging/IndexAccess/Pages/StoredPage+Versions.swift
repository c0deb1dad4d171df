package import PackagingStandards

extension StoredPage {
  /// The version at a position, ascending from 0; the caller keeps `index` below ``versionCount``.
  ///
  /// Packed versions, nearly all, are read without parsing.
  package func version(at index: Int) -> Version {
    let record = versionRecord(index)
    let segments = unsafe Int(bytes.u16(record + PageLayout.Version.segmentCount))
    if segments > 0 {
      return unsafe Version(packedKey: bytes.u64(record + PageLayout.Version.key), segmentCount: segments)
    }
    let text = unsafe blobBytes(
      bytes.u32(record + PageLayout.Version.textOffset), Int(bytes.u16(record + PageLayout.Version.textLength)))
    return unsafe Version(parsingIfValid: text.bindMemory(to: UInt8.self).span) ?? Version(release: [0])
  }

  /// The positions of the files of the version at a position, for the file accessors.
  package func files(ofVersionAt index: Int) -> Range<Int> {
    let record = versionRecord(index)
    let first = unsafe min(Int(bytes.u32(record + PageLayout.Version.firstFile)), fileCount)
    let count = unsafe min(Int(bytes.u32(record + PageLayout.Version.fileCount)), fileCount - first)
    return first..<first + count
  }

  private func versionRecord(_ index: Int) -> Int {
    precondition(index >= 0 && index < versionCount)
    return versionsOffset + index * PageLayout.Version.size
  }
}
