internal import CodeOperations
internal import CodeSettings
internal import Diagnostics
internal import EmbeddedCode
internal import Findings
internal import TerminalUI

/// What is printed of a file that would change.
enum ShownChange: Sendable {
  case finding(Finding)
  case diff(String)
}

/// How a file that would change is shown.
enum ChangePresentation: Sendable {
  /// Not at all.
  case none
  /// As a finding, for `--check`.
  case finding(OutputFormat, Painter)
  /// As a unified diff, under paths from the directory; standard input has no name.
  case diff(Painter, workingDirectory: String)

  /// Shows a change.
  ///
  /// - Parameter path: nil for standard input.
  func show(_ text: FormattedText, path: String?) -> ShownChange? {
    switch self {
    case .none: nil
    case .finding(let format, let painter):
      .finding(UnformattedFinding(text).finding(format, painter))
    case .diff(let painter, let directory):
      .diff(diff(text, path.map { shownPath($0, from: directory) }, painter))
    }
  }

  private func diff(_ text: FormattedText, _ name: String?, _ painter: Painter) -> String {
    guard let cells = text.notebook?.cells else {
      return UnifiedDiff(from: text.before, to: text.after, painter: painter).text(name: name) + "\n"
    }
    return cells.map { cell in
      // Cells end without a line feed.
      UnifiedDiff(
        from: cell.before.dropLast() + [], to: cell.after.dropLast() + [], painter: painter, notesMissingLineFeed: false
      ).text(name: "\(name ?? "-"):cell \(cell.number)")
    }.joined() + "\n"
  }
}
