/// Where a piece of text stands in the text of an ``IndexPage``, in bytes.
package struct TextSlice: Hashable, Sendable, BitwiseCopyable {
  /// The offset of its first byte.
  package var start: UInt32
  /// The number of its bytes.
  package var length: UInt32

  package init(start: UInt32, length: UInt32) {
    self.start = start
    self.length = length
  }

  /// The offsets of its bytes.
  package var byteRange: Range<Int> { Int(start)..<Int(start) + Int(length) }
}

/// One file of a project, as an index lists it (PEP 503, 592, 658, 691, 700, 714, 740).
///
/// A flat value: its texts are slices of the ``IndexPage`` it belongs to.
package struct IndexFile: Sendable, BitwiseCopyable {
  /// Whether the file's metadata can be had on its own, at its URL with `.metadata` appended (PEP 658, PEP 714).
  package enum MetadataFile: Sendable, BitwiseCopyable {
    case absent
    case available
    case hashed(SHA256Digest)
    /// With hashes of other algorithms, as in ``otherHashes``.
    case hashedOtherwise(TextSlice)
  }

  /// The name of the file, with escapes undone.
  package var filename: TextSlice
  /// As the index gave it: absolute or relative to ``IndexPage/baseURL`` or the page, without a hash fragment.
  package var url: TextSlice
  /// Version specifiers of Python, unparsed.
  package var requiresPython: TextSlice?
  /// The SHA-256 of the file, if the index says.
  package var sha256: SHA256Digest?
  /// Hashes other than SHA-256 as `algorithm:digits`, separated by spaces.
  package var otherHashes: TextSlice?
  /// Whether its metadata can be had on its own.
  package var metadataFile = MetadataFile.absent
  /// Whether it was withdrawn (PEP 592).
  package var isYanked = false
  /// Why it was yanked (PEP 592), if the index says so.
  package var yankedReason: TextSlice?
  /// Size of the file in bytes. No distribution is empty, so a size of zero counts as none.
  package var size: UInt64?
  /// When it was uploaded, in milliseconds since 1970 in UTC.
  package var uploadTimeMilliseconds: Int64?
  /// URL of the file's provenance (PEP 740).
  package var provenance: TextSlice?
  /// Whether a signature stands next to the file (PEP 503), if the index says.
  package var hasSignature: Bool?

  init(filename: TextSlice, url: TextSlice) {
    self.filename = filename
    self.url = url
  }
}
