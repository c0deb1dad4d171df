internal import JSONSyntax
internal import Support

/// The static analysis results interchange format, version 2.1.0:
/// <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
struct SARIFFormat {
  let surroundings: OutputSurroundings

  func render(_ files: [FileFindings]) -> String {
    let codes = Set(files.flatMap(\.findings).compactMap(\.code))
    var writer = JSONWriter(layout: .indented(2))
    writer.object { writer in
      writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      writer.array("runs") { writer in
        writer.object { writer in
          writer.array("results") { writer in
            for file in files {
              for finding in file.findings { write(finding, uri(of: file.absolutePath), to: &writer) }
            }
          }
          writer.object("tool") { writer in
            writer.object("driver") { writer in
              writer.member("name", "adder")
              writer.array("rules") { writer in
                for rule in surroundings.rules where codes.contains(rule.code) { write(rule, to: &writer) }
              }
              writer.member("version", surroundings.toolVersion)
            }
          }
        }
      }
      writer.member("version", "2.1.0")
    }
    return writer.text
  }

  private func write(_ finding: Finding, _ uri: String, to writer: inout JSONWriter) {
    let place = finding.inAllCells
    writer.object { writer in
      if let fix = finding.fix { write(fix, place?.edits ?? fix.edits, uri, to: &writer) }
      writer.member("level", "error")
      writer.array("locations") { writer in
        writer.object { writer in
          writer.object("physicalLocation") { writer in
            writeLocation(uri, to: &writer)
            writeRegion("region", place?.start ?? finding.plainStart, place?.end ?? finding.plainEnd, to: &writer)
          }
        }
      }
      write("message", finding.message, to: &writer)
      writer.member("ruleId", finding.label)
    }
  }

  private func write(_ fix: Finding.Fix, _ edits: [Finding.Edit], _ uri: String, to writer: inout JSONWriter) {
    writer.array("fixes") { writer in
      writer.object { writer in
        writer.array("artifactChanges") { writer in
          writer.object { writer in
            writeLocation(uri, to: &writer)
            writer.array("replacements") { writer in
              for edit in edits { write(edit, to: &writer) }
            }
          }
        }
        writer.object("description") { $0.member("text", fix.message) }
      }
    }
  }

  private func write(_ edit: Finding.Edit, to writer: inout JSONWriter) {
    writer.object { writer in
      writeRegion("deletedRegion", edit.start, edit.end, to: &writer)
      if !edit.content.isEmpty { write("insertedContent", edit.content, to: &writer) }
    }
  }

  private func writeLocation(_ uri: String, to writer: inout JSONWriter) {
    writer.object("artifactLocation") { $0.member("uri", uri) }
  }

  private func writeRegion(
    _ name: String, _ start: Finding.Position, _ end: Finding.Position, to writer: inout JSONWriter
  ) {
    writer.object(name) { writer in
      writer.member("endColumn", end.column)
      writer.member("endLine", end.line)
      writer.member("startColumn", start.column)
      writer.member("startLine", start.line)
    }
  }

  private func write(_ rule: ReportedRule, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.object("defaultConfiguration") { writer in
        writer.member("enabled", true)
        writer.member("level", "error")
      }
      write("fullDescription", rule.summary, to: &writer)
      write("help", rule.summary, to: &writer)
      writer.member("id", rule.code)
      writer.object("properties") { writer in
        writer.member("id", rule.code)
        writer.member("kind", rule.origin)
        writer.member("name", rule.name)
        writer.member("problem.severity", "error")
      }
      write("shortDescription", rule.summary, to: &writer)
    }
  }

  /// Writes an object that is only a text.
  private func write(_ name: String, _ text: String, to writer: inout JSONWriter) {
    writer.object(name) { $0.member("text", text) }
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
