import IndexAccess
import PackagingStandards

/// What one version of a project requires, read from its metadata.
struct VersionRequirements {
  /// The text of `Requires-Python`.
  var requiresPython: String?
  let requirements: RequirementList
  /// The extras that the version provides.
  var extras: [ExtraName]

  /// - Throws: `RequirementParseError` where a requirement is malformed beyond repair.
  init(_ metadata: ResolverMetadata) throws(RequirementParseError) {
    requiresPython = metadata.requiresPython
    var requirements: [Requirement] = []
    requirements.reserveCapacity(metadata.requiresDist.count)
    for text in metadata.requiresDist {
      requirements.append(try Requirement(lenient: text))
    }
    self.requirements = RequirementList(requirements)
    extras = metadata.providesExtra.compactMap { try? ExtraName($0) }
  }
}
