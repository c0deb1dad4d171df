internal import Support

/// A file that is no notebook.
package struct NotebookError: UserFacingError, Equatable {
  /// What is wrong, in a sentence.
  package let message: String

  init(_ message: String) {
    self.message = message
  }
}
