internal import PythonSyntax

extension Formatter {
  mutating func formatClassDefinition(_ definition: Stmt.ClassDef) {
    guard let first = definition.body.firstElement else { return fail("a class without a body") }
    let dangling = comments.dangling(definition.id)
    let count = countOfOwnLine(dangling)
    emptyLinesAfterLeadingComments(comments.leading(definition.id))
    formatDecorators(definition.decorators, dangling.prefix(count))
    let clause = Clause(
      start: .offset(definition.keyword), bodyStart: first.start, colonComments: dangling.dropFirst(count))
    formatClause(clause, body: definition.body, .class) { f in
      f.token("class")
      f.space()
      f.formatIdentifier(definition.name)
      if let parameters = definition.typeParameters { f.formatTypeParameters(parameters) }
      if let arguments = definition.arguments { f.formatBases(arguments) }
    }
    emptyLinesBeforeTrailingComments(comments.trailing(definition.id), isClass: true)
  }

  /// Writes the arguments of a class. Empty parentheses go, unless a comment stands on a line of its own in them.
  private mutating func formatBases(_ arguments: Arguments) {
    let dangling = comments.dangling(arguments.id)
    if arguments.items.isEmpty && !dangling.indices.contains(where: { comments[$0].isOwnLine }) {
      trailingComments(dangling)
    } else {
      formatArguments(arguments)
    }
  }
}
