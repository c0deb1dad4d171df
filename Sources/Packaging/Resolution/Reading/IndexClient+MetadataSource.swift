package import IndexAccess
package import PackagingStandards

extension IndexClient: MetadataSource {
  package var indexCount: Int { configuration.locations.indexes.count }

  package var isOffline: Bool { configuration.isOffline }

  package var readsAhead: Bool { !configuration.isOffline }

  package func arrivedReleases(of package: PackageName) -> PackageReleases? {
    // A failure is reported where the page is needed.
    hasReleases(of: package) ? try? releases(of: package) : nil
  }

  /// Always nothing: building is not supported yet.
  package func metadata(forSourceDistribution file: ReleaseFile) throws -> CoreMetadata? { nil }
}
