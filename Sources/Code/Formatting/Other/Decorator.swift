internal import PythonSyntax

extension Formatter {
  /// Writes decorators on a line each, then the comments between the last of them and the definition.
  mutating func formatDecorators(_ decorators: NodeList<Decorator>, _ definitionComments: CommentSlice) {
    guard let last = decorators.lastElement else { return }
    for index in decorators.indices {
      if index > 0 { hardLine() }
      formatDecorator(decorators[index])
    }
    if definitionComments.isEmpty {
      hardLine()
    } else {
      if linesAfterIgnoringEndOfLineTrivia(last.end) <= 1 { hardLine() } else { emptyLine() }
      leadingComments(definitionComments)
    }
  }

  mutating func formatDecorator(_ decorator: Decorator) {
    formatLogicalLine(decorator.id) { f in
      if f.hasSkipComment(f.comments.trailing(decorator.id)) {
        f.formatVerbatim(decorator.start, decorator.end)
      } else {
        f.token("@")
        f.maybeParenthesize(decorator.value, parent: decorator.id, .optional)
      }
    }
  }
}
