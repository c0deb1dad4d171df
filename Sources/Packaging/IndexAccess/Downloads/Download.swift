package import PackagingStandards

/// The content of a file on its way from an index or a disk, read piece by piece.
///
/// Hashes what passes. A connection that breaks is taken up where it broke. Use it from one thread at a time.
package final class Download {
  /// The size in bytes, if the index or the server says.
  package private(set) var expectedSize: UInt64?
  /// The bytes read so far.
  package private(set) var receivedCount: UInt64 = 0

  init(expectedSize: UInt64?) {
    self.expectedSize = expectedSize
  }

  /// Copies the next bytes into `buffer` and returns how many; 0 only at the end, after the promised size and digests
  /// were found to be right.
  ///
  /// - Throws: `IndexAccessError`, of kind `.mismatch` where the content is not what was promised.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int { 0 }

  /// Reads to the end, so that size and digests are checked, and returns the SHA-256 of everything.
  ///
  /// - Throws: as ``read(into:)``.
  package func finish() throws -> HashDigest {
    throw IndexAccessError(.configuration, "Downloading is not supported yet")
  }
}
