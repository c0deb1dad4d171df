package import Caching
package import PackagingStandards

/// Reads indexes and the files they name, through the cache.
///
/// All calls block the calling thread and may come from any ordinary thread (not from Swift's cooperative ones). What
/// is fresh in the cache is read on the calling thread, and then no other thread is started. Calls for the same thing
/// share one request; answers are kept for the client's lifetime.
package final class IndexClient: Sendable {
  package let configuration: IndexConfiguration
  package let cache: Cache

  package init(configuration: IndexConfiguration, cache: Cache) {
    self.configuration = configuration
    self.cache = cache
  }

  /// Returns what the indexes say about a package, in the way that the index strategy asks for.
  ///
  /// - Throws: `IndexAccessError` where an index cannot be asked. A package that no index has is an empty answer.
  package func releases(of package: PackageName) throws -> IndexedReleases {
    throw IndexAccessError(.configuration, "Reading indexes is not supported yet")
  }

  /// Starts to fetch what ``releases(of:)`` will be asked for, without waiting.
  package func prefetchReleases(of packages: some Sequence<PackageName>) {}

  /// Returns what the resolver needs of a wheel's metadata, by the cheapest way the index offers.
  ///
  /// - Throws: `IndexAccessError`; `CoreMetadata`'s errors where the metadata is malformed.
  package func metadata(for file: ReleaseFile) throws -> ResolverMetadata {
    throw IndexAccessError(.configuration, "Reading indexes is not supported yet")
  }

  /// Starts to fetch what ``metadata(for:)`` will be asked for, without waiting.
  package func prefetchMetadata(for files: some Sequence<ReleaseFile>) {}

  /// Opens a file of an index for reading, from the network or, for `file` URLs, from the disk.
  ///
  /// - Throws: `IndexAccessError`.
  package func download(_ file: ReleaseFile) throws -> Download {
    throw IndexAccessError(.configuration, "Reading indexes is not supported yet")
  }

  /// Opens the file at a URL for reading; digests come from a lock file or a requirement's hashes.
  ///
  /// - Throws: `IndexAccessError`.
  package func download(_ url: URLReference, digests: [HashDigest] = [], size: UInt64? = nil) throws -> Download {
    throw IndexAccessError(.configuration, "Reading indexes is not supported yet")
  }
}
