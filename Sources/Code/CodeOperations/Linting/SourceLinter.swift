package import CodeSettings
internal import EmbeddedCode
package import Findings
package import Linting
internal import PythonFiles
internal import PythonSyntax

/// Lints the text of one file, whatever its language.
package struct SourceLinter: Sendable {
  private let settings: LintSettings

  /// Sets up the linter; the version of Python that the settings name holds where those of a file name none.
  package init(_ settings: LintSettings) {
    self.settings = settings
  }

  /// Gives what is wrong with a text, in source order; nil for one that holds nothing that is checked.
  ///
  /// - Parameters:
  ///   - path: the absolute path, which can decide on the version of Python.
  ///   - displayPath: the path as shown to a person.
  /// - Throws: `NotebookError`.
  package func lint(
    _ bytes: [UInt8], _ language: SourceLanguage, _ codeSettings: CodeSettings, path: String, displayPath: String
  ) throws -> FileFindings? {
    var settings = settings
    settings.targetVersion = codeSettings.targetVersion(ofFile: path) ?? settings.targetVersion
    let file = FileFindings(displayPath: displayPath, absolutePath: displayText(ofPath: path), findings: [])
    switch language {
    case .python, .pyi:
      let parsed = unsafe bytes.withUnsafeBufferPointer { unsafe ParsedFile(parsing: $0) }
      return file.adding(parsed, settings)
    case .ipynb:
      let notebook = try Notebook(parsing: bytes)
      return notebook.isPython ? lint(notebook, file, settings) : nil
    case .markdown, .restructuredText: return nil
    }
  }

  /// Checks the cells of a notebook as one source, in which names are known from cell to cell.
  private func lint(_ notebook: Notebook, _ empty: FileFindings, _ settings: LintSettings) -> FileFindings {
    let whole = parsedCells(notebook.source, notebook.cellMap)
    if whole.tree.errors.isEmpty { return empty.adding(whole, settings) }
    // A cell that cannot be read says nothing of the others, which Python reads one by one.
    return notebook.cells.enumerated().reduce(empty) { result, cell in
      result.adding(parsedCells(cell.element.source, notebook.cellMap(ofCellAt: cell.offset)), settings)
    }
  }

  private func parsedCells(_ source: [UInt8], _ cells: CellMap) -> ParsedFile {
    unsafe source.withUnsafeBufferPointer {
      unsafe ParsedFile(parsing: $0, mode: .ipython, ignoresEncodingDeclaration: true, cells: cells)
    }
  }
}

extension FileFindings {
  /// These findings and those in a source of the file.
  fileprivate func adding(_ source: ParsedFile, _ settings: LintSettings) -> FileFindings {
    let found = Linting.lint(source, displayPath: displayPath, absolutePath: absolutePath, settings: settings)
    var result = self
    result.findings += found.findings
    result.lines.merge(found.lines) { first, _ in first }
    result.cellLines.merge(found.cellLines) { first, _ in first }
    return result
  }
}
