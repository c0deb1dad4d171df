package import PackagingStandards

/// A distribution in the environment, which is kept as long as it fits.
package struct InstalledPackage: Sendable {
  /// The package.
  package var name: PackageName
  /// The version that is installed.
  package var version: Version
  /// Reads the distribution's metadata. Called at most once, on the resolver's thread.
  package var readMetadata: @Sendable () throws -> CoreMetadata

  package init(
    name: PackageName, version: Version, readMetadata: @escaping @Sendable () throws -> CoreMetadata
  ) {
    self.name = name
    self.version = version
    self.readMetadata = readMetadata
  }
}
