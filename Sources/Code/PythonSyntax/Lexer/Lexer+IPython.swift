/// IPython's own syntax, in notebooks: <https://ipython.readthedocs.io/en/stable/interactive/python-ipython-diff.html>.
extension Lexer {
  /// At the start of a logical line: reads `%magic`, `%%cell`, `!shell`, `?help`, `/call`, `,quote` and `;quote` lines.
  mutating func lexIPythonLine() {
    switch source[position] {
    case UInt8(ascii: "%"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "/"), UInt8(ascii: ","),
      UInt8(ascii: ";"):
      lexIPythonEscape()
    default:
      break
    }
  }

  /// After `=`: reads the `!shell` or `%magic` that makes the value.
  mutating func lexAssignedIPythonEscape() {
    guard brackets.count == 0 else { return }
    var offset = position
    while true {
      while source[offset] == 0x20 || source[offset] == 0x09 { offset += 1 }
      let afterBackslash = source.afterNewline(offset + 1)
      guard source[offset] == UInt8(ascii: "\\"), afterBackslash > offset + 1, afterBackslash < end else { break }
      offset = afterBackslash
    }
    let byte = source[offset]
    guard byte == UInt8(ascii: "%") || byte == UInt8(ascii: "!") && source[offset + 1] != UInt8(ascii: "=") else {
      return
    }
    position = offset
    lexIPythonEscape()
  }

  private mutating func lexIPythonEscape() {
    let start = position
    while true {
      position = source.endOfLine(position)
      guard position > start, source[position - 1] == UInt8(ascii: "\\"), position < end else { break }
      position = source.afterNewline(position)
    }
    emit(.ipythonEscape, start)
    lineHasTokens = true
  }

  /// At a `?` after a name, attribute or element: `name?` and `name??` show help, if nothing follows.
  ///
  /// IPython looks at the end of a line only, so that `x = name?` shows help too.
  mutating func lexIPythonHelpEnd() {
    let questionMark = position
    while source[position] == UInt8(ascii: "?") { position += 1 }
    var offset = position
    while source[offset] == 0x20 || source[offset] == 0x09 { offset += 1 }
    let byte = source[offset]
    let endsLine =
      byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "#")
      || byte == UInt8(ascii: ";") || offset >= end
    if endsLine && position - questionMark <= 2, let first = firstTokenOfHelp(before: questionMark) {
      let start = tokens[first].start
      tokens.truncate(to: first)
      emit(.ipythonEscape, start)
    } else {
      report("`?` shows help only at the end of a line, after a name such as `a.b[0]`", questionMark, position)
      emit(.unknown, questionMark)
    }
    lineHasTokens = true
  }

  /// The first token of the command that a `?` ends: of `a.b[0]` if that is a statement, else of the line.
  private func firstTokenOfHelp(before questionMark: UInt32) -> Int? {
    var first = tokens.count
    var isAdjacent = true
    var next = questionMark

    /// Takes the token before those taken, if it is of one of the kinds.
    func take(_ kinds: TokenKind...) -> Bool {
      guard first > lineStartToken, kinds.contains(tokens[first - 1].kind) else { return false }
      first -= 1
      if tokens[first].end != next { isAdjacent = false }
      next = tokens[first].start
      return true
    }

    repeat {
      while take(.rightBracket) {
        guard take(.integer) else { return nil }
        _ = take(.minus)
        guard take(.leftBracket) else { return nil }
      }
      // `*` stands for any letters of a name.
      var hasName = false
      while take(.star, .doubleStar) || (!hasName || tokens[first].kind != .name) && take(.name) { hasName = true }
      if !hasName { return nil }
    } while take(.dot)
    if first == lineStartToken || [.semicolon, .colon].contains(tokens[first - 1].kind) { return first }
    return isAdjacent ? lineStartToken : nil
  }
}
