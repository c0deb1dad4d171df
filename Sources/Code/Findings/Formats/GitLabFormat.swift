internal import JSONSyntax
internal import Support

/// A code quality report: <https://docs.gitlab.com/ci/testing/code_quality/>.
struct GitLabFormat {
  let projectDirectory: String?

  func render(_ files: [FileFindings]) -> String {
    var writer = JSONWriter(layout: .indented(2))
    var fingerprints: Set<UInt64> = []
    writer.beginArray()
    for file in files {
      let path = path(of: file)
      for finding in file.findings {
        writer.beginObject()
        writer.member("check_name", finding.label)
        writer.member("description", "\(finding.label): \(finding.message)")
        writer.member("severity", "major")
        writer.member("fingerprint", fingerprint(of: finding, path, &fingerprints))
        writer.key("location")
        writer.beginObject()
        writer.member("path", path)
        writer.key("positions")
        writer.beginObject()
        write("begin", finding.plainStart, to: &writer)
        write("end", finding.plainEnd, to: &writer)
        writer.endObject()
        writer.endObject()
        writer.endObject()
      }
    }
    writer.endArray()
    return writer.text
  }

  private func path(of file: FileFindings) -> String {
    guard var directory = projectDirectory, !directory.isEmpty else { return file.displayPath }
    if !directory.hasSuffix("/") { directory += "/" }
    return file.absolutePath.hasPrefix(directory)
      ? String(file.absolutePath.dropFirst(directory.count)) : file.displayPath
  }

  /// A number that stays the same when lines are added above the finding; equal findings are counted. Not the number
  /// that ruff gives the finding, whose recipe is not documented: a report of one tool compares with its own only.
  private func fingerprint(of finding: Finding, _ path: String, _ fingerprints: inout Set<UInt64>) -> String {
    var occurrence: UInt64 = 0
    while true {
      var hash = StableHash()
      hash.combine(path)
      hash.combine(finding.label)
      hash.combine(finding.message)
      hash.combine(occurrence)
      if fingerprints.insert(hash.value).inserted { return String(hash.value, radix: 16) }
      occurrence += 1
    }
  }

  private func write(_ name: String, _ position: Finding.Position, to writer: inout JSONWriter) {
    writer.key(name)
    writer.beginObject()
    writer.member("line", position.line)
    writer.member("column", position.column)
    writer.endObject()
  }
}
