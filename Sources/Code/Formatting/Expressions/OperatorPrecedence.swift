internal import PythonSyntax

/// How strongly operators bind, from the strongest to the weakest. Lines break at the weakest first.
enum OperatorPrecedence: UInt8, Comparable, BitwiseCopyable {
  case none, attribute, exponential, bitwiseInversion, multiplicative, additive, shift, bitwiseAnd, bitwiseXor
  case bitwiseOr, comparator, booleanOperation, conditional

  init(_ operator: BinaryOperator) {
    switch `operator` {
    case .add, .subtract: self = .additive
    case .multiply, .matrixMultiply, .divide, .modulo, .floorDivide: self = .multiplicative
    case .power: self = .exponential
    case .leftShift, .rightShift: self = .shift
    case .bitwiseOr: self = .bitwiseOr
    case .bitwiseXor: self = .bitwiseXor
    case .bitwiseAnd: self = .bitwiseAnd
    }
  }

  static func < (lhs: OperatorPrecedence, rhs: OperatorPrecedence) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// An operator between two operands.
enum OperatorSymbol {
  case binary(BinaryOperator)
  case comparison(ComparisonOperator)
  case boolean(BooleanOperator)

  var precedence: OperatorPrecedence {
    switch self {
    case .binary(let `operator`): OperatorPrecedence(`operator`)
    case .comparison: .comparator
    case .boolean: .booleanOperation
    }
  }

  var isPower: Bool {
    if case .binary(.power) = self { true } else { false }
  }

  var text: StaticString {
    switch self {
    case .binary(.add): "+"
    case .binary(.subtract): "-"
    case .binary(.multiply): "*"
    case .binary(.matrixMultiply): "@"
    case .binary(.divide): "/"
    case .binary(.modulo): "%"
    case .binary(.bitwiseAnd): "&"
    case .binary(.bitwiseOr): "|"
    case .binary(.bitwiseXor): "^"
    case .binary(.leftShift): "<<"
    case .binary(.rightShift): ">>"
    case .binary(.power): "**"
    case .binary(.floorDivide): "//"
    case .comparison(.equal): "=="
    case .comparison(.notEqual): "!="
    case .comparison(.less): "<"
    case .comparison(.lessEqual): "<="
    case .comparison(.greater): ">"
    case .comparison(.greaterEqual): ">="
    case .comparison(.is): "is"
    case .comparison(.isNot): "is not"
    case .comparison(.in): "in"
    case .comparison(.notIn): "not in"
    case .boolean(.and): "and"
    case .boolean(.or): "or"
    }
  }
}
