package import IndexAccess
package import PackagingStandards

/// The options that decide which of several solutions is found.
package struct ResolutionOptions: Sendable {
  /// Which of the allowed versions are tried first.
  package var mode: ResolutionMode = .highest
  /// When pre-releases may be chosen.
  package var prerelease = PrereleaseSettings()
  /// Which files are too new to count.
  package var excludeNewer = ExcludeNewer()
  /// Packages for which wheels are not used (`--no-binary`).
  package var noBinary: PackageSelection = .none
  /// Packages that are not built from source (`--no-build`, `--only-binary`).
  package var noBuild: PackageSelection = .none
  /// Packages whose existing version is not preferred (`--upgrade`).
  package var upgrade: PackageSelection = .none
  /// Packages whose installed distribution is not used (`--reinstall`).
  package var reinstall: PackageSelection = .none
  /// Whether what the direct requirements require themselves is left out (`--no-deps`).
  package var omitsDependencies = false
  /// Whether the metadata of a file must be of the version that the file's name says.
  package var checksFilenames = true
  /// Whether the result tells under which marker each package is needed.
  package var tellsMarkers = false
  /// The hashes that users demand of versions, of which one must match: files that have one are preferred.
  package var expectedDigests: [PackageName: [Version: [HashDigest]]] = [:]
  /// How the pages of several indexes are combined. Must be the index client's strategy.
  package var indexStrategy: IndexStrategy = .firstIndex

  package init() {}
}

extension ResolutionOptions {
  /// Whether wheels of a package are not used: a package named for `--only-binary` is an exception from `:all:`.
  func forbidsWheels(of package: PackageName) -> Bool {
    if noBinary == .all, case .packages(let exceptions) = noBuild { return !exceptions.contains(package) }
    return noBinary.contains(package)
  }

  /// Whether a package is not built from source: one named for `--no-binary` is an exception from `:all:`.
  func forbidsBuilding(_ package: PackageName) -> Bool {
    if noBuild == .all, case .packages(let exceptions) = noBinary { return !exceptions.contains(package) }
    return noBuild.contains(package)
  }
}
