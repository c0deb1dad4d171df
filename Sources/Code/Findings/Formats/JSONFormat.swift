internal import JSONSyntax

/// An array of objects, or an object a line, with the members that ruff's output has.
struct JSONFormat {
  let isLines: Bool

  func render(_ files: [FileFindings]) -> String {
    if isLines {
      var text = ""
      for file in files {
        for finding in file.findings {
          var writer = JSONWriter(layout: .compact)
          write(finding, of: file, to: &writer)
          text += writer.text + "\n"
        }
      }
      return text
    }
    var writer = JSONWriter(layout: .indented(2))
    writer.beginArray()
    for file in files {
      for finding in file.findings { write(finding, of: file, to: &writer) }
    }
    writer.endArray()
    return writer.text
  }

  private func write(_ finding: Finding, of file: FileFindings, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("cell")
    if let cell = finding.cell { writer.integer(cell) } else { writer.null() }
    writer.member("code", finding.label)
    write("end_location", finding.isAboutWholeFile ? nil : finding.end, to: &writer)
    writer.member("filename", file.absolutePath)
    writer.key("fix")
    write(finding.fix, to: &writer)
    write("location", finding.isAboutWholeFile ? nil : finding.start, to: &writer)
    writer.member("message", finding.message)
    writer.member("name", finding.name)
    writer.key("noqa_row")
    if let row = finding.suppressibleRow { writer.integer(row) } else { writer.null() }
    writer.member("severity", "error")
    writer.key("url")
    writer.null()
    writer.endObject()
  }

  private func write(_ fix: Finding.Fix?, to writer: inout JSONWriter) {
    guard let fix else { return writer.null() }
    writer.beginObject()
    writer.member("applicability", fix.applicability.rawValue)
    writer.key("edits")
    writer.beginArray()
    for edit in fix.edits {
      writer.beginObject()
      writer.member("content", edit.content)
      write("end_location", edit.end, to: &writer)
      write("location", edit.start, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.key("message")
    if let message = fix.message { writer.string(message) } else { writer.null() }
    writer.endObject()
  }

  private func write(_ name: String, _ position: Finding.Position?, to writer: inout JSONWriter) {
    writer.key(name)
    guard let position else { return writer.null() }
    writer.beginObject()
    writer.member("column", position.column)
    writer.member("row", position.row)
    writer.endObject()
  }
}
