package import Caching
import PackagingStandards
import Synchronization
import SystemIO

/// Reads indexes and the files they name, through the cache.
///
/// All calls block the calling thread and may come from any ordinary thread (not from Swift's cooperative ones). What
/// is fresh in the cache is read on the calling thread, and then no other thread is started. Calls for the same thing
/// share one request; answers are kept for the client's lifetime.
package final class IndexClient: Sendable {
  /// How indexes are reached.
  package let configuration: IndexConfiguration
  /// Where answers are kept.
  package let cache: Cache

  /// What names each index in the cache, by its position.
  let identities: [IndexIdentity]
  let executor: RequestExecutor
  /// Where answers are parsed, so that neither the event loop nor a waiting thread does.
  let workQueue = WorkQueue(width: ProcessEnvironment.processorCount)
  let findLinks: FindLinks
  /// The flat indexes, by their position among the indexes.
  let flatIndexes: [Int: FindLinks]
  let fileFreshness: FileFreshness
  let tables = Monitor(Tables())
  let rangeSupport = RangeSupport()

  /// Something asked for: under way or known.
  enum Slot<Value: Sendable>: Sendable {
    case pending
    case done(Result<Value, IndexAccessError>)
  }

  struct Tables {
    var releases: [PackageName: Slot<PackageReleases>] = [:]
    var metadata: [ReleaseFile: Slot<CoreMetadata>] = [:]
  }

  package init(configuration: IndexConfiguration, cache: Cache) {
    self.configuration = configuration
    self.cache = cache
    identities = configuration.locations.indexes.map(\.identity)
    fileFreshness = FileFreshness(configuration.locations.indexes)
    let executor = RequestExecutor(configuration)
    self.executor = executor
    let source: LinkSource = configuration.isOffline ? .cacheOnly : .network(executor)
    let request: @Sendable (URLReference) throws -> (page: IndexPage, url: URLReference) = { url in
      try FindLinks.request(url, from: source, cache: cache)
    }
    let noteCredentials: @Sendable (Set<LinkCredentials>, IndexIdentity) -> Void = { links, lister in
      executor.credentials.withLock { $0.add(links, listedBy: lister) }
    }
    findLinks = FindLinks(configuration.locations.findLinks, request: request, noteCredentials: noteCredentials)
    var flatIndexes: [Int: FindLinks] = [:]
    for (position, index) in configuration.locations.indexes.enumerated() where index.format == .flat {
      flatIndexes[position] = FindLinks(
        [index.url], identity: index.identity, request: request, noteCredentials: noteCredentials)
    }
    self.flatIndexes = flatIndexes
  }

  /// Keeps every page that was read for as long as the process lives.
  ///
  /// For a process that is about to end: giving mapped pages back one by one, while other threads run, takes 20 µs each.
  package func keepPages() {
    _ = unsafe Unmanaged.passRetained(KeptPages(tables: tables.withLock { $0 }))
  }

  private final class KeptPages: Sendable {
    let tables: Tables

    init(tables: Tables) { self.tables = tables }
  }
}
