package import PythonSyntax

/// Whether two trees say the same: they differ at most in what a formatter may change.
///
/// - Complexity: O(n) in the number of nodes.
package func saysTheSame(_ first: TreeView, _ second: TreeView, ignoresDocstrings: Bool) -> Bool {
  var comparison = TreeComparison(first, second, ignoresDocstrings: ignoresDocstrings)
  return comparison.areSame(first.root, second.root)
}

/// Whether two files mean the same to Python. Files with errors of syntax never do.
package func saysTheSame(
  _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, options: FormatOptions
) -> Bool {
  let firstTree = SyntaxTree(parsing: first, options: options.parseOptions)
  let secondTree = SyntaxTree(parsing: second, options: options.parseOptions)
  guard firstTree.errorsOfForm.isEmpty, secondTree.errorsOfForm.isEmpty else { return false }
  return saysTheSame(firstTree.view, secondTree.view, ignoresDocstrings: options.formatsDocstringCode)
}

/// Whether two files have the same comments in the same order.
package func haveSameComments(
  _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, options: FormatOptions
) -> Bool {
  let firstTree = SyntaxTree(parsing: first, options: options.parseOptions)
  let secondTree = SyntaxTree(parsing: second, options: options.parseOptions)
  return haveSameComments(firstTree.view, secondTree.view)
}
