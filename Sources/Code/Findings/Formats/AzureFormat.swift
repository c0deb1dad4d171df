/// Logging commands of Azure Pipelines:
/// <https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands>.
struct AzureFormat {
  func render(_ files: [FileFindings]) -> String {
    var text = ""
    for file in files {
      for finding in file.findings {
        text += "##vso[task.logissue type=error;sourcepath=\(escape(file.absolutePath));"
        if !finding.isAboutWholeFile {
          let start = finding.plainStart
          text += "linenumber=\(start.line);columnnumber=\(start.column);"
        }
        text += "code=\(finding.label);]\(finding.message)\n"
      }
    }
    return text
  }

  private func escape(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case ";": result += "%3B"
      case "]": result += "%5D"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
