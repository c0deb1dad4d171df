internal import PythonSyntax

// How comments are written. Each function skips comments that have been written already.
extension Formatter {
  /// The comments before a node.
  mutating func leadingComments(_ node: NodeID) { leadingComments(comments.leading(node)) }

  mutating func leadingComments(_ slice: CommentSlice) {
    for index in slice.indices where !comments[index].isFormatted {
      let comment = comments[index]
      commentText(comment)
      emptyLines(linesAfter(comment.end))
      comments.markFormatted(index)
    }
  }

  /// The comments after a node.
  mutating func trailingComments(_ node: NodeID) { trailingComments(comments.trailing(node)) }

  mutating func trailingComments(_ slice: CommentSlice) {
    var hasOwnLine = false
    for index in slice.indices where !comments[index].isFormatted {
      let comment = comments[index]
      hasOwnLine = hasOwnLine || comment.isOwnLine
      if hasOwnLine {
        let lines = linesBefore(comment.start)
        lineSuffix(reservedWidth: 0) { f in
          f.emptyLines(lines)
          f.commentText(comment)
        }
        expandParent()
      } else {
        trailingEndOfLineComment(comment)
      }
      comments.markFormatted(index)
    }
  }

  /// The comments inside of a node that stand at no child.
  mutating func danglingComments(_ node: NodeID) { danglingComments(comments.dangling(node)) }

  mutating func danglingComments(_ slice: CommentSlice) {
    var isFirst = true
    for index in slice.indices where !comments[index].isFormatted {
      let comment = comments[index]
      if isFirst {
        if comment.isOwnLine {
          hardLine()
        } else {
          space()
          space()
        }
      }
      commentText(comment)
      emptyLines(linesAfter(comment.end))
      comments.markFormatted(index)
      isFirst = false
    }
  }

  /// The comments on the line of an opening bracket.
  mutating func danglingOpenParenthesisComments(_ slice: CommentSlice) {
    for index in slice.indices where !comments[index].isFormatted {
      trailingEndOfLineComment(comments[index])
      comments.markFormatted(index)
    }
  }

  /// The comments before an `else`, `elif`, `except`, `finally` or `case`, and the empty lines before them.
  ///
  /// - Parameter lastNode: the last statement of the body above.
  mutating func leadingAlternateBranchComments(_ slice: CommentSlice, lastNode: NodeID?) {
    if let lastNode, insertsBlankLineAfterClassInStub(lastNode, nil) {
      emptyLine()
      leadingComments(slice)
    } else if let first = slice.first {
      emptyLines(linesBefore(comments[first].start))
      leadingComments(slice)
    } else if let lastNode {
      emptyLines(linesAfterIgnoringTrivia(endBeforeSemicolon(lastNode)))
    }
  }

  /// The line ends for a number of them in the source: at the top level at most two empty lines, in blocks one, in
  /// expressions none.
  mutating func emptyLines(_ lines: Int) {
    switch nodeLevel {
    case .topLevel:
      if lines <= 1 {
        hardLine()
      } else {
        emptyLine()
        if lines > 2 && !options.isStub { emptyLine() }
      }
    case .compoundStatement: if lines <= 1 { hardLine() } else { emptyLine() }
    case .expression, .parenthesizedExpression: hardLine()
    }
  }

  /// The empty lines before the first own-line comment after a function or class.
  mutating func emptyLinesBeforeTrailingComments(_ slice: CommentSlice, isClass: Bool) {
    guard let index = slice.indices.first(where: { comments[$0].isOwnLine }) else { return }
    let wanted: Int
    switch (options.isStub, nodeLevel) {
    case (true, .topLevel): wanted = 1
    case (true, _): wanted = isClass ? 1 : 0
    case (false, .topLevel): wanted = 2
    case (false, _): wanted = 1
    }
    let present = max(linesBefore(comments[index].start) - 1, 0)
    for _ in 0..<max(wanted - present, 0) { emptyLine() }
  }

