/// How findings are printed, by the names that ruff gives the formats.
package enum OutputFormat: String, CaseIterable, Sendable {
  case concise
  case full
  case json
  case jsonLines = "json-lines"
  case github
  case pylint

  /// The findings of all files, ready to print.
  package func render(_ files: [LintedFile]) -> String {
    switch self {
    case .concise: ConciseFormat().render(files)
    case .full: FullFormat().render(files)
    case .json: JSONFormat(isLines: false).render(files)
    case .jsonLines: JSONFormat(isLines: true).render(files)
    case .github: GitHubFormat().render(files)
    case .pylint: PylintFormat().render(files)
    }
  }

  /// Whether the format is read by people, who get a summary too.
  package var isForPeople: Bool { self == .concise || self == .full }
}
