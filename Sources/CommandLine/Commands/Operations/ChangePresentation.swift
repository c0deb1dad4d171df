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
    guard let cells = text.cells else {
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
    let first = text.cells?.first
    let before = first?.before ?? text.before
    let position = TextPosition(of: DifferingRange.start(before, first?.after ?? text.after), in: before)
    let start = Finding.Position(row: position.row, column: position.column)
    var finding = Finding(
      code: nil, name: "unformatted", message: "File would be reformatted", start: start, end: start,
      cell: first?.number)
    switch format {
    case .concise, .grouped, .pylint, .azure, .junit: break
    case .full: finding.diff = diff(painter)
    case .github, .gitlab: finding.end = end
    case .json, .jsonLines, .rdjson, .sarif:
      finding.end = end
      finding.fix = Finding.Fix(.safe, edits: edits())
    }
    return finding
  }

  /// Where the last difference ends.
  private var end: Finding.Position {
    let last = text.cells?.last
    let before = last?.before ?? text.before
    let end = TextPosition(of: DifferingRange(before, last?.after ?? text.after).beforeEnd, in: before)
    return Finding.Position(row: end.row, column: end.column)
  }

  private func edits() -> [Finding.Edit] {
    let whole = text.cells.map { cells in cells.map { ($0.before, $0.after) } } ?? [(text.before, text.after)]
    return whole.map { before, after in
      let range = DifferingRange(before, after)
      let start = TextPosition(of: range.start, in: before)
      let end = TextPosition(of: range.beforeEnd, in: before)
      return Finding.Edit(
        content: String(decoding: after[range.start..<range.afterEnd], as: UTF8.self),
        start: Finding.Position(row: start.row, column: start.column),
        end: Finding.Position(row: end.row, column: end.column))
    }
  }

  private func diff(_ painter: Painter) -> (text: String, numberWidth: Int) {
    guard let cells = text.cells else {
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
