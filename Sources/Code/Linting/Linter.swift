package import Findings
package import PythonFiles
package import PythonSyntax

/// How a source is linted.
package struct LintSettings: Sendable {
  /// Which rules are on.
  package var rules: RuleSelection
  /// The oldest Python that the source must run on.
  package var targetVersion: PythonVersion
  /// Whether `lines` of the result are wanted.
  package var keepsLines: Bool

  /// Settings.
  package init(rules: RuleSelection, targetVersion: PythonVersion, keepsLines: Bool) {
    self.rules = rules
    self.targetVersion = targetVersion
    self.keepsLines = keepsLines
  }
}

/// Gives what is wrong with a file, in source order.
package func lint(
  _ file: ParsedFile, displayPath: String, absolutePath: String, settings: LintSettings
) -> FileFindings {
  let errors = file.errors(for: settings.targetVersion)
  if errors.isEmpty {
    return FileFindings(displayPath: displayPath, absolutePath: absolutePath, findings: [], lines: [:])
  }
  let findings = errors.flatMap { findingsOf($0, in: file, settings.rules) }
  var result = FileFindings(displayPath: displayPath, absolutePath: absolutePath, findings: findings, lines: [:])
  if let cells = file.cells {
    for place in findings.indices { result.place(findingAt: place, in: cells, file, keepsLines: settings.keepsLines) }
  } else if settings.keepsLines {
    for finding in findings { result.keepLines(around: finding, of: file) }
  }
  return result
}

extension FileFindings {
  /// Keeps the lines of the source that are shown with a finding.
  fileprivate mutating func keepLines(around finding: Finding, of file: ParsedFile) {
    let count = file.lines.lineStarts.count
    for line in FullFormat.lineNumbers(around: finding) where lines[line] == nil && line <= count {
      lines[line] = file.text(ofLine: line)
    }
  }

  /// Says of a finding in the code of a notebook in which cell it is, and keeps the lines of the cell around it if they
  /// are wanted.
  fileprivate mutating func place(findingAt index: Int, in map: CellMap, _ file: ParsedFile, keepsLines: Bool) {
    guard let cell = map.cell(ofLine: findings[index].start.line) else { return }
    findings[index].start.line -= cell.firstLine - 1
    findings[index].end.line -= cell.firstLine - 1
    findings[index].cell = cell.number
    findings[index].count(fromLine: map.linesBefore + cell.firstLine)
    if keepsLines { keepLines(around: findings[index], of: cell, before: map.firstLine(after: cell), file) }
  }

  /// Keeps the lines of a cell that are shown with a finding.
  ///
  /// - Parameter next: the line of the source that the next cell starts in.
  private mutating func keepLines(around finding: Finding, of cell: CellMap.Cell, before next: Int?, _ file: ParsedFile)
  {
    let next = next ?? .max
    let count = file.lines.lineStarts.count
    for line in FullFormat.lineNumbers(around: finding) where cellLines[cell.number]?[line] == nil {
      let lineOfAll = line + cell.firstLine - 1
      guard lineOfAll <= next, lineOfAll <= count else { continue }
      // A cell ends with a line end, and so with an empty line.
      cellLines[cell.number, default: [:]][line] = lineOfAll == next ? "" : file.text(ofLine: lineOfAll)
    }
  }
}

/// A file that could not be read, or nil if nobody wants to know.
///
/// - Parameter reason: why, as the system says it.
package func unreadableFile(
  displayPath: String, absolutePath: String, reason: String, settings: LintSettings
) -> FileFindings? {
  let findings = LintRule.inputError.filter { settings.rules.contains($0.code) }.map {
    Finding(code: $0.code, name: $0.name, message: reason, start: .start, end: .start)
  }
  if findings.isEmpty { return nil }
  return FileFindings(displayPath: displayPath, absolutePath: absolutePath, findings: findings, lines: [:])
}

/// The findings of an error of syntax: one for each of its rules that is on.
private func findingsOf(_ error: SyntaxError, in file: ParsedFile, _ rules: RuleSelection) -> [Finding] {
  let start = Finding.Position(of: error.range.start, in: file)
  let end = Finding.Position(of: error.range.end, in: file)
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

extension Finding.Position {
  /// The place of an offset in a file.
  ///
  /// - Complexity: O(log n) in the number of lines.
  package init(of offset: UInt32, in file: ParsedFile) {
    let (line, column, _) = file.columns.position(of: offset, in: file.tree.view)
    self.init(line: line, column: column)
  }
}
