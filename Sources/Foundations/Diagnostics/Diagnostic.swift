/// How bad a finding is.
package enum Severity: String, Sendable, Comparable {
  case hint
  case warning
  case error

  private var rank: Int {
    switch self {
    case .hint: 0
    case .warning: 1
    case .error: 2
    }
  }

  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

/// One finding about a source text.
package struct Diagnostic: Sendable, Hashable {
  package let severity: Severity
  /// The rule's name, where there is one to look up or to silence.
  package let code: String?
  /// What is wrong, without a full stop.
  package let message: String
  /// The bytes it is about, if it is about some.
  package let range: SourceRange?
  /// What to do about it.
  package let hints: [String]

  package init(
    _ severity: Severity, code: String? = nil, _ message: String, at range: SourceRange? = nil, hints: [String] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.range = range
    self.hints = hints
  }
}
