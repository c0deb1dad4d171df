package import PythonSyntax

/// Questions that rules ask.
extension SemanticView {
  // MARK: - Variables

  /// The variables of a scope, sorted by symbol: the ids at these indexes of `variable(at:)`.
  @inlinable package func variableIndices(of id: ScopeID) -> Range<Int> {
    let scope = scope(id)
    return Int(scope.firstVariable)..<Int(scope.firstVariable) + Int(scope.variableCount)
  }

  @inlinable package func variable(at index: Int) -> VariableID {
    precondition(index >= 0 && index < storage.pointee.variableOrder.count)
    return storage.pointee.variableOrder[unchecked: index]
  }

  /// The variable that a scope itself has for a name; none if the scope does not bind or declare it.
  ///
  /// - Complexity: O(log n) in the number of names of the scope.
  package func variable(named symbol: Symbol, in id: ScopeID) -> VariableID {
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

  /// Calls `body` with each binding of a variable, the last one first; bindings through `global` and `nonlocal`
  /// declarations of inner scopes come last.
  package func forEachBinding(of id: VariableID, _ body: (BindingID) -> Void) {
    var alias = id
    while !alias.isNone {
      var binding = variable(alias).lastBinding
      while !binding.isNone {
        body(binding)
        binding = self.binding(binding).shadowed
      }
      alias = variable(alias).nextAlias
    }
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
  package func forEachReference(to symbol: Symbol, _ body: (ReferenceID) -> Void) {
    let lasts = storage.pointee.lastReferences
    guard symbol.index < lasts.count else { return }
    var reference = ReferenceID(rawValue: lasts[symbol.index])
    while !reference.isNone {
      body(reference)
      reference = self.reference(reference).previousOfSymbol
    }
  }

  // MARK: - Scopes

  /// The function, lambda, class or module around a scope, or the scope itself.
  package func frame(of id: ScopeID) -> ScopeID {
    var id = id
    while scope(id).kind.isComprehension || scope(id).kind.isAnnotation { id = scope(id).parent }
    return id
  }

  /// Whether a scope is another one or lies in it.
  package func isScope(_ id: ScopeID, inside outer: ScopeID) -> Bool {
    var id = id
    // A scope's number is larger than that of the one around it.
    while id > outer { id = scope(id).parent }
    return id == outer
  }

  // MARK: - Branches

  /// Whether two places can never be reached in one run of their statement: they lie in different alternatives of one
  /// `if`, `match` or `try`.
  package func areExclusive(_ first: BranchID, _ second: BranchID) -> Bool {
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
    if child.isNone || other.isNone { return false }
    let (left, right) = (branch(child), branch(other))
    return left.statement == right.statement && left.alternative != right.alternative
  }

  /// The binding that a binding redefines: the one of the same name before it, unless the two are exclusive.
  package func redefinedBinding(of id: BindingID) -> BindingID {
    let binding = binding(id)
    var before = binding.shadowed
    while !before.isNone {
      let other = self.binding(before)
      if !other.kind.isDeclaration && !areExclusive(binding.branch, other.branch) {
        return other.kind.isUnbinding ? .none : before
      }
      before = other.shadowed
    }
    return .none
  }
}
