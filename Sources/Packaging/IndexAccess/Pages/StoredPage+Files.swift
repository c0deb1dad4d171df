import PackagingStandards
import Support

extension StoredPage {
  /// The file at a position, for everything that is not on the solver's inner path.
  package func file(at index: Int) -> ReleaseFile {
    precondition(index >= 0 && index < fileCount)
    return ReleaseFile(page: self, index: index)
  }

  /// Whether the file is a wheel; a source distribution otherwise.
  package func isWheel(fileAt index: Int) -> Bool { flags(index) & PageLayout.FileFlags.isWheel != 0 }

  /// Whether the file is yanked ([PEP 592](https://peps.python.org/pep-0592/)).
  package func isYanked(fileAt index: Int) -> Bool { flags(index) & PageLayout.FileFlags.isYanked != 0 }

  /// Whether a wheel's name has a build tag.
  package func hasBuildTag(fileAt index: Int) -> Bool { flags(index) & PageLayout.FileFlags.hasBuildTag != 0 }

  /// The id of the file's `Requires-Python` text for ``sharedString(_:)``, or `nil` where it has none.
  package func requiresPythonID(ofFileAt index: Int) -> UInt32? {
    unsafe sharedID(bytes.u32(fileRecord(index) + PageLayout.File.requiresPython))
  }

  /// The id of a wheel's tags for ``sharedString(_:)``, which gives them as in the file name:
  /// `cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64`; `nil` for a source distribution.
  ///
  /// Few tags occur per page: compute their compatibility once per id.
  package func tagsID(ofFileAt index: Int) -> UInt32? {
    unsafe sharedID(bytes.u32(fileRecord(index) + PageLayout.File.tags))
  }

  /// When the file was uploaded, in milliseconds since 1970, or `nil` where the index does not say
  /// ([PEP 700](https://peps.python.org/pep-0700/)).
  package func uploadTime(ofFileAt index: Int) -> Int64? {
    let value = unsafe bytes.i64(fileRecord(index) + PageLayout.File.uploadTime)
    return value == .min ? nil : value
  }

  /// The position of the file's version.
  package func versionIndex(ofFileAt index: Int) -> Int? {
    let value = unsafe Int(bytes.u32(fileRecord(index) + PageLayout.File.version))
    return value < versionCount ? value : nil
  }

  func flags(_ index: Int) -> UInt16 { unsafe bytes.u16(fileRecord(index) + PageLayout.File.flags) }

  func fileRecord(_ index: Int) -> Int {
    precondition(index >= 0 && index < fileCount)
    return filesOffset + index * PageLayout.File.recordSize
  }

  private func sharedID(_ id: UInt32) -> UInt32? { Int(id) < stringCount ? id : nil }

  /// Reads the digests that start at an offset of the blob; 0 stands for none.
  func digests(at offset: UInt32) -> [HashDigest] {
    guard offset > 0 else { return [] }
    let count = unsafe blobBytes(offset, 1).first ?? 0
    var position = offset &+ 1
    var digests: [HashDigest] = []
    for _ in 0..<count {
      guard let algorithm = unsafe blobBytes(position, 1).first.flatMap(HashAlgorithm.init(rawValue:)) else {
        return digests
      }
      let raw = unsafe blobBytes(position &+ 1, algorithm.digestByteCount)
      guard let digest = unsafe HashDigest(algorithm: algorithm, bytes: Array(raw)) else { return digests }
      digests.append(digest)
      position &+= 1 + UInt32(algorithm.digestByteCount)
    }
    return digests
  }
}
