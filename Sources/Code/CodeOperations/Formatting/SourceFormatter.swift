package import CodeSettings
internal import EmbeddedCode
internal import Formatting
internal import PythonFiles
internal import PythonSyntax
internal import Support

/// Formats the text of one file, whatever its language.
package struct SourceFormatter {
  /// What formatting a text gave.
  package enum Result {
    case unchanged
    case changed(FormattedText)
    /// It holds nothing that is formatted.
    case skipped
    case failed(FormatFailure.Reason)
  }

  private let settings: CodeSettings
  private let language: SourceLanguage
  /// The Python that the file must run on.
  private let targetVersion: PythonVersion?

  /// Sets up the formatter of one file.
  ///
  /// - Parameter path: where the file is, which can decide on its version of Python; nil if it is nowhere.
  package init(_ settings: CodeSettings, path: String?, language: SourceLanguage) {
    self.settings = settings
    self.language = language
    targetVersion = path.map { settings.targetVersion(ofFile: $0) } ?? settings.targetVersion
  }

  /// Formats a text, or the given lines of it.
  ///
  /// - Parameters:
  ///   - range: nil for all of it.
  ///   - verification: full for a result that is written or shown.
  package func format(
    _ bytes: [UInt8], range: FormatLineRange? = nil, verification: FormatVerification = .full
  ) -> Result {
    switch language {
    case .python, .pyi:
      return formatPython(bytes, range, verification)
    case .ipynb, .markdown, .restructuredText:
      if range != nil { return .failed(.content("parts can be formatted of Python files only")) }
      return formatEmbeddedCode(bytes)
    }
  }

  private func options(_ language: SourceLanguage) -> FormatOptions {
    settings.format.options(language, target: targetVersion)
  }

  private func formatPython(
    _ bytes: [UInt8], _ range: FormatLineRange?, _ verification: FormatVerification
  ) -> Result {
    let options = options(language)
    let file = unsafe bytes.withUnsafeBufferPointer { unsafe ParsedFile(parsing: $0, options) }
    let result =
      if let range {
        formatRange(of: file, from: range.start, to: range.end, options: options)
      } else {
        Formatting.format(file, options: options, verifies: verification == .full)
      }
    switch result {
    case .unchanged: return .unchanged
    case .changed(let formatted): return .changed(FormattedText(before: bytes, after: formatted))
    case .failed(let errors): return .failed(.syntax(SyntaxFailure(errors, in: file)))
    case .internalError(let message): return .failed(.defect(message))
    }
  }

  private func formatEmbeddedCode(_ bytes: [UInt8]) -> Result {
    switch language {
    case .ipynb: return formatNotebook(bytes)
    case .markdown: return document(bytes, formatMarkdown(bytes, options: optionsOfBlock(labelled:)))
    case .restructuredText, .python, .pyi:
      return document(bytes, formatRestructuredText(bytes, options: options(.python)))
    }
  }

  /// The options for a block of a document that is labelled so; nil for one that is left alone.
  private func optionsOfBlock(labelled label: String) -> FormatOptions? {
    switch settings.language(ofLabel: label) {
    case .python: options(.python)
    case .pyi: options(.pyi)
    case .ipynb: options(.ipynb)
    case .markdown, .restructuredText, nil: nil
    }
  }

  private func document(_ bytes: [UInt8], _ formatted: [UInt8]?) -> Result {
    formatted.map { .changed(FormattedText(before: bytes, after: $0)) } ?? .unchanged
  }

  private func formatNotebook(_ bytes: [UInt8]) -> Result {
    let notebook: Notebook
    do {
      notebook = try Notebook(parsing: bytes)
    } catch {
      return .failed(.content(explanation(of: error).joined(separator: ": ")))
    }
    guard notebook.isPython else { return .skipped }
    let options = options(.ipynb)
    switch EmbeddedCode.formatNotebook(notebook, options: options) {
    case .unchanged: return .unchanged
    case .changed(let formatted, let change):
      return .changed(FormattedText(before: bytes, after: formatted, notebook: change))
    case .failed(let cell, let errors):
      let file = unsafe cell.source.withUnsafeBufferPointer { unsafe ParsedFile(parsing: $0, options) }
      let place = notebook.cells.firstIndex { $0.number == cell.number }
      let firstLine = place.map { notebook.firstLines[$0] } ?? 1
      return .failed(.syntax(SyntaxFailure(errors, in: file, cell: .init(number: cell.number, firstLine: firstLine))))
    case .internalError(let message): return .failed(.defect(message))
    }
  }
}

/// Whether a formatted text is parsed again, to be sure that it means the same.
package enum FormatVerification: Sendable {
  /// It is, as it must be for a text that is written or shown.
  case full
  /// Only whether it differs is asked.
  case none
}
