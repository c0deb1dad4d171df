internal import TerminalUI

/// A finding with its lines, marked, and up to two lines before and after them, or with what its fix changes.
package struct FullFormat {
  private let painter: Painter

  init(painter: Painter) {
    self.painter = painter
  }

  /// The longest line that is shown whole, in columns.
  private static var lineWidth: Int { 140 }
  /// The most lines of one finding that are shown; of a longer one the middle is left out.
  private static var maximumLines: Int { 16 }

  func render(_ files: [FileFindings]) -> String {
    var text = ""
    for file in files {
      for finding in file.findings { text += render(finding, of: file) + "\n" }
    }
    return text
  }

  /// The lines to show for a finding, if the file has them.
  package static func rows(around finding: Finding) -> [Int] {
    let last = lastRow(of: finding)
    var rows = Array(max(1, finding.start.row - 2)...last + 2)
    if last - finding.start.row >= maximumLines {
      rows.removeAll { $0 > finding.start.row + maximumLines / 2 && $0 < last - maximumLines / 2 }
    }
    return rows
  }

  /// The last marked line. A line end belongs to its line.
  private static func lastRow(of finding: Finding) -> Int {
    finding.end.column == 1 && finding.end.row == finding.start.row + 1 ? finding.start.row : finding.end.row
  }

  private func render(_ finding: Finding, of file: FileFindings) -> String {
    var file = file
    if let lines = finding.cell.flatMap({ file.cellLines[$0] }) { file.lines = lines }
    let head =
      painter.paint(finding.label + (finding.code == nil ? ":" : ""), .bold, .brightRed) + " "
      + painter.paint(finding.message, .bold) + "\n"
    let place =
      painter.paint("-->", .bold, .brightBlue)
      + " \(file.displayPath)\(finding.isAboutWholeFile ? ":1:1" : finding.placeSuffix())\n"
    if let diff = finding.diff {
      return head + String(repeating: " ", count: diff.numberWidth) + place + diff.text
    }
    var rows = Self.rows(around: finding).filter { file.lines[$0] != nil }
    // Blank lines at the ends of the excerpt are left out.
    let last = min(Self.lastRow(of: finding), rows.last ?? 0)
    while let row = rows.first, row < finding.start.row, isBlank(row, file) { rows.removeFirst() }
    while let row = rows.last, row > last, isBlank(row, file) { rows.removeLast() }
    guard let lastShown = rows.last else { return head + place }

    let width = String(lastShown).count
    let margin = String(repeating: " ", count: width)
    let bar = painter.paint("|", .bold, .brightBlue)
    var text = head + "\(margin)\(place)\(margin) \(bar)\n"
    let body = last == finding.start.row ? oneLine(finding, file) : severalLines(finding, last, file)
    var previous = rows.first.map { $0 - 1 } ?? 0
    for row in rows {
      if row > previous + 1 { text += "...\n" }
      previous = row
      let number = String(row)
      let line = body.line(row)
      text += String(repeating: " ", count: width - number.count) + painter.paint(number, .bold, .brightBlue)
      text += " \(bar)" + trimmed(line) + "\n"
      if let marker = body.marker(row) { text += "\(margin) \(bar)\(painter.paint(marker, .bold, .brightRed))\n" }
    }
    // The frame is closed below lines without a mark.
    return lastShown > last ? text + "\(margin) \(bar)\n" : text
  }

  private func isBlank(_ row: Int, _ file: FileFindings) -> Bool {
    (file.lines[row] ?? "").unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// What stands behind the number of a line, and what stands below the line.
  private struct Body {
    let line: (Int) -> String
    let marker: (Int) -> String?
  }

  private func oneLine(_ finding: Finding, _ file: FileFindings) -> Body {
    let (before, marked) = split(finding, file)
    let start = displayWidth(of: before)
    let length = max(1, displayWidth(of: marked))
    // Of long lines the part around the mark is shown.
    let total = displayWidth(of: visible(file.lines[finding.start.row] ?? ""))
    let isLong = total > Self.lineWidth
    let first = isLong ? max(0, min(start - Self.lineWidth / 2, total - Self.lineWidth)) : 0
    return Body(
      line: { " " + excerpt(of: visible(file.lines[$0] ?? ""), from: first) },
      marker: { row in
        guard row == finding.start.row else { return nil }
        let blanks = String(repeating: " ", count: start - first + 1)
        return blanks + String(repeating: "^", count: min(length, max(1, first + Self.lineWidth - start)))
      })
  }

  private func severalLines(_ finding: Finding, _ last: Int, _ file: FileFindings) -> Body {
    let (before, _) = split(finding, file)
    let startsLine = before.allSatisfy { $0 == " " }
    let endColumn = endColumn(of: finding, last, file)
    return Body(
      line: { row in
        let line = excerpt(of: visible(file.lines[row] ?? ""), from: 0)
        switch row {
        case finding.start.row: return startsLine ? " / " + line : "   " + line
        case finding.start.row + 1...last: return " | " + line
        default: return "   " + line
        }
      },
      marker: { row in
        if row == last { return " |" + String(repeating: "_", count: max(1, endColumn)) + "^" }
        guard row == finding.start.row && !startsLine else { return nil }
        return "  " + String(repeating: "_", count: displayWidth(of: before) + 1) + "^"
      })
  }

  /// The column of the last marked character, counted from 1.
  private func endColumn(of finding: Finding, _ last: Int, _ file: FileFindings) -> Int {
    let scalars = Array((file.lines[last] ?? "").unicodeScalars)
    let count = last == finding.end.row ? min(finding.end.column - 1, scalars.count) : scalars.count
    return displayWidth(of: visible(String(String.UnicodeScalarView(scalars[..<max(0, count)]))))
  }

  /// What stands before the mark on its first line, and what is marked there.
  private func split(_ finding: Finding, _ file: FileFindings) -> (before: String, marked: String) {
    let scalars = Array((file.lines[finding.start.row] ?? "").unicodeScalars)
    let first = min(finding.start.column - 1, scalars.count)
    let last = finding.end.row == finding.start.row ? min(finding.end.column - 1, scalars.count) : scalars.count
    let before = String(String.UnicodeScalarView(scalars[..<first]))
    let marked = String(String.UnicodeScalarView(scalars[first..<max(first, last)]))
    return (visible(before), visible(marked))
  }

  /// As many columns of a line as are shown, with an ellipsis where something is left out.
  private func excerpt(of line: String, from first: Int) -> String {
    let total = displayWidth(of: line)
    if first == 0 && total <= Self.lineWidth { return line }
    if total <= first { return "" }
    var result = first > 0 ? "…" : ""
    var column = 0
    for scalar in line.unicodeScalars {
      let width = displayWidth(of: String(scalar))
      if column >= first + Self.lineWidth { return result + "…" }
      if column > first || first == 0 { result.unicodeScalars.append(scalar) }
      column += width
    }
    return result
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// Tabs as four blanks and other control characters as their pictures, so that the marker fits.
  private func visible(_ line: String) -> String {
    var result = ""
    for scalar in line.unicodeScalars {
      switch scalar.value {
      case 0x09: result += "    "
      case 0..<0x20: result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
      case 0x7F: result += "\u{2421}"
      // What changes the direction of text would make it lie.
      case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
