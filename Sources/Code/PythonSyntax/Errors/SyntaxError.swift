/// Something wrong with a source: what a beginner should read, and where.
package struct SyntaxError: Equatable, Sendable {
  /// Which stage found the error.
  package enum Category: Equatable, Sendable {
    /// The bytes are not text in the declared encoding.
    case encoding
    case lexing
    case parsing
    /// The syntax is newer or older than the target version.
    case version(SyntaxFeature)
    /// CPython reports it when it compiles the tree.
    case compilation(CompilationErrorKind)

    var isOfCompilation: Bool { if case .compilation = self { true } else { false } }
  }

  /// Who finds the error: which grammar, version or compiler pass.
  package var category: Category
  /// What is wrong, without a trailing full stop.
  package var message: String
  /// The bytes that are to blame.
  package var range: TextRange

  package init(_ category: Category, _ message: String, _ range: TextRange) {
    self.category = category
    self.message = message
    self.range = range
  }
}
