internal import PythonSyntax

// Stand-ins until expressions are written; each goes when its owner lands.
enum TupleParentheses: BitwiseCopyable { case `default`, preserve, optionalParentheses, never, neverPreserve }
enum LambdaPlace: BitwiseCopyable { case `default`, assignment }
enum OwnParentheses: BitwiseCopyable { case empty, nonEmpty }
extension Formatter {
  func isInParentheses(_ expression: Expr) -> Bool { expression.isParenthesized }
  func ownParentheses(_ expression: Expr) -> OwnParentheses? { nil }
  func hasParentheses(_ expression: Expr) -> OwnParentheses? { nil }
  func isSplittable(_ expression: Expr) -> Bool { false }
  func needsParentheses(_ expression: Expr, parent: NodeID) -> OptionalParentheses { .never }
  func canOmitOptionalParentheses(_ expression: Expr) -> Bool { false }
  mutating func formatTuple(_ tuple: Expr.Tuple, _ parentheses: TupleParentheses) { failExpressions() }
  mutating func formatLambda(_ lambda: Expr.Lambda, _ place: LambdaPlace) { failExpressions() }
  mutating func formatArguments(_ arguments: Arguments) { failExpressions() }
  mutating func formatParameters(_ parameters: Parameters) { failExpressions() }
  mutating func formatTypeParameters(_ parameters: TypeParameters) { failExpressions() }
  mutating func formatIdentifier(_ identifier: Identifier) { source(tree.range(of: identifier)) }
  mutating func maybeParenthesizePattern(_ pattern: Pattern, parent: NodeID) { failExpressions() }
  private mutating func failExpressions() { fail("expressions are not supported yet") }
}
