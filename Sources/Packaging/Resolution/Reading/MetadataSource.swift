package import IndexAccess
package import PackagingStandards

/// Where the resolver reads releases and metadata: an index client, or a stand-in for one in tests.
///
/// All calls come from the resolver's thread. Reading blocks; the other calls only announce what is likely to be read.
package protocol MetadataSource: AnyObject {
  /// How many indexes there are; links do not count.
  var indexCount: Int { get }

  /// Whether only what is at hand can be read.
  var isOffline: Bool { get }

  /// Whether announcing what will be read is worth while: not if only what is at hand can be read.
  var readsAhead: Bool { get }

  /// Returns what the indexes say about a package.
  func releases(of package: PackageName) throws -> PackageReleases

  /// Starts to look up the pages of packages.
  func prefetchReleases(of packages: [PackageName])

  /// Returns the page of a package if it has arrived already.
  func arrivedReleases(of package: PackageName) -> PackageReleases?

  /// Returns what a wheel's metadata says.
  func metadata(for file: ReleaseFile) throws -> CoreMetadata

  /// Returns what a source distribution's metadata says, or nothing if only building it would tell.
  func metadata(forSourceDistribution file: ReleaseFile) throws -> CoreMetadata?

  /// Starts to look up the metadata of files.
  func prefetchMetadata(for files: [ReleaseFile])
}
