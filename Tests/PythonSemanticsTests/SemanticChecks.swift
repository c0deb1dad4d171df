import PythonSemantics
import PythonSyntax
import Testing

/// A source and lines that `SemanticModelWriter` must write for it.
struct SemanticCase: CustomTestStringConvertible, Sendable {
  let source: String
  let lines: [String]
  var options = SemanticOptions(target: PythonVersion(minor: 13))

  init(_ source: String, _ lines: String..., options: SemanticOptions? = nil) {
    self.source = source
    self.lines = lines
    if let options { self.options = options }
  }

  var testDescription: String { source.debugDescription }
}

/// Checks that each expected line is among those that the writer writes, and that a case that names bindings names all
/// of them, those of built-in names apart.
func check(_ example: SemanticCase, sourceLocation: SourceLocation = #_sourceLocation) {
  let tree = SyntaxTree(parsing: example.source)
  #expect(tree.errors(for: .latest).isEmpty, sourceLocation: sourceLocation)
  let written = describe(tree, example.options)
  for line in example.lines where !written.contains(line) {
    Issue.record(
      "`\(line)` is missing in:\n\(written.joined(separator: "\n"))", sourceLocation: sourceLocation)
  }
  guard example.lines.contains(where: { $0.hasPrefix("  ") }) else { return }
  for line in written where line.hasPrefix("  ") && !line.hasSuffix(": builtin") && !example.lines.contains(line) {
    Issue.record("`\(line)` is not expected of \(example.source.debugDescription)", sourceLocation: sourceLocation)
  }
}

func describe(_ tree: SyntaxTree, _ options: SemanticOptions = SemanticOptions()) -> [String] {
  let model = SemanticModel(tree, options: options)
  var writer = SemanticModelWriter(model.view)
  return writer.write()
}

func version(_ minor: UInt8) -> SemanticOptions { SemanticOptions(target: PythonVersion(minor: minor)) }
