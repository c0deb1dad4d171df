package import PackagingStandards

/// When pre-releases may be selected (`--prerelease`).
package enum PrereleaseMode: String, CaseIterable, Sendable {
  /// Never.
  case disallow
  /// Always, like any other version.
  case allow
  /// After every stable version that matches has been rejected.
  case ifNecessary = "if-necessary"
  /// As `ifNecessary`, but only for packages for which a direct requirement names a pre-release.
  case explicit
  /// The same as `ifNecessary`; kept because other tools distinguish them.
  case ifNecessaryOrExplicit = "if-necessary-or-explicit"
}

/// The pre-release mode for each package.
package struct PrereleaseSettings: Sendable {
  /// The mode of packages that have none of their own.
  package var mode: PrereleaseMode
  /// Packages with a mode of their own (`--prerelease-package`).
  package var modeByPackage: [PackageName: PrereleaseMode]

  package init(mode: PrereleaseMode = .ifNecessary, modeByPackage: [PackageName: PrereleaseMode] = [:]) {
    self.mode = mode
    self.modeByPackage = modeByPackage
  }

  func mode(for package: PackageName) -> PrereleaseMode {
    modeByPackage.isEmpty ? mode : modeByPackage[package] ?? mode
  }
}
