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
    case .json: JSONFormat(layout: .array).render(files)
    case .jsonLines: JSONFormat(layout: .lines).render(files)
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
