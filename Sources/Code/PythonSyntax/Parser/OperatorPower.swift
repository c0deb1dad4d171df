/// How tightly operators bind, loosest first: <https://docs.python.org/3/reference/expressions.html#operator-precedence>.
enum OperatorPower {
  static var none: UInt8 { 0 }
  static var or: UInt8 { 1 }
  static var and: UInt8 { 2 }
  static var not: UInt8 { 3 }
  static var comparison: UInt8 { 4 }
  static var bitwiseOr: UInt8 { 5 }
  static var bitwiseXor: UInt8 { 6 }
  static var bitwiseAnd: UInt8 { 7 }
  static var shift: UInt8 { 8 }
  static var sum: UInt8 { 9 }
  static var product: UInt8 { 10 }
  static var sign: UInt8 { 11 }
  static var power: UInt8 { 12 }
}

extension TokenKind {
  /// How tightly the token binds as an operator between two operands; 0 if it is none.
  @inline(__always)
  var operatorPower: UInt8 {
    switch self {
    case .orKeyword: OperatorPower.or
    case .andKeyword: OperatorPower.and
    case .inKeyword, .notKeyword, .isKeyword, .less, .greater, .lessEqual, .greaterEqual, .doubleEqual, .notEqual:
      OperatorPower.comparison
    case .bar: OperatorPower.bitwiseOr
    case .caret: OperatorPower.bitwiseXor
    case .ampersand: OperatorPower.bitwiseAnd
    case .leftShift, .rightShift: OperatorPower.shift
    case .plus, .minus: OperatorPower.sum
    case .star, .at, .slash, .percent, .doubleSlash: OperatorPower.product
    case .doubleStar: OperatorPower.power
    default: OperatorPower.none
    }
  }

  /// The operator of a binary operator's token, or of the token of its assignment.
  var binaryOperator: BinaryOperator? {
    switch self {
    case .plus, .plusEqual: .add
    case .minus, .minusEqual: .subtract
    case .star, .starEqual: .multiply
    case .at, .atEqual: .matrixMultiply
    case .slash, .slashEqual: .divide
    case .percent, .percentEqual: .modulo
    case .ampersand, .ampersandEqual: .bitwiseAnd
    case .bar, .barEqual: .bitwiseOr
    case .caret, .caretEqual: .bitwiseXor
    case .leftShift, .leftShiftEqual: .leftShift
    case .rightShift, .rightShiftEqual: .rightShift
    case .doubleStar, .doubleStarEqual: .power
    case .doubleSlash, .doubleSlashEqual: .floorDivide
    default: nil
    }
  }

  /// Whether an expression, with or without a star, can start with the token.
  var startsExpression: Bool {
    switch self {
    case .integer, .float, .imaginary, .string, .fStringStart, .tStringStart, .name, .matchKeyword, .caseKeyword,
      .typeKeyword, .lazyKeyword, .falseKeyword, .noneKeyword, .trueKeyword, .awaitKeyword, .lambdaKeyword, .notKeyword,
      .yieldKeyword, .leftParenthesis, .leftBracket, .leftBrace, .ellipsis, .plus, .minus, .tilde, .star:
      true
    default: false
    }
  }
}