  /// The empty lines after the last own-line comment before a function or class, if there is one already.
  mutating func emptyLinesAfterLeadingComments(_ slice: CommentSlice) {
    guard let index = slice.indices.last(where: { comments[$0].isOwnLine }) else { return }
    let wanted: Int
    switch (options.isStub, nodeLevel) {
    case (true, .topLevel): wanted = 1
    case (true, _): wanted = 0
    case (false, .topLevel): wanted = 2
    case (false, _): wanted = 1
    }
    let present = max(linesAfter(comments[index].end) - 1, 0)
    if present == 0 { return }
    for _ in 0..<max(wanted - present, 0) { emptyLine() }
  }

  /// A comment at the end of a line. Comments for other tools do not count for the width of the line.
  mutating func trailingEndOfLineComment(_ comment: SourceComment) {
    let normalized = normalizedComment(comment)
    let width = normalized.withBytes(self) { bytes in
      let end = trailingPragmaOffset(bytes) ?? bytes.count
      let visible = end < bytes.count ? UnsafeBufferPointer(rebasing: bytes[..<end]).trimmingEnd : bytes
      return visible.isEmpty ? 0 : 2 + columnWidth(of: visible, tabWidth: options.indentWidth)
    }
    lineSuffix(reservedWidth: width) { f in
      f.space()
      f.space()
      f.commentText(normalized, comment)
    }
    expandParent()
  }

  /// The text of a comment with one space after its `#`.
  mutating func commentText(_ comment: SourceComment) { commentText(normalizedComment(comment), comment) }

  private mutating func commentText(_ normalized: NormalizedComment, _ comment: SourceComment) {
    sourcePosition(comment.start)
    switch normalized {
    case .source(let start, let end): source(start, end)
    case .spaced(let prefix, let start, let end):
      if prefix { text("# ".utf8.map { $0 } + Array(sourceBytes(start, end))) } else { source(start, end) }
    }
    layout.markLastAsComment()
    sourcePosition(comment.end)
  }

  /// How a comment is written: as in the source, or as `# ` and the bytes of the source after its `#`.
  enum NormalizedComment: BitwiseCopyable {
    case source(UInt32, UInt32)
    case spaced(Bool, UInt32, UInt32)

    func withBytes<Result>(_ f: borrowing Formatter, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
      switch self {
      case .source(let start, let end), .spaced(false, let start, let end): return body(f.sourceBytes(start, end))
      case .spaced(true, let start, let end):
        let bytes = "# ".utf8.map { $0 } + Array(f.sourceBytes(start, end))
        return bytes.withUnsafeBufferPointer { body($0) }
      }
    }
  }

  private func normalizedComment(_ comment: SourceComment) -> NormalizedComment {
    let end = comment.start + UInt32(sourceBytes(comment.start, comment.end).trimmingEnd.count)
    let content = comment.start + 1
    if end <= content { return .source(comment.start, content) }
    switch byte(content) {
    case UInt8(ascii: " "), UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "'"),
      UInt8(ascii: "|"):
      return .source(comment.start, end)
    default: break
    }
    func isNoBreakSpace(_ offset: UInt32) -> Bool { byte(offset) == 0xC2 && byte(offset + 1) == 0xA0 }
    if isNoBreakSpace(content) {
      var after = content
      while after < end, isNoBreakSpace(after) { after += 2 }
      var text = after
      while text < end, byte(text) == 0x20 || byte(text) == 0x09 { text += 1 }
      if startsWith("type:", text) { return .spaced(true, content, end) }
      if byte(after) == 0x20 { return .spaced(true, after, end) }
      return .spaced(true, content + 2, end)
    }
    return .spaced(true, content, end)
  }

  /// Whether the source has a text at an offset.
  func startsWith(_ text: StaticString, _ offset: UInt32) -> Bool {
    for index in 0..<text.utf8CodeUnitCount where byte(offset + UInt32(index)) != text.utf8Start[index] { return false }
    return true
  }
}
