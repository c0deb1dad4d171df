/// How much an archive may unpack to before it counts as a decompression bomb.
package struct ArchiveLimits: Sendable, Equatable {
  /// The most bytes one entry may unpack to.
  package var entrySize: UInt64 = 64 << 30
  /// The most bytes all entries together may unpack to.
  package var totalSize: UInt64 = 64 << 30
  /// The most times larger than its compressed bytes the unpacked content may be, once it exceeds `ratioThreshold`.
  ///
  /// Deflate cannot exceed 1032, and a file of zeros reaches it honestly: small files are never judged by ratio.
  package var ratio: UInt64 = 250
  /// The number of unpacked bytes below which the ratio is not looked at.
  package var ratioThreshold: UInt64 = 256 << 20
  /// The most entries.
  package var entryCount = 1_000_000

  /// The limits that nobody's wheel has met.
  package static let standard = ArchiveLimits()

  package init() {}

  /// Throws where `unpacked` bytes out of `packed` exceed a limit.
  func check(unpacked: UInt64, packed: UInt64, entry: @autoclosure () -> String) throws(ArchiveError) {
    if unpacked > totalSize { throw .archiveTooLarge(limit: totalSize) }
    if unpacked > ratioThreshold, unpacked / max(packed, 1) > ratio {
      throw .ratioTooHigh(entry: entry(), limit: ratio)
    }
  }
}
