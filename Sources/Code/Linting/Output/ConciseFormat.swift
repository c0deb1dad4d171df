/// One line a finding: `path:row:column: code message`.
struct ConciseFormat {
  func render(_ files: [LintedFile]) -> String {
    var text = ""
    for file in files {
      for finding in file.findings {
        let separator = finding.code == nil ? ":" : ""
        text +=
          "\(file.displayPath):\(finding.start.row):\(finding.start.column): \(finding.label)\(separator) \(finding.message)\n"
      }
    }
    return text
  }
}
