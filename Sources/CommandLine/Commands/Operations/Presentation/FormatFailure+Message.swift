internal import CodeOperations
internal import CodeSettings
internal import Findings
internal import PythonFiles

extension FormatFailure {
  /// What to print about it, on one line.
  ///
  /// - Parameter directory: what the path is shown relative to.
  func message(from directory: String) -> String {
    let file = shownPath(path, from: directory)
    switch reason {
    case .reading: return "Failed to read `\(file)`: \(cause)"
    case .writing: return "Failed to write `\(file)`: \(cause)"
    case .syntax(let failure):
      let cell = failure.cell.map { ", cell \($0.number)," } ?? ""
      return "Failed to parse `\(file)`\(cell) at \(failure.start.line):\(failure.start.column): \(cause)"
    case .content: return "Failed to format `\(file)`: \(cause)"
    case .defect: return "Failed to format `\(file)`, which is left as it is: \(cause)"
    }
  }
}

extension FileFindings {
  /// A file that could not be formatted, as a finding.
  init(_ failure: FormatFailure, from directory: String) {
    let (finding, lines) = failure.finding
    self.init(
      displayPath: shownPath(failure.path, from: directory), absolutePath: displayText(ofPath: failure.path),
      findings: [finding], lines: lines)
  }
}
