package import PackagingStandards

extension IndexClient {
  /// Opens a file of an index for reading, from the network or, for `file` URLs, from the disk. Checks the digests and
  /// the size that the page promises.
  ///
  /// - Throws: `IndexAccessError`; failures to connect surface with the first read.
  package func download(_ file: ReleaseFile) throws -> Download {
    guard let url = try? URLReference(absolute: file.url) else {
      throw IndexAccessError(.malformed, "The URL of `\(file.filename)` cannot be used")
    }
    return try download(url, digests: file.digests, size: file.size, listedBy: file.page.index)
  }

  /// Opens the file at a URL for reading; digests come from a lock file or a requirement's hashes.
  ///
  /// - Throws: `IndexAccessError`; failures to connect surface with the first read.
  package func download(_ url: URLReference, digests: [HashDigest] = [], size: UInt64? = nil) throws -> Download {
    try download(url, digests: digests, size: size, listedBy: nil)
  }

  private func download(
    _ url: URLReference, digests: [HashDigest], size: UInt64?, listedBy listing: IndexIdentity?
  ) throws -> Download {
    if configuration.isOffline, !url.isFile {
      throw IndexAccessError(.offline, "`\(url)` is not in the cache")
    }
    return try Download(url, digests: digests, size: size, listedBy: listing, executor: executor)
  }
}
