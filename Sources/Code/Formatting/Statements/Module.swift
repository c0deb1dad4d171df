internal import PythonSyntax

extension Formatter {
  /// Writes a file.
  mutating func formatModule(_ module: Module) {
    let hasLeading = comments.hasLeading(module.id) || comments.hasDangling(module.id)
    leadingComments(module.id)
    leadingComments(comments.dangling(module.id))
    sourcePosition(module.start)
    if !module.body.isEmpty {
      formatSuite(module.body, .topLevel)
      hardLine()
    } else if !hasLeading && linesAfter(module.start) != 0 {
      emptyLine()
    }
    sourcePosition(module.end)
    trailingComments(module.id)
  }
}
