internal import JSONSyntax

/// Reviewdog's diagnostic format: <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>.
struct RDJSONFormat {
  func render(_ files: [LintedFile]) -> String {
    var writer = JSONWriter(layout: .indented(2))
    writer.beginObject()
    writer.key("diagnostics")
    writer.beginArray()
    for file in files {
      for finding in file.findings {
        writer.beginObject()
        writer.key("code")
        writer.beginObject()
        writer.member("value", finding.label)
        writer.endObject()
        writer.key("location")
        writer.beginObject()
        writer.member("path", file.absolutePath)
        writer.key("range")
        writer.beginObject()
        write("end", finding.end, to: &writer)
        write("start", finding.start, to: &writer)
        writer.endObject()
        writer.endObject()
        writer.member("message", finding.message)
        writer.endObject()
      }
    }
    writer.endArray()
    writer.member("severity", "WARNING")
    writer.key("source")
    writer.beginObject()
    writer.member("name", "adder")
    writer.endObject()
    writer.endObject()
    return writer.text + "\n"
  }

  private func write(_ name: String, _ position: Finding.Position, to writer: inout JSONWriter) {
    writer.key(name)
    writer.beginObject()
    writer.member("column", position.column)
    writer.member("line", position.row)
    writer.endObject()
  }
}
