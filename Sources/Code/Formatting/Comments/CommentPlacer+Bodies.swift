internal import PythonSyntax

// Comments around the blocks of statements.
extension CommentPlacer {
  /// A comment at the end of a line that ends a header, or the last line of a block.
  func placeAtEndOfLineAroundBody(_ context: CommentContext) -> Placement? {
    if context.isOwnLine { return nil }
    // for x in y: # here
    if let following = context.following, isFirstInBody(following.id, of: context.enclosing.id),
      firstToken(context.end, following.start) == nil
    {
      return dangling(context.enclosing.id)
    }
    // A block ends on this line.
    if let preceding = context.preceding, var last = lastChildInBody(preceding.id) {
      while let child = lastChildInBody(last) { last = child }
      return trailing(last)
    }
    return nil
  }

  /// A comment on its own line after a statement: it may belong to a statement deep in the block above, to the
  /// statement above, to the clause or to the statement below.
  mutating func placeOnOwnLineAroundBody(_ context: CommentContext) -> Placement? {
    guard context.isOwnLine, let preceding = context.preceding,
      firstToken(preceding.end, context.start) == nil
    else { return nil }
    if let placement = placeBetweenBranches(context, preceding) { return placement }
    if let placement = placeAfterBranch(context, preceding) { return placement }
    return placeBetweenStatements(context)
  }

  /// Before `else`, `elif`, `except` or `finally`: indented like the block above, the comment belongs to its last
  /// statement; less, to the clause.
  private mutating func placeBetweenBranches(_ context: CommentContext, _ preceding: CommentNeighbour) -> Placement? {
    guard let following = context.following, isFirstInAlternateBody(following.id, of: context.enclosing.id) else {
      return nil
    }
    let commentIndentation = smallestIndentation(after: preceding, upTo: context)
    // A block on the line of its header has no indentation of its own: the comment counts as less indented.
    let bodyIndentation = indentation(of: preceding.start) ?? commentIndentation + 1
    if commentIndentation > bodyIndentation { return nil }
    if commentIndentation == bodyIndentation {
      // The handlers of a `try` are nodes that are indented like the clause after them.
      return isClauseNode(preceding.id) ? dangling(context.enclosing.id) : trailing(preceding.id)
    }
    return isClauseNode(following.id) ? leading(following.id) : dangling(context.enclosing.id)
  }

  /// After a block: the indentation tells to which of the nested blocks that end here the comment belongs.
  private mutating func placeAfterBranch(_ context: CommentContext, _ preceding: CommentNeighbour) -> Placement? {
    var child: NodeID
    if let last = lastChildInBody(preceding.id) {
      child = last
    } else if let following = context.following, isFirstInAlternateBody(following.id, of: context.enclosing.id) {
      child = preceding.id
    } else {
      return nil
    }
    let commentIndentation = smallestIndentation(after: preceding, upTo: context)
    // Indented like the whole statement, it stays outside of it.
    if commentIndentation == indentation(of: preceding.start) ?? 0 { return nil }
    var block: NodeID?
    while true {
      let childIndentation = indentation(of: tree.node(child).start) ?? 0
      if commentIndentation < childIndentation { return block.map { trailing($0) } }
      if commentIndentation == childIndentation { return trailing(child) }
      guard let nested = lastChildInBody(child) else { return trailing(child) }
      block = child
      child = nested
    }
  }

  /// Between two statements: an empty line after the comment separates it from the statement below.
  private mutating func placeBetweenStatements(_ context: CommentContext) -> Placement? {
    guard let preceding = context.preceding, let following = context.following,
      tree.kind(of: preceding.id).isStmt, tree.kind(of: following.id).isStmt
    else { return nil }
    return hasEmptyLine(context.end, following.start) ? trailing(preceding.id) : leading(following.id)
  }

  /// The smallest indentation of the comments after a node, up to the comment.
  private mutating func smallestIndentation(after preceding: CommentNeighbour, upTo context: CommentContext) -> UInt32 {
    let start = nextLine(preceding.end)
    var smallest: UInt32?
    var index: Int
    if let known = smallestIndentation, known.after == start {
      smallest = known.width
      index = known.upToToken
    } else {
      index = tree.firstToken(atOrAfter: start)
    }
    while index < tree.tokenCount {
      let token = tree.token(index)
      if token.start >= context.end { break }
      if token.kind == .comment, let indentation = indentation(of: token.start) {
        smallest = min(smallest ?? indentation, indentation)
      }
      index += 1
    }
    smallestIndentation = (start, index, smallest)
    return smallest ?? 0
  }

