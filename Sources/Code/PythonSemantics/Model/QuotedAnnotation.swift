package import PythonSyntax

/// A type written as a string, with a tree of its own.
///
/// Its nodes get ids after those of the file's tree: node `n` of the annotation has the id `firstNode + n` in the
/// model. `SemanticView.place(of:)` goes back.
@usableFromInline package struct QuotedAnnotation: Sendable {
  /// The `StringLiteral` or `ConcatenatedString`.
  package var node: NodeID
  /// The tree of what the string says.
  package var tree: SyntaxTree
  /// What the model's ids of its nodes start at.
  package var firstNode: UInt32
  /// What to add to an offset of the tree for one of the file; nil if the string has escapes or several parts, so that
  /// only the whole string has a place.
  package var offset: Int32?
  /// Whether Python can parse it.
  package var isValid: Bool
}
