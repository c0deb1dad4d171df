/// One line a finding as Pylint prints it: `path:line: [code] message`.
struct PylintFormat {
  func render(_ files: [FileFindings]) -> String {
    var text = ""
    for file in files {
      for finding in file.findings {
        text += "\(file.displayPath):\(finding.plainStart.line): [\(finding.label)] \(finding.message)\n"
      }
    }
    return text
  }
}
