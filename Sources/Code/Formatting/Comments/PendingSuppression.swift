internal import PythonSyntax

// Stand-ins until `fmt: off`, `fmt: on` and `fmt: skip` are written; each goes when its owner lands.

/// Why statements are written as they are in the source.
enum StatementSuppression: BitwiseCopyable {
  /// `fmt: skip` at the end of the logical line, which the range covers.
  case skip(TextRange)
  /// `fmt: off` before the statement.
  case offBefore
  /// `fmt: off` after the statement, which is formatted itself.
  case offAfter
}

extension Formatter {
  /// Whether the comments at the end of a line switch formatting off for it.
  func hasSkipComment(_ trailing: CommentSlice) -> Bool { false }
  /// Writes a range as it is in the source, and marks the comments in it as written.
  mutating func formatVerbatim(_ start: UInt32, _ end: UInt32) { source(start, end) }
  /// Whether formatting is off for the statement at an index, or from it on.
  func suppression(in statements: NodeList<Stmt>, at index: Int) -> StatementSuppression? { nil }
  /// Writes the statement at an index and those after it for which formatting is off.
  ///
  /// - Parameter kind: given if the first statement is a docstring.
  /// - Returns: the index of the last statement that was written.
  mutating func formatSuppressed(
    _ suppression: StatementSuppression, in statements: NodeList<Stmt>, at index: Int, docstringIn kind: SuiteKind?
  ) -> Int { index }
}
