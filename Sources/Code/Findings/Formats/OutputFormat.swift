package import TerminalUI

/// How findings are printed, by the names that ruff gives the formats.
package enum OutputFormat: String, CaseIterable, Sendable {
  case concise
  case full
  case json
  case jsonLines = "json-lines"
  case junit
  case grouped
  case github
  case gitlab
  case pylint
  case rdjson
  case azure
  case sarif

  /// The findings of all files, ready to print.
  package func render(_ files: [FileFindings], _ surroundings: OutputSurroundings) -> String {
    switch self {
    case .concise: ConciseFormat(painter: surroundings.painter).render(files)
    case .full: FullFormat(painter: surroundings.painter).render(files)
    case .json: JSONFormat(isLines: false).render(files)
    case .jsonLines: JSONFormat(isLines: true).render(files)
    case .junit: JUnitFormat().render(files)
    case .grouped: GroupedFormat(painter: surroundings.painter).render(files)
    case .github: GitHubFormat().render(files)
    case .gitlab: GitLabFormat(projectDirectory: surroundings.projectDirectory).render(files)
    case .pylint: PylintFormat().render(files)
    case .rdjson: RDJSONFormat().render(files)
    case .azure: AzureFormat().render(files)
    case .sarif: SARIFFormat(surroundings: surroundings).render(files)
    }
  }

  /// Whether the format is read by people, who get a summary too.
  package var isForPeople: Bool { self == .concise || self == .full || self == .grouped }

  /// Whether the format shows lines of the sources.
  package var showsLines: Bool { self == .full }
}

/// What some formats say beside the findings.
package struct OutputSurroundings: Sendable {
  /// A rule as a report describes it.
  package struct Rule: Sendable {
    package let code: String
    package let name: String
    package let summary: String
    /// The tool that had the rule first.
    package let origin: String

    package init(code: String, name: String, summary: String, origin: String) {
      self.code = code
      self.name = name
      self.summary = summary
      self.origin = origin
    }
  }

  package var toolVersion: String
  /// The directory that GitLab's paths are relative to: its variable `CI_PROJECT_DIR`.
  package var projectDirectory: String?
  /// The rules that findings can be of.
  package var rules: [Rule]

  /// Colours the formats that people read.
  package var painter: Painter

  package init(
    toolVersion: String, projectDirectory: String?, rules: [Rule] = [], painter: Painter = Painter(isEnabled: false)
  ) {
    self.painter = painter
    self.toolVersion = toolVersion
    self.projectDirectory = projectDirectory
    self.rules = rules
  }
}
