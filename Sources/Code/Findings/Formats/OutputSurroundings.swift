package import TerminalUI

/// What some formats say beside the findings.
package struct OutputSurroundings: Sendable {
  /// The version of adder that reports name as that of the tool.
  package var toolVersion: String
  /// The directory that GitLab's paths are relative to: its variable `CI_PROJECT_DIR`.
  package var projectDirectory: String?
  /// The rules that findings can be of.
  package var rules: [ReportedRule]
  /// Colours the formats that people read.
  package var painter: Painter

  /// Collects what the formats say.
  package init(
    toolVersion: String, projectDirectory: String?, rules: [ReportedRule] = [],
    painter: Painter = Painter(isEnabled: false)
  ) {
    self.toolVersion = toolVersion
    self.projectDirectory = projectDirectory
    self.rules = rules
    self.painter = painter
  }
}
