internal import JSONSyntax
internal import Support

/// The static analysis results interchange format, version 2.1.0:
/// <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
struct SARIFFormat {
  let surroundings: OutputSurroundings

  func render(_ files: [FileFindings]) -> String {
    var writer = JSONWriter(layout: .indented(2))
    writer.beginObject()
    writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    writer.key("runs")
    writer.beginArray()
    writer.beginObject()
    writer.key("results")
    writer.beginArray()
    for file in files {
      for finding in file.findings { write(finding, uri(of: file.absolutePath), to: &writer) }
    }
    writer.endArray()
    writer.key("tool")
    writer.beginObject()
    writer.key("driver")
    writer.beginObject()
    writer.member("name", "adder")
    writer.key("rules")
    writer.beginArray()
    let codes = Set(files.flatMap(\.findings).compactMap(\.code))
    for rule in surroundings.rules where codes.contains(rule.code) { write(rule, to: &writer) }
    writer.endArray()
    writer.member("version", surroundings.toolVersion)
    writer.endObject()
    writer.endObject()
    writer.endObject()
    writer.endArray()
    writer.member("version", "2.1.0")
    writer.endObject()
    return writer.text
  }

  private func write(_ finding: Finding, _ uri: String, to writer: inout JSONWriter) {
    writer.beginObject()
    if let fix = finding.fix { write(fix, finding.inAllCells?.edits ?? fix.edits, uri, to: &writer) }
    writer.member("level", "error")
    writer.key("locations")
    writer.beginArray()
    writer.beginObject()
    writer.key("physicalLocation")
    writer.beginObject()
    writeLocation(uri, to: &writer)
    let place = finding.inAllCells
    writeRegion(
      "region", place?.start ?? finding.plainStart, place?.end ?? finding.plainEnd, to: &writer)
    writer.endObject()
    writer.endObject()
    writer.endArray()
    write("message", finding.message, to: &writer)
    writer.member("ruleId", finding.label)
    writer.endObject()
  }

  private func write(_ fix: Finding.Fix, _ edits: [Finding.Edit], _ uri: String, to writer: inout JSONWriter) {
    writer.key("fixes")
    writer.beginArray()
    writer.beginObject()
    writer.key("artifactChanges")
    writer.beginArray()
    writer.beginObject()
    writeLocation(uri, to: &writer)
    writer.key("replacements")
    writer.beginArray()
    for edit in edits {
      writer.beginObject()
      writeRegion("deletedRegion", edit.start, edit.end, to: &writer)
      if !edit.content.isEmpty {
        writer.key("insertedContent")
        writer.beginObject()
        writer.member("text", edit.content)
        writer.endObject()
      }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.endArray()
    writer.key("description")
    writer.beginObject()
    writer.key("text")
    if let message = fix.message { writer.string(message) } else { writer.null() }
    writer.endObject()
    writer.endObject()
    writer.endArray()
  }

  private func writeLocation(_ uri: String, to writer: inout JSONWriter) {
    writer.key("artifactLocation")
    writer.beginObject()
    writer.member("uri", uri)
    writer.endObject()
  }

  private func writeRegion(
    _ name: String, _ start: Finding.Position, _ end: Finding.Position, to writer: inout JSONWriter
  ) {
    writer.key(name)
    writer.beginObject()
    writer.member("endColumn", end.column)
    writer.member("endLine", end.row)
    writer.member("startColumn", start.column)
    writer.member("startLine", start.row)
    writer.endObject()
  }

  private func write(_ rule: OutputSurroundings.Rule, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("defaultConfiguration")
    writer.beginObject()
    writer.member("enabled", true)
    writer.member("level", "error")
    writer.endObject()
    write("fullDescription", rule.summary, to: &writer)
    write("help", rule.summary, to: &writer)
    writer.member("id", rule.code)
    writer.key("properties")
    writer.beginObject()
    writer.member("id", rule.code)
    writer.member("kind", rule.origin)
    writer.member("name", rule.name)
    writer.member("problem.severity", "error")
    writer.endObject()
    write("shortDescription", rule.summary, to: &writer)
    writer.endObject()
  }

  private func write(_ name: String, _ text: String, to writer: inout JSONWriter) {
    writer.key(name)
    writer.beginObject()
    writer.member("text", text)
    writer.endObject()
  }

  /// The `file` URL of an absolute path; another path, such as `-`, as it is.
  private func uri(of path: String) -> String {
    guard path.hasPrefix("/") else { return path }
    return "file://"
      + PercentEncoding.encode(path.utf8) { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: ","):
          true
        default: false
        }
      }
  }
}
