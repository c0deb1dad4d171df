internal import PythonSyntax

/// Why statements are written as they are in the source.
enum StatementSuppression: BitwiseCopyable {
  /// `fmt: skip` at the end of the logical line, which the range covers.
  case skip(TextRange)
  /// `fmt: off` before the statement.
  case offBefore
  /// `fmt: off` after the statement, which is formatted itself.
  case offAfter
}

// Formatting is switched off by `fmt: off` on a line of its own up to `fmt: on` or the end of the block, and by
// `fmt: skip` at the end of a line for that line.
extension Formatter {
  /// Whether a comment switches formatting off for the statements after it.
  func isFormatOff(_ comment: SourceComment) -> Bool { comment.directive == .off && comment.isOwnLine }

  /// Whether a comment switches formatting on again.
  func isFormatOn(_ comment: SourceComment) -> Bool { comment.directive == .on && comment.isOwnLine }

  /// Whether the comments at the end of a line switch formatting off for it.
  func hasSkipComment(_ trailing: CommentSlice) -> Bool {
    guard comments.hasDirectives else { return false }
    return trailing.indices.contains { index in
      let comment = comments[index]
      return !comment.isOwnLine && (comment.directive == .skip || comment.directive == .off)
    }
  }

  /// Whether formatting is off for the statement at an index, or from it on.
  func suppression(in statements: NodeList<Stmt>, at index: Int) -> StatementSuppression? {
    guard comments.hasDirectives else { return nil }
    if let range = skippedRange(in: statements, at: index) { return .skip(range) }
    let statement = statements.id(at: index)
    if firstOff(comments.leading(statement)) != nil { return .offBefore }
    if firstOff(comments.trailing(statement)) != nil { return .offAfter }
    return nil
  }

  private func skippedRange(in statements: NodeList<Stmt>, at index: Int) -> TextRange? {
    skippedRange(statements.count, at: index) { statements.id(at: $0) }
  }

  /// The range of the statements on the line of the statement at an index, if `fmt: skip` ends the line.
  func skippedRange(_ statements: [NodeID], at index: Int) -> TextRange? {
    skippedRange(statements.count, at: index) { statements[$0] }
  }

  private func skippedRange(_ count: Int, at index: Int, _ statement: (Int) -> NodeID) -> TextRange? {
    let end = tree.node(statement(index)).end
    guard skippedLines.contains(max(end, 1) - 1) else { return nil }
    var last = index
    while last + 1 < count,
      !hasLogicalLineEnd(tree.node(statement(last)).end, tree.node(statement(last + 1)).start)
    {
      last += 1
    }
    guard hasSkipComment(comments.trailing(statement(last))) else { return nil }
    let lastEnd = tree.node(statement(last)).end
    return TextRange(tree.node(statement(index)).start, semicolonEnd(lastEnd) ?? lastEnd)
  }

  /// Whether a line ends between two statements without a backslash.
  private func hasLogicalLineEnd(_ start: UInt32, _ end: UInt32) -> Bool {
    var index = tree.firstToken(atOrAfter: start)
    while index < tree.tokenCount, tree.token(index).start < end {
      switch tree.token(index).kind {
      case .newline, .nonLogicalNewline: return true
      default: index += 1
      }
    }
    return false
  }

  /// The end of the semicolon after a statement on its line.
  private func semicolonEnd(_ end: UInt32) -> UInt32? {
    var index = tree.firstToken(atOrAfter: end)
    while index < tree.tokenCount {
      let token = tree.token(index)
      if token.kind == .semicolon { return token.end }
      if !token.kind.isLayout { return nil }
      index += 1
    }
    return nil
  }

  private func firstOff(_ slice: CommentSlice) -> Int? { slice.indices.first { isFormatOff(comments[$0]) } }

  /// Writes the statement at an index and those after it for which formatting is off.
  ///
  /// - Parameter kind: given if the first statement is a docstring.
  /// - Returns: the index of the last statement that was written.
  mutating func formatSuppressed(
    _ suppression: StatementSuppression, in statements: NodeList<Stmt>, at index: Int, docstringIn kind: SuiteKind?
  ) -> Int {
    var next: SuppressedNext
    switch suppression {
    case .skip(let range): return formatSkipped(range, in: statements, at: index)
    case .offBefore: next = formatAfterLeadingOff(statements, index, kind)
    case .offAfter: next = .offAfter(index, kind)
    }
    // A statement after `fmt: on` may have `fmt: off` after it again.
    while case .offAfter(let index, let kind) = next { next = formatAfterTrailingOff(statements, index, kind) }
    if case .done(let last) = next { return last }
    return index
  }

  private enum SuppressedNext {
    /// Everything up to the statement at the index is written.
    case done(Int)
    /// The statement at the index is to be written, and `fmt: off` follows it.
    case offAfter(Int, SuiteKind?)
  }

  private mutating func formatSkipped(_ range: TextRange, in statements: NodeList<Stmt>, at index: Int) -> Int {
    var last = index
    while last + 1 < statements.count, tree.node(statements.id(at: last + 1)).end <= range.end { last += 1 }
    leadingComments(statements.id(at: index))
    formatVerbatim(range.start, range.end)
    trailingComments(statements.id(at: last))
    return last
  }

  // MARK: - fmt: off

