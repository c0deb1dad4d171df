/// An enumeration that a node stores in 16 bits.
@usableFromInline package protocol NodeEnumeration {
  /// The value that a node stores; never fails on what the builder wrote.
  init(storage: UInt16)
}

extension NodeEnumeration where Self: RawRepresentable, RawValue == UInt8, Self: CaseIterable {
  @inlinable package init(storage: UInt16) {
    // The builder stores raw values only; 0 exists in each of these enumerations.
    self = Self(rawValue: UInt8(truncatingIfNeeded: storage)) ?? Self.allCases[Self.allCases.startIndex]
  }
}

/// Whether a name, attribute, subscript, star or display is read, bound or deleted.
@usableFromInline package enum ExprContext: UInt8, NodeEnumeration, CaseIterable, Sendable {
  case load, store, delete
}

/// An arithmetic or bitwise operator, in the order of the operator tokens.
@usableFromInline package enum BinaryOperator: UInt8, NodeEnumeration, CaseIterable, Sendable {
  case add, subtract, multiply, matrixMultiply, divide, modulo, bitwiseAnd, bitwiseOr, bitwiseXor, leftShift
  case rightShift, power, floorDivide

  /// How the operator is written.
  package var text: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .matrixMultiply: "@"
    case .divide: "/"
    case .modulo: "%"
    case .bitwiseAnd: "&"
    case .bitwiseOr: "|"
    case .bitwiseXor: "^"
    case .leftShift: "<<"
    case .rightShift: ">>"
    case .power: "**"
    case .floorDivide: "//"
    }
  }
}

/// `and` or `or`.
@usableFromInline package enum BooleanOperator: UInt8, NodeEnumeration, CaseIterable, Sendable {
  case and, or
}

/// An operator before its operand.
@usableFromInline package enum UnaryOperator: UInt8, NodeEnumeration, CaseIterable, Sendable {
  case invert, not, positive, negative
}

/// A comparison, identity or membership operator.
@usableFromInline package enum ComparisonOperator: UInt8, NodeEnumeration, CaseIterable, Sendable {
  case equal, notEqual, less, lessEqual, greater, greaterEqual, `is`, isNot, `in`, notIn
}

/// What a number literal denotes.
@usableFromInline package enum NumberKind: UInt8, NodeEnumeration, CaseIterable, Sendable {
  case integer, float, imaginary
}

/// The conversion of a replacement field.
@usableFromInline package enum InterpolationConversion: UInt8, NodeEnumeration, CaseIterable, Sendable {
  case none, string, repr, ascii
}

/// The constant of a `MatchSingleton` pattern.
@usableFromInline package enum MatchedSingleton: UInt8, NodeEnumeration, CaseIterable, Sendable {
  case none, `true`, `false`
}

/// How a parameter takes its argument.
@usableFromInline package enum ParameterRole: UInt8, NodeEnumeration, CaseIterable, Sendable {
  case positionalOnly, positionalOrKeyword, variadicPositional, keywordOnly, variadicKeyword
}

/// The prefix and quotes of a string node.
@usableFromInline package struct StringStyle: NodeEnumeration, Sendable, BitwiseCopyable {
  /// The prefix and the quotes.
  @usableFromInline package var flags: StringFlags

  @inlinable package init(flags: StringFlags) { self.flags = flags }

  @inlinable package init(storage: UInt16) {
    flags = StringFlags(rawValue: UInt8(truncatingIfNeeded: storage))
  }

  /// The bits, for storage.
  @inlinable package var rawValue: UInt8 { flags.rawValue }
}
