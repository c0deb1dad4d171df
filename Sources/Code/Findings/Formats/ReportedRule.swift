/// A rule as a report describes it.
package struct ReportedRule: Sendable {
  /// The code, such as `F706`.
  package let code: String
  /// The name in words.
  package let name: String
  /// One line that says what the rule finds.
  package let summary: String
  /// The tool that had the rule first.
  package let origin: String

  /// Describes a rule.
  package init(code: String, name: String, summary: String, origin: String) {
    self.code = code
    self.name = name
    self.summary = summary
    self.origin = origin
  }
}
