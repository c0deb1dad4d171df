import Support
package import SystemPackage

/// A failed call to the operating system: what was tried, on what, and its error number.
package struct SystemError: UserFacingError, Hashable {
  /// What was tried, as it continues "Failed to ...": `read`, `create directory`.
  package let operation: String
  /// What it was tried on.
  package let path: FilePath?
  /// The system's error number.
  package let code: Errno

  package init(_ operation: String, _ path: FilePath? = nil, code: Errno = .lastError) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  package var message: String {
    guard let path else { return "Failed to \(operation)" }
    return "Failed to \(operation) `\(path)`"
  }

  package var causes: [String] { ["\(code) (os error \(code.rawValue))"] }

  package var hints: [String] {
    switch code {
    case .noSpace: ["The disk is full: free some space and run the command again"]
    case .tooManyOpenFiles: ["Raise the limit on open files, for example with `ulimit -n 4096`"]
    default: []
    }
  }
}

extension Errno {
  /// The error number that the last failed call on this thread left.
  package static var lastError: Errno { Errno(rawValue: currentErrno()) }
}
