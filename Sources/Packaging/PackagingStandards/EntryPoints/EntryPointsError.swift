import Support

/// An `entry_points.txt` file with a malformed script.
package struct EntryPointsError: UserFacingError, Equatable, Sendable {
  /// The line, counted from 1.
  package let line: Int
  /// The line's text.
  package let text: String

  package var message: String {
    "line \(line) of `entry_points.txt` is not of the form `name = module:attribute`: `\(text)`"
  }
}
