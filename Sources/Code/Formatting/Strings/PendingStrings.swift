internal import PythonSyntax

// Stand-ins until strings are written; each goes when its owner lands.
struct LiteralStyle: BitwiseCopyable { var isInterpolated: Bool }
struct FlatConcatenation: BitwiseCopyable { var style: LiteralStyle }
extension LayoutBuilder {
  mutating func removeSoftLines(from start: Int) {}
}
extension Formatter {
  mutating func formatExpanded(_ expression: Expr.ConcatenatedString, mayBeFlat: Bool) { failStrings() }
  func flatConcatenation(_ expression: Expr.ConcatenatedString) -> FlatConcatenation? { nil }
  mutating func formatFlat(_ flat: FlatConcatenation, isDocstring: Bool = false) { failStrings() }
  func isMultilineString(_ expression: Expr) -> Bool { false }
  func hasMultilineField(_ id: NodeID) -> Bool { false }
  mutating func formatInterpolatedString(_ id: NodeID) { failStrings() }
  mutating func formatDocstring(_ statement: Stmt.Expression, in kind: SuiteKind) { failStrings() }
  private mutating func failStrings() { fail("strings are not supported yet") }
}
