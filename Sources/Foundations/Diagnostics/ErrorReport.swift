import Support
package import TerminalUI

/// Renders an error: `error: what`, a `caused by:` line for each cause, and hints after a blank line.
///
/// Causes of several lines keep their layout, indented to the first line's text.
package func errorReport(for error: any Error, painter: Painter) -> String {
  let explained = explanation(of: error)
  var text = painter.paint("error", .red, .bold) + painter.paint(": ", .bold) + (explained.first ?? "unknown error")
  for cause in explained.dropFirst() {
    let label = "  caused by: "
    let indent = "\n" + String(repeating: " ", count: label.count)
    let body = cause.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: indent)
    text += "\n" + painter.paint("  caused by", .red) + ": " + body
  }
  for hint in hints(of: error) {
    text += "\n\n" + painter.paint("hint", .cyan, .bold) + painter.paint(": ", .bold) + hint
  }
  return text
}
