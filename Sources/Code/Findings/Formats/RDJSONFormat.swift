internal import JSONSyntax

/// The JSON that reviewdog reads: <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>.
///
/// The members of every object are in the order of their names, as ruff writes them: `end` comes before `start`.
struct RDJSONFormat {
  func render(_ files: [FileFindings]) -> String {
    var writer = JSONWriter(layout: .indented(2))
    writer.object { writer in
      writer.array("diagnostics") { writer in
        for file in files {
          for finding in file.findings { write(finding, of: file, to: &writer) }
        }
      }
      // One severity for all, the one that ruff states: reviewdog shows findings and does not fail by itself.
      writer.member("severity", "WARNING")
      writer.object("source") { $0.member("name", "adder") }
    }
    return writer.text
  }

  private func write(_ finding: Finding, of file: FileFindings, to writer: inout JSONWriter) {
    let place = finding.inAllCells
    writer.object { writer in
      writer.object("code") { $0.member("value", finding.label) }
      writer.object("location") { writer in
        writer.member("path", file.absolutePath)
        if !finding.isAboutWholeFile { write(place?.start ?? finding.start, place?.end ?? finding.end, to: &writer) }
      }
      writer.member("message", finding.message)
      guard let fix = finding.fix, !fix.edits.isEmpty else { return }
      writer.array("suggestions") { writer in
        for edit in place?.edits ?? fix.edits {
          writer.object { writer in
            write(edit.start, edit.end, to: &writer)
            writer.member("text", edit.content)
          }
        }
      }
    }
  }

  private func write(_ start: Finding.Position, _ end: Finding.Position, to writer: inout JSONWriter) {
    writer.object("range") { writer in
      for (name, position) in [("end", end), ("start", start)] {
        writer.object(name) { writer in
          writer.member("column", position.column)
          writer.member("line", position.line)
        }
      }
    }
  }
}
