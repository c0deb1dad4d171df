package import IndexAccess
package import PackagingStandards

/// Metadata of a package that a configuration file states (`dependency-metadata`).
package struct StatedMetadata: Sendable {
  /// The package.
  package let name: PackageName
  /// The version it is about; all versions if there is none.
  package let version: Version?
  /// The versions of Python that it runs on.
  package let requiresPython: String?
  /// What it requires.
  package let requiresDist: [String]
  /// Its extras.
  package let providesExtra: [String]

  package init(
    name: PackageName, version: Version?, requiresPython: String?, requiresDist: [String], providesExtra: [String]
  ) {
    self.name = name
    self.version = version
    self.requiresPython = requiresPython
    self.requiresDist = requiresDist
    self.providesExtra = providesExtra
  }
}

/// A source whose metadata of some packages is replaced by what a configuration file states.
package final class StatedMetadataSource: MetadataSource {
  private let base: any MetadataSource
  private let stated: [StatedMetadata]

  /// Puts `stated` before what `base` reads.
  package init(_ base: any MetadataSource, stated: [StatedMetadata]) {
    self.base = base
    self.stated = stated
  }

  package var indexCount: Int { base.indexCount }
  package var isOffline: Bool { base.isOffline }
  package var readsAhead: Bool { base.readsAhead }
  package func releases(of package: PackageName) throws -> PackageReleases { try base.releases(of: package) }
  package func prefetchReleases(of packages: [PackageName]) { base.prefetchReleases(of: packages) }
  package func arrivedReleases(of package: PackageName) -> PackageReleases? { base.arrivedReleases(of: package) }

  package func metadata(for file: ReleaseFile) throws -> CoreMetadata {
    try replacement(for: file) ?? base.metadata(for: file)
  }

  package func metadata(forSourceDistribution file: ReleaseFile) throws -> CoreMetadata? {
    try replacement(for: file) ?? base.metadata(forSourceDistribution: file)
  }

  package func prefetchMetadata(for files: [ReleaseFile]) {
    base.prefetchMetadata(for: files.filter { replacement(for: $0) == nil })
  }

  /// What is stated about a file's version, before what is stated about all versions.
  private func replacement(for file: ReleaseFile) -> CoreMetadata? {
    let package = file.page.package
    let candidates = stated.filter { $0.name == package }
    guard !candidates.isEmpty, let version = file.version,
      let found = candidates.first(where: { $0.version == version }) ?? candidates.first(where: { $0.version == nil })
    else { return nil }
    return CoreMetadata(
      name: package, version: version, requiresPython: found.requiresPython, requiresDist: found.requiresDist,
      providesExtra: found.providesExtra)
  }
}
