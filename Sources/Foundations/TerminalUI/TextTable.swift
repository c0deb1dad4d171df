/// Columns of text, left-aligned.
package struct TextTable: Sendable {
  private let columnCount: Int
  /// The blanks between two columns, at least.
  private let gap: Int
  private var rows: [[String]] = []
  /// Whether the first row names the columns, which a rule of dashes follows.
  private let hasHeaders: Bool

  /// Starts a table with its column names.
  package init(headers: [String]) {
    columnCount = headers.count
    gap = 1
    rows = [headers]
    hasHeaders = true
  }

  /// Starts a table without names. The cells of the last column may be painted.
  package init(columns: Int, gap: Int) {
    columnCount = columns
    self.gap = gap
    hasHeaders = false
  }

  /// Adds a row; missing cells are empty, extra ones are dropped.
  package mutating func append(_ row: [String]) {
    rows.append((0..<columnCount).map { $0 < row.count ? row[$0] : "" })
  }

  /// The table's lines, without trailing blanks.
  package var lines: [String] {
    let widths = (0..<columnCount).map { column in rows.map { displayWidth(of: $0[column]) }.max() ?? 0 }
    var lines = rows
    if hasHeaders { lines.insert(widths.map { String(repeating: "-", count: $0) }, at: 1) }
    return lines.map { cells in
      var line = ""
      for (column, cell) in cells.enumerated() {
        line += column == cells.count - 1 ? cell : padded(cell, to: widths[column] + gap)
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
