/// How a marker is compared.
package enum MarkerOperator: UInt8, Sendable, BitwiseCopyable {
  case equal
  case notEqual
  case less
  case lessOrEqual
  case greater
  case greaterOrEqual
  case compatible
  case arbitraryEqual
  case `in`
  case notIn

  /// The operator as it is written.
  package var text: String {
    switch self {
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .compatible: "~="
    case .arbitraryEqual: "==="
    case .in: "in"
    case .notIn: "not in"
    }
  }

  /// The operator that holds where this one does not, if there is one.
  var negation: MarkerOperator? {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .in: .notIn
    case .notIn: .in
    case .compatible, .arbitraryEqual: nil
    }
  }

  /// The operator for exchanged operands; `in` and `~=` have none.
  var mirrored: MarkerOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  /// The operator of a version specifier with the same meaning.
  var specifierOperator: VersionSpecifier.Operator? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .lessThan
    case .lessOrEqual: .lessThanOrEqual
    case .greater: .greaterThan
    case .greaterOrEqual: .greaterThanOrEqual
    case .compatible: .compatible
    case .arbitraryEqual: .arbitraryEqual
    case .in, .notIn: nil
    }
  }
}
