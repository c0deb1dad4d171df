internal import Diagnostics
internal import EmbeddedCode
internal import Findings
internal import TerminalUI

/// What is printed of a file that would change.
enum ShownChange: Sendable {
  case finding(Finding)
  case diff(String)
}

/// How a file that would change is shown.
enum ChangePresentation: Sendable {
  /// Not at all.
  case none
  /// As a finding, for `--check`.
  case finding(OutputFormat, Painter)
  /// As a unified diff, under paths from the directory; standard input has no name.
  case diff(Painter, workingDirectory: String)

  /// Shows a change.
  ///
  /// - Parameter path: nil for standard input.
  func show(_ text: FormattedText, path: String?) -> ShownChange? {
    switch self {
    case .none: nil
    case .finding(let format, let painter):
      .finding(UnformattedFinding(text).finding(format, painter))
    case .diff(let painter, let directory):
      .diff(diff(text, path.map { shownPath($0, from: directory) }, painter))
    }
  }

  private func diff(_ text: FormattedText, _ name: String?, _ painter: Painter) -> String {
    guard let cells = text.notebook?.cells else {
      return UnifiedDiff(from: text.before, to: text.after, painter: painter).text(name: name) + "\n"
    }
    return cells.map { cell in
      // Cells end without a line feed.
      UnifiedDiff(
        from: cell.before.dropLast() + [], to: cell.after.dropLast() + [], painter: painter, notesMissingLineFeed: false
      ).text(name: "\(name ?? "-"):cell \(cell.number)")
    }.joined() + "\n"
  }
}

/// The finding that a file is not formatted.
struct UnformattedFinding {
  private let text: FormattedText

  init(_ text: FormattedText) {
    self.text = text
  }

  /// The finding, with as much as the format shows of it.
  func finding(_ format: OutputFormat, _ painter: Painter) -> Finding {
    let first = text.notebook?.cells.first
    let before = first?.before ?? text.before
    let start = position(of: DifferingRange.start(before, first?.after ?? text.after), in: before)
    var finding = Finding(
      code: nil, name: "unformatted", message: "File would be reformatted", start: start, end: start,
      cell: first?.number)
    switch format {
    case .concise, .grouped, .pylint, .azure, .junit: break
    case .full: finding.diff = diff(painter)
    case .github, .gitlab: finding.end = end
    case .json, .jsonLines:
      finding.end = end
      finding.fix = Finding.Fix(.safe, edits: edits())
    case .rdjson, .sarif:
      finding.end = end
      finding.fix = Finding.Fix(.safe, edits: edits())
      finding.inAllCells = text.notebook.map { placeInAllCells($0, start) }
    }
    return finding
  }

  private func position(of offset: Int, in bytes: [UInt8]) -> Finding.Position {
    let position = TextPosition(of: offset, in: bytes)
    return Finding.Position(row: position.row, column: position.column)
  }

  /// Where the last difference ends: in a notebook within the cell that it lies in.
  private var end: Finding.Position {
    guard let notebook = text.notebook else {
      return position(of: DifferingRange(text.before, text.after).beforeEnd, in: text.before)
    }
    var end = endInAllCells(notebook)
    if let firstRow = notebook.firstRows.last(where: { $0 <= end.row }) { end.row -= firstRow - 1 }
    return end
  }

  private func endInAllCells(_ notebook: NotebookChange) -> Finding.Position {
    position(of: DifferingRange(notebook.before, notebook.after).beforeEnd, in: notebook.before)
  }

  private func edits() -> [Finding.Edit] {
    guard let notebook = text.notebook else {
      let range = DifferingRange(text.before, text.after)
      return [
        Finding.Edit(
          content: String(decoding: text.after[range.start..<range.afterEnd], as: UTF8.self),
          start: position(of: range.start, in: text.before), end: position(of: range.beforeEnd, in: text.before))
      ]
    }
    // Cells are replaced as wholes. Only the last one has a line end of its own.
    return notebook.cells.map { cell in
      let isLast = cell.number == notebook.numbers.last
      return Finding.Edit(
        content: String(decoding: cell.after, as: UTF8.self), start: .start,
        end: position(of: cell.before.count - (isLast ? 0 : 1), in: cell.before))
    }
  }

  private func placeInAllCells(_ notebook: NotebookChange, _ start: Finding.Position) -> Finding.InAllCells {
    let firstRow = notebook.firstRow(ofCell: notebook.cells.first?.number ?? 0)
    return Finding.InAllCells(
      start: Finding.Position(row: start.row + firstRow - 1, column: start.column), end: endInAllCells(notebook),
      edits: notebook.cells.map { cell in
        let row = notebook.firstRow(ofCell: cell.number)
        let lines = cell.before.count { $0 == UInt8(ascii: "\n") }
        return Finding.Edit(
          content: String(decoding: cell.after, as: UTF8.self), start: Finding.Position(row: row, column: 1),
          end: Finding.Position(row: row + lines, column: 1))
      })
  }

  private func diff(_ painter: Painter) -> (text: String, numberWidth: Int) {
    guard let cells = text.notebook?.cells else {
      let excerpt = DiffExcerpt(from: text.before, to: text.after)
      return (excerpt.text(painter), excerpt.numberWidth)
    }
    var result = ""
    var width = 1
    for cell in cells {
      let excerpt = DiffExcerpt(from: cell.before, to: cell.after)
      width = max(width, excerpt.numberWidth)
      result += String(repeating: " ", count: excerpt.numberWidth) + "::: cell \(cell.number)\n" + excerpt.text(painter)
    }
    return (result, width)
  }
}

/// What two texts do not have in common: from the first byte that differs to the last, never within a character.
struct DifferingRange {
  let start: Int
  let beforeEnd: Int
  let afterEnd: Int

  /// Where the texts begin to differ.
  static func start(_ before: [UInt8], _ after: [UInt8]) -> Int {
    var start = 0
    while start < before.count, start < after.count, before[start] == after[start] { start += 1 }
    while start > 0, isWithinCharacter(before, start) || isWithinCharacter(after, start) { start -= 1 }
    return start
  }

  init(_ before: [UInt8], _ after: [UInt8]) {
    let start = Self.start(before, after)
    var common = 0
    while common < before.count - start, common < after.count - start,
      before[before.count - 1 - common] == after[after.count - 1 - common]
    {
      common += 1
    }
    while common > 0, Self.isWithinCharacter(before, before.count - common) { common -= 1 }
    self.start = start
    beforeEnd = before.count - common
    afterEnd = after.count - common
  }

  private static func isWithinCharacter(_ bytes: [UInt8], _ index: Int) -> Bool {
    index < bytes.count && bytes[index] & 0xC0 == 0x80
  }
}
