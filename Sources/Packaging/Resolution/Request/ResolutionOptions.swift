package import IndexAccess

/// The options that decide which of several solutions is found.
package struct ResolutionOptions: Sendable {
  package var mode: ResolutionMode = .highest
  package var prerelease = PrereleaseSettings()
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
  /// How the pages of several indexes are combined. Must be the index client's strategy.
  package var indexStrategy: IndexStrategy = .firstIndex

  package init() {}
}
