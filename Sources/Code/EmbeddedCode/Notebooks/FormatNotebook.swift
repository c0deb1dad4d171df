package import Formatting
package import PythonSyntax

/// A cell that formatting changes.
package struct NotebookCellChange: Sendable {
  /// Its place among all cells, counted from one.
  package let number: Int
  /// The sources, with a line feed after the last line.
  package let before: [UInt8]
  package let after: [UInt8]
}

/// What formatting a notebook gave.
package enum NotebookFormatResult: Sendable {
  case unchanged
  case changed([UInt8], cells: [NotebookCellChange])
  /// A cell has errors of syntax; their ranges are in the cell's source.
  case failed(cell: NotebookCell, [SyntaxError])
  case internalError(String)

  package typealias NotebookCell = Notebook.Cell
}

/// Formats the Python cells of a notebook one by one.
///
/// - Parameter options: those for cells of notebooks.
package func formatNotebook(_ notebook: Notebook, options: FormatOptions) -> NotebookFormatResult {
  var options = options
  if options.lineEnding == .auto { options.lineEnding = firstLineEnding(of: notebook) }
  var sources: [[UInt8]] = []
  var changes: [NotebookCellChange] = []
  for cell in notebook.cells {
    switch cell.source.withUnsafeBufferPointer({ formatSource($0, options: options) }) {
    case .unchanged: sources.append(cell.source)
    case .changed(let formatted):
      sources.append(formatted)
      changes.append(NotebookCellChange(number: cell.number, before: cell.source, after: formatted))
    case .failed(let errors): return .failed(cell: cell, errors)
    case .internalError(let message): return .internalError("cell \(cell.number): \(message)")
    }
  }
  return changes.isEmpty ? .unchanged : .changed(notebook.replacingSources(sources), cells: changes)
}

/// The line ending that all cells get: that of the first line of all.
private func firstLineEnding(of notebook: Notebook) -> FormatOptions.LineEnding {
  for cell in notebook.cells {
    guard let index = cell.source.firstIndex(of: 0x0A) else { continue }
    return index > 0 && cell.source[index - 1] == 0x0D ? .carriageReturnLineFeed : .lineFeed
  }
  return .lineFeed
}
