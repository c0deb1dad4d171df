package import PackagingStandards

/// The Python that the resolution is for.
package struct PythonRequirement: Sendable {
  /// The lowest Python that the resolution must work on; its release alone counts.
  package let version: Version
  /// Whether the version was asked for, as opposed to found by looking at an interpreter. Decides on words only.
  package let isExplicit: Bool
  private let lower: VersionBoundary

  package init(version: Version, isExplicit: Bool = false) {
    self.version = version.onlyRelease
    self.isExplicit = isExplicit
    lower = VersionRanges.atLeast(version.onlyRelease).lowerBoundary
  }

  /// Whether a distribution with this `Requires-Python` may be used.
  ///
  /// Only lower bounds count: projects that exclude future versions of Python would otherwise push the resolver to old
  /// releases that merely did not know better.
  func isAllowed(by requiresPython: VersionRanges) -> Bool {
    requiresPython.isEmpty || requiresPython.lowerBoundary <= lower
  }
}
