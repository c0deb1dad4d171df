public import PythonSyntax

/// Questions that rules ask.
extension SemanticView {
  // MARK: - Variables

  /// The variables of a scope, sorted by symbol: the ids at these indexes of `variable(at:)`.
  @inlinable package func variableIndices(of id: ScopeID) -> Range<Int> {
    let scope = scope(id)
    return Int(scope.firstVariable)..<Int(scope.firstVariable) + Int(scope.variableCount)
  }

  /// The variable at a place; an index outside traps.
  @inlinable package func variable(at index: Int) -> VariableID {
    unsafe precondition(index >= 0 && index < storage.pointee.variableOrder.count)
    return unsafe storage.pointee.variableOrder[unchecked: index]
  }

  /// The variable that a scope itself has for a name; none if the scope does not bind or declare it.
  ///
  /// - Complexity: O(log n) in the number of names of the scope.
  @inlinable package func variable(named symbol: Symbol, in id: ScopeID) -> VariableID {
    let indices = variableIndices(of: id)
    var (low, high) = (indices.lowerBound, indices.upperBound)
    while low < high {
      let middle = (low + high) / 2
      let candidate = variable(at: middle)
      let other = variable(candidate).symbol.rawValue
      if other == symbol.rawValue { return candidate }
      if other < symbol.rawValue { low = middle + 1 } else { high = middle }
    }
    return .none
  }

  /// The variable that a name means in a scope once everything around it is complete; none if nothing binds it. What is
  /// built in is found only if the file uses it.
  package func lookup(_ symbol: Symbol, from id: ScopeID) -> VariableID {
    let visibleClass = scope(id).visibleClass
    var current = id
    while !current.isNone {
      let scope = scope(current)
      if scope.kind != .classBody || current == visibleClass {
        let found = variable(named: symbol, in: current)
        if !found.isNone {
          let variable = variable(found)
          return variable.isAlias && !variable.target.isNone ? variable.target : found
        }
      }
      current = scope.parent
    }
    return .none
  }

  /// Calls `body` with each use of a binding, in order of evaluation.
  @inlinable package func forEachReference(of id: BindingID, _ body: (ReferenceID) -> Void) {
    var reference = binding(id).firstReference
    while !reference.isNone {
      body(reference)
      reference = self.reference(reference).next
    }
  }

  /// Calls `body` with each use of a name in the whole file, the last one first.
  @inlinable package func forEachReference(to symbol: Symbol, _ body: (ReferenceID) -> Void) {
    let lasts = unsafe storage.pointee.lastReferences
    guard symbol.index < lasts.count else { return }
    var reference = unsafe ReferenceID(rawValue: lasts[symbol.index])
    while !reference.isNone {
      body(reference)
      reference = self.reference(reference).previousOfSymbol
    }
  }

  // MARK: - Scopes

  /// The scope in which a node is evaluated. A definition is evaluated in the scope around it, and a comprehension's
  /// first iterable in that around the comprehension; a comprehension itself counts as part of its scope's outside.
  ///
  /// - Complexity: O(log n) in the number of scopes, and the depth of their nesting.
  package func scope(of id: NodeID) -> ScopeID {
    let order = unsafe storage.pointee.scopeOrder
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if UInt32(truncatingIfNeeded: order[middle] >> 32) <= id.rawValue { low = middle + 1 } else { high = middle }
    }
    if low == 0 { return moduleScope }
    var current = ScopeID(rawValue: UInt32(truncatingIfNeeded: order[low - 1]))
    while current > moduleScope {
      let scope = scope(current)
      let isInside = scope.firstNode <= id && id <= scope.lastNode
      if isInside && id != scope.node && !isOutsidePart(id, scope) { return current }
      current = scope.parent
    }
    return moduleScope
  }

  /// Whether a node among those of a scope is evaluated outside of it.
  private func isOutsidePart(_ id: NodeID, _ scope: Scope) -> Bool {
    // Scopes in quoted annotations are taken as a whole.
    guard scope.node.index < tree.nodeCount else { return false }
    switch scope.kind {
    case .listComprehension, .setComprehension, .dictComprehension, .generator:
      var generator = NodeID.absent
      tree.forEachChild(of: scope.node) { child in
        if generator.isAbsent && tree.kind(of: child) == .comprehension { generator = child }
      }
      if generator.isAbsent { return false }
      // The target ends right before the first node of the iterable.
      let first = Comprehension(unchecked: generator, in: tree)
      return id > first.target.id && id <= first.iter.id
    case .typeParameters:
      guard let function = tree.stmt(definition(of: scope))?.asFunctionDef else { return false }
      let items = function.parameters.items
      for index in items.indices {
        guard let value = items[index].default else { continue }
        let before = items[index].annotation?.id ?? (index == 0 ? scope.node : items.id(at: index - 1))
        if id > before && id <= value.id { return true }
      }
      return false
    default: return false
    }
  }

  /// The definition to which a type parameter list belongs: the one that binds the scopes inside it.
  private func definition(of scope: Scope) -> NodeID {
    let order = unsafe storage.pointee.scopeOrder
    let own = UInt64(scope.firstNode.rawValue) << 32
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if order[middle] < own { low = middle + 1 } else { high = middle }
    }
    while low < order.count {
      let inner = self.scope(ScopeID(rawValue: UInt32(truncatingIfNeeded: order[low])))
      if inner.firstNode > scope.lastNode {
        return inner.kind == .function && self.scope(inner.parent).node == scope.node ? inner.node : .absent
      }
      low += 1
    }
    return .absent
  }

  /// The function, lambda, class or module around a scope, or the scope itself.
  package func frame(of id: ScopeID) -> ScopeID {
    var id = id
    while scope(id).kind.isComprehension || scope(id).kind.isAnnotation { id = scope(id).parent }
    return id
  }

  // MARK: - Branches

  /// Whether two places can never be reached in one run of their statement: they lie in different alternatives of one
  /// `if`, `match` or `try`. The body of a `try` and a handler can both be reached.
  package func areExclusive(_ first: BranchID, _ second: BranchID) -> Bool {
    guard let (left, right) = alternatives(first, second) else { return false }
    return !left.mayBeInterrupted && !right.mayBeInterrupted
  }

  /// Whether two places are written as alternatives: one is meant to stand in for the other, as a handler does for the
  /// body of its `try`.
  package func areAlternatives(_ first: BranchID, _ second: BranchID) -> Bool { alternatives(first, second) != nil }

  /// The different alternatives of one statement in which two places lie, if they do.
  private func alternatives(_ first: BranchID, _ second: BranchID) -> (Branch, Branch)? {
    var (first, second) = (first, second)
    // A branch's number is larger than that of the one around it.
    var (child, other) = (BranchID.none, BranchID.none)
    while first != second {
      if first > second {
        child = first
        first = branch(first).parent
      } else {
        other = second
        second = branch(second).parent
      }
    }
    if child.isNone || other.isNone { return nil }
    let (left, right) = (branch(child), branch(other))
    return left.statement == right.statement && left.alternative != right.alternative ? (left, right) : nil
  }

  /// The binding that a binding redefines: the one of the same name before it, unless the two are alternatives.
  ///
  /// For rules about names that are bound again without having been used, of which there are none yet.
  package func redefinedBinding(of id: BindingID) -> BindingID {
    let binding = binding(id)
    var before = binding.shadowed
    while !before.isNone {
      let other = self.binding(before)
      if !other.kind.isDeclaration && !areAlternatives(binding.branch, other.branch) {
        return other.kind.isUnbinding ? .none : before
      }
      before = other.shadowed
    }
    return .none
  }
}
