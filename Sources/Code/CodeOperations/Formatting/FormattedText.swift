package import EmbeddedCode

/// A text before and after formatting.
package struct FormattedText: Sendable {
  /// The text as it was.
  package let before: [UInt8]
  /// The text as it is to be.
  package let after: [UInt8]
  /// What changes in a notebook, whose text is more than its code; nil for other files.
  package var notebook: NotebookChange?
}
