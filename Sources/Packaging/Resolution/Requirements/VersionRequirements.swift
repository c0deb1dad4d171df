import PackagingStandards

/// What one version of a project requires, read from its metadata.
struct VersionRequirements {
  /// The text of `Requires-Python`.
  var requiresPython: String?
  let requirements: RequirementList
  /// The extras that the version provides.
  var extras: [ExtraName]

  /// - Throws: `RequirementParseError` where a requirement is malformed beyond repair.
  init(_ metadata: CoreMetadata) throws(RequirementParseError) {
    requiresPython = metadata.requiresPython
    requirements = RequirementList(try metadata.requirements())
    extras = metadata.providesExtra.compactMap { try? ExtraName($0) }
  }
}
