/// The findings below the path of their file, with their places in columns.
struct GroupedFormat {
  func render(_ files: [LintedFile]) -> String {
    var text = ""
    for file in files where !file.findings.isEmpty {
      let rowWidth = file.findings.map { String($0.start.row).count }.max() ?? 0
      let columnWidth = file.findings.map { String($0.start.column).count }.max() ?? 0
      text += "\(file.displayPath):\n"
      for finding in file.findings {
        let row = String(finding.start.row)
        let column = String(finding.start.column)
        text += String(repeating: " ", count: 2 + rowWidth - row.count) + "\(row):\(column)"
        text += String(repeating: " ", count: columnWidth - column.count + 1) + "\(finding.prefix)\(finding.message)\n"
      }
      text += "\n"
    }
    return text
  }
}
