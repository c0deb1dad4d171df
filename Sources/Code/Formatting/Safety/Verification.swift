internal import PythonSyntax

/// Whether two files mean the same to Python. Files with errors of syntax never do.
package func saysTheSame(
  _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, options: FormatOptions
) -> Bool {
  let firstTree = SyntaxTree(parsing: first, options: options.parseOptions)
  let secondTree = SyntaxTree(parsing: second, options: options.parseOptions)
  guard firstTree.errors.isEmpty, secondTree.errors.isEmpty else { return false }
  return saysTheSame(firstTree.view, secondTree.view, docstrings: options.comparedDocstrings)
}

/// Whether two files have the same comments in the same order.
package func haveSameComments(
  _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, options: FormatOptions
) -> Bool {
  let firstTree = SyntaxTree(parsing: first, options: options.parseOptions)
  let secondTree = SyntaxTree(parsing: second, options: options.parseOptions)
  return haveSameComments(firstTree.view, secondTree.view)
}
