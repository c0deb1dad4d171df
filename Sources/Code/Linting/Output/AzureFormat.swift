/// Logging commands that Azure Pipelines turns into issues:
/// <https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands>.
struct AzureFormat {
  func render(_ files: [LintedFile]) -> String {
    var text = ""
    for file in files {
      for finding in file.findings {
        text += "##vso[task.logissue type=error;sourcepath=\(file.absolutePath);linenumber=\(finding.start.row);"
        text += "columnnumber=\(finding.start.column);code=\(finding.label);]\(finding.message)\n"
      }
    }
    return text
  }
}
