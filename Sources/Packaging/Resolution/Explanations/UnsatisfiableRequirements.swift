import Support

/// There is no selection of versions that meets the requirements, and this is why.
package struct UnsatisfiableRequirements: UserFacingError {
  package var message: String { "No solution found when resolving dependencies" }
  /// One sentence that names everything that takes part in the conflict.
  package let explanation: String
  /// What may help.
  package let hints: [String]
  /// How much work it was to find out.
  package let effort: ResolutionEffort

  package var causes: [String] { [explanation] }
}
