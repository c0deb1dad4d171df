/// The findings of each file under its name.
struct GroupedFormat {
  func render(_ files: [FileFindings]) -> String {
    var text = ""
    for file in files where !file.findings.isEmpty {
      text += "\(file.displayPath):\n"
      let starts = file.findings.filter { !$0.isAboutWholeFile }.map(\.start)
      let rowWidth = starts.map { "\($0.row)".count }.max() ?? 0
      let columnWidth = starts.map { "\($0.column)".count }.max() ?? 0
      for finding in file.findings {
        text += "  "
        if !finding.isAboutWholeFile {
          text += String(repeating: " ", count: rowWidth - "\(finding.start.row)".count)
          text += finding.placeSuffix.dropFirst()
          text += String(repeating: " ", count: columnWidth - "\(finding.start.column)".count) + " "
        }
        text += finding.headline + "\n"
      }
      text += "\n"
    }
    return text
  }
}
