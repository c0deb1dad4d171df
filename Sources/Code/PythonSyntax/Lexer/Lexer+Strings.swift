extension Lexer {
  /// Reads a string literal, or the start of an f-string, whose prefix has been read.
  mutating func lexString(tokenStart: UInt32, flags prefix: StringFlags) {
    var flags = prefix
    let quote = source[position]
    if quote == UInt8(ascii: "\"") { flags.insert(.doubleQuote) }
    if source[position &+ 1] == quote && source[position &+ 2] == quote { flags.insert(.triple) }
    lineHasTokens = true
    if !flags.isDisjoint(with: [.formatted, .template]) {
      beginInterpolatedString(tokenStart, flags)
      return
    }
    position &+= flags.quoteLength
    if flags.contains(.triple) {
      lexTripleQuotedString(tokenStart, quote, flags)
    } else {
      lexSingleQuotedString(tokenStart, quote, flags)
    }
  }

  private mutating func lexSingleQuotedString(_ start: UInt32, _ quote: UInt8, _ flags: StringFlags) {
    var hasBackslash = false
    while true {
      position = source.firstOf(
        quote, UInt8(ascii: "\\"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), from: position)
      let byte = source[position]
      if byte == quote {
        position &+= 1
        tokens.append(Token(kind: .string, flags: flags, hasBackslash: hasBackslash, start: start, end: position))
        return
      }
      if byte == UInt8(ascii: "\\") {
        hasBackslash = true
        skipEscapedCharacter()
      } else if byte == 0 && position < end {
        position &+= 1
      } else {
        break
      }
    }
    position = min(position, end)
    if interpolatedStrings.count > 0 && endsInnermostInterpolatedString(quote) {
      position = start
      endUnclosedReplacementField()
      return
    }
    let advice = adviceOnQuotes(quote, before: start)
    tokens.append(Token(kind: .string, flags: flags.union(.unterminated), start: start, end: position))
    report(
      advice ?? "This string is not closed: expected `\(Character(Unicode.Scalar(quote)))` on the same line", start,
      position)
  }

  /// What to say of a string that is not closed and touches what is before it, as in `'don't'`: the quote was meant to
  /// be a character.
  func adviceOnQuotes(_ quote: UInt8, before start: UInt32) -> String? {
    var previous = tokens.count - 1
    while previous >= 0 && tokens[previous].start >= start { previous -= 1 }
    guard previous > 0, tokens[previous].end == start else { return nil }
    let kind = tokens[previous].kind
    guard kind == .string || kind == .name && tokens[previous - 1].kind == .string else { return nil }
    let mark = Character(Unicode.Scalar(quote))
    return "This string is not closed; to have `\(mark)` in a string, write `\\\(mark)` or put other quotes around it"
  }

  private mutating func lexTripleQuotedString(_ start: UInt32, _ quote: UInt8, _ flags: StringFlags) {
    var hasBackslash = false
    while true {
      position = source.firstOf(quote, UInt8(ascii: "\\"), from: position)
      let byte = source[position]
      if byte == quote {
        if source[position &+ 1] == quote && source[position &+ 2] == quote {
          position &+= 3
          tokens.append(Token(kind: .string, flags: flags, hasBackslash: hasBackslash, start: start, end: position))
          return
        }
        position &+= 1
      } else if byte == UInt8(ascii: "\\") {
        hasBackslash = true
        skipEscapedCharacter()
      } else if position < end {
        position &+= 1
      } else {
        break
      }
    }
    position = end
    tokens.append(Token(kind: .string, flags: flags.union(.unterminated), start: start, end: position))
    let quotes = String(repeating: Character(Unicode.Scalar(quote)), count: 3)
    report("This string is not closed: expected \(quotes) before the end of the file", start, start + 3)
  }

  /// Moves past a backslash and the character or line end after it.
  @inline(__always)
  mutating func skipEscapedCharacter() {
    position &+= 1
    if source[position] == UInt8(ascii: "\r") && source[position &+ 1] == UInt8(ascii: "\n") { position &+= 1 }
    if position < end { position &+= 1 }
  }
}
