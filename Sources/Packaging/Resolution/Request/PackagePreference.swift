package import PackagingStandards

/// A version to prefer as long as it fits, such as the one in an existing output file.
package struct PackagePreference: Sendable {
  package var name: PackageName
  package var version: Version

  package init(name: PackageName, version: Version) {
    self.name = name
    self.version = version
  }
}
