/// Workflow commands that GitHub turns into annotations:
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>.
struct GitHubFormat {
  func render(_ files: [FileFindings]) -> String {
    var text = ""
    for file in files {
      for finding in file.findings {
        let (start, end) = (finding.plainStart, finding.plainEnd)
        // GitHub ignores columns unless start and end are on one line.
        let columns = start.line == end.line ? ",col=\(start.column)" : ""
        let endColumn = start.line == end.line ? ",endColumn=\(end.column)" : ""
        text +=
          "::error title=adder (\(escape(finding.label, isProperty: true))),file=\(escape(file.absolutePath, isProperty: true))"
        text += ",line=\(start.line)\(columns),endLine=\(end.line)\(endColumn)::"
        let message = "\(file.displayPath):\(start.line):\(start.column): \(finding.headline)"
        text += escape(message, isProperty: false) + "\n"
      }
    }
    return text
  }

  private func escape(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
