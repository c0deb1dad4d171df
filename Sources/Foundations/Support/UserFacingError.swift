/// An error whose text is meant for the person who ran the command.
///
/// The command line renders it as `error: message`, then a `caused by:` line for each cause, then a `hint:` line for
/// each hint. Messages carry no trailing full stop and put literals in backticks.
package protocol UserFacingError: Error, CustomStringConvertible {
  /// What went wrong, in one sentence.
  var message: String { get }
  /// Why, from the nearest cause to the farthest.
  var causes: [String] { get }
  /// What to do about it.
  var hints: [String] { get }
}

extension UserFacingError {
  package var causes: [String] { [] }
  package var hints: [String] { [] }
  package var description: String { ([message] + causes).joined(separator: ": ") }
}

/// Returns the lines that explain `error`: its message first, then its causes.
package func explanation(of error: any Error) -> [String] {
  if let error = error as? any UserFacingError { return [error.message] + error.causes }
  return ["\(error)"]
}

/// Returns the hints that `error` carries.
package func hints(of error: any Error) -> [String] {
  (error as? any UserFacingError)?.hints ?? []
}
