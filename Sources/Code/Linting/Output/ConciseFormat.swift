/// One line a finding: `path:row:column: code message`.
struct ConciseFormat {
  func render(_ files: [LintedFile]) -> String {
    var text = ""
    for file in files {
      for finding in file.findings {
        text +=
          "\(file.displayPath):\(finding.start.row):\(finding.start.column): \(finding.prefix)\(finding.message)\n"
      }
    }
    return text
  }
}
