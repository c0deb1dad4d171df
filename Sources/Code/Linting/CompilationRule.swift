package import PythonSyntax

/// The code and name of a rule that an error of compilation is, so that it can be selected and ignored.
///
/// Codes and names are ruff's. Errors without one are errors of syntax to ruff too.
package struct CompilationRule: Sendable {
  package let code: String
  package let name: String

  static let all: [CompilationRule] = CompilationErrorKind.allCases.compactMap { CompilationRule(for: $0) }

  private init(_ code: String, _ name: String) {
    self.code = code
    self.name = name
  }

  /// The rule of an error, if it has one.
  package init?(for kind: CompilationErrorKind) {
    switch kind {
    case .lateFutureImport: self.init("F404", "late-future-import")
    case .starImportOutsideModule: self.init("F406", "undefined-local-with-nested-import-star-usage")
    case .unknownFuture: self.init("F407", "future-feature-not-defined")
    case .tooManyTargetsBeforeStar: self.init("F621", "expressions-in-star-assignment")
    case .multipleStarredTargets: self.init("F622", "multiple-starred-expressions")
    case .breakOutsideLoop: self.init("F701", "break-outside-loop")
    case .continueOutsideLoop: self.init("F702", "continue-outside-loop")
    case .yieldOutsideFunction: self.init("F704", "yield-outside-function")
    case .returnOutsideFunction: self.init("F706", "return-outside-function")
    case .defaultExceptNotLast: self.init("F707", "default-except-not-last")
    case .nonlocalAndGlobal: self.init("PLE0115", "nonlocal-and-global")
    case .nonlocalWithoutBinding: self.init("PLE0117", "nonlocal-without-binding")
    case .usedBeforeGlobal: self.init("PLE0118", "load-before-global-declaration")
    case .yieldFromInAsyncFunction: self.init("PLE1700", "yield-from-in-async-function")
    case .awaitOutsideAsyncFunction: self.init("PLE1142", "await-outside-async")
    default: return nil
    }
  }
}
