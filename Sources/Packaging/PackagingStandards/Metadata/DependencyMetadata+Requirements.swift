extension DependencyMetadata {
  /// Parses the `Requires-Dist` values, repairing what is commonly malformed in published metadata.
  ///
  /// - Throws: ``RequirementParseError`` for the first value that is beyond repair.
  package func requirements() throws(RequirementParseError) -> [Requirement] {
    var requirements: [Requirement] = []
    requirements.reserveCapacity(requiresDist.count)
    for text in requiresDist { requirements.append(try Requirement(lenient: text)) }
    return requirements
  }
}
