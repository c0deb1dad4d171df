/// Why a file could not be formatted.
struct FormatFailure: Sendable {
  enum Reason: Sendable {
    /// The message and its causes.
    case reading([String])
    case writing([String])
    /// Where the syntax is wrong and how.
    case syntax(place: String, message: String)
    /// The text is not what its name says.
    case content(String)
    /// A mistake in adder.
    case defect(String)
  }

  let reason: Reason
  let path: String
  /// The path as shown to a person.
  let displayPath: String

  init(_ reason: Reason, _ path: String, _ workingDirectory: String) {
    self.reason = reason
    self.path = path
    displayPath = shownPath(path, from: workingDirectory)
  }

  /// What to print about it, on one line.
  var message: String {
    switch reason {
    case .reading(let causes): "Failed to read `\(displayPath)`: \(causes.last ?? "unknown error")"
    case .writing(let causes): "Failed to write `\(displayPath)`: \(causes.last ?? "unknown error")"
    case .syntax(let place, let message): "Failed to parse `\(displayPath)` at \(place): \(message)"
    case .content(let message): "Failed to read `\(displayPath)`: \(message)"
    case .defect(let message):
      "Failed to format `\(displayPath)`, which is left as it is: \(message) (this is a mistake in adder: please report it)"
    }
  }
}

/// A path as a person would write it from a directory.
func shownPath(_ path: String, from directory: String) -> String {
  let prefix = directory == "/" ? "/" : directory + "/"
  return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
}
