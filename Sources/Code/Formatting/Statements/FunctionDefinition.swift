internal import PythonSyntax

extension Formatter {
  mutating func formatFunctionDefinition(_ function: Stmt.FunctionDef) {
    guard let first = function.body.firstElement else { return fail("a function without a body") }
    let dangling = comments.dangling(function.id)
    let count = countOfOwnLine(dangling)
    emptyLinesAfterLeadingComments(comments.leading(function.id))
    formatDecorators(function.decorators, dangling.prefix(count))
    let clause = Clause(
      start: .offset(function.keyword), bodyStart: first.start, colonComments: dangling.dropFirst(count))
    formatClause(clause, body: function.body, .function) { f in f.formatFunctionHeader(function) }
    emptyLinesBeforeTrailingComments(comments.trailing(function.id), isClass: false)
  }

  private mutating func formatFunctionHeader(_ function: Stmt.FunctionDef) {
    if function.isAsync {
      token("async")
      space()
    }
    token("def")
    space()
    formatIdentifier(function.name)
    if let parameters = function.typeParameters { formatTypeParameters(parameters) }
    group { f in
      f.formatParameters(function.parameters)
      if let annotation = function.returns {
        f.space()
        f.token("->")
        f.space()
        f.formatReturnAnnotation(annotation, of: function)
      }
    }
  }

  private mutating func formatReturnAnnotation(_ annotation: Expr, of function: Stmt.FunctionDef) {
    if annotation.kind == .tupleExpr {
      formatExpression(annotation, parentheses: comments.hasLeading(annotation.id) ? .always : .never)
    } else if comments.hasTrailing(annotation.id) {
      // Without parentheses the comment would move after the colon, and be attached to the function next time.
      formatExpression(annotation, parentheses: .always)
    } else {
      // Without parameters there is nothing before the annotation that could break.
      let parameters = function.parameters
      let isAlone = parameters.items.isEmpty && !comments.has(parameters.id)
      maybeParenthesize(annotation, parent: function.id, isAlone ? .ifBreaksParenthesized : .ifBreaks)
    }
  }
}
