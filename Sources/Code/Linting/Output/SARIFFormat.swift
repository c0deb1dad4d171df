internal import JSONSyntax

/// The static analysis results interchange format, version 2.1.0:
/// <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
struct SARIFFormat {
  let toolVersion: String

  func render(_ files: [LintedFile]) -> String {
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
    for rule in LintRule.all where codes.contains(rule.code) { write(rule, to: &writer) }
    writer.endArray()
    writer.member("version", toolVersion)
    writer.endObject()
    writer.endObject()
    writer.endObject()
    writer.endArray()
    writer.member("version", "2.1.0")
    writer.endObject()
    return writer.text + "\n"
  }

  private func write(_ finding: Finding, _ uri: String, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("level", "error")
    writer.key("locations")
    writer.beginArray()
    writer.beginObject()
    writer.key("physicalLocation")
    writer.beginObject()
    writer.key("artifactLocation")
    writer.beginObject()
    writer.member("uri", uri)
    writer.endObject()
    writer.key("region")
    writer.beginObject()
    writer.member("endColumn", finding.end.column)
    writer.member("endLine", finding.end.row)
    writer.member("startColumn", finding.start.column)
    writer.member("startLine", finding.start.row)
    writer.endObject()
    writer.endObject()
    writer.endObject()
    writer.endArray()
    write("message", finding.message, to: &writer)
    writer.member("ruleId", finding.label)
    writer.endObject()
  }

  private func write(_ rule: LintRule, to writer: inout JSONWriter) {
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
    var result = "file://"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: ","):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
