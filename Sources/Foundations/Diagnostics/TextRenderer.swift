package import TerminalUI

/// Renders findings for a terminal, each as a headline, its place with the line it is on, and its hints.
package struct TextRenderer: Sendable {
  private let painter: Painter

  package init(painter: Painter) {
    self.painter = painter
  }

  /// The lines for one finding, without the blank line that goes between two.
  package func lines(for diagnostic: Diagnostic, in source: DiagnosedSource) -> [String] {
    var head = label(diagnostic.severity)
    if let code = diagnostic.code { head += painter.paint("[\(code)]", .bold) }
    var lines = [head + painter.paint(": ", .bold) + diagnostic.message]
    if let range = diagnostic.range {
      let position = source.position(of: range.start)
      let number = String(position.line)
      let gutter = String(repeating: " ", count: number.count)
      let bar = painter.paint("|", .blue)
      let marked = excerpt(of: range, in: source, painter: painter)
      lines.append("\(gutter)\(painter.paint("-->", .blue)) \(source.name):\(position.line):\(position.column)")
      lines.append("\(gutter) \(bar)")
      for (index, line) in marked.enumerated() {
        lines.append("\(index == 0 ? painter.paint(number, .blue) : gutter) \(bar) \(line)")
      }
    } else {
      lines.append("  \(painter.paint("-->", .blue)) \(source.name)")
    }
    for hint in diagnostic.hints { lines.append(painter.paint("hint", .cyan, .bold) + ": " + hint) }
    return lines
  }

  private func label(_ severity: Severity) -> String {
    switch severity {
    case .error: painter.paint("error", .red, .bold)
    case .warning: painter.paint("warning", .yellow, .bold)
    case .hint: painter.paint("hint", .cyan, .bold)
    }
  }
}
