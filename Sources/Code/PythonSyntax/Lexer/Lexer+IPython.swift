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
    while source[offset] == 0x20 || source[offset] == 0x09 { offset += 1 }
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

  /// At a `?` after an expression: `name?` and `name??` show help, if nothing follows.
  mutating func lexIPythonHelpEnd() {
    let questionMark = position
    while source[position] == UInt8(ascii: "?") { position += 1 }
    var offset = position
    while source[offset] == 0x20 || source[offset] == 0x09 { offset += 1 }
    let byte = source[offset]
    let endsLine =
      byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "#") || offset >= end
    if endsLine && lineStartToken < tokens.count && position - questionMark <= 2 {
      let start = tokens[lineStartToken].start
      tokens.truncate(to: lineStartToken)
      emit(.ipythonEscape, start)
    } else {
      report("Character `?` has no meaning in Python here", questionMark, position)
      emit(.unknown, questionMark)
    }
    lineHasTokens = true
  }
}
