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

  /// The numbers of the lines to show for a finding, if the file has them.
  package static func lineNumbers(around finding: Finding) -> [Int] {
    let last = lastLine(of: finding)
    let first = max(1, finding.start.line - 2)
    guard last - finding.start.line >= maximumLines else { return Array(first...last + 2) }
    return Array(first...finding.start.line + maximumLines / 2) + Array(last - maximumLines / 2...last + 2)
  }

  /// The number of the last marked line. A line end belongs to its line.
  private static func lastLine(of finding: Finding) -> Int {
    finding.end.column == 1 && finding.end.line == finding.start.line + 1 ? finding.start.line : finding.end.line
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
    var numbers = Self.lineNumbers(around: finding).filter { lines.contains($0) }
    // Blank lines at the ends of the excerpt are left out.
    let last = min(Self.lastLine(of: finding), numbers.last ?? 0)
    while let first = numbers.first, first < finding.start.line, lines.line(first).isBlank { numbers.removeFirst() }
    while let end = numbers.last, end > last, lines.line(end).isBlank { numbers.removeLast() }
    guard let lastShown = numbers.last else { return head + place }

    let width = String(lastShown).count
    let margin = String(repeating: " ", count: width)
    let bar = painter.paint("|", .bold, .brightBlue)
    var text = head + "\(margin)\(place)\(margin) \(bar)\n"
    let mark = Mark(finding, last, &lines)
    var previous = numbers.first.map { $0 - 1 } ?? 0
    for number in numbers {
      if number > previous + 1 { text += "...\n" }
      previous = number
      let shownNumber = String(number)
      text += String(repeating: " ", count: width - shownNumber.count) + painter.paint(shownNumber, .bold, .brightBlue)
      let line = lines.line(number).excerpt(from: mark.firstColumn, width: lineWidth)
      text += " \(bar)" + trimmed(mark.prefix(ofLine: number) + line) + "\n"
      if let marker = mark.marker(belowLine: number) {
        text += "\(margin) \(bar)\(painter.paint(marker, .bold, .brightRed))\n"
      }
    }
    // The frame is closed below lines without a mark.
    return lastShown > last ? text + "\(margin) \(bar)\n" : text
  }

  /// How a finding is marked in its lines.
  private struct Mark {
    private let firstLine: Int
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
      let line = lines.line(finding.start.line)
      firstLine = finding.start.line
      self.last = last
      let first = min(finding.start.column - 1, line.scalarCount)
      start = line.columns(before: first)
      if last == firstLine {
        let end = finding.end.line == firstLine ? finding.end.column - 1 : line.scalarCount
        length = max(1, line.columns(before: max(first, end)) - start)
        let isLong = line.width > lineWidth
        firstColumn = isLong ? max(0, min(start - lineWidth / 2, line.width - lineWidth)) : 0
        startsLine = false
      } else {
        let lastLine = lines.line(last)
        let end = last == finding.end.line ? finding.end.column - 1 : lastLine.scalarCount
        length = max(1, lastLine.columns(before: end))
        firstColumn = 0
        startsLine = line.isBlank(before: first)
      }
    }

    /// What stands between the number of a line and the line.
    func prefix(ofLine number: Int) -> String {
      if last == firstLine { return " " }
      switch number {
      case firstLine: return startsLine ? " / " : "   "
      case firstLine + 1...last: return " | "
      default: return "   "
      }
    }

    /// What stands below a line.
    func marker(belowLine number: Int) -> String? {
      if last == firstLine {
        guard number == firstLine else { return nil }
        let blanks = String(repeating: " ", count: start - firstColumn + 1)
        return blanks + String(repeating: "^", count: min(length, max(1, firstColumn + lineWidth - start)))
      }
      if number == last { return " |" + String(repeating: "_", count: length) + "^" }
      guard number == firstLine && !startsLine else { return nil }
      return "  " + String(repeating: "_", count: start + 1) + "^"
    }
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
