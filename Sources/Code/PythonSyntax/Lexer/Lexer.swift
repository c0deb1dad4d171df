/// Turns the bytes of a source into tokens, in one pass, without failing.
///
/// The lexer is a loop over bytes with four pieces of state: the open brackets, the indentation levels, the f-strings
/// whose text or replacement fields are being read, and whether a line starts here. What it cannot read becomes an
/// `unknown` token and an error.
struct Lexer: ~Copyable {
  let source: SourcePointer
  let end: UInt32
  let isIPython: Bool
  var position: UInt32
  var tokens: GrowableBuffer<Token>
  var errors: [SyntaxError] = []
  /// The offsets of brackets and f-strings that have been reported as not closed.
  var unclosed: [UInt32] = []
  /// The opening brackets not yet closed.
  var brackets: GrowableBuffer<OpenBracket>
  var indentation: GrowableBuffer<IndentationLevel>
  /// The f-strings and t-strings not yet closed, innermost last.
  var interpolatedStrings: GrowableBuffer<InterpolatedStringState>
  /// Whether the next byte belongs to the text of the innermost f-string.
  var isInInterpolatedText = false
  /// Whether a token that the grammar sees has been read on this logical line.
  var lineHasTokens = false
  /// The index of the first token of the logical line, for IPython's `name?`.
  var lineStartToken = 0
  var hasReportedDeepBrackets = false
  /// How often the lexer has gone back from the end of the source to a line after an unclosed bracket.
  var returnCount = 0
  let keywords: KeywordTable

  /// CPython's limit on nested brackets.
  static var maximumBracketDepth: Int { 200 }
  /// CPython's limit on indentation levels.
  static var maximumIndentation: Int { 100 }
  /// CPython's limit on f-strings inside f-strings.
  static var maximumInterpolatedStringDepth: Int { 150 }

  /// CPython's limit on format specifications inside each other.
  static var maximumSpecificationDepth: Int { 3 }

  struct OpenBracket: BitwiseCopyable {
    var byte: UInt8
    var offset: UInt32
  }

  init(source: SourcePointer, start: UInt32, isIPython: Bool) {
    self.source = source
    self.isIPython = isIPython
    end = source.count
    position = start
    tokens = GrowableBuffer(minimumCapacity: Int(source.count) / 4 + 16)
    brackets = GrowableBuffer(minimumCapacity: 32)
    indentation = GrowableBuffer(minimumCapacity: 32)
    interpolatedStrings = GrowableBuffer(minimumCapacity: 16)
    keywords = KeywordTable()
    indentation.append(IndentationLevel(columns: 0, tabsAsOne: 0))
  }

  /// Reads the whole source. The last token is `endOfFile`.
  mutating func run() {
    lexIndentation()
    repeat {
      while lexToken() {}
    } while returnToUnclosedBracket()
    finish()
  }

  @inline(__always)
  mutating func emit(_ kind: TokenKind, _ start: UInt32) {
    tokens.append(Token(kind: kind, start: start, end: position))
  }

  @inline(__always)
  private mutating func emitOperator(_ kind: TokenKind, length: UInt32) {
    tokens.append(Token(kind: kind, start: position, end: position &+ length))
    position &+= length
    lineHasTokens = true
  }

  mutating func report(_ message: String, _ start: UInt32, _ end: UInt32) {
    errors.append(SyntaxError(.lexing, message, TextRange(start, end)))
  }