  /// `fmt: off` before the statement: the comments above it are written, then what follows as it is.
  private mutating func formatAfterLeadingOff(
    _ statements: NodeList<Stmt>, _ index: Int, _ kind: SuiteKind?
  ) -> SuppressedNext {
    let leading = comments.leading(statements.id(at: index))
    guard let off = firstOff(leading) else { return .done(index) }
    let before = leading.prefix(off - Int(leading.lower))
    leadingComments(before)
    formatDirective(off)
    return formatOff(from: off, statements, index, leading.dropFirst(before.count + 1), kind)
  }

  /// `fmt: off` after the statement: it is written with the comments up to there, then what follows as it is.
  private mutating func formatAfterTrailingOff(
    _ statements: NodeList<Stmt>, _ index: Int, _ kind: SuiteKind?
  ) -> SuppressedNext {
    let trailing = comments.trailing(statements.id(at: index))
    guard var off = firstOff(trailing) else { return .done(index) }
    let width = indentationWidth(of: statements.id(at: index))
    var rest = trailing.dropFirst(off - Int(trailing.lower))
    // The statement does not write comments that are marked.
    comments.markFormatted(rest)
    formatSuiteStatement(statements[index], docstringIn: kind)
    comments.markUnformatted(rest)
    formatTrailingOff(off)
    rest = rest.dropFirst(1)

    while let on = rest.indices.first(where: { isFormatOn(comments[$0]) }) {
      formatVerbatimLines(from: off, to: comments[on].start, indentation: width)
      let (formatted, nextOff) = commentsAfterOn(on, rest)
      trailingComments(CommentSlice(lower: UInt32(on), upper: formatted.lower))
      trailingComments(formatted)
      guard let nextOff else { return .done(index) }
      formatTrailingOff(nextOff)
      off = nextOff
      rest = CommentSlice(lower: UInt32(nextOff + 1), upper: rest.upper)
    }
    comments.markFormatted(rest)
    if index + 1 < statements.count {
      return formatOff(from: off, statements, index + 1, comments.leading(statements.id(at: index + 1)), nil)
    }
    if let last = trailing.last { formatVerbatimLines(from: off, to: comments[last].end, indentation: width) }
    return .done(index)
  }

  /// Writes statements as they are, from after a comment up to the next `fmt: on` or the end of the block.
  ///
  /// - Parameter leading: the comments before the first statement that follow `off`.
  private mutating func formatOff(
    from off: Int, _ statements: NodeList<Stmt>, _ first: Int, _ leading: CommentSlice, _ kind: SuiteKind?
  ) -> SuppressedNext {
    let width = indentationWidth(of: statements.id(at: first))
    var off = off
    var leading = leading
    var index = first
    while true {
      let statement = statements.id(at: index)
      while let on = leading.indices.first(where: { isFormatOn(comments[$0]) }) {
        formatVerbatimLines(from: off, to: comments[on].start, indentation: width)
        let (formatted, nextOff) = commentsAfterOn(on, leading)
        leadingComments(CommentSlice(lower: UInt32(on), upper: formatted.lower))
        leadingComments(formatted)
        guard let nextOff else {
          let docstringKind = index == first ? kind : nil
          if firstOff(comments.trailing(statement)) != nil { return .offAfter(index, docstringKind) }
          formatSuiteStatement(statements[index], docstringIn: docstringKind)
          return .done(index)
        }
        formatDirective(nextOff)
        off = nextOff
        leading = CommentSlice(lower: UInt32(nextOff + 1), upper: leading.upper)
      }
      comments.markFormatted(leading)

      var trailing = comments.trailing(statement)
      while let on = trailing.indices.first(where: { isFormatOn(comments[$0]) }) {
        formatVerbatimLines(from: off, to: comments[on].start, indentation: width)
        let (formatted, nextOff) = commentsAfterOn(on, trailing)
        formatDirective(on)
        hardLine()
        trailingComments(formatted)
        guard let nextOff else { return .done(index) }
        formatDirective(nextOff)
        off = nextOff
        trailing = CommentSlice(lower: UInt32(nextOff + 1), upper: trailing.upper)
      }
      comments.markFormatted(trailing)

      guard index + 1 < statements.count else {
        formatVerbatimLines(from: off, to: endWithCommentsAndSemicolon(statement), indentation: width)
        return .done(index)
      }
      index += 1
      leading = comments.leading(statements.id(at: index))
    }
  }

  /// The comments after `fmt: on` up to the next `fmt: off`, and that.
  private func commentsAfterOn(_ on: Int, _ slice: CommentSlice) -> (formatted: CommentSlice, nextOff: Int?) {
    let rest = CommentSlice(lower: UInt32(on + 1), upper: slice.upper)
    guard let nextOff = firstOff(rest) else { return (rest, nil) }
    return (CommentSlice(lower: rest.lower, upper: UInt32(nextOff)), nextOff)
  }

  private mutating func formatDirective(_ index: Int) {
    commentText(comments[index])
    comments.markFormatted(index)
  }

  private mutating func formatTrailingOff(_ index: Int) {
    emptyLines(linesBefore(comments[index].start))
    formatDirective(index)
  }

  /// The end of a statement with the comments that follow it, or the semicolon after it.
  private func endWithCommentsAndSemicolon(_ statement: NodeID) -> UInt32 {
    var current = statement
    while true {
      if let last = comments.trailing(current).last { return comments[last].end }
      guard let child = tree.lastChildInBody(current) else { break }
      current = child
    }
    return semicolonEnd(tree.node(current).end) ?? tree.node(statement).end
  }
}
