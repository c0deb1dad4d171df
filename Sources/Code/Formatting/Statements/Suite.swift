internal import PythonSyntax

extension Formatter {
  mutating func formatModule(_ module: Module) {
    fail("statements are not supported yet")
  }

  mutating func formatStatement(_ statement: Stmt) {
    fail("statements are not supported yet")
  }

  /// Whether a stub needs an empty line between a class and what follows it. `following` is nil for the end of a block.
  func insertsBlankLineAfterClassInStub(_ preceding: NodeID, _ following: NodeID?) -> Bool { false }
}
