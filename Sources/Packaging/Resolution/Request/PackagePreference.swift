package import PackagingStandards

/// A version to prefer as long as it fits, such as the one in an existing output file.
package struct PackagePreference: Sendable {
  /// The package.
  package var name: PackageName
  /// The version to keep.
  package var version: Version

  package init(name: PackageName, version: Version) {
    self.name = name
    self.version = version
  }
}
