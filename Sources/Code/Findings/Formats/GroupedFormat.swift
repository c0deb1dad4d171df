internal import TerminalUI

/// The findings of each file under its name.
struct GroupedFormat {
  let painter: Painter

  func render(_ files: [FileFindings]) -> String {
    var text = ""
    let colon = painter.paint(":", .cyan)
    for file in files where !file.findings.isEmpty {
      text += "\(painter.paint(file.displayPath, .underline)):\n"
      let starts = file.findings.filter { !$0.isAboutWholeFile }.map(\.start)
      let lineWidth = starts.map { "\($0.line)".count }.max() ?? 0
      let columnWidth = starts.map { "\($0.column)".count }.max() ?? 0
      for finding in file.findings {
        text += "  "
        if !finding.isAboutWholeFile {
          text += String(repeating: " ", count: lineWidth - "\(finding.start.line)".count)
          text += finding.placeSuffix(colon).dropFirst(colon.count)
          text += String(repeating: " ", count: columnWidth - "\(finding.start.column)".count) + " "
        }
        text += finding.headline(painter) + "\n"
      }
      text += "\n"
    }
    return text
  }
}
