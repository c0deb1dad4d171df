internal import Diagnostics
internal import Support
internal import TOMLSyntax
internal import TerminalUI

/// A configuration file that cannot be used, with the line that is to blame.
package struct ConfigurationFileError: UserFacingError {
  /// Which file or option it is.
  package let message: String
  /// What is wrong with it, and the marked line.
  package let causes: [String]
  /// What may have been meant.
  package let hints: [String]

  /// - Parameters:
  ///   - name: what the error calls the file or option.
  ///   - range: the bytes to blame.
  init(_ name: String, _ document: TOMLDocument, at range: TOMLRange, _ reason: String, hints: [String] = []) {
    message = "Failed to read the settings of `\(name)`"
    let source = DiagnosedSource(name: name, text: document.source)
    let position = document.position(of: range.start)
    let place = "line \(position.line), column \(position.column): \(reason)"
    let marked = excerpt(of: SourceRange(start: range.start, end: range.end), in: source, indent: 2)
    causes = [([place] + marked).joined(separator: "\n")]
    self.hints = hints
  }

  /// A problem with a whole file.
  init(_ name: String, _ reason: String, causes: [String] = [], hints: [String] = []) {
    message = "Failed to read the settings of `\(name)`"
    self.causes = [reason] + causes
    self.hints = hints
  }
}