  // MARK: - Blocks

  /// Whether a node is the first statement, or case, of a block that has no node of its own.
  func isFirstInBody(_ node: NodeID, of enclosing: NodeID) -> Bool {
    switch tree.kind(of: enclosing) {
    case .module: return false
    case .matchStmt:
      let cases = Stmt.Match(unchecked: enclosing, in: tree).cases
      return !cases.isEmpty && cases.id(at: 0) == node
    default:
      var number = 0
      while let suite = tree.suite(number, of: enclosing) {
        if isFirst(node, suite) { return true }
        number += 1
      }
      return false
    }
  }

  /// Whether a node starts a block after the first one of a statement.
  private func isFirstInAlternateBody(_ node: NodeID, of enclosing: NodeID) -> Bool {
    switch tree.kind(of: enclosing) {
    case .forStmt: return isFirst(node, Stmt.For(unchecked: enclosing, in: tree).orelse)
    case .whileStmt: return isFirst(node, Stmt.While(unchecked: enclosing, in: tree).orelse)
    case .tryStmt:
      let statement = Stmt.Try(unchecked: enclosing, in: tree)
      let handlers = statement.handlers
      return !handlers.isEmpty && handlers.id(at: 0) == node || isFirst(node, statement.orelse)
        || isFirst(node, statement.finalbody)
    case .ifStmt:
      let clauses = Stmt.If(unchecked: enclosing, in: tree).clauses
      return !clauses.isEmpty && clauses.id(at: 0) == node
    default: return false
    }
  }

  private func isFirst(_ node: NodeID, _ list: NodeList<Stmt>) -> Bool { !list.isEmpty && list.id(at: 0) == node }

  /// Whether a clause of a statement is a node.
  private func isClauseNode(_ node: NodeID) -> Bool {
    switch tree.kind(of: node) {
    case .exceptHandler, .elifElseClause: true
    default: false
    }
  }

  private func lastChildInBody(_ node: NodeID) -> NodeID? { tree.lastChildInBody(node) }
}

extension TreeView {
  /// The last statement of the last block of a node, or the last clause that is a node; nil without blocks.
  func lastChildInBody(_ node: NodeID) -> NodeID? {
    func last(_ list: NodeList<Stmt>) -> NodeID? { list.isEmpty ? nil : list.id(at: list.count - 1) }
    switch kind(of: node) {
    case .functionDefStmt: return last(Stmt.FunctionDef(unchecked: node, in: self).body)
    case .classDefStmt: return last(Stmt.ClassDef(unchecked: node, in: self).body)
    case .withStmt: return last(Stmt.With(unchecked: node, in: self).body)
    case .matchCase: return last(MatchCase(unchecked: node, in: self).body)
    case .exceptHandler: return last(ExceptHandler(unchecked: node, in: self).body)
    case .elifElseClause: return last(ElifElseClause(unchecked: node, in: self).body)
    case .ifStmt:
      let statement = Stmt.If(unchecked: node, in: self)
      guard let clause = statement.clauses.lastElement else { return last(statement.body) }
      return last(clause.body)
    case .forStmt:
      let statement = Stmt.For(unchecked: node, in: self)
      return last(statement.orelse) ?? last(statement.body)
    case .whileStmt:
      let statement = Stmt.While(unchecked: node, in: self)
      return last(statement.orelse) ?? last(statement.body)
    case .matchStmt:
      let cases = Stmt.Match(unchecked: node, in: self).cases
      return cases.isEmpty ? nil : cases.id(at: cases.count - 1)
    case .tryStmt:
      let statement = Stmt.Try(unchecked: node, in: self)
      let handlers = statement.handlers
      return last(statement.finalbody) ?? last(statement.orelse)
        ?? (handlers.isEmpty ? last(statement.body) : handlers.id(at: handlers.count - 1))
    default: return nil
    }
  }
}
