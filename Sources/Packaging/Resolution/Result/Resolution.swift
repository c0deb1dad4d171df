package import IndexAccess
package import PackagingStandards
import VersionSolving

/// A version for everything that was asked for and everything that this needs.
package struct Resolution: Sendable {
  /// The packages, by name.
  package var packages: [ResolvedPackage]
  /// What the user may not have meant, each a sentence.
  package var warnings: [String]
  /// How much work it was to find.
  package var effort = ResolutionEffort()
}

/// One package of a resolution.
package struct ResolvedPackage: Sendable {
  /// What is to be installed.
  package enum Distribution: Sendable {
    /// What is installed already.
    case installed
    /// A wheel.
    case wheel(ReleaseFile)
    /// A source distribution, which would have to be built.
    case source(ReleaseFile)
  }

  /// The package.
  package let name: PackageName
  /// The version.
  package let version: Version
  /// What is installed of it.
  package let distribution: Distribution
  /// All files of the version that count as published, for their hashes.
  package let files: [ReleaseFile]
  /// The extras that something asked for, by name.
  package let extras: [ExtraName]
  /// The selected packages that require this one, by name; with those that only an extra adds.
  package let dependents: [PackageName]
  /// Where direct requirements, constraints and overrides name this package, in the order of annotations.
  package let origins: [RequirementOrigin]
  /// The packages that this one requires, by name.
  package let dependencies: [PackageName]
  /// In which environments something requires it, as far as that is not so in every one of the Python asked for or a
  /// later one; always true unless the request asked for markers.
  package let marker: MarkerTree

  /// Whether the file to install was withdrawn.
  package var isYanked: Bool { installedFile?.isYanked ?? false }

  /// Why it was withdrawn, if the index says so.
  package var yankedReason: String? { installedFile?.yankedReason }

  /// The file to install, unless the package is installed already.
  package var installedFile: ReleaseFile? {
    switch distribution {
    case .installed: nil
    case .wheel(let file), .source(let file): file
    }
  }
}
