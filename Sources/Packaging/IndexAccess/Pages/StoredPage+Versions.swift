package import PackagingStandards

extension StoredPage {
  /// The version at a position, ascending from 0; the caller keeps `index` below ``versionCount``.
  ///
  /// Packed versions, nearly all, are read without parsing.
  package func version(at index: Int) -> Version {
    let record = versionRecord(index)
    let segments = Int(bytes.u16(record + PageLayout.Version.segmentCount))
    if segments > 0 {
      return Version(packedKey: bytes.u64(record + PageLayout.Version.key), segmentCount: segments)
    }
    let text = blobBytes(
      bytes.u32(record + PageLayout.Version.textOffset), Int(bytes.u16(record + PageLayout.Version.textLength)))
    return Version(parsingIfValid: text.bindMemory(to: UInt8.self).span) ?? Version(release: [0])
  }

  /// The normal form of the version at a position.
  package func versionText(at index: Int) -> String {
    let record = versionRecord(index)
    return blobText(
      bytes.u32(record + PageLayout.Version.textOffset), Int(bytes.u16(record + PageLayout.Version.textLength)))
  }

  /// The positions of the files of the version at a position, for the file accessors.
  package func files(ofVersionAt index: Int) -> Range<Int> {
    let record = versionRecord(index)
    let first = min(Int(bytes.u32(record + PageLayout.Version.firstFile)), fileCount)
    let count = min(Int(bytes.u32(record + PageLayout.Version.fileCount)), fileCount - first)
    return first..<first + count
  }

  /// The position of the first version that is not below `version`; ``versionCount`` if there is none.
  ///
  /// - Complexity: O(log n).
  package func lowerBound(of version: Version) -> Int {
    partition { $0 < version }
  }

  /// The position of the first version above `version`; ``versionCount`` if there is none.
  ///
  /// - Complexity: O(log n).
  package func upperBound(of version: Version) -> Int {
    partition { !(version < $0) }
  }

  /// The position of a version, or `nil` where the page does not have it.
  package func index(of version: Version) -> Int? {
    let index = lowerBound(of: version)
    return index < versionCount && self.version(at: index) == version ? index : nil
  }

  /// The number of leading versions for which `isBefore` holds.
  private func partition(_ isBefore: (Version) -> Bool) -> Int {
    var (low, high) = (0, versionCount)
    while low < high {
      let middle = low + (high - low) / 2
      if isBefore(version(at: middle)) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func versionRecord(_ index: Int) -> Int {
    precondition(index >= 0 && index < versionCount)
    return versionsOffset + index * PageLayout.Version.size
  }
}
