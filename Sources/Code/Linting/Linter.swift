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
  let lineIndex = columns.lines
  let findings = errors.flatMap { findingsOf($0, view, columns, settings.rules) }
  var lines: [Int: String] = [:]
  if settings.keepsLines {
    for finding in findings {
      for row in FullFormat.rows(around: finding)
      where lines[row] == nil && lineIndex.lineStarts.indices.contains(row - 1) {
        lines[row] = lineIndex.text(ofLine: row - 1, in: view)
      }
    }
  }
  return FileFindings(displayPath: displayPath, absolutePath: absolutePath, findings: findings, lines: lines)
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
