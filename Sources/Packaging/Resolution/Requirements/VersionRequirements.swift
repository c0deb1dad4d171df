import IndexAccess
import PackagingStandards

/// What one version of a project requires, read from its metadata.
struct VersionRequirements {
  /// The text of `Requires-Python`.
  var requiresPython: String?
  var requirements: [Requirement]
  /// The extras that the version provides.
  var extras: [ExtraName]

  /// - Throws: `RequirementParseError` where a requirement is malformed.
  init(_ metadata: ResolverMetadata) throws {
    requiresPython = metadata.requiresPython
    requirements = []
    requirements.reserveCapacity(metadata.requiresDist.count)
    for text in metadata.requiresDist {
      requirements.append(try Requirement(text))
    }
    extras = metadata.providesExtra.compactMap { try? ExtraName($0) }
  }
}
