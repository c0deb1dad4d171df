internal import PythonSyntax

/// The comments at the end of the last line of a statement: those of its last expression and its own.
///
/// Where the expression gets parentheses because the line is too long, they move into the parentheses with it.
struct InlinedComments: BitwiseCopyable {
  var expression: CommentSlice = .empty
  var statement: CommentSlice = .empty

  var isEmpty: Bool { expression.isEmpty && statement.isEmpty }
}

extension Formatter {
  /// The comments to inline, or nil if the expression has comments that keep its parentheses.
  func inlinedComments(_ expression: NodeID, of statement: NodeID) -> InlinedComments? {
    if comments.hasLeading(expression) || comments.hasTrailingOwnLine(expression) { return nil }
    let ofStatement = comments.trailing(statement)
    return InlinedComments(
      expression: comments.trailing(expression),
      statement: ofStatement.prefix(comments.countOfEndOfLine(ofStatement)))
  }

  /// Keeps the expression from writing the comments itself.
  mutating func markFormatted(_ inlined: InlinedComments) { comments.markFormatted(inlined.expression) }

  /// Lets the expression write the comments itself.
  mutating func markUnformatted(_ inlined: InlinedComments) {
    for index in inlined.expression.indices { comments.markUnformatted(index) }
  }

  /// Writes the comments, also if they were written before: of several layouts only one is printed.
  mutating func formatInlined(_ inlined: InlinedComments) {
    for index in inlined.expression.indices { comments.markUnformatted(index) }
    for index in inlined.statement.indices { comments.markUnformatted(index) }
    trailingComments(inlined.expression)
    trailingComments(inlined.statement)
  }
}
