package import PackagingStandards

/// Answers the solver's questions about packages: which version to try, and what it depends on.
///
/// The solver calls from one thread and keeps no reference after `solve` returns. A thrown error ends the resolution.
package protocol VersionSolvingDelegate: AnyObject {
  /// Hears that a version in a range will be wanted unless something changes, so that reading ahead can start.
  ///
  /// Called again for a package only when its range has changed.
  func prepare(_ package: PackageID, in versions: VersionRanges)

  /// Chooses the version of a package to try first.
  ///
  /// - Parameter unchanging: What the root alone already says about the package, for reading ahead.
  func chooseVersion(
    of package: PackageID, in versions: VersionRanges, unchanging: () -> VersionRanges
  ) throws -> VersionChoice

  /// Says what a version depends on. Called once for every version tried.
  func dependencies(of package: PackageID, _ version: Version) throws -> DependencyAnswer
}

/// The delegate's choice of a version.
package enum VersionChoice {
  /// Try this version, which must be in the range asked about.
  case version(Version)
  /// The range holds no version that could be tried.
  case noVersions
  /// No version of the range can be used, whatever it is.
  case packageUnavailable(UnavailabilityReasonID)
  /// Versions around the one that would have been tried cannot be used.
  case versionsUnavailable(VersionRanges, UnavailabilityReasonID)
  /// The version would be tried, but it and those around it need certain versions of a package that is never
  /// required otherwise, such as the interpreter.
  case versionRequires(Version, valid: VersionRanges, dependency: PackageID, versions: VersionRanges)
}

/// The delegate's answer about the dependencies of a version.
package enum DependencyAnswer {
  /// The dependencies, which hold for every version in the set. The set must hold the version asked about.
  case dependencies([Dependency], valid: VersionRanges)
  /// The versions in the set, among them the one asked about, cannot be used.
  case unavailable(VersionRanges, UnavailabilityReasonID)
}

/// One thing that a version depends on.
package struct Dependency {
  /// How strictly the requirement that made the dependency fixes the package.
  package enum Pinning {
    case none
    /// The requirement allows one version only.
    case exact
    /// The requirement names a file or repository.
    case directURL
  }

  /// The package that is needed.
  package var package: PackageID
  /// The packages that are decided on together with it.
  package var family: PackageFamilyID
  /// The versions that will do.
  package var versions: VersionRanges
  /// How strictly the requirement fixes the package.
  package var pinning: Pinning
  /// For a virtual package, the package that must be selected at the same version.
  package var base: PackageID?

  package init(
    package: PackageID, family: PackageFamilyID, versions: VersionRanges, pinning: Pinning, base: PackageID? = nil
  ) {
    self.package = package
    self.family = family
    self.versions = versions
    self.pinning = pinning
    self.base = base
  }
}
