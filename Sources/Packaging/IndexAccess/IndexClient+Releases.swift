import Caching
package import PackagingStandards
import SystemIO

extension IndexClient {
  /// Returns what the indexes say about a package, in the way that the index strategy asks for.
  ///
  /// - Throws: `IndexAccessError` where an index cannot be asked. A package that no index has is an empty answer.
  package func releases(of package: PackageName) throws -> PackageReleases {
    startReleases(of: package)
    return try tables.wait { tables in
      if case .done(let result) = tables.releases[package] { return result }
      return nil
    }.get()
  }

  /// Starts to look up what ``releases(of:)`` will be asked for, without waiting.
  package func prefetchReleases(of packages: some Sequence<PackageName>) {
    // Offline there is only the cache, which is read when it is asked for.
    guard !configuration.isOffline else { return }
    for package in packages { startReleases(of: package) }
  }

  /// Returns whether ``releases(of:)`` would answer without waiting for the network.
  package func hasReleases(of package: PackageName) -> Bool {
    tables.withLock { tables in
      if case .done = tables.releases[package] { return true }
      return false
    }
  }

  private func startReleases(of package: PackageName) {
    let isNew = tables.withLock { tables in
      guard tables.releases[package] == nil else { return false }
      tables.releases[package] = .pending
      return true
    }
    if isNew { ReleasesLookup(package, client: self).start() }
  }

  /// Returns what listed a file: its index, or the one of the locations of links that has it.
  package func listingPlace(of file: ReleaseFile) -> DisplayURL {
    let isOfAnIndex = configuration.locations.indexes.contains { $0.identity == file.page.index }
    return isOfAnIndex ? file.page.index.displayURL : findLinks.location(of: file) ?? file.page.index.displayURL
  }

  /// Takes a lookup's end.
  func finish(
    _ package: PackageName, _ result: Result<(pages: [StoredPage], problems: [IndexProblem]), IndexAccessError>
  ) {
    let complete: Result<PackageReleases, IndexAccessError> = result.flatMap { found in
      Result { () throws(IndexAccessError) in
        PackageReleases(pages: found.pages, findLinksPage: try findLinks.page(of: package), problems: found.problems)
      }
    }
    tables.change { $0.releases[package] = .done(complete) }
  }
}
