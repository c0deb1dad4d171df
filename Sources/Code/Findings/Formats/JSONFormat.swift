internal import JSONSyntax

/// An array of objects, or an object a line, with the members that ruff's output has.
struct JSONFormat {
  enum Layout {
    /// All findings in one array.
    case array
    /// Each finding on a line of its own.
    case lines
  }

  let layout: Layout

  func render(_ files: [FileFindings]) -> String {
    switch layout {
    case .array:
      var writer = JSONWriter(layout: .indented(2))
      writer.array { writer in
        for file in files {
          for finding in file.findings { write(finding, of: file, to: &writer) }
        }
      }
      return writer.text
    case .lines:
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
  }

  private func write(_ finding: Finding, of file: FileFindings, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("cell", finding.cell)
      writer.member("code", finding.label)
      write("end_location", finding.isAboutWholeFile ? nil : finding.end, to: &writer)
      writer.member("filename", file.absolutePath)
      writer.key("fix")
      write(finding.fix, to: &writer)
      write("location", finding.isAboutWholeFile ? nil : finding.start, to: &writer)
      writer.member("message", finding.message)
      writer.member("name", finding.name)
      writer.member("noqa_row", finding.suppressibleLine)
      writer.member("severity", "error")
      writer.key("url")
      writer.null()
    }
  }

  private func write(_ fix: Finding.Fix?, to writer: inout JSONWriter) {
    guard let fix else { return writer.null() }
    writer.object { writer in
      writer.member("applicability", fix.applicability.rawValue)
      writer.array("edits") { writer in
        for edit in fix.edits {
          writer.object { writer in
            writer.member("content", edit.content)
            write("end_location", edit.end, to: &writer)
            write("location", edit.start, to: &writer)
          }
        }
      }
      writer.member("message", fix.message)
    }
  }

  /// Writes a place, whose line ruff calls a row.
  private func write(_ name: String, _ position: Finding.Position?, to writer: inout JSONWriter) {
    guard let position else {
      writer.key(name)
      return writer.null()
    }
    writer.object(name) { writer in
      writer.member("column", position.column)
      writer.member("row", position.line)
    }
  }
}
