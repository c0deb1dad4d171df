/// Syntax that only some versions of Python have.
package enum SyntaxFeature: UInt8, Sendable, CaseIterable {
  case assignmentExpression
  case positionalOnlyParameters
  case fStringDebug
  case unparenthesizedUnpackingInReturn
  case starInIndex
  case relaxedDecorator
  case parenthesizedContextManagers
  case unpackingInForIterable
  case namedExpressionInIndex
  case namedExpressionInSet
  case matchStatement
  case exceptStar
  case starAnnotation
  case asyncComprehensionInside
  case typeAliasStatement
  case typeParameterList
  case fStringNesting
  case typeParameterDefault
  case unparenthesizedExcept
  case templateString
  case lazyImport
  case comprehensionUnpacking
  case unaryPlusInPattern
  case parenthesizedKeywordName

  /// The first version that has the syntax; for `parenthesizedKeywordName` the first that lacks it.
  package var version: PythonVersion {
    switch self {
    case .assignmentExpression, .positionalOnlyParameters, .fStringDebug, .unparenthesizedUnpackingInReturn,
      .parenthesizedKeywordName:
      PythonVersion(minor: 8)
    case .relaxedDecorator, .parenthesizedContextManagers, .unpackingInForIterable, .namedExpressionInSet:
      PythonVersion(minor: 9)
    case .matchStatement, .namedExpressionInIndex: PythonVersion(minor: 10)
    case .exceptStar, .starInIndex, .starAnnotation, .asyncComprehensionInside: PythonVersion(minor: 11)
    case .typeAliasStatement, .typeParameterList, .fStringNesting: PythonVersion(minor: 12)
    case .typeParameterDefault: PythonVersion(minor: 13)
    case .unparenthesizedExcept, .templateString: PythonVersion(minor: 14)
    case .lazyImport, .comprehensionUnpacking, .unaryPlusInPattern: PythonVersion(minor: 15)
    }
  }

  /// Whether a target version has the syntax.
  package func isAvailable(in target: PythonVersion) -> Bool {
    self == .parenthesizedKeywordName ? target < version : target >= version
  }

  /// What is wrong with a use of the syntax if the target version lacks it.
  func message(for target: PythonVersion) -> String {
    self == .parenthesizedKeywordName
      ? "\(name) is not allowed since Python \(version) (the target version is \(target))"
      : "\(name) needs Python \(version) or newer (the target version is \(target))"
  }

  /// What the syntax is called, in a form that a sentence can start with.
  package var name: String {
    switch self {
    case .assignmentExpression: "An assignment expression (`:=`)"
    case .positionalOnlyParameters: "The `/` that ends positional-only parameters"
    case .fStringDebug: "`=` in a replacement field of an f-string"
    case .unparenthesizedUnpackingInReturn: "Unpacking without parentheses in `return` or `yield`"
    case .starInIndex: "Unpacking with `*` in an index"
    case .relaxedDecorator: "A decorator that is not a dotted name or a call of one"
    case .parenthesizedContextManagers: "Parentheses around the items of `with`"
    case .unpackingInForIterable: "Unpacking without parentheses in a `for` loop"
    case .namedExpressionInIndex: "An assignment expression without parentheses in an index"
    case .namedExpressionInSet: "An assignment expression without parentheses in a set"
    case .matchStatement: "The `match` statement"
    case .exceptStar: "`except*`"
    case .starAnnotation: "Unpacking with `*` in the annotation of a parameter"
    case .asyncComprehensionInside: "An asynchronous comprehension inside another comprehension"
    case .typeAliasStatement: "The `type` statement"
    case .typeParameterList: "A list of type parameters"
    case .fStringNesting: "This use of quotes, backslashes, comments or line ends inside a replacement field"
    case .typeParameterDefault: "A default of a type parameter"
    case .unparenthesizedExcept: "Several exceptions in `except` without parentheses"
    case .templateString: "A template string"
    case .lazyImport: "A lazy import"
    case .comprehensionUnpacking: "Unpacking in a comprehension"
    case .unaryPlusInPattern: "`+` before a number in a pattern"
    case .parenthesizedKeywordName: "A name of a keyword argument in parentheses"
    }
  }
}
