internal import TerminalUI

/// One line a finding: `path:line:column: code message`.
struct ConciseFormat {
  let painter: Painter

  func render(_ files: [FileFindings]) -> String {
    var text = ""
    let colon = painter.paint(":", .cyan)
    for file in files {
      let path = painter.paint(file.displayPath, .bold)
      for finding in file.findings {
        text += "\(path)\(finding.placeSuffix(colon))\(colon) \(finding.headline(painter))\n"
      }
    }
    return text
  }
}
