internal import Support

/// A pattern that cannot be understood.
package struct GlobError: UserFacingError, Hashable {
  /// The pattern as written.
  package let pattern: String
  /// What is wrong with it, as it follows a colon.
  package let reason: String

  package init(_ pattern: String, _ reason: String) {
    self.pattern = pattern
    self.reason = reason
  }

  package var message: String { "Invalid pattern `\(pattern)`: \(reason)" }
}
