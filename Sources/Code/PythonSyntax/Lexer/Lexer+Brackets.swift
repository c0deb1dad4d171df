extension Lexer {
  @inline(__always)
  mutating func openBracket(_ kind: TokenKind) {
    let start = position
    brackets.append(OpenBracket(byte: source[start], offset: start))
    position &+= 1
    emit(kind, start)
    lineHasTokens = true
    if brackets.count > Self.maximumBracketDepth { reportDeepBrackets(start) }
  }

  private mutating func reportDeepBrackets(_ start: UInt32) {
    if hasReportedDeepBrackets { return }
    hasReportedDeepBrackets = true
    report("Too many nested brackets: Python allows \(Self.maximumBracketDepth)", start, start + 1)
  }

  @inline(__always)
  mutating func closeBracket(_ kind: TokenKind, opening: UInt8) {
    let start = position
    position &+= 1
    emit(kind, start)
    lineHasTokens = true
    let depth = brackets.count
    if depth > 0 && brackets[depth - 1].byte == opening {
      brackets.truncate(to: depth - 1)
      if interpolatedStrings.count > 0 { leaveReplacementField() }
    } else {
      closeWrongBracket(opening, start)
    }
  }

  private mutating func closeWrongBracket(_ opening: UInt8, _ start: UInt32) {
    let closing = Character(Unicode.Scalar(source[start]))
    // Brackets outside the innermost replacement field are out of reach.
    let floor = interpolatedStrings.count > 0 ? interpolatedStrings[interpolatedStrings.count - 1].bracketDepth : 0
    guard brackets.count > floor else {
      report("`\(closing)` closes nothing", start, start + 1)
      return
    }
    let open = brackets[brackets.count - 1]
    report(
      "`\(closing)` does not match the opening `\(Character(Unicode.Scalar(open.byte)))`", start, start + 1)
    // Close up to a bracket that does match; if there is none nearby, the bracket at hand was mistyped.
    let lowest = max(floor, brackets.count - 50)
    var match = brackets.count - 1
    while match >= lowest && brackets[match].byte != opening { match -= 1 }
    brackets.truncate(to: match >= lowest ? match : brackets.count - 1)
    if interpolatedStrings.count > 0 { leaveReplacementField() }
  }

  /// Whether the line, inside brackets, starts with a keyword that no expression can contain.
  ///
  /// In a program without errors this never holds, so it shows that a bracket above was not closed.
  func startsStatement() -> Bool {
    // `def f(:` was never valid either.
    if tokens.count > 2 && tokens[tokens.count - 2].kind == .colon && tokens[tokens.count - 3].kind == .leftParenthesis
    {
      return true
    }
    var offset = position
    while source[offset] == 0x20 || source[offset] == 0x09 { offset &+= 1 }
    let first = source[offset]
    guard first >= UInt8(ascii: "a") && first <= UInt8(ascii: "y") else { return false }
    let stop = source.endOfASCIIName(offset)
    guard stop - offset <= 8 else { return false }
    switch keywords.kind(of: source.word(offset, length: stop - offset)) {
    case .defKeyword, .classKeyword, .returnKeyword, .raiseKeyword, .withKeyword, .whileKeyword, .tryKeyword,
      .exceptKeyword, .finallyKeyword, .importKeyword, .assertKeyword, .delKeyword, .globalKeyword, .nonlocalKeyword,
      .passKeyword, .breakKeyword, .continueKeyword, .elifKeyword:
      return source[stop] < 0x80
    case .asyncKeyword:
      var next = stop
      while source[next] == 0x20 { next &+= 1 }
      return next > stop && source.word(next, length: 3) == 0x66_6564 && source[next + 3] == 0x20  // `def`
    default:
      return false
    }
  }

  /// Where a bracket is found to be never closed: goes back to where a statement seems to start after it, if
  /// anywhere, and reads the rest again from there.
  ///
  /// That is a line which starts as a statement no further right than the line of the bracket, after a line that could end
  /// a statement. In a program without errors this is never asked, so a wrong guess harms none.
  mutating func returnToUnclosedBracket() -> Bool {
    // Each return reads up to the whole rest again.
    guard brackets.count > 0, returnCount < 50 else { return false }
    let bracket = brackets[0]
    let limit = indentationOfLine(with: bracket.offset)
    var index = tokens.count - 1
    while index > 0 && tokens[index].start > bracket.offset { index -= 1 }
    var last = TokenKind.leftParenthesis
    while index + 1 < tokens.count {
      let kind = tokens[index].kind
      if kind == .nonLogicalNewline, endsOperand(last), startsStatement(tokens[index + 1], noFurtherThan: limit) {
        returnCount += 1
        returnToLine(after: index, bracket)
        return true
      }
      if !kind.isTrivia { last = kind }
      index += 1
    }
    return false
  }

  private func indentationOfLine(with offset: UInt32) -> UInt32 {
    var start = offset
    while start > 0 && source[start - 1] != UInt8(ascii: "\n") && source[start - 1] != UInt8(ascii: "\r") { start -= 1 }
    var end = start
    while source[end] == 0x20 || source[end] == 0x09 { end += 1 }
    return end - start
  }

  /// Whether an expression can end with the token.
  private func endsOperand(_ kind: TokenKind) -> Bool {
    switch kind {
    case .integer, .float, .imaginary, .string, .fStringEnd, .tStringEnd, .rightParenthesis, .rightBracket, .rightBrace,
      .noneKeyword, .trueKeyword, .falseKeyword, .ellipsis:
      true
    default: kind.isName
    }
  }

  private func startsStatement(_ token: Token, noFurtherThan limit: UInt32) -> Bool {
    switch token.kind {
    case .at, .fromKeyword: break
    // These can stand in expressions too, but not with a colon at the end of the line, unless further right.
    case .forKeyword, .ifKeyword, .elseKeyword: if !lineEndsWithColon(token.start) { return false }
    default: if !token.kind.isName { return false }
    }
    return indentationOfLine(with: token.start) <= limit
  }

  private func lineEndsWithColon(_ offset: UInt32) -> Bool {
    var end = source.endOfLine(offset)
    while end > offset, source[end - 1] == 0x20 || source[end - 1] == 0x09 { end -= 1 }
    return source[end - 1] == UInt8(ascii: ":")
  }

  private mutating func reportUnclosed(_ bracket: OpenBracket) {
    unclosed.append(bracket.offset)
    report("`\(Character(Unicode.Scalar(bracket.byte)))` was never closed", bracket.offset, bracket.offset + 1)
  }

  /// Reports a bracket that is open at the end of the source.
  mutating func reportUnclosedAtEnd() {
    if brackets.count > 0 { reportUnclosed(brackets[brackets.count - 1]) }
  }

  /// Makes a line end inside an open bracket the end of the statement. Its flag keeps the parser from reporting there
  /// what the open bracket has caused.
  private mutating func endLineInsideBracket(_ index: Int) {
    tokens[index].kind = .newline
    tokens[index].flags = .unterminated
  }

  private mutating func returnToLine(after index: Int, _ bracket: OpenBracket) {
    position = tokens[index].end
    tokens.truncate(to: index + 1)
    endLineInsideBracket(index)
    errors.removeAll { $0.range.start >= position }
    unclosed.removeAll { $0 >= position }
    reportUnclosed(bracket)
    brackets.truncate(to: 0)
    interpolatedStrings.truncate(to: 0)
    isInInterpolatedText = false
    lexIndentation()
  }

  /// Ends the logical line although brackets are open: the statement below starts afresh.
  mutating func abandonBrackets() {
    if interpolatedStrings.count > 0 {
      abandonInterpolatedStrings()
    } else if returnToUnclosedBracket() {
      return
    } else {
      reportUnclosed(brackets[brackets.count - 1])
    }
    brackets.truncate(to: 0)
    // The first line end after the last token that the grammar sees ends the statement.
    var index = tokens.count - 1
    while index > 0 && tokens[index - 1].kind.isTrivia { index -= 1 }
    while index < tokens.count && tokens[index].kind != .nonLogicalNewline { index += 1 }
    if index < tokens.count { endLineInsideBracket(index) }
    lexIndentation()
  }
}
