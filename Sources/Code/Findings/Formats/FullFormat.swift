package import TerminalUI

/// The longest line that is shown whole, in columns.
private let lineWidth = 140

/// A finding with its lines, marked, and up to two lines before and after them, or with what its fix changes.
package struct FullFormat {
  private let painter: Painter

  /// Sets up the format.
  package init(painter: Painter) {
    self.painter = painter
  }

  /// The most lines of one finding that are shown; of a longer one the middle is left out.
  private static var maximumLines: Int { 16 }

  func render(_ files: [FileFindings]) -> String {
    var scalarsRead = 0
    return render(files, scalarsRead: &scalarsRead)
  }

  /// The findings of all files.
  ///
  /// - Parameter scalarsRead: grows by the length of each line as often as it is measured.
  package func render(_ files: [FileFindings], scalarsRead: inout Int) -> String {
    var text = ""
    for file in files {
      var cell: Int?
      var lines = ShownLines(file.lines)
      for finding in file.findings {
        if finding.cell != cell {
          scalarsRead += lines.scalarsRead
          cell = finding.cell
          lines = ShownLines(cell.flatMap { file.cellLines[$0] } ?? file.lines)
        }
        text += render(finding, file.displayPath, &lines) + "\n"
      }
      scalarsRead += lines.scalarsRead
    }
    return text
  }

  /// The lines to show for a finding, if the file has them.
  package static func rows(around finding: Finding) -> [Int] {
    let last = lastRow(of: finding)
    let first = max(1, finding.start.row - 2)
    guard last - finding.start.row >= maximumLines else { return Array(first...last + 2) }
    return Array(first...finding.start.row + maximumLines / 2) + Array(last - maximumLines / 2...last + 2)
  }

  /// The last marked line. A line end belongs to its line.
  private static func lastRow(of finding: Finding) -> Int {
    finding.end.column == 1 && finding.end.row == finding.start.row + 1 ? finding.start.row : finding.end.row
  }

  private func render(_ finding: Finding, _ path: String, _ lines: inout ShownLines) -> String {
    let head =
      painter.paint(finding.label + (finding.code == nil ? ":" : ""), .bold, .brightRed) + " "
      + painter.paint(finding.message, .bold) + "\n"
    let place =
      painter.paint("-->", .bold, .brightBlue)
      + " \(path)\(finding.isAboutWholeFile ? ":1:1" : finding.placeSuffix())\n"
    if let diff = finding.diff {
      return head + String(repeating: " ", count: diff.numberWidth) + place + diff.text
    }
    var rows = Self.rows(around: finding).filter { lines.contains($0) }
    // Blank lines at the ends of the excerpt are left out.
    let last = min(Self.lastRow(of: finding), rows.last ?? 0)
    while let row = rows.first, row < finding.start.row, lines.line(row).isBlank { rows.removeFirst() }
    while let row = rows.last, row > last, lines.line(row).isBlank { rows.removeLast() }
    guard let lastShown = rows.last else { return head + place }

    let width = String(lastShown).count
    let margin = String(repeating: " ", count: width)
    let bar = painter.paint("|", .bold, .brightBlue)
    var text = head + "\(margin)\(place)\(margin) \(bar)\n"
    let mark = Mark(finding, last, &lines)
    var previous = rows.first.map { $0 - 1 } ?? 0
    for row in rows {
      if row > previous + 1 { text += "...\n" }
      previous = row
      let number = String(row)
      text += String(repeating: " ", count: width - number.count) + painter.paint(number, .bold, .brightBlue)
      text += " \(bar)" + trimmed(mark.prefix(row) + lines.line(row).excerpt(from: mark.firstColumn, width: lineWidth))
      text += "\n"
      if let marker = mark.marker(row) { text += "\(margin) \(bar)\(painter.paint(marker, .bold, .brightRed))\n" }
    }
    // The frame is closed below lines without a mark.
    return lastShown > last ? text + "\(margin) \(bar)\n" : text
  }

  /// How a finding is marked in its lines.
  private struct Mark {
    private let firstRow: Int
    private let last: Int
    /// The columns before the mark on its first line.
    private let start: Int
    /// On one line the columns of the mark; on several lines those up to its end on the last.
    private let length: Int
    /// Whether the mark of several lines starts with its first line.
    private let startsLine: Bool
    /// The first column that is shown: of long lines the part around the mark.
    let firstColumn: Int

    init(_ finding: Finding, _ last: Int, _ lines: inout ShownLines) {
      let line = lines.line(finding.start.row)
      firstRow = finding.start.row
      self.last = last
      let first = min(finding.start.column - 1, line.scalarCount)
      start = line.columns(before: first)
      if last == firstRow {
        let end = finding.end.row == firstRow ? finding.end.column - 1 : line.scalarCount
        length = max(1, line.columns(before: max(first, end)) - start)
        let isLong = line.width > lineWidth
        firstColumn = isLong ? max(0, min(start - lineWidth / 2, line.width - lineWidth)) : 0
        startsLine = false
      } else {
        let lastLine = lines.line(last)
        let end = last == finding.end.row ? finding.end.column - 1 : lastLine.scalarCount
        length = max(1, lastLine.columns(before: end))
        firstColumn = 0
        startsLine = line.isBlank(before: first)
      }
    }

    /// What stands between the number of a line and the line.
    func prefix(_ row: Int) -> String {
      if last == firstRow { return " " }
      switch row {
      case firstRow: return startsLine ? " / " : "   "
      case firstRow + 1...last: return " | "
      default: return "   "
      }
    }

    /// What stands below a line.
    func marker(_ row: Int) -> String? {
      if last == firstRow {
        guard row == firstRow else { return nil }
        let blanks = String(repeating: " ", count: start - firstColumn + 1)
        return blanks + String(repeating: "^", count: min(length, max(1, firstColumn + lineWidth - start)))
      }
      if row == last { return " |" + String(repeating: "_", count: length) + "^" }
      guard row == firstRow && !startsLine else { return nil }
      return "  " + String(repeating: "_", count: start + 1) + "^"
    }
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
