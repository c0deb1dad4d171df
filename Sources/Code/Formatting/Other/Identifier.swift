internal import PythonSyntax

extension Formatter {
  /// Writes a name as it is in the source.
  mutating func formatIdentifier(_ identifier: Identifier) { source(tree.range(of: identifier)) }
}
