package import PackagingStandards

/// Everything that a resolution for one environment is asked to respect.
package struct ResolutionRequest: Sendable {
  package var requirements: [SourcedRequirement]
  /// Requirements that apply only to packages that are needed anyway (`--constraint`).
  package var constraints: [SourcedRequirement] = []
  /// Requirements that replace all others for their package (`--override`).
  package var overrides: [SourcedRequirement] = []
  /// Packages to leave out wherever they are required (`--excludes`).
  package var excludes: Set<PackageName> = []
  package var preferences: [PackagePreference] = []
  package var installed: [InstalledPackage] = []
  package var options = ResolutionOptions()
  package var python: PythonRequirement
  package var markers: MarkerEnvironment
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
