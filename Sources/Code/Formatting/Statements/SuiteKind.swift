/// Where a list of statements stands, which decides about the empty lines between them.
enum SuiteKind: Equatable, BitwiseCopyable {
  /// The statements of the file.
  case topLevel
  /// The body of a function.
  case function
  /// The body of a class.
  case `class`
  /// Any other body. `isLast` tells whether no other branch of the same statement follows it.
  case other(isLast: Bool)

  /// Whether what follows the statements is up to the list that contains them.
  var isLast: Bool {
    switch self {
    case .topLevel, .function, .class: true
    case .other(let isLast): isLast
    }
  }
}
