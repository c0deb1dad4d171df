import Support

/// Text that is not a valid package, extra or dependency group name.
package struct NameParseError: UserFacingError, Equatable, Sendable {
  /// What the name was meant to name.
  package enum Subject: String, Sendable {
    case package
    case extra
    case group = "dependency group"
  }

  /// Why the text is refused.
  package enum Reason: Sendable {
    case empty
    case startsWithPunctuation
    case endsWithPunctuation
    case unexpectedCharacter
  }

  /// What the name was meant to name.
  package let subject: Subject
  /// The text as given.
  package let text: String
  /// The UTF-8 offset of the first byte that is refused.
  package let offset: Int
  /// Why it is refused.
  package let reason: Reason

  /// One sentence for people, without a full stop.
  package var message: String {
    switch reason {
    case .empty: "empty \(subject.rawValue) name"
    case .startsWithPunctuation: "invalid \(subject.rawValue) name `\(text)`: it must start with a letter or digit"
    case .endsWithPunctuation: "invalid \(subject.rawValue) name `\(text)`: it must end with a letter or digit"
    case .unexpectedCharacter:
      "invalid \(subject.rawValue) name `\(text)`: only ASCII letters, digits, `-`, `_` and `.` are allowed"
    }
  }
}
