internal import PythonSyntax

extension Formatter {
  /// Writes an imported name. The comments inside of it are told apart by where they are: after the name, after `as`,
  /// or after all of it.
  mutating func formatAlias(_ alias: Alias) {
    formatNode(alias.id) { f in
      let dangling = f.comments.dangling(alias.id)
      let nameEnd = f.endOfDottedName(alias.start)
      var rest = dangling
      f.formatDottedName(alias.start)
      if let asName = alias.asName {
        let keyword = f.findToken(.asKeyword, nameEnd, asName.start)?.start ?? nameEnd
        let nameComments = dangling.prefix(f.comments.count(dangling, endingBefore: keyword))
        rest = rest.dropFirst(nameComments.count)
        f.commentsAndLineEnd(nameComments)
        f.token("as")
        let asComments = rest.prefix(f.comments.count(rest, endingBefore: asName.start))
        rest = rest.dropFirst(asComments.count)
        f.commentsAndLineEnd(asComments)
        f.formatIdentifier(asName)
      }
      guard !rest.isEmpty else { return }
      let hasOwnLine = rest.indices.contains { f.comments[$0].isOwnLine }
      f.trailingComments(rest)
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
