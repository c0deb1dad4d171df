internal import PythonSyntax

// Stubs have rules of their own for empty lines: definitions whose bodies are `...` stay together.
extension Formatter {
  /// Writes the empty line between two statements of a stub of which one is or ends with a definition.
  mutating func emptyLinesInStub(between preceding: NodeID, _ following: NodeID, in kind: SuiteKind) {
    let isSeparated =
      comments.hasTrailing(preceding) || comments.hasLeading(following) || !staysTogether(preceding, following)
    let isRequired = insertsBlankLineAfterClassInStub(preceding, following)
    let hasEmptyLine: Bool
    if kind == .topLevel {
      hasEmptyLine = isSeparated || isRequired
    } else {
      hasEmptyLine =
        isRequired || isSeparated && linesAfterIgnoringEndOfLineTrivia(endBeforeSemicolon(preceding)) > 1
    }
    if hasEmptyLine { emptyLine() } else { hardLine() }
  }

  /// Whether no empty line is wanted between two classes, or two functions, without content.
  private func staysTogether(_ preceding: NodeID, _ following: NodeID) -> Bool {
    if isEllipsisFunction(preceding) { return tree.kind(of: following) == .functionDefStmt }
    return isEllipsisClass(preceding) && isEllipsisClass(following)
      && Stmt.ClassDef(unchecked: following, in: tree).decorators.isEmpty
  }

  /// Whether a stub needs an empty line between a class and what follows it. `following` is nil for the end of a
  /// block, whose empty line the block itself writes.
  func insertsBlankLineAfterClassInStub(_ preceding: NodeID, _ following: NodeID?) -> Bool {
    guard options.isStub, let following else { return false }
    if tree.kind(of: preceding) == .classDefStmt {
      guard isEllipsisClass(preceding) else { return !comments.hasTrailingOwnLine(preceding) }
      if !Stmt.ClassDef(unchecked: preceding, in: tree).decorators.isEmpty { return true }
      switch tree.kind(of: following) {
      case .functionDefStmt: return true
      case .classDefStmt:
        return !isEllipsisClass(following) || !Stmt.ClassDef(unchecked: following, in: tree).decorators.isEmpty
      default: return false
      }
    }
    var current = tree.lastChildInBody(preceding)
    while let node = current, !comments.hasTrailingOwnLine(node) {
      if tree.kind(of: node) == .classDefStmt { return true }
      current = tree.lastChildInBody(node)
    }
    return false
  }
}