  /// Reads one token, or a few where lines end. False at the end of the source.
  @inline(__always)
  private mutating func lexToken() -> Bool {
    if isInInterpolatedText {
      lexInterpolatedText()
      return true
    }
    var byte = source[position]
    while byte == 0x20 || byte == 0x09 || byte == 0x0C {
      position &+= 1
      byte = source[position]
    }
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      lexName()
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      lexNumber()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      lexString(tokenStart: position, flags: [])
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      lexNewline()
    case UInt8(ascii: "#"):
      lexComment()
    case UInt8(ascii: "("): openBracket(.leftParenthesis)
    case UInt8(ascii: "["): openBracket(.leftBracket)
    case UInt8(ascii: "{"): openBracket(.leftBrace)
    case UInt8(ascii: ")"): closeBracket(.rightParenthesis, opening: UInt8(ascii: "("))
    case UInt8(ascii: "]"): closeBracket(.rightBracket, opening: UInt8(ascii: "["))
    case UInt8(ascii: "}"): closeBracket(.rightBrace, opening: UInt8(ascii: "{"))
    case UInt8(ascii: ","): emitOperator(.comma, length: 1)
    case UInt8(ascii: "."): lexDot()
    case UInt8(ascii: ":"): lexColon()
    case UInt8(ascii: "="):
      if source[position &+ 1] == UInt8(ascii: "=") {
        emitOperator(.doubleEqual, length: 2)
        if source[position] == UInt8(ascii: "=") { lexThirdEqualSign() }
      } else {
        emitOperator(.equal, length: 1)
        if isIPython { lexAssignedIPythonEscape() }
      }
    case UInt8(ascii: "\\"): lexContinuation()
    case 0:
      if position >= end { return false }
      // A null byte has been reported already; it separates tokens like a space.
      position &+= 1
    case 0x80...:
      lexNonASCII()
    default:
      lexOperator(byte)
    }
    return true
  }

  private mutating func lexDot() {
    let next = source[position &+ 1]
    if next >= UInt8(ascii: "0") && next <= UInt8(ascii: "9") {
      lexNumber()
    } else if next == UInt8(ascii: ".") && source[position &+ 2] == UInt8(ascii: ".") {
      emitOperator(.ellipsis, length: 3)
    } else {
      emitOperator(.dot, length: 1)
    }
  }

  private mutating func lexColon() {
    if interpolatedStrings.count > 0 && beginsFormatSpecification() {
      emitOperator(.colon, length: 1)
      enterFormatSpecification()
    } else if source[position &+ 1] == UInt8(ascii: "=") {
      emitOperator(.colonEqual, length: 2)
    } else {
      emitOperator(.colon, length: 1)
    }
  }

  @inline(__always)
  private mutating func lexOperator(_ byte: UInt8) {
    let next = source[position &+ 1]
    let isAssignment = next == UInt8(ascii: "=")
    switch byte {
    case UInt8(ascii: "+"): emitOperator(isAssignment ? .plusEqual : .plus, length: isAssignment ? 2 : 1)
    case UInt8(ascii: "-"):
      if next == UInt8(ascii: ">") {
        emitOperator(.arrow, length: 2)
      } else {
        emitOperator(isAssignment ? .minusEqual : .minus, length: isAssignment ? 2 : 1)
      }
    case UInt8(ascii: "*"):
      if next == byte {
        lexDoubled(.doubleStar, .doubleStarEqual)
      } else {
        emitOperator(isAssignment ? .starEqual : .star, length: isAssignment ? 2 : 1)
      }
    case UInt8(ascii: "/"):
      if next == byte {
        lexDoubled(.doubleSlash, .doubleSlashEqual)
      } else {
        emitOperator(isAssignment ? .slashEqual : .slash, length: isAssignment ? 2 : 1)
      }
    case UInt8(ascii: "<"):
      if next == byte {
        lexDoubled(.leftShift, .leftShiftEqual)
      } else if next == UInt8(ascii: ">") {
        emitOperator(.notEqual, length: 2)
      } else {
        emitOperator(isAssignment ? .lessEqual : .less, length: isAssignment ? 2 : 1)
      }
    case UInt8(ascii: ">"):
      if next == byte {
        lexDoubled(.rightShift, .rightShiftEqual)
      } else {
        emitOperator(isAssignment ? .greaterEqual : .greater, length: isAssignment ? 2 : 1)
      }
    case UInt8(ascii: "@"): emitOperator(isAssignment ? .atEqual : .at, length: isAssignment ? 2 : 1)
    case UInt8(ascii: "%"): emitOperator(isAssignment ? .percentEqual : .percent, length: isAssignment ? 2 : 1)
    case UInt8(ascii: "&") where next == byte: lexForeignOperator(.andKeyword, "and")
    case UInt8(ascii: "|") where next == byte: lexForeignOperator(.orKeyword, "or")
    case UInt8(ascii: "&"): emitOperator(isAssignment ? .ampersandEqual : .ampersand, length: isAssignment ? 2 : 1)
    case UInt8(ascii: "|"): emitOperator(isAssignment ? .barEqual : .bar, length: isAssignment ? 2 : 1)
    case UInt8(ascii: "^"): emitOperator(isAssignment ? .caretEqual : .caret, length: isAssignment ? 2 : 1)
    case UInt8(ascii: "~"): emitOperator(.tilde, length: 1)
    case UInt8(ascii: ";"): emitOperator(.semicolon, length: 1)
    case UInt8(ascii: "!"):
      if isAssignment {
        emitOperator(.notEqual, length: 2)
        if source[position] == UInt8(ascii: "=") { lexThirdEqualSign() }
      } else if interpolatedStrings.count == 0 && !isIPython && startsOperand(next) {
        report("`!` is not Python here: write `not`", position, position + 1)
        emitOperator(.notKeyword, length: 1)
      } else {
        emitOperator(.exclamation, length: 1)
      }
    case UInt8(ascii: "?") where isIPython && brackets.count == 0:
      lexIPythonHelpEnd()
    default:
      let start = position
      position &+= 1
      emit(.unknown, start)
      lineHasTokens = true
      if byte == UInt8(ascii: "`") {
        if source[position] == byte, source[position &+ 1] == byte {
          report("Three backquotes fence code in Markdown: this is no file of Python", start, position)
        } else {
          report("Backquotes are Python 2: write `repr(...)`", start, position)
        }
        return
      }
      let name = byte >= 0x20 && byte < 0x7F ? "`\(Character(Unicode.Scalar(byte)))`" : "number \(byte)"
      report("Character \(name) has no meaning in Python here", start, position)
    }
  }

  /// `===` and `!==`: the third sign belongs to the operator.
  private mutating func lexThirdEqualSign() {
    let start = tokens[tokens.count - 1].start
    position &+= 1
    tokens[tokens.count - 1].end = position
    let sign = source.text(start, position)
    report("`\(sign)` is not Python: write `\(sign.dropLast())`", start, position)
  }

  /// An operator of other languages, read as Python's.
  private mutating func lexForeignOperator(_ kind: TokenKind, _ name: String) {
    let start = position
    emitOperator(kind, length: 2)
    report("`\(source.text(start, position))` is not Python: write `\(name)`", start, position)
  }

  private func startsOperand(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "("), 0x80...:
      true
    default: false
    }
  }

  private mutating func lexDoubled(_ plain: TokenKind, _ assigning: TokenKind) {
    let isAssignment = source[position &+ 2] == UInt8(ascii: "=")
    emitOperator(isAssignment ? assigning : plain, length: isAssignment ? 3 : 2)
  }

  private mutating func lexComment() {
    let start = position
    position = source.endOfLine(position)
    emit(.comment, start)
  }
}
