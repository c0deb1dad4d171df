/// Looking tokens up by offset. Each search costs what `TreeView.firstToken(atOrAfter:)` does, and the tokens passed.
extension TreeView {
  /// The index of the token whose bytes an offset lies in; nil between tokens and at the end.
  package func indexOfToken(covering offset: UInt32) -> Int? {
    var index = min(firstToken(atOrAfter: offset), tokenCount - 1)
    // Tokens without bytes, such as dedents, may start at the same offset.
    while index < tokenCount, token(index).start == offset {
      if token(index).end > offset { return index }
      index += 1
    }
    index = firstToken(atOrAfter: offset) - 1
    while index >= 0, token(index).range.isEmpty { index -= 1 }
    return index >= 0 && token(index).range.contains(offset) ? index : nil
  }

  /// The indices of the tokens that start in a range.
  package func tokens(in range: TextRange) -> Range<Int> {
    let first = firstToken(atOrAfter: range.start)
    return first..<max(first, firstToken(atOrAfter: max(range.start, range.end)))
  }

  /// The first token at or after an offset that is neither a comment nor layout. The end of the file is one.
  package func nextToken(_ offset: UInt32) -> Token {
    var index = firstToken(atOrAfter: offset)
    while index < tokenCount - 1 {
      let token = token(index)
      if !token.kind.isCommentOrLayout { return token }
      index += 1
    }
    return token(tokenCount - 1)
  }

  /// The last token that starts before an offset and is neither a comment nor layout.
  package func previousToken(_ offset: UInt32) -> Token? {
    var index = firstToken(atOrAfter: offset) - 1
    while index >= 0 {
      let token = token(index)
      if !token.kind.isCommentOrLayout { return token }
      index -= 1
    }
    return nil
  }

  /// The first token of a kind that starts in a range.
  package func firstToken(_ kind: TokenKind, in range: TextRange) -> Token? {
    var index = firstToken(atOrAfter: range.start)
    while index < tokenCount {
      let token = token(index)
      if token.start >= range.end { return nil }
      if token.kind == kind { return token }
      index += 1
    }
    return nil
  }

  /// The last token of a kind that starts in a range.
  package func lastToken(_ kind: TokenKind, in range: TextRange) -> Token? {
    var index = firstToken(atOrAfter: range.end) - 1
    while index >= 0 {
      let token = token(index)
      if token.start < range.start { return nil }
      if token.kind == kind { return token }
      index -= 1
    }
    return nil
  }
}
