package import PythonSyntax

/// What the names of a file mean: its scopes, bindings, references and exports.
///
/// Building never fails, whatever the tree. The model does not change afterwards; copies share the memory, and views
/// borrow it.
package struct SemanticModel: Sendable {
  /// Owns the tables, for views that may not outlive them.
  package let owner: SemanticOwner

  /// - Complexity: O(n) in the number of nodes.
  package init(_ tree: SyntaxTree, options: SemanticOptions = SemanticOptions()) {
    var builder = SemanticBuilder(tree.view, options)
    builder.run()
    owner = SemanticOwner(builder.finish(), tree: tree)
  }

  /// The tree that the model is of.
  package var tree: SyntaxTree { owner.tree }

  /// Access to the tables by id.
  package var view: SemanticView {
    @_lifetime(borrow self) get {
      let view = unsafe SemanticView(storage: owner.storage, tree: TreeView(storage: owner.tree.owner.storage))
      return unsafe _overrideLifetime(view, borrowing: self)
    }
  }
}

extension SemanticBuilder {
  /// The finished tables. The builder is empty afterwards.
  mutating func finish() -> SemanticStorage {
    let order = unsafe sortedVariables()
    var scopeOrder: [UInt64] = []
    scopeOrder.reserveCapacity(scopes.count)
    for number in 1..<scopes.count where !scopes[number].firstNode.isAbsent {
      // An outer scope has the smaller number.
      scopeOrder.append(UInt64(scopes[number].firstNode.rawValue) << 32 | UInt64(number))
    }
    scopeOrder.sort()
    var memory = scopes.memory + variables.memory + bindings.memory + references.memory + branches.memory
    memory += events.memory + entries.memory + qualifiedNames.names.memory + lastReferences.memory
    let orders = order.count * MemoryLayout<VariableID>.stride + scopeOrder.count * MemoryLayout<UInt64>.stride
    memory += MemoryUse(used: orders, allocated: orders)
    return unsafe SemanticStorage(
      scopes: scopes.moveOut(), variables: variables.moveOut(), variableOrder: order, scopeOrder: scopeOrder,
      bindings: bindings.moveOut(),
      references: references.moveOut(), branches: branches.moveOut(), events: events.moveOut(),
      entries: entries.moveOut(), qualifiedNames: qualifiedNames.names.moveOut(),
      lastReferences: lastReferences.moveOut(), quotedAnnotations: quotedAnnotations, exports: exports,
      exportFlags: exportFlags, extraNames: symbolIndex?.extraNames ?? [], options: options,
      hasFutureAnnotations: hasFutureAnnotations, texts: texts,
      memory: memory, lateSteps: lateSteps)
  }

  /// The variables by scope and then symbol, by counting twice.
  private mutating func sortedVariables() -> UnsafeMutableBufferPointer<VariableID> {
    let count = variables.count - 1
    let result = UnsafeMutableBufferPointer<VariableID>.allocate(capacity: max(count, 1))
    unsafe result.initialize(repeating: .none)
    // By symbol: `heads`, which is no longer needed, counts.
    for symbol in 0..<heads.count { heads[symbol] = 0 }
    for id in 1..<variables.count { heads[variables[id].symbol.index] += 1 }
    var total: UInt32 = 0
    for symbol in 0..<heads.count {
      let own = heads[symbol]
      heads[symbol] = total
      total += own
    }
    let bySymbol = UnsafeMutableBufferPointer<VariableID>.allocate(capacity: max(count, 1))
    defer { unsafe bySymbol.deallocate() }
    unsafe bySymbol.initialize(repeating: .none)
    for id in 1..<variables.count {
      let symbol = variables[id].symbol.index
      unsafe bySymbol[Int(heads[symbol])] = VariableID(rawValue: UInt32(id))
      heads[symbol] += 1
    }
    // By scope, keeping the order by symbol.
    for id in 1..<variables.count { scopes[variables[id].scope.index].variableCount += 1 }
    total = 0
    for scope in 0..<scopes.count {
      scopes[scope].firstVariable = total
      total += scopes[scope].variableCount
      scopes[scope].variableCount = 0
    }
    for index in 0..<count {
      let owner = unsafe variables[bySymbol[index].index].scope.index
      unsafe result[Int(scopes[owner].firstVariable + scopes[owner].variableCount)] = bySymbol[index]
      scopes[owner].variableCount += 1
    }
    return unsafe UnsafeMutableBufferPointer(rebasing: result[..<count])
  }
}
