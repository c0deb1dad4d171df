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

/// Parses a source and gives what is wrong with it, in source order.
package func lint(
  _ bytes: UnsafeBufferPointer<UInt8>, displayPath: String, absolutePath: String, settings: LintSettings
) -> LintedFile {
  let tree = SyntaxTree(parsing: bytes, options: ParseOptions(target: settings.target))
  if tree.errors.isEmpty {
    return LintedFile(displayPath: displayPath, absolutePath: absolutePath, findings: [], lines: [:])
  }
  let view = tree.view
  let lineIndex = LineIndex(view)
  let findings = tree.errors.compactMap { finding(for: $0, view, lineIndex, settings.rules) }
  var lines: [Int: String] = [:]
  if settings.keepsLines {
    for finding in findings {
      for row in max(1, finding.start.row - 2)...finding.start.row where lines[row] == nil {
        lines[row] = lineIndex.text(ofLine: row - 1, in: view)
      }
    }
  }
  return LintedFile(displayPath: displayPath, absolutePath: absolutePath, findings: findings, lines: lines)
}

/// The finding of an error of syntax, or nil if its rule is off.
private func finding(for error: SyntaxError, _ tree: TreeView, _ lines: LineIndex, _ rules: RuleSelection) -> Finding? {
  var rule: CompilationRule?
  if case .compilation(let kind) = error.category {
    rule = CompilationRule(for: kind)
    if let rule, !rules.contains(rule.code) { return nil }
  }
  return Finding(
    code: rule?.code, name: rule?.name ?? "invalid-syntax", message: error.message,
    start: position(of: error.range.start, tree, lines), end: position(of: error.range.end, tree, lines))
}

private func position(of offset: UInt32, _ tree: TreeView, _ lines: LineIndex) -> Finding.Position {
  let line = lines.line(of: offset)
  var column = 1
  var place = lines.lineStarts[line]
  while place < offset {
    // Continuation bytes belong to the scalar before them.
    if tree.byte(at: place) & 0xC0 != 0x80 { column += 1 }
    place += 1
  }
  return Finding.Position(row: line + 1, column: column)
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
