package import Formatting
package import PythonSyntax

/// A cell that formatting changes.
package struct NotebookCellChange: Sendable {
  /// Its place among all cells, counted from one.
  package let number: Int
  /// The sources, with a line feed after the last line.
  package let before: [UInt8]
  /// The source as it is to be.
  package let after: [UInt8]
}

/// What formatting changes in a notebook.
package struct NotebookChange: Sendable {
  /// The cells that change.
  package let cells: [NotebookCellChange]
  /// The sources of all Python cells after each other.
  package let before: [UInt8]
  /// The same after formatting.
  package let after: [UInt8]
  /// For each Python cell the number of the line of `before` that it starts in, counted from one.
  package let firstLines: [Int]
  /// The places of the Python cells among all cells, counted from one.
  package let numbers: [Int]

  /// The line of `before` that a cell starts in.
  package func firstLine(ofCell number: Int) -> Int {
    numbers.firstIndex(of: number).map { firstLines[$0] } ?? 1
  }
}

/// What formatting a notebook gave.
package enum NotebookFormatResult: Sendable {
  case unchanged
  case changed([UInt8], NotebookChange)
  /// A cell has errors of syntax; their ranges are in the cell's source.
  case failed(cell: NotebookCell, [SyntaxError])
  case internalError(String)

  /// A cell of a notebook, whose name `Cell` is taken here.
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
    switch unsafe cell.source.withUnsafeBufferPointer({ unsafe formatSource($0, options: options) }) {
    case .unchanged: sources.append(cell.source)
    case .changed(let formatted):
      sources.append(formatted)
      changes.append(NotebookCellChange(number: cell.number, before: cell.source, after: formatted))
    case .failed(let errors): return .failed(cell: cell, errors)
    case .internalError(let message): return .internalError("cell \(cell.number): \(message)")
    }
  }
  if changes.isEmpty { return .unchanged }
  let change = NotebookChange(
    cells: changes, before: notebook.source, after: Array(sources.joined()),
    firstLines: notebook.firstLines, numbers: notebook.cells.map(\.number))
  return .changed(notebook.replacingSources(sources), change)
}

/// The line ending that all cells get: that of the first line of all.
private func firstLineEnding(of notebook: Notebook) -> FormatOptions.LineEnding {
  for cell in notebook.cells {
    guard let index = cell.source.firstIndex(of: 0x0A) else { continue }
    return index > 0 && cell.source[index - 1] == 0x0D ? .carriageReturnLineFeed : .lineFeed
  }
  return .lineFeed
}
