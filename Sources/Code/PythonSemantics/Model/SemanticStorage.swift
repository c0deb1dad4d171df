package import PythonSyntax

/// The memory of a model. Views point at one of these.
///
/// Like `TreeStorage`, it is written once, never changes, and every read is checked against the counts.
package struct SemanticStorage: @unchecked Sendable {
  package let scopes: UnsafeMutableBufferPointer<Scope>
  package let variables: UnsafeMutableBufferPointer<Variable>
  /// The ids of variables, sorted by scope and then symbol.
  package let variableOrder: UnsafeMutableBufferPointer<VariableID>
  /// The scopes by their first node, outer ones first: the node in the high half, the scope in the low one.
  package let scopeOrder: [UInt64]
  package let bindings: UnsafeMutableBufferPointer<Binding>
  package let references: UnsafeMutableBufferPointer<Reference>
  package let branches: UnsafeMutableBufferPointer<Branch>
  package let events: UnsafeMutableBufferPointer<UInt32>
  package let entries: UnsafeMutableBufferPointer<UInt32>
  package let qualifiedNames: UnsafeMutableBufferPointer<QualifiedName>
  /// Of each symbol, its last reference.
  package let lastReferences: UnsafeMutableBufferPointer<UInt32>
  package let quotedAnnotations: [QuotedAnnotation]
  package let exports: [Export]
  package let exportFlags: ExportFlags
  /// Names that the tree lacks, whose symbols follow those of the tree.
  package let extraNames: [NameText]
  package let options: SemanticOptions
  package let hasFutureAnnotations: Bool
  let texts: [UnsafeMutableBufferPointer<UInt8>]
  /// How many `global` and `nonlocal` declarations were looked through to settle uses of names after the walk.
  package let lateSteps: Int
}

/// Owns the memory of a model, and the tree that it refers to.
package final class SemanticOwner: @unchecked Sendable {
  package let storage: UnsafeMutablePointer<SemanticStorage>
  package let tree: SyntaxTree

  init(_ contents: SemanticStorage, tree: SyntaxTree) {
    storage = .allocate(capacity: 1)
    storage.initialize(to: contents)
    self.tree = tree
  }

  deinit {
    let contents = storage.pointee
    contents.scopes.deallocate()
    contents.variables.deallocate()
    contents.variableOrder.deallocate()
    contents.bindings.deallocate()
    contents.references.deallocate()
    contents.branches.deallocate()
    contents.events.deallocate()
    contents.entries.deallocate()
    contents.qualifiedNames.deallocate()
    contents.lastReferences.deallocate()
    for text in contents.texts { text.deallocate() }
    storage.deinitialize(count: 1)
    storage.deallocate()
  }
}
