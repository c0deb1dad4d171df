internal import Support

/// Why an operation cannot be carried out, where the modules below have no error of their own for it.
package struct OperationError: UserFacingError {
  /// What stands in the way.
  package enum Kind: Sendable, Hashable {
    /// A requirement, a file or something else that was asked for cannot be used.
    case input
    /// Something that is not done yet.
    case unsupported
    /// Hashes contradict each other, or a requirement has none where it must.
    case hashes
    /// Something that would be installed has no hash where it must have one.
    case missingHash
    /// There is nothing that could be installed.
    case noWheel
    /// A wheel cannot be unpacked.
    case damagedWheel
  }

  /// What kind of failure it was, which decides the exit status.
  package let kind: Kind
  package let message: String
  package let causes: [String]
  package let hints: [String]

  init(_ kind: Kind, _ message: String, causes: [String] = [], hints: [String] = []) {
    self.kind = kind
    self.message = message
    self.causes = causes
    self.hints = hints
  }

  /// Something that is not done yet: said instead of silently doing less.
  static func unsupported(_ what: String, hint: String? = nil) -> OperationError {
    OperationError(.unsupported, "\(what) is not supported yet", hints: hint.map { [$0] } ?? [])
  }

  /// A file of requirements that cannot be read.
  static func unreadable(_ file: String, line: Int? = nil, causes: [String], hints: [String] = []) -> OperationError {
    OperationError(
      .input, "Failed to read `\(file)`" + (line.map { ", line \($0)" } ?? ""), causes: causes, hints: hints)
  }
}
