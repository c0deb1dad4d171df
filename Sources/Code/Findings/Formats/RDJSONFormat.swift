internal import JSONSyntax

/// The JSON that reviewdog reads: <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>.
struct RDJSONFormat {
  func render(_ files: [FileFindings]) -> String {
    var writer = JSONWriter(layout: .indented(2))
    writer.beginObject()
    writer.key("diagnostics")
    writer.beginArray()
    for file in files {
      for finding in file.findings { write(finding, of: file, to: &writer) }
    }
    writer.endArray()
    writer.member("severity", "WARNING")
    writer.key("source")
    writer.beginObject()
    writer.member("name", "adder")
    writer.endObject()
    writer.endObject()
    return writer.text
  }

  private func write(_ finding: Finding, of file: FileFindings, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("code")
    writer.beginObject()
    writer.member("value", finding.label)
    writer.endObject()
    writer.key("location")
    writer.beginObject()
    writer.member("path", file.absolutePath)
    let place = finding.inAllCells
    if !finding.isAboutWholeFile { write(place?.start ?? finding.start, place?.end ?? finding.end, to: &writer) }
    writer.endObject()
    writer.member("message", finding.message)
    if let fix = finding.fix, !fix.edits.isEmpty {
      writer.key("suggestions")
      writer.beginArray()
      for edit in place?.edits ?? fix.edits {
        writer.beginObject()
        write(edit.start, edit.end, to: &writer)
        writer.member("text", edit.content)
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endObject()
  }

  private func write(_ start: Finding.Position, _ end: Finding.Position, to writer: inout JSONWriter) {
    writer.key("range")
    writer.beginObject()
    for (name, position) in [("end", end), ("start", start)] {
      writer.key(name)
      writer.beginObject()
      writer.member("column", position.column)
      writer.member("line", position.row)
      writer.endObject()
    }
    writer.endObject()
  }
}
