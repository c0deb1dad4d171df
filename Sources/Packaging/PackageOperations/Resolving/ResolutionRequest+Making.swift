internal import IndexAccess
internal import Installing
package import Interpreters
internal import PackagingStandards
package import Resolution
internal import Support

extension ResolutionRequest {
  /// The request for what was loaded, for one environment.
  ///
  /// - Parameters:
  ///   - options: what the settings say; what the files say about wheels and building is added.
  ///   - upgrades: what `--upgrade-package` demands of new versions.
  package init(
    _ loaded: LoadedRequirements, for resolutionTarget: ResolutionTarget, options: ResolutionOptions,
    upgrades: [SourcedRequirement] = []
  ) {
    self.init(
      requirements: loaded.requirements,
      python: PythonRequirement(version: resolutionTarget.version, isExplicit: resolutionTarget.isExplicit),
      markers: resolutionTarget.markers,
      tags: resolutionTarget.tags)
    constraints = loaded.constraints + upgrades
    overrides = loaded.overrides
    excludes = loaded.excludes
    self.options = options
    loaded.apply(to: &self.options)
  }

  /// Keeps versions where they fit, but for those of packages that are upgraded.
  package mutating func prefer(_ versions: [PackagePreference]) {
    preferences = versions.filter { !options.upgrade.contains($0.name) }
  }
}

extension InstalledDistributions {
  /// What is installed and fits a Python and platform, as the resolver wants to know it.
  func candidates(for tags: CompatibleTags) -> [InstalledPackage] {
    all.filter { $0.fits(tags) }.map { distribution in
      InstalledPackage(name: distribution.name, version: distribution.version) {
        let bytes = try distribution.metadataBytes()
        do {
          return try CoreMetadata(parsing: bytes.span)
        } catch {
          throw OperationError(
            .input, "The metadata of the installed package `\(distribution.name)` cannot be understood",
            causes: ["`\(distribution.path)`"] + explanation(of: error),
            hints: ["install it again with `--reinstall-package \(distribution.name)`, or remove that directory"])
        }
      }
    }
  }
}
