/// One line a finding: `path:row:column: code message`.
struct ConciseFormat {
  func render(_ files: [FileFindings]) -> String {
    var text = ""
    for file in files {
      for finding in file.findings { text += "\(file.displayPath)\(finding.placeSuffix): \(finding.headline)\n" }
    }
    return text
  }
}
