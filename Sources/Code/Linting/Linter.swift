package import Findings
package import PythonFiles
package import PythonSyntax

/// How a source is linted.
package struct LintSettings: Sendable {
  package var rules: RuleSelection
  package var target: PythonVersion
  /// Whether `lines` of the result are wanted.
  package var keepsLines: Bool

  package init(rules: RuleSelection, target: PythonVersion, keepsLines: Bool) {
    self.rules = rules
    self.target = target
    self.keepsLines = keepsLines
  }
}

/// Gives what is wrong with a file, in source order.
package func lint(
  _ file: ParsedFile, displayPath: String, absolutePath: String, settings: LintSettings
) -> FileFindings {
  let errors = file.errors(for: settings.target)
  if errors.isEmpty {
    return FileFindings(displayPath: displayPath, absolutePath: absolutePath, findings: [], lines: [:])
  }
  let tree = file.tree
  let view = tree.view
  let columns = file.columns
  let findings = errors.flatMap { findingsOf($0, view, columns, settings.rules) }
  var result = FileFindings(displayPath: displayPath, absolutePath: absolutePath, findings: findings, lines: [:])
  if let cells = file.cells {
    result.place(in: cells, lines: settings.keepsLines ? columns.lines : nil, of: view)
  } else if settings.keepsLines {
    for finding in findings { result.keepLines(around: finding, columns.lines, view) }
  }
  return result
}

extension FileFindings {
  /// Keeps the lines of the source that are shown with a finding.
  fileprivate mutating func keepLines(around finding: Finding, _ index: LineIndex, _ tree: TreeView) {
    for row in FullFormat.rows(around: finding)
    where lines[row] == nil && index.lineStarts.indices.contains(row - 1) {
      lines[row] = index.text(ofLine: row - 1, in: tree)
    }
  }

  /// Says of findings in the code of a notebook in which cells they are.
  ///
  /// - Parameter index: given if the lines around the findings are wanted.
  fileprivate mutating func place(in map: CellMap, lines index: LineIndex?, of tree: TreeView) {
    for place in findings.indices {
      guard let cell = map.cell(ofRow: findings[place].start.row) else { continue }
      findings[place].start.row -= cell.firstRow - 1
      findings[place].end.row -= cell.firstRow - 1
      findings[place].cell = cell.number
      findings[place].count(fromRow: map.rowsBefore + cell.firstRow)
      guard let index else { continue }
      let next = map.firstRow(after: cell) ?? .max
      for row in FullFormat.rows(around: findings[place]) where cellLines[cell.number]?[row] == nil {
        let rowOfAll = row + cell.firstRow - 1
        guard rowOfAll <= next, index.lineStarts.indices.contains(rowOfAll - 1) else { continue }
        // A cell ends with a line end, and so with an empty line.
        cellLines[cell.number, default: [:]][row] = rowOfAll == next ? "" : index.text(ofLine: rowOfAll - 1, in: tree)
      }
    }
  }
}

/// A file that could not be read, or nil if nobody wants to know.
///
/// - Parameter reason: why, as the system says it.
package func unreadableFile(
  displayPath: String, absolutePath: String, reason: String, settings: LintSettings
) -> FileFindings? {
  let start = Finding.Position(row: 1, column: 1)
  let findings = LintRule.inputError.filter { settings.rules.contains($0.code) }.map {
    Finding(code: $0.code, name: $0.name, message: reason, start: start, end: start)
  }
  if findings.isEmpty { return nil }
  return FileFindings(displayPath: displayPath, absolutePath: absolutePath, findings: findings, lines: [:])
}

/// The findings of an error of syntax: one for each of its rules that is on.
private func findingsOf(
  _ error: SyntaxError, _ tree: TreeView, _ columns: ColumnIndex, _ rules: RuleSelection
) -> [Finding] {
  let start = position(of: error.range.start, tree, columns)
  let end = position(of: error.range.end, tree, columns)
  if case .compilation(let kind) = error.category {
    let broken = LintRule.rules(for: kind)
    if !broken.isEmpty {
      return broken.filter { rules.contains($0.code) }.map {
        Finding(code: $0.code, name: $0.name, message: error.message, start: start, end: end)
      }
    }
  }
  return [Finding(code: nil, name: "invalid-syntax", message: error.message, start: start, end: end)]
}

private func position(of offset: UInt32, _ tree: TreeView, _ columns: ColumnIndex) -> Finding.Position {
  let (row, column, _) = columns.position(of: offset, in: tree)
  return Finding.Position(row: row, column: column)
}

extension LineIndex {
  /// The text of a line, counted from 0, without its end.
  func text(ofLine line: Int, in tree: TreeView) -> String {
    guard lineStarts.indices.contains(line) else { return "" }
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : UInt32(tree.sourceCount)
    while end > lineStarts[line], [0x0A, 0x0D].contains(tree.byte(at: end - 1)) { end -= 1 }
    return tree.text(of: TextRange(lineStarts[line], end))
  }
}
