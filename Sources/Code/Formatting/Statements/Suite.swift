internal import PythonSyntax

extension Formatter {
  /// Writes the statements of a file or block, with the empty lines between them.
  mutating func formatSuite(_ statements: NodeList<Stmt>, _ kind: SuiteKind) {
    guard !statements.isEmpty else { return }
    let savedLevel = nodeLevel
    nodeLevel = kind == .topLevel ? .topLevel(isLast: statements.count == 1) : .compoundStatement
    if kind != .topLevel { indentLevel += 1 }

    var (last, endsWithDocstring) = formatFirstStatement(statements, kind)
    while last + 1 < statements.count {
      let next = last + 1
      if kind == .topLevel && next + 1 == statements.count { nodeLevel = .topLevel(isLast: true) }
      emptyLines(
        between: statements.id(at: last), statements.id(at: next), in: kind, afterDocstring: endsWithDocstring)
      if let suppression = suppression(in: statements, at: next) {
        last = formatSuppressed(suppression, in: statements, at: next, docstringIn: nil)
      } else {
        formatStatement(statements[next])
        last = next
      }
      endsWithDocstring = false
    }
    emptyLineBeforeNextBranch(statements, kind)

    if kind != .topLevel { indentLevel -= 1 }
    nodeLevel = savedLevel
  }

  /// Writes the first statement, or a run of statements from it on where formatting is off.
  ///
  /// - Returns: the index of the last statement that was written, and whether it is a docstring that an empty line
  ///   must follow.
  private mutating func formatFirstStatement(
    _ statements: NodeList<Stmt>, _ kind: SuiteKind
  ) -> (last: Int, endsWithDocstring: Bool) {
    let first = statements.id(at: 0)
    let isDocstring: Bool
    if case .other = kind {
      isDocstring = false
      if tree.isDefinition(first) && !comments.hasLeading(first) && !options.isStub { emptyLine() }
    } else {
      isDocstring = self.isDocstring(first, in: kind)
    }
    let docstringKind = isDocstring ? kind : nil

    if let suppression = suppression(in: statements, at: 0) {
      let last = formatSuppressed(suppression, in: statements, at: 0, docstringIn: docstringKind)
      var endsWithDocstring = false
      if case .skip = suppression, kind == .topLevel || kind == .class {
        endsWithDocstring = self.isDocstring(statements.id(at: last), in: kind)
      }
      return (last, endsWithDocstring)
    }

    if kind == .function && !isDocstring {
      let start = comments.leading(first).first.map { comments[$0].start } ?? tree.node(first).start
      if linesBefore(start) > 1 { emptyLine() }
    }
    formatSuiteStatement(statements[0], docstringIn: docstringKind)
    return (0, isDocstring && (kind == .class || kind == .topLevel))
  }

  /// Writes a statement that is a docstring if `kind` is given.
  mutating func formatSuiteStatement(_ statement: Stmt, docstringIn kind: SuiteKind?) {
    if let kind, let docstring = statement.asExpressionStatement {
      formatDocstringStatement(docstring, in: kind)
    } else {
      formatStatement(statement)
    }
  }

  /// Writes the empty lines between two statements.
  private mutating func emptyLines(
    between preceding: NodeID, _ following: NodeID, in kind: SuiteKind, afterDocstring: Bool
  ) {
    if tree.isDefinition(following) || trailingDefinition(preceding) != nil {
      if options.isStub {
        emptyLinesInStub(between: preceding, following, in: kind)
      } else if !belongsToOverloads(preceding, following) {
        emptyLine()
        if kind == .topLevel { emptyLine() }
      }
    } else if tree.isImport(preceding) && (!tree.isImport(following) || comments.hasLeading(following)) {
      emptyLine()
      if kind == .topLevel && !options.isStub && linesAfter(endWithComments(preceding)) > 2 { emptyLine() }
    } else if tree.isCompoundStatement(preceding) {
      // The comments at the end of a body belong to its statements, so the lines are counted from below.
      let start = comments.leading(following).first.map { comments[$0].start } ?? tree.node(following).start
      emptyLines(linesBefore(start))
    } else if afterDocstring {
      emptyLine()
    } else {
      emptyLines(linesAfter(endWithComments(preceding)))
    }
  }

  /// The end of a statement or of the last comment after it.
  private func endWithComments(_ statement: NodeID) -> UInt32 {
    comments.trailing(statement).last.map { comments[$0].end } ?? endBeforeSemicolon(statement)
  }

  /// Whether a function follows one whose body is `...` with no empty line between them, as overloads are written.
  private func belongsToOverloads(_ preceding: NodeID, _ following: NodeID) -> Bool {
    tree.kind(of: following) == .functionDefStmt && isEllipsisFunction(preceding)
      && linesAfterIgnoringEndOfLineTrivia(endBeforeSemicolon(preceding)) < 2 && !comments.hasTrailingOwnLine(preceding)
  }

  /// Separates a function or class at the end of a block from the next branch of the same statement.
  private mutating func emptyLineBeforeNextBranch(_ statements: NodeList<Stmt>, _ kind: SuiteKind) {
    guard !kind.isLast, let last = statements.lastID, let definition = trailingDefinition(last) else { return }
    guard options.preview || options.isStub && tree.kind(of: definition) == .classDefStmt else { return }
    // Lines are counted after the last comment on a line of its own at the end of the block.
    var end = endBeforeSemicolon(definition)
    var current: NodeID? = last
    while let node = current {
      if comments.hasTrailingOwnLine(node) {
        if let comment = comments.trailing(node).last { end = comments[comment].end }
        break
      }
      current = tree.lastChildInBody(node)
    }
    if linesAfterIgnoringEndOfLineTrivia(end) < 2 { emptyLine() }
  }
}
