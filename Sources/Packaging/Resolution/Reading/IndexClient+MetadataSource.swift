package import IndexAccess
package import PackagingStandards

extension IndexClient: MetadataSource {
  /// How many indexes are asked, flat ones included.
  package var indexCount: Int { configuration.locations.indexes.count }

  /// Whether only the cache is read.
  package var isOffline: Bool { configuration.isOffline }

  /// Whether prefetching does anything.
  package var readsAhead: Bool { !configuration.isOffline }

  /// The releases of a package if they are there already.
  package func arrivedReleases(of package: PackageName) -> PackageReleases? {
    // A failure is reported where the page is needed.
    hasReleases(of: package) ? try? releases(of: package) : nil
  }

  /// Always nothing: building is not supported yet.
  package func metadata(forSourceDistribution file: ReleaseFile) throws -> CoreMetadata? { nil }
}
