import Support

/// Text that is not a version specifier by PEP 440.
package struct VersionSpecifierParseError: UserFacingError, Equatable, Sendable {
  /// Why the text is refused.
  package enum Reason: Equatable, Sendable {
    case missingOperator
    case missingVersion
    case invalidVersion(VersionParseError)
    case wildcardNotAllowed
    case localNotAllowed
    case compatibleNeedsTwoSegments
    case unexpectedSpace
  }

  /// The specifier as given.
  package let text: String
  /// Why it is refused.
  package let reason: Reason

  /// One sentence for people, without a full stop.
  package var message: String {
    switch reason {
    case .missingOperator:
      "invalid version specifier `\(text)`: it must start with `==`, `!=`, `<=`, `>=`, `<`, `>`, `~=` or `===`"
    case .missingVersion: "invalid version specifier `\(text)`: a version must follow the operator"
    case .invalidVersion(let error): "invalid version specifier `\(text)`: \(error.message)"
    case .wildcardNotAllowed:
      "invalid version specifier `\(text)`: `.*` may only follow a release after `==` or `!=`"
    case .localNotAllowed:
      "invalid version specifier `\(text)`: a local label (`+...`) is only allowed after `==`, `!=` and `===`"
    case .compatibleNeedsTwoSegments:
      "invalid version specifier `\(text)`: `~=` needs at least two release segments, as in `~=1.0`"
    case .unexpectedSpace: "invalid version specifier `\(text)`: unexpected space or punctuation after `===`"
    }
  }
}
