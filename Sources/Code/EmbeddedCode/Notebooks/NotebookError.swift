internal import Support

/// A file that is no notebook.
package struct NotebookError: UserFacingError, Equatable {
  package let message: String

  init(_ message: String) {
    self.message = message
  }
}
