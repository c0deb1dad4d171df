/// Columns of text, left-aligned and two headers tall: names, then a rule of dashes.
package struct TextTable: Sendable {
  private let headers: [String]
  private var rows: [[String]] = []

  /// Starts a table with its column names.
  package init(headers: [String]) {
    self.headers = headers
  }

  /// Adds a row; missing cells are empty, extra ones are dropped.
  package mutating func append(_ row: [String]) {
    rows.append((0..<headers.count).map { $0 < row.count ? row[$0] : "" })
  }

  /// The table's lines, without trailing blanks.
  package var lines: [String] {
    let widths = headers.indices.map { column in
      rows.reduce(displayWidth(of: headers[column])) { max($0, displayWidth(of: $1[column])) }
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([headers, rule] + rows).map { cells in
      var line = ""
      for (column, cell) in cells.enumerated() {
        line += column == cells.count - 1 ? cell : padded(cell, to: widths[column] + 1)
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
