/// What a token is.
///
/// The order matters to the ranges below: names and soft keywords, then keywords, then operators.
@usableFromInline package enum TokenKind: UInt8, Sendable, BitwiseCopyable {
  case endOfFile
  /// The end of a logical line.
  case newline
  /// The end of a blank line, of a line with only a comment, or of a line inside brackets.
  case nonLogicalNewline
  case comment
  case indent
  case dedent
  /// A character that starts no token.
  case unknown
  /// A line, or the rest of one, in IPython's own syntax.
  case ipythonEscape

  case integer
  case float
  case imaginary
  /// A string or bytes literal without replacement fields.
  case string
  /// The prefix and opening quotes of an f-string.
  case fStringStart
  /// The text between replacement fields of an f-string or of its format specifications.
  case fStringMiddle
  case fStringEnd
  case tStringStart
  case tStringMiddle
  case tStringEnd

  case name
  case matchKeyword
  case caseKeyword
  case typeKeyword
  case lazyKeyword

  case falseKeyword
  case noneKeyword
  case trueKeyword
  case andKeyword
  case asKeyword
  case assertKeyword
  case asyncKeyword
  case awaitKeyword
  case breakKeyword
  case classKeyword
  case continueKeyword
  case defKeyword
  case delKeyword
  case elifKeyword
  case elseKeyword
  case exceptKeyword
  case finallyKeyword
  case forKeyword
  case fromKeyword
  case globalKeyword
  case ifKeyword
  case importKeyword
  case inKeyword
  case isKeyword
  case lambdaKeyword
  case nonlocalKeyword
  case notKeyword
  case orKeyword
  case passKeyword
  case raiseKeyword
  case returnKeyword
  case tryKeyword
  case whileKeyword
  case withKeyword
  case yieldKeyword

  case leftParenthesis
  case rightParenthesis
  case leftBracket
  case rightBracket
  case leftBrace
  case rightBrace
  case comma
  case colon
  case semicolon
  case dot
  case ellipsis
  case arrow
  case colonEqual
  case exclamation
  case equal
  case plusEqual
  case minusEqual
  case starEqual
  case atEqual
  case slashEqual
  case percentEqual
  case ampersandEqual
  case barEqual
  case caretEqual
  case leftShiftEqual
  case rightShiftEqual
  case doubleStarEqual
  case doubleSlashEqual
  case plus
  case minus
  case star
  case at
  case slash
  case percent
  case ampersand
  case bar
  case caret
  case tilde
  case leftShift
  case rightShift
  case doubleStar
  case doubleSlash
  case less
  case greater
  case lessEqual
  case greaterEqual
  case doubleEqual
  case notEqual

  // Comparison through `RawRepresentable` would stay a call in other modules.
  @inlinable @inline(__always)
  package static func == (left: TokenKind, right: TokenKind) -> Bool { left.rawValue == right.rawValue }

  /// Whether the token can be an identifier: a name or a soft keyword.
  @inlinable package var isName: Bool {
    rawValue >= TokenKind.name.rawValue && rawValue <= TokenKind.lazyKeyword.rawValue
  }

  /// Whether the token is a keyword in every position.
  @inlinable package var isKeyword: Bool {
    rawValue >= TokenKind.falseKeyword.rawValue && rawValue <= TokenKind.yieldKeyword.rawValue
  }

  /// Whether the token is a bracket, delimiter or operator.
  @inlinable package var isPunctuation: Bool { rawValue >= TokenKind.leftParenthesis.rawValue }

  /// Whether the grammar never sees the token.
  @inlinable package var isTrivia: Bool { self == .nonLogicalNewline || self == .comment }

  /// Whether the token only describes lines and indentation.
  @inlinable package var isLayout: Bool {
    switch self {
    case .newline, .nonLogicalNewline, .indent, .dedent: true
    default: false
    }
  }

  /// Whether the token is a comment or only describes lines and indentation.
  @inlinable package var isCommentOrLayout: Bool { self == .comment || isLayout }

  /// Whether the token assigns with an operation, such as `+=`.
  @inlinable package var isAugmentedAssignment: Bool {
    rawValue >= TokenKind.plusEqual.rawValue && rawValue <= TokenKind.doubleSlashEqual.rawValue
  }
}
