package import CodeSettings

/// What the linter does with a file.
package enum LintTreatment: Sendable {
  case checked
  /// It is a document, whose code is not checked so far.
  case document
  /// The settings leave it out, or it holds no code.
  case leftOut
}

extension SourceFile {
  /// What the linter does with the file.
  package var lintTreatment: LintTreatment {
    if isExcluded(by: settings.lintExclude) { return .leftOut }
    switch settings.language(ofFile: path) {
    case .python, .pyi, .ipynb: return .checked
    case .markdown, .restructuredText: return .document
    case nil: return .leftOut
    }
  }
}
