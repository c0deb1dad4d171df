internal import CodeSettings
internal import SystemPackage

/// What a command about code works on.
enum CodeInput: Sendable {
  /// Standard input, and the file that it is said to be.
  case standardInput(name: String?)
  /// Files and directories.
  case paths([String])

  /// - Parameters:
  ///   - files: the operands of the command line; none stand for the working directory.
  ///   - standardInputName: the value of `--stdin-filename`, which says that standard input is read.
  init(files: [String], standardInputName: String?) {
    if standardInputName != nil || files == ["-"] {
      self = .standardInput(name: standardInputName)
    } else {
      self = .paths(files.isEmpty ? ["."] : textOperands(files))
    }
  }
}

/// The operands of the command line, those that are no UTF-8 as text that leads back to their bytes.
///
/// What the language gives as arguments has other characters in the place of such bytes.
private func textOperands(_ operands: [String]) -> [String] {
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
