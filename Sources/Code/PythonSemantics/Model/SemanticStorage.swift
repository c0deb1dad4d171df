public import PythonSyntax

/// The memory of a model. Views point at one of these.
///
/// Like `TreeStorage`, it is written once, never changes, and every read is checked against the counts.
@safe @usableFromInline package struct SemanticStorage: @unchecked Sendable {
  /// Each scope, outer ones before those in them.
  @usableFromInline package let scopes: UnsafeMutableBufferPointer<Scope>
  /// Each variable.
  @usableFromInline package let variables: UnsafeMutableBufferPointer<Variable>
  /// The ids of variables, sorted by scope and then symbol.
  @usableFromInline package let variableOrder: UnsafeMutableBufferPointer<VariableID>
  /// The scopes by their first node, outer ones first: the node in the high half, the scope in the low one.
  @usableFromInline package let scopeOrder: [UInt64]
  /// Each binding; number 0 stands for none, as in all tables.
  @usableFromInline package let bindings: UnsafeMutableBufferPointer<Binding>
  /// Each use of a name.
  @usableFromInline package let references: UnsafeMutableBufferPointer<Reference>
  /// Each branch of a statement.
  @usableFromInline package let branches: UnsafeMutableBufferPointer<Branch>
  /// Bindings and references in order of evaluation.
  @usableFromInline package let events: UnsafeMutableBufferPointer<UInt32>
  /// The binding or reference that each node is, by its id.
  @usableFromInline package let entries: UnsafeMutableBufferPointer<UInt32>
  /// Each dotted name that an import gives.
  @usableFromInline package let qualifiedNames: UnsafeMutableBufferPointer<QualifiedName>
  /// Of each symbol, its last reference.
  @usableFromInline package let lastReferences: UnsafeMutableBufferPointer<UInt32>
  /// The annotations that are strings, each with its own tree.
  @usableFromInline package let quotedAnnotations: [QuotedAnnotation]
  /// The names that `__all__` lists, in order.
  @usableFromInline package let exports: [Export]
  /// How the file says what it exports.
  @usableFromInline package let exportFlags: ExportFlags
  /// Names that the tree lacks, whose symbols follow those of the tree.
  @usableFromInline package let extraNames: [NameText]
  /// What the model was made for.
  @usableFromInline package let options: SemanticOptions
  /// Whether annotations are not evaluated, by an import from `__future__`.
  @usableFromInline package let hasFutureAnnotations: Bool
  let texts: [UnsafeMutableBufferPointer<UInt8>]
  /// The memory of the tables, without that of quoted annotations.
  package let memory: MemoryUse
  /// How many `global` and `nonlocal` declarations were looked through to settle uses of names after the walk.
  @usableFromInline package let lateSteps: Int
}

/// Owns the memory of a model, and the tree that it refers to.
@safe package final class SemanticOwner: @unchecked Sendable {
  /// The tables.
  package let storage: UnsafeMutablePointer<SemanticStorage>
  /// The tree that they are about.
  package let tree: SyntaxTree

  init(_ contents: SemanticStorage, tree: SyntaxTree) {
    unsafe storage = .allocate(capacity: 1)
    unsafe storage.initialize(to: contents)
    self.tree = tree
  }

  deinit {
    let contents = unsafe storage.pointee
    unsafe contents.scopes.deallocate()
    unsafe contents.variables.deallocate()
    unsafe contents.variableOrder.deallocate()
    unsafe contents.bindings.deallocate()
    unsafe contents.references.deallocate()
    unsafe contents.branches.deallocate()
    unsafe contents.events.deallocate()
    unsafe contents.entries.deallocate()
    unsafe contents.qualifiedNames.deallocate()
    unsafe contents.lastReferences.deallocate()
    unsafe contents.texts.forEach { unsafe $0.deallocate() }
    unsafe storage.deinitialize(count: 1)
    unsafe storage.deallocate()
  }
}
