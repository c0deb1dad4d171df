internal import PythonSyntax

extension Formatter {
  /// Writes an imported name.
  mutating func formatAlias(_ alias: Alias) {
    formatNode(alias.id) { f in
      let comments = f.aliasComments(alias)
      f.formatDottedName(alias.start)
      if let asName = alias.asname {
        f.commentsAndLineEnd(comments.beforeAs)
        f.token("as")
        f.commentsAndLineEnd(comments.afterAs)
        f.formatIdentifier(asName)
      }
      let hasOwnLine = comments.beforeComma.indices.contains { f.comments[$0].isOwnLine }
      f.trailingComments(comments.beforeComma)
      if hasOwnLine { f.hardLine() }
    }
  }

  /// Writes comments with a line end after them, or a space if there are none.
  private mutating func commentsAndLineEnd(_ slice: CommentSlice) {
    if slice.isEmpty {
      space()
    } else {
      trailingComments(slice)
      hardLine()
    }
  }
}
