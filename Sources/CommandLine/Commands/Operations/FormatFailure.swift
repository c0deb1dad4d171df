internal import CodeSettings
internal import SystemPackage

/// Why a file could not be formatted.
struct FormatFailure: Sendable {
  enum Reason: Sendable {
    /// The message and its causes.
    case reading([String])
    case writing([String])
    case syntax(SyntaxFailure)
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
    case .reading: "Failed to read `\(displayPath)`: \(cause)"
    case .writing: "Failed to write `\(displayPath)`: \(cause)"
    case .syntax(let failure):
      "Failed to parse `\(displayPath)`\(failure.cell.map { ", cell \($0)," } ?? "")"
        + " at \(failure.start.row):\(failure.start.column): \(cause)"
    case .content: "Failed to format `\(displayPath)`: \(cause)"
    case .defect: "Failed to format `\(displayPath)`, which is left as it is: \(cause)"
    }
  }

  /// What went wrong, without the file.
  var cause: String {
    switch reason {
    case .reading(let causes), .writing(let causes): causes.last ?? "unknown error"
    case .syntax(let failure): failure.message
    case .content(let message): message
    case .defect(let message): message + " (this is a mistake in adder: please report it)"
    }
  }
}

/// A path as a person would write it from a directory.
func shownPath(_ path: String, from directory: String) -> String {
  let prefix = directory == "/" ? "/" : directory + "/"
  return displayText(ofPath: path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path)
}

/// The operands of the command line, those that are no UTF-8 as text that leads back to their bytes.
///
/// What the language gives as arguments has other characters in the place of such bytes.
func textOperands(_ operands: [String]) -> [String] {
  operands.flatMap { operand in
    guard operand.unicodeScalars.contains("\u{FFFD}") else { return [textPath(FilePath(operand))] }
    var found: [String] = []
    for index in 0..<Int(CommandLine.argc) {
      guard let argument = unsafe CommandLine.unsafeArgv[index], unsafe String(cString: argument) == operand else {
        continue
      }
      let path = unsafe textPath(FilePath(platformString: argument))
      if !found.contains(path) { found.append(path) }
    }
    return found.isEmpty ? [operand] : found
  }
}
