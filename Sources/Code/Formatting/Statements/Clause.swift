internal import PythonSyntax

/// A clause of a compound statement: its header, which ends with a colon, and its body.
struct Clause: BitwiseCopyable {
  /// Where the header's first keyword is found.
  enum Start: BitwiseCopyable {
    case offset(UInt32)
    /// The first such keyword after an offset.
    case keyword(TokenKind, after: UInt32)
  }

  var start: Start
  /// The offset of the first statement or case of the body.
  var bodyStart: UInt32
  /// The comments before the clause and the last statement of the body above it; only for branches after the first.
  var leading: (comments: CommentSlice, previous: NodeID?)?
  /// The comments after the colon.
  var colonComments: CommentSlice
}

extension Formatter {
  /// Writes a clause; `header` writes what is before the colon.
  mutating func formatClause(
    _ clause: Clause, body: NodeList<Stmt>, _ kind: SuiteKind, header: (inout Formatter) -> Void
  ) {
    if let last = body.lastID, hasSkipComment(comments.trailing(last)), isOnOneLine(clause, last) {
      formatSuppressedClause(clause, last)
      return
    }
    formatClauseHeader(clause, header)
    if options.isStub || kind == .function || kind == .class, clause.colonComments.isEmpty,
      let ellipsis = onlyEllipsis(body)
    {
      space()
      formatStatement(Stmt(unchecked: ellipsis.id, in: tree))
      hardLine()
    } else {
      blockIndent { f in f.formatSuite(body, kind) }
    }
  }

  /// Writes the header of a clause with its colon and the comments around it.
  mutating func formatClauseHeader(_ clause: Clause, _ header: (inout Formatter) -> Void) {
    if let leading = clause.leading { leadingAlternateBranchComments(leading.comments, lastNode: leading.previous) }
    if hasSkipComment(clause.colonComments) {
      let (start, end) = (keywordStart(clause), colonEnd(clause))
      formatVerbatim(start, end)
    } else {
      header(&self)
      token(":")
      if recordsPositions { sourcePosition(colonEnd(clause)) }
    }
    trailingComments(clause.colonComments)
  }

  /// Writes a clause of one line as it is.
  private mutating func formatSuppressedClause(_ clause: Clause, _ last: NodeID) {
    if let leading = clause.leading { leadingAlternateBranchComments(leading.comments, lastNode: leading.previous) }
    formatVerbatim(keywordStart(clause), tree.node(last).end)
    trailingComments(last)
    hardLine()
  }

  /// Whether the body of a clause is on the line of its colon.
  private func isOnOneLine(_ clause: Clause, _ last: NodeID) -> Bool {
    !sourceBytes(colonEnd(clause), tree.node(last).end).contains {
      $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
  }

  private func keywordStart(_ clause: Clause) -> UInt32 {
    switch clause.start {
    case .offset(let offset): offset
    case .keyword(let kind, let offset):
      tree.firstToken(kind, in: TextRange(offset, clause.bodyStart))?.start ?? clause.bodyStart
    }
  }

  /// The offset past the colon: the last one before the body.
  private func colonEnd(_ clause: Clause) -> UInt32 {
    var index = tree.firstToken(atOrAfter: clause.bodyStart)
    while index > 0 {
      index -= 1
      let token = tree.token(index)
      if token.kind == .colon { return token.end }
    }
    return clause.bodyStart
  }
}
