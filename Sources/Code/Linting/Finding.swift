/// Something that a person should know about a source, with its place in lines and columns.
package struct Finding: Equatable, Sendable {
  /// A place: both numbers start at 1, columns count Unicode scalars.
  package struct Position: Equatable, Sendable {
    package var row: Int
    package var column: Int

    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// The code of the rule, such as `F706`; nil for errors of syntax, which are no rule.
  package var code: String?
  /// The name of the rule, or `invalid-syntax`.
  package var name: String
  package var message: String
  package var start: Position
  package var end: Position

  package init(code: String?, name: String, message: String, start: Position, end: Position) {
    self.code = code
    self.name = name
    self.message = message
    self.start = start
    self.end = end
  }

  /// The line on which a comment could suppress the finding; nil if none can.
  var suppressibleRow: Int? { code == nil || code == "E902" ? nil : start.row }

  /// The code with the colon that follows what is no code, as it stands before a message.
  var prefix: String { code.map { $0 + " " } ?? name + ": " }

  /// What stands before the message: the code, or `invalid-syntax`.
  var label: String { code ?? name }
}

/// A file with what was found in it.
package struct LintedFile: Sendable {
  /// The path as shown to a person.
  package var displayPath: String
  /// The absolute path.
  package var absolutePath: String
  package var findings: [Finding]
  /// The lines of the source around the findings, by number, for the format that shows them.
  package var lines: [Int: String]

  package init(displayPath: String, absolutePath: String, findings: [Finding], lines: [Int: String]) {
    self.displayPath = displayPath
    self.absolutePath = absolutePath
    self.findings = findings
    self.lines = lines
  }
}
