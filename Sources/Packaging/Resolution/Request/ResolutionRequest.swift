package import PackagingStandards

/// Everything that a resolution for one environment is asked to respect.
package struct ResolutionRequest: Sendable {
  /// What must be there.
  package var requirements: [SourcedRequirement]
  /// Requirements that apply only to packages that are needed anyway (`--constraint`).
  package var constraints: [SourcedRequirement] = []
  /// Requirements that replace all others for their package (`--override`).
  package var overrides: [SourcedRequirement] = []
  /// Packages to leave out wherever they are required (`--excludes`).
  package var excludes: Set<PackageName> = []
  /// Versions to keep where they still fit.
  package var preferences: [PackagePreference] = []
  /// What the environment has.
  package var installed: [InstalledPackage] = []
  /// Which of several solutions is found.
  package var options = ResolutionOptions()
  /// The Python that packages must run on.
  package var python: PythonRequirement
  /// The values that markers are compared with.
  package var markers: MarkerEnvironment
  /// The wheel tags that fit.
  package var tags: CompatibleTags

  package init(
    requirements: [SourcedRequirement], python: PythonRequirement, markers: MarkerEnvironment, tags: CompatibleTags
  ) {
    self.requirements = requirements
    self.python = python
    self.markers = markers
    self.tags = tags
  }
}
