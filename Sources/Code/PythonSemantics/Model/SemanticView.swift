public import PythonSyntax

/// Borrowed access to a `SemanticModel`, as cheap as a `TreeView` and with the same limits: it cannot be stored. Store
/// ids, and make a view again from the model.
@safe @usableFromInline package struct SemanticView: ~Escapable, BitwiseCopyable {
  /// The tables, which the model owns.
  @usableFromInline package let storage: UnsafeMutablePointer<SemanticStorage>
  /// The tree of the file.
  @usableFromInline package let tree: TreeView

  @inlinable @_lifetime(immortal)
  package init(storage: UnsafeMutablePointer<SemanticStorage>, tree: borrowing TreeView) {
    unsafe self.storage = storage
    self.tree = unsafe TreeView(storage: tree.storage)
  }

  // MARK: - Tables

  /// The scope of the names that are built in.
  @inlinable package var builtinsScope: ScopeID { ScopeID(rawValue: 1) }
  /// The scope of the file.
  @inlinable package var moduleScope: ScopeID { ScopeID(rawValue: 2) }

  /// The number of scopes, with number 0, which stands for none: the size of a side table.
  @inlinable package var scopeCount: Int { unsafe storage.pointee.scopes.count }
  /// The number of variables, with number 0.
  @inlinable package var variableCount: Int { unsafe storage.pointee.variables.count }
  /// The number of bindings, with number 0.
  @inlinable package var bindingCount: Int { unsafe storage.pointee.bindings.count }
  /// The number of uses of names, with number 0.
  @inlinable package var referenceCount: Int { unsafe storage.pointee.references.count }

  /// The scope of a number; one outside of the table traps.
  @inlinable package func scope(_ id: ScopeID) -> Scope {
    unsafe precondition(id.index < storage.pointee.scopes.count)
    return unsafe storage.pointee.scopes[unchecked: id.index]
  }

  /// The variable of a number; one outside of the table traps.
  @inlinable package func variable(_ id: VariableID) -> Variable {
    unsafe precondition(id.index < storage.pointee.variables.count)
    return unsafe storage.pointee.variables[unchecked: id.index]
  }

  /// The binding of a number; one outside of the table traps.
  @inlinable package func binding(_ id: BindingID) -> Binding {
    unsafe precondition(id.index < storage.pointee.bindings.count)
    return unsafe storage.pointee.bindings[unchecked: id.index]
  }

  /// The use of a name with a number; one outside of the table traps.
  @inlinable package func reference(_ id: ReferenceID) -> Reference {
    unsafe precondition(id.index < storage.pointee.references.count)
    return unsafe storage.pointee.references[unchecked: id.index]
  }

  /// The branch of a number; one outside of the table traps.
  @inlinable package func branch(_ id: BranchID) -> Branch {
    unsafe precondition(id.index < storage.pointee.branches.count)
    return unsafe storage.pointee.branches[unchecked: id.index]
  }

  /// The qualified name of a number; one outside of the table traps.
  @inlinable package func qualifiedName(_ id: QualifiedNameID) -> QualifiedName {
    unsafe precondition(id.index < storage.pointee.qualifiedNames.count)
    return unsafe storage.pointee.qualifiedNames[unchecked: id.index]
  }

  /// The memory of the tables, and of the trees of quoted annotations.
  package var memory: MemoryUse {
    unsafe storage.pointee.quotedAnnotations.reduce(storage.pointee.memory) {
      $0 + $1.tree.view.treeMemory + $1.tree.view.tokenMemory
    }
  }

  /// The names that `__all__` lists, in order.
  package var exports: [Export] { unsafe storage.pointee.exports }
  /// How the file says what it exports.
  package var exportFlags: ExportFlags { unsafe storage.pointee.exportFlags }
  /// The annotations that are strings, each with its own tree.
  package var quotedAnnotations: [QuotedAnnotation] { unsafe storage.pointee.quotedAnnotations }
  /// Whether the file has `from __future__ import annotations`.
  package var hasFutureAnnotations: Bool { unsafe storage.pointee.hasFutureAnnotations }

  // MARK: - Nodes

  @inlinable func entry(_ id: NodeID) -> UInt32 {
    unsafe id.index < storage.pointee.entries.count ? storage.pointee.entries[unchecked: id.index] : 0
  }

  /// The binding that a node makes: a definition, parameter, import alias, handler, pattern, type parameter, or a name
  /// that is bound or deleted.
  @inlinable package func binding(madeBy id: NodeID) -> BindingID {
    let entry = entry(id)
    return entry >> 30 == 2 ? BindingID(rawValue: entry & 0x3FFF_FFFF) : .none
  }

  /// The use of a name that a `Name` is; also of the target of an augmented assignment or of `del`.
  @inlinable package func reference(of id: NodeID) -> ReferenceID {
    let entry = entry(id)
    switch entry >> 30 {
    case 1: return ReferenceID(rawValue: entry & 0x3FFF_FFFF)
    case 2:
      let binding = binding(BindingID(rawValue: entry & 0x3FFF_FFFF))
      let reads = binding.kind == .augmentedAssignment || binding.kind == .deletion
      return reads ? ReferenceID(rawValue: binding.payload) : .none
    default: return .none
    }
  }

  /// The binding that a `Name` means; none if it is unresolved or no use.
  @inlinable package func resolvedBinding(of id: NodeID) -> BindingID {
    let reference = reference(of: id)
    return reference.isNone ? .none : self.reference(reference).binding
  }

  /// The binding that a name stands for: the one that its node makes, as a definition or a target does, or else the one
  /// that it refers to; none if it is unresolved or no name.
  @inlinable package func bindingNamed(by id: NodeID) -> BindingID {
    let made = binding(madeBy: id)
    return made.isNone ? resolvedBinding(of: id) : made
  }

  /// The variable that a name belongs to: the same for its definition and all of its uses.
  @inlinable package func variableNamed(by id: NodeID) -> VariableID {
    let made = binding(madeBy: id)
    if made.isNone {
      let reference = reference(of: id)
      return reference.isNone ? .none : self.reference(reference).variable
    }
    let variable = self.binding(made).variable
    let target = self.variable(variable).target
    return self.variable(variable).isAlias && !target.isNone ? target : variable
  }

  /// The scope of a function, class, lambda, comprehension or type parameter list.
  @inlinable package func scope(openedBy id: NodeID) -> ScopeID {
    let entry = entry(id)
    switch tree.kind(of: id) {
    case .functionDefStmt, .classDefStmt:
      return entry >> 30 == 2 ? ScopeID(rawValue: binding(BindingID(rawValue: entry & 0x3FFF_FFFF)).payload) : .none
    case .lambdaExpr, .listCompExpr, .setCompExpr, .dictCompExpr, .generatorExp, .typeParameters:
      return entry >> 30 == 3 ? ScopeID(rawValue: entry & 0x3FFF_FFFF) : .none
    case .module, .expressionModule: return moduleScope
    default: return .none
    }
  }

  /// Where a node of the model lies: in the file, or in a quoted annotation.
  package struct Place: Sendable {
    /// The index of the annotation in `quotedAnnotations`; nil for the file.
    package var quotedAnnotation: Int?
    /// The node's id in that tree.
    package var node: NodeID
  }

  /// Where a node is written, which may lie in a quoted annotation.
  package func place(of id: NodeID) -> Place {
    if id.index < tree.nodeCount { return Place(quotedAnnotation: nil, node: id) }
    let annotations = unsafe storage.pointee.quotedAnnotations
    var (low, high) = (0, annotations.count)
    while low < high {
      let middle = (low + high) / 2
      if annotations[middle].firstNode <= id.rawValue { low = middle + 1 } else { high = middle }
    }
    if low == 0 { return Place(quotedAnnotation: nil, node: .absent) }
    return Place(quotedAnnotation: low - 1, node: NodeID(rawValue: id.rawValue - annotations[low - 1].firstNode))
  }

  /// The bytes of the file that a node of the model covers. If it lies in a string with escapes or of several parts,
  /// the whole string.
  package func range(of id: NodeID) -> TextRange {
    let place = place(of: id)
    guard let index = place.quotedAnnotation else { return tree.range(of: place.node) }
    let annotation = unsafe storage.pointee.quotedAnnotations[index]
    guard let offset = annotation.offset else { return range(of: annotation.node) }
    let range = annotation.tree.view.range(of: place.node)
    return TextRange(range.start &+ UInt32(bitPattern: offset), range.end &+ UInt32(bitPattern: offset))
  }

  // MARK: - Names

  /// The name of a symbol, also of those that only strings of the file bring.
  package func name(of symbol: Symbol) -> NameText {
    let index = symbol.index - tree.symbolCount
    if index < 0 { return tree.name(of: symbol) }
    let extra = unsafe storage.pointee.extraNames
    return index < extra.count ? extra[index] : NameText("")
  }

  /// The name that a symbol stands for.
  package func text(of symbol: Symbol) -> String { name(of: symbol).text }

  // MARK: - Events

  /// A use or a binding of a name, in order of evaluation.
  @usableFromInline package enum Event: Sendable {
    case reference(ReferenceID)
    case binding(BindingID)
  }

  /// The events of a scope's own evaluation, with those of the classes and comprehensions in it, but not of the
  /// functions: what a flow analysis starts from.
  @inlinable package func eventIndices(of scope: ScopeID) -> Range<Int> {
    let scope = self.scope(scope)
    return Int(scope.firstEvent)..<max(Int(scope.firstEvent), Int(scope.eventEnd))
  }

  /// The event at a place; an index outside traps.
  @inlinable package func event(_ index: Int) -> Event {
    unsafe precondition(index >= 0 && index < storage.pointee.events.count)
    let event = unsafe storage.pointee.events[unchecked: index]
    return event >> 31 == 1
      ? .binding(BindingID(rawValue: event & 0x7FFF_FFFF)) : .reference(ReferenceID(rawValue: event))
  }
}
