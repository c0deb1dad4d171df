/// Where the lexer is in an f-string or t-string that is not closed yet.
///
/// A replacement field opens a brace in `Lexer.brackets`. With `n` brackets open since the string began, the next byte
/// is text if `n` equals `specificationDepth`: outside of fields both are 0, and each field whose format
/// specification is being read adds one to both.
struct InterpolatedStringState: BitwiseCopyable {
  var flags: StringFlags
  /// The offset of the string's first byte.
  var start: UInt32
  /// The number of open brackets when the string began.
  var bracketDepth: Int
  /// How many format specifications are open inside each other.
  var specificationDepth: Int

  var isTemplate: Bool { flags.contains(.template) }
}

extension Lexer {
  private var innermost: InterpolatedStringState {
    get { interpolatedStrings[interpolatedStrings.count - 1] }
    set { interpolatedStrings[interpolatedStrings.count - 1] = newValue }
  }

  /// Reads the start of an f-string or t-string, prefix and quotes, with `position` at the quotes. Text follows.
  ///
  /// - Parameters:
  ///   - start: the offset of the prefix.
  ///   - flags: what the prefix and the quotes say.
  mutating func beginInterpolatedString(_ start: UInt32, _ flags: StringFlags) {
    if interpolatedStrings.count == Self.maximumInterpolatedStringDepth {
      report(
        "Too many f-strings inside each other: Python allows \(Self.maximumInterpolatedStringDepth)", start,
        position + 1)
    }
    position &+= flags.quoteLength
    let kind: TokenKind = flags.contains(.template) ? .tStringStart : .fStringStart
    tokens.append(Token(kind: kind, flags: flags, start: start, end: position))
    interpolatedStrings.append(
      InterpolatedStringState(flags: flags, start: start, bracketDepth: brackets.count, specificationDepth: 0))
    isInInterpolatedText = true
  }

  /// Reads text up to the next replacement field, the end of a format specification or the closing quotes, and what
  /// ends it.
  mutating func lexInterpolatedText() {
    let start = position
    let state = innermost
    let isInSpecification = state.specificationDepth > 0
    let (end, hasBackslash) = skipText(of: state)
    emitText(start, state, hasBackslash)
    switch end {
    case .quotes:
      if isInSpecification { reportUnclosedField(position) }
      endInterpolatedString(.quotes(length: state.flags.quoteLength))
    case .lineEnd where isInSpecification:
      // The specification ends with the line; the field goes on.
      leaveFormatSpecification()
    case .lineEnd, .endOfSource:
      reportUnterminated(state)
      endInterpolatedString(.missing)
    case .openingBrace:
      isInInterpolatedText = false
      if state.specificationDepth == Self.maximumSpecificationDepth { reportTooManyFields() }
      openBracket(.leftBrace)
    case .closingBrace:
      leaveFormatSpecification()
      closeBracket(.rightBrace, opening: UInt8(ascii: "{"))
    }
  }

  /// What text ends at.
  private enum TextEnd {
    case quotes
    /// A line end that the string cannot have in it.
    case lineEnd
    /// The brace that opens a replacement field.
    case openingBrace
    /// The brace that closes the replacement field whose format specification the text is.
    case closingBrace
    case endOfSource
  }

  /// Moves to the end of text, past doubled braces, escapes and quotes that do not close the string.
  @inline(__always)
  private mutating func skipText(of state: InterpolatedStringState) -> (end: TextEnd, hasBackslash: Bool) {
    let quote = state.flags.quote
    let isTriple = state.flags.contains(.triple)
    let isInSpecification = state.specificationDepth > 0
    var hasBackslash = false
    while true {
      let byte = source[position]
      switch byte {
      case quote:
        let isEnd = !isTriple || (source[position &+ 1] == quote && source[position &+ 2] == quote)
        if isEnd { return (.quotes, hasBackslash) }
        position &+= 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if !isTriple { return (.lineEnd, hasBackslash) }
        position &+= 1
      case UInt8(ascii: "{"):
        if isInSpecification || source[position &+ 1] != byte { return (.openingBrace, hasBackslash) }
        position &+= 2
      case UInt8(ascii: "}"):
        if isInSpecification { return (.closingBrace, hasBackslash) }
        skipClosingBraceInText(of: state)
      case UInt8(ascii: "\\"):
        hasBackslash = true
        skipEscapeInText(isRaw: state.flags.contains(.raw), quote: quote)
      case 0 where position >= end:
        return (.endOfSource, hasBackslash)
      default:
        position &+= 1
      }
    }
  }

  /// Moves past `}}`, which is the character, or past a lone `}`, which is an error.
  private mutating func skipClosingBraceInText(of state: InterpolatedStringState) {
    if source[position &+ 1] == UInt8(ascii: "}") {
      position &+= 2
      return
    }
    report("A single `}` is not allowed in \(name(of: state)); write `}}` for the character", position, position + 1)
    position &+= 1
  }

