import Support

/// Text that is not a version by PEP 440.
package struct VersionParseError: UserFacingError, Equatable, Sendable {
  /// Why the text is refused.
  package enum Reason: Sendable {
    case empty
    case noRelease
    case missingSegment
    case missingLocal
    case unexpectedCharacter
    case numberTooLarge
    case wildcard
  }

  /// The text as given.
  package let text: String
  /// The UTF-8 offset of the first byte that is refused.
  package let offset: Int
  /// Why it is refused.
  package let reason: Reason

  /// One sentence for people, without a full stop.
  package var message: String {
    switch reason {
    case .empty: "a version is missing"
    case .noRelease: "invalid version `\(text)`: it must start with a number"
    case .missingSegment: "invalid version `\(text)`: a number must follow the `.` before position \(offset + 1)"
    case .missingLocal:
      "invalid version `\(text)`: the local label after `+` must consist of letters and digits separated by `.`"
    case .unexpectedCharacter: "invalid version `\(text)`: unexpected `\(unexpected)` at position \(offset + 1)"
    case .numberTooLarge: "invalid version `\(text)`: the number at position \(offset + 1) is too large"
    case .wildcard: "invalid version `\(text)`: a wildcard is only allowed after `==` and `!=`"
    }
  }

  private var unexpected: String {
    let utf8 = text.utf8
    guard let index = utf8.index(utf8.startIndex, offsetBy: offset, limitedBy: utf8.endIndex), index < utf8.endIndex
    else { return "" }
    return String(text[index])
  }
}
