package import Findings
internal import PythonSyntax

/// A rule that can be selected and ignored. Codes and names are ruff's.
package struct LintRule: Equatable, Sendable {
  /// The code, such as `F706`.
  package let code: String
  /// The name in words, such as `return-outside-function`.
  package let name: String
  /// One line that says what the rule finds.
  package let summary: String

  /// The tool that had the rule first.
  var origin: String {
    switch code.prefix(while: \.isLetter) {
    case "F": "Pyflakes"
    case "PLE": "Pylint"
    default: "pycodestyle"
    }
  }

  /// Every rule there is so far.
  static let all: [LintRule] = [
    LintRule("E902", "io-error", "A file that cannot be read"),
    LintRule("F404", "late-future-import", "An import from `__future__` behind other statements"),
    LintRule(
      "F406", "undefined-local-with-nested-import-star-usage", "`import *` in a function or class"),
    LintRule("F407", "future-feature-not-defined", "An import from `__future__` of a feature that does not exist"),
    LintRule(
      "F621", "expressions-in-star-assignment", "More targets before a starred one than Python can unpack"),
    LintRule("F622", "multiple-starred-expressions", "An assignment with more than one starred target"),
    LintRule("F701", "break-outside-loop", "`break` outside of a loop"),
    LintRule("F702", "continue-outside-loop", "`continue` outside of a loop"),
    LintRule("F704", "yield-outside-function", "`yield` or `await` outside of a function"),
    LintRule("F706", "return-outside-function", "`return` outside of a function"),
    LintRule("F707", "default-except-not-last", "An `except` without a type before other `except` clauses"),
    LintRule("PLE0115", "nonlocal-and-global", "A name declared both `nonlocal` and `global`"),
    LintRule("PLE0117", "nonlocal-without-binding", "A `nonlocal` name that no surrounding function binds"),
    LintRule("PLE0118", "load-before-global-declaration", "A name used before its `global` declaration"),
    LintRule(
      "PLE1142", "await-outside-async", "`await`, `async for` or `async with` outside of an asynchronous function"),
    LintRule("PLE1700", "yield-from-in-async-function", "`yield from` in an asynchronous function"),
  ]

  /// Every rule as reports describe it.
  package static var descriptions: [ReportedRule] {
    all.map { ReportedRule(code: $0.code, name: $0.name, summary: $0.summary, origin: $0.origin) }
  }

  /// The rule for files that cannot be read.
  static let inputError = rules(coded: ["E902"])

  private init(_ code: String, _ name: String, _ summary: String) {
    self.code = code
    self.name = name
    self.summary = summary
  }

  /// The rules that an error breaks. Those without one are errors of syntax to ruff too.
  static func rules(for kind: CompilationErrorKind) -> [LintRule] {
    switch kind {
    case .lateFutureImport: rules(coded: ["F404"])
    case .starImportOutsideModule: rules(coded: ["F406"])
    case .unknownFuture: rules(coded: ["F407"])
    case .tooManyTargetsBeforeStar: rules(coded: ["F621"])
    case .multipleStarredTargets: rules(coded: ["F622"])
    case .breakOutsideLoop: rules(coded: ["F701"])
    case .continueOutsideLoop: rules(coded: ["F702"])
    case .yieldOutsideFunction: rules(coded: ["F704"])
    case .returnOutsideFunction: rules(coded: ["F706"])
    case .defaultExceptNotLast: rules(coded: ["F707"])
    case .nonlocalAndGlobal: rules(coded: ["PLE0115"])
    case .nonlocalWithoutBinding: rules(coded: ["PLE0117"])
    case .usedBeforeGlobal: rules(coded: ["PLE0118"])
    case .awaitOutsideFunction: rules(coded: ["F704", "PLE1142"])
    case .awaitOutsideAsyncFunction, .asyncOutsideAsyncFunction: rules(coded: ["PLE1142"])
    case .yieldFromInAsyncFunction: rules(coded: ["PLE1700"])
    default: []
    }
  }

  private static func rules(coded codes: [String]) -> [LintRule] {
    all.filter { codes.contains($0.code) }
  }
}
