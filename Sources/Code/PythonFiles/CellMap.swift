internal import PythonSyntax

/// Where the cells of a notebook are in one source that has all of them after each other.
package struct CellMap: Sendable, Equatable {
  /// A cell that holds Python.
  package struct Cell: Sendable, Equatable {
    /// Its place among all cells of the notebook, counted from one.
    package var number: Int
    /// The row of the source that it starts in, counted from one.
    package var firstRow: Int

    package init(number: Int, firstRow: Int) {
      self.number = number
      self.firstRow = firstRow
    }
  }

  /// The cells in order. The first one starts with the source.
  package let cells: [Cell]
  /// How many rows of the notebook's code come before the source, which may be that of a part of its cells.
  package let rowsBefore: Int

  package init(_ cells: [Cell], rowsBefore: Int = 0) {
    self.cells = cells
    self.rowsBefore = rowsBefore
  }

  /// The cells as messages name them.
  var parts: [SourcePart] { cells.map { SourcePart(firstRow: $0.firstRow, name: "cell \($0.number)") } }

  /// The row of the source that the cell after one starts in; nil for the last.
  package func firstRow(after cell: Cell) -> Int? { cells.first { $0.firstRow > cell.firstRow }?.firstRow }

  /// The cell that a row of the source lies in; nil for a notebook without code. A row past the end lies in the last.
  ///
  /// - Complexity: O(log n) in the number of cells.
  package func cell(ofRow row: Int) -> Cell? {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].firstRow <= row { low = middle + 1 } else { high = middle }
    }
    return cells.isEmpty ? nil : cells[max(low - 1, 0)]
  }
}
