internal import CodeOperations
internal import Diagnostics
internal import EmbeddedCode
internal import Findings
internal import TerminalUI

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
    let start = Finding.Position(of: DifferingRange.start(before, first?.after ?? text.after), in: before)
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

  /// Where the last difference ends: in a notebook within the cell that it lies in.
  private var end: Finding.Position {
    guard let notebook = text.notebook else {
      return Finding.Position(of: DifferingRange(text.before, text.after).beforeEnd, in: text.before)
    }
    var end = endInAllCells(notebook)
    if let firstLine = notebook.firstLines.last(where: { $0 <= end.line }) { end.line -= firstLine - 1 }
    return end
  }

  private func endInAllCells(_ notebook: NotebookChange) -> Finding.Position {
    Finding.Position(of: DifferingRange(notebook.before, notebook.after).beforeEnd, in: notebook.before)
  }

  private func edits() -> [Finding.Edit] {
    guard let notebook = text.notebook else {
      let range = DifferingRange(text.before, text.after)
      return [
        Finding.Edit(
          content: String(decoding: text.after[range.start..<range.afterEnd], as: UTF8.self),
          start: Finding.Position(of: range.start, in: text.before),
          end: Finding.Position(of: range.beforeEnd, in: text.before))
      ]
    }
    // Cells are replaced as wholes. Only the last one has a line end of its own.
    return notebook.cells.map { cell in
      let isLast = cell.number == notebook.numbers.last
      return Finding.Edit(
        content: String(decoding: cell.after, as: UTF8.self), start: .start,
        end: Finding.Position(of: cell.before.count - (isLast ? 0 : 1), in: cell.before))
    }
  }

  private func placeInAllCells(_ notebook: NotebookChange, _ start: Finding.Position) -> Finding.InAllCells {
    let firstLine = notebook.firstLine(ofCell: notebook.cells.first?.number ?? 0)
    return Finding.InAllCells(
      start: Finding.Position(line: start.line + firstLine - 1, column: start.column), end: endInAllCells(notebook),
      edits: notebook.cells.map { cell in
        let line = notebook.firstLine(ofCell: cell.number)
        let lineCount = cell.before.count { $0 == UInt8(ascii: "\n") }
        return Finding.Edit(
          content: String(decoding: cell.after, as: UTF8.self), start: Finding.Position(line: line, column: 1),
          end: Finding.Position(line: line + lineCount, column: 1))
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
