internal import CodeSettings
package import Findings

/// What linting files came to.
package struct LintedFiles: Sendable {
  /// The files with findings, in the order of their paths' bytes.
  package var files: [FileFindings] = []
  /// The files that could not be read, where no rule that is on makes that a finding.
  package var unreadable: [UnreadableFile] = []

  /// Nothing.
  package init() {}
}

/// A file that could not be read.
package struct UnreadableFile: Sendable {
  /// The path as shown to a person.
  package let displayPath: String
  /// Why, as the system says it.
  package let reason: String
}

extension LintedFiles {
  /// The findings and failures of some outcomes.
  init(_ outcomes: [LintOutcome]) {
    for outcome in outcomes {
      switch outcome {
      case .clean: break
      case .found(let file): files.append(file)
      case .unreadable(let file): unreadable.append(file)
      }
    }
    files.sort { utf8Precedes($0.absolutePath, $1.absolutePath) }
  }
}