  /// Reports a field that is nested too deeply; what follows can be read all the same.
  private mutating func reportTooManyFields() {
    errors.append(
      SyntaxError(
        .compilation(.tooManyNestedFields),
        "Replacement fields are nested too deeply: Python allows two inside another",
        TextRange(position, position + 1)))
  }

  private mutating func emitText(_ start: UInt32, _ state: InterpolatedStringState, _ hasBackslash: Bool) {
    if position > start {
      let kind: TokenKind = state.isTemplate ? .tStringMiddle : .fStringMiddle
      tokens.append(Token(kind: kind, flags: state.flags, hasBackslash: hasBackslash, start: start, end: position))
    }
  }

  /// Moves past a backslash and what it escapes; a brace after it still opens a field.
  private mutating func skipEscapeInText(isRaw: Bool, quote: UInt8) {
    let next = source[position &+ 1]
    if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") {
      position &+= 1
    } else if !isRaw && next == UInt8(ascii: "N") && source[position &+ 2] == UInt8(ascii: "{") {
      position &+= 3
      while position < end {
        let byte = source[position]
        if byte == UInt8(ascii: "}") {
          position &+= 1
          return
        }
        if byte == quote || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return }
        position &+= 1
      }
    } else {
      skipEscapedCharacter()
    }
  }

  /// How a string ends.
  private enum Ending {
    case quotes(length: UInt32)
    /// Its quotes are missing.
    case missing
  }

  private mutating func endInterpolatedString(_ ending: Ending) {
    let state = innermost
    let start = position
    var flags = state.flags
    switch ending {
    case .quotes(let length): position = min(position &+ length, end)
    case .missing: flags.formUnion(.unterminated)
    }
    let kind: TokenKind = state.isTemplate ? .tStringEnd : .fStringEnd
    tokens.append(Token(kind: kind, flags: flags, start: start, end: position))
    brackets.truncate(to: min(brackets.count, state.bracketDepth))
    interpolatedStrings.truncate(to: interpolatedStrings.count - 1)
    isInInterpolatedText = false
  }

  /// Whether a colon here begins the format specification of the innermost replacement field.
  func beginsFormatSpecification() -> Bool {
    let state = innermost
    return brackets.count - state.bracketDepth == state.specificationDepth + 1
  }

  /// After the colon of a replacement field: goes on with text, which is its format specification.
  mutating func enterFormatSpecification() {
    innermost.specificationDepth += 1
    isInInterpolatedText = true
  }

  /// At the end of a format specification: goes back to the replacement field.
  private mutating func leaveFormatSpecification() {
    innermost.specificationDepth -= 1
    isInInterpolatedText = false
  }

  /// After a closing bracket: goes back to text if it closed a replacement field.
  @inline(__always)
  mutating func leaveReplacementField() {
    let state = innermost
    if brackets.count - state.bracketDepth == state.specificationDepth { isInInterpolatedText = true }
  }

  /// Whether a string that begins with `quote` and does not end on its line is the end of the f-string around it.
  func endsInnermostInterpolatedString(_ quote: UInt8) -> Bool {
    let state = innermost
    return !state.flags.contains(.triple) && state.flags.quote == quote
  }

  /// Ends the f-string at its quote, although a replacement field is open.
  mutating func endUnclosedReplacementField() {
    reportUnclosedField(position)
    endInterpolatedString(.quotes(length: 1))
  }

  private mutating func reportUnclosedField(_ offset: UInt32) {
    report("Expected `}` to close the replacement field of \(name(of: innermost))", offset, offset + 1)
  }

  private func name(of state: InterpolatedStringState) -> String { state.isTemplate ? "a t-string" : "an f-string" }

  private mutating func reportUnterminated(_ state: InterpolatedStringState) {
    let what = state.isTemplate ? "t-string" : "f-string"
    unclosed.append(state.start)
    if state.flags.contains(.triple) {
      report("This \(what) is not closed before the end of the file", state.start, state.start + 4)
    } else {
      let advice = adviceOnQuotes(state.flags.quote, before: state.start)
      report(advice ?? "This \(what) is not closed on its line", state.start, position)
    }
  }

  /// Reports the f-strings that a statement below shows to be unclosed.
  mutating func abandonInterpolatedStrings() {
    if interpolatedStrings.count > 0 { reportUnterminated(interpolatedStrings[0]) }
    interpolatedStrings.truncate(to: 0)
    isInInterpolatedText = false
  }

  /// At the end of the source: reports the strings that are not closed, and forgets the brackets inside of them.
  mutating func closeInterpolatedStringsAtEnd() {
    guard interpolatedStrings.count > 0 else { return }
    let first = interpolatedStrings[0]
    abandonInterpolatedStrings()
    brackets.truncate(to: min(brackets.count, first.bracketDepth))
  }
}
