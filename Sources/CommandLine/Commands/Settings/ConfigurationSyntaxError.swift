import Diagnostics
import Support
import TOMLSyntax
import TerminalUI

/// A configuration file that is not TOML: shows the first line that could not be read.
struct ConfigurationSyntaxError: UserFacingError {
  let message: String
  let causes: [String]

  init(file: String, document: TOMLDocument, diagnostic: TOMLDiagnostic) {
    message = "Failed to parse `\(file)`"
    let source = DiagnosedSource(name: file, text: document.source)
    let range = SourceRange(start: diagnostic.range.start, end: diagnostic.range.end)
    let place = "line \(diagnostic.position.line), column \(diagnostic.position.column): \(diagnostic.message)"
    var cause = ([place] + excerpt(of: range, in: source, indent: 2)).joined(separator: "\n")
    let others = document.diagnostics.count - 1
    if others > 0 { cause += "\nand \(counted(others, "more error"))" }
    causes = [cause]
  }
}
