internal import Support

/// A failure that the command line itself finds, with the exit code it ends in.
package struct CommandError: UserFacingError {
  package let message: String
  package let causes: [String]
  package let hints: [String]
  /// The status that the program then exits with.
  package let status: ExitStatus

  package init(_ message: String, causes: [String] = [], hints: [String] = [], status: ExitStatus = .error) {
    self.message = message
    self.causes = causes
    self.hints = hints
    self.status = status
  }

  /// An option whose work is not done yet: said instead of silently doing less.
  package static func unsupported(_ what: String, hint: String? = nil) -> CommandError {
    CommandError("\(what) is not supported yet", hints: hint.map { [$0] } ?? [])
  }
}
