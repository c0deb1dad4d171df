package import Findings
internal import PythonFiles

/// Why a file could not be formatted.
package struct FormatFailure: Sendable {
  /// What went wrong.
  package enum Reason: Sendable {
    /// The message and its causes.
    case reading([String])
    /// The message and its causes.
    case writing([String])
    case syntax(SyntaxFailure)
    /// The text is not what its name says.
    case content(String)
    /// A mistake in adder.
    case defect(String)
  }

  /// What went wrong.
  package let reason: Reason
  /// The absolute path.
  package let path: String

  /// Says why the file at a path could not be formatted.
  package init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }

  /// What went wrong, without the file.
  package var cause: String {
    switch reason {
    case .reading(let causes), .writing(let causes): causes.last ?? "unknown error"
    case .syntax(let failure): failure.message
    case .content(let message): message
    case .defect(let message): message + " (this is a mistake in adder: please report it)"
    }
  }

  /// The failure as a finding in its file, and the lines of the source around it.
  package var finding: (finding: Finding, lines: [Int: String]) {
    switch reason {
    case .reading, .writing, .content: (Finding(code: nil, name: "io", message: cause), [:])
    case .defect: (Finding(code: nil, name: "internal-error", message: cause), [:])
    case .syntax(let failure): (finding(failure), failure.lines)
    }
  }

  private func finding(_ failure: SyntaxFailure) -> Finding {
    var finding = Finding(
      code: nil, name: "invalid-syntax", message: cause, start: failure.start, end: failure.end,
      cell: failure.cell?.number)
    if let cell = failure.cell { finding.count(fromLine: cell.firstLine) }
    return finding
  }
}
