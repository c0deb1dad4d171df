internal import PythonSyntax

/// Where the cells of a notebook are in one source that has all of them after each other.
package struct CellMap: Sendable, Equatable {
  /// A cell that holds Python.
  package struct Cell: Sendable, Equatable {
    /// Its place among all cells of the notebook, counted from one.
    package var number: Int
    /// The line of the source that it starts in, counted from one.
    package var firstLine: Int

    package init(number: Int, firstLine: Int) {
      self.number = number
      self.firstLine = firstLine
    }
  }

  /// The cells in order. The first one starts with the source.
  package let cells: [Cell]
  /// How many lines of the notebook's code come before the source, which may be that of a part of its cells.
  package let linesBefore: Int

  package init(_ cells: [Cell], linesBefore: Int = 0) {
    self.cells = cells
    self.linesBefore = linesBefore
  }

  /// The cells as messages name them.
  var parts: [SourcePart] { cells.map { SourcePart(firstLine: $0.firstLine, name: "cell \($0.number)") } }

  /// The line of the source that the cell after one starts in; nil for the last.
  package func firstLine(after cell: Cell) -> Int? { cells.first { $0.firstLine > cell.firstLine }?.firstLine }

  /// The cell that a line of the source lies in; nil for a notebook without code. A line past the end lies in the last.
  ///
  /// - Complexity: O(log n) in the number of cells.
  package func cell(ofLine line: Int) -> Cell? {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].firstLine <= line { low = middle + 1 } else { high = middle }
    }
    return cells.isEmpty ? nil : cells[max(low - 1, 0)]
  }
}
