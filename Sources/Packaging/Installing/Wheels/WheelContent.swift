package import Archives
package import IndexAccess
package import PackagingStandards

/// A wheel's bytes on their way into the cache, hashed as they pass.
package protocol WheelContent: ByteSource {
  /// Reads what is left and returns the SHA-256 of everything, which includes what an archive reader did not ask for.
  ///
  /// - Throws: what reading throws, also where the content is not what its source promised.
  mutating func finish() throws -> SHA256Digest

  /// Says that only the rest is left to be read, which must not go on for ever.
  func limitRest()
}

/// A wheel that is being downloaded.
package struct DownloadedWheelContent: WheelContent {
  private let download: Download

  package init(_ download: Download) { self.download = download }

  /// Copies the next bytes of the download.
  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try unsafe download.read(into: buffer)
  }

  /// Reads the download to its end.
  package mutating func finish() throws -> SHA256Digest { try download.finish() }

  /// Bounds what the download may still bring.
  package func limitRest() { download.limitRest() }
}
