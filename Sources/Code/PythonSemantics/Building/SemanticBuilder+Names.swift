internal import PythonSyntax

/// Variables and bindings.
extension SemanticBuilder {
  // MARK: - Variables

  /// The variable of a name in an installed scope, made if need be.
  mutating func variable(_ symbol: Symbol, in owner: ScopeID) -> VariableID {
    let depth = installDepths[owner.index]
    var inner = 0
    var id = heads[symbol.index]
    while id != 0 {
      let other = variables[Int(id)].scope
      if other == owner { return VariableID(rawValue: id) }
      if installDepths[other.index] < depth { break }
      inner = Int(id)
      id = variables[Int(id)].hidden.rawValue
    }
    let new = VariableID(rawValue: UInt32(variables.count))
    var variable = Variable(symbol: symbol, scope: owner)
    if scopes[owner.index].kind == .classBody { variable.flags.insert(.inClassBody) }
    variable.hidden = VariableID(rawValue: id)
    variable.previousInScope = VariableID(rawValue: lastVariables[owner.index])
    variables.append(variable)
    lastVariables[owner.index] = new.rawValue
    if inner == 0 { heads[symbol.index] = new.rawValue } else { variables[inner].hidden = new }
    if lastReferences[symbol.index] >= firstReferences[owner.index] { claimEarlierReferences(to: new) }
    return new
  }

  /// Gives a variable the uses of its name that came before its first binding: Python decides when it compiles that
  /// they mean this variable.
  private mutating func claimEarlierReferences(to id: VariableID) {
    let variable = variables[id.index]
    let first = firstReferences[variable.scope.index]
    let isClass = variable.flags.contains(.inClassBody)
    if variable.scope == builtinsScope || first == 0 { return }
    var number = lastReferences[variable.symbol.index]
    while number >= first && number != 0 {
      let reference = references[Int(number)]
      let isOutside = reference.variable.isNone || variables[reference.variable.index].scope < variable.scope
      if isOutside && (!isClass || reference.scope == variable.scope) {
        references[Int(number)].variable = id
        if runs(reference.scope, with: variable.scope) { references[Int(number)].flags.insert(.beforeBinding) }
      }
      number = reference.previousOfSymbol.rawValue
    }
  }

  /// Whether a scope is evaluated as part of one around it, not later as functions are.
  private func runs(_ inner: ScopeID, with outer: ScopeID) -> Bool {
    var id = inner
    while id > outer {
      if scopes[id.index].kind == .function || scopes[id.index].kind == .lambda { return false }
      id = scopes[id.index].parent
    }
    return id == outer
  }

  // MARK: - Bindings

  /// Binds a name in the scope that is walked.
  @discardableResult
  mutating func bind(
    _ symbol: Symbol, _ kind: BindingKind, _ node: NodeID, _ range: TextRange, _ flags: BindingFlags = [],
    payload: UInt32 = 0
  ) -> BindingID {
    bind(symbol, kind, node, range, flags, payload: payload, in: scope)
  }

  @discardableResult
  mutating func bind(
    _ symbol: Symbol, _ kind: BindingKind, _ node: NodeID, _ range: TextRange, _ flags: BindingFlags = [],
    payload: UInt32, in owner: ScopeID
  ) -> BindingID {
    let variableID = variable(symbol, in: owner)
    var flags = flags.union(bindingContext)
    let id = BindingID(rawValue: UInt32(bindings.count))
    let before = variables[variableID.index]
    if before.isAlias && !kind.isDeclaration { flags.insert(.throughDeclaration) }
    if isPrivate(symbol) { flags.insert(.privateName) }
    bindings.append(
      Binding(
        kind: kind, flags: flags, node: node.isAbsent ? node : modelNode(node),
        statement: statement, range: fileRange(range), variable: variableID, shadowed: before.lastBinding,
        branch: branch, payload: payload, firstReference: .none, lastReference: .none, referenceCount: 0))
    if !node.isAbsent { setEntry(node, NodeEntry.binding | id.rawValue) }
    events.append(id.rawValue | EventMask.binding)
    updateVariable(variableID, id, kind, flags)
    return id
  }

  private mutating func updateVariable(
    _ variableID: VariableID, _ id: BindingID, _ kind: BindingKind, _ flags: BindingFlags
  ) {
    let visible = variables[variableID.index].visibleBinding
    if variables[variableID.index].firstBinding.isNone { variables[variableID.index].firstBinding = id }
    variables[variableID.index].lastBinding = id
    switch kind {
    case .global, .nonlocal: return
    case .annotation:
      variables[variableID.index].flags.insert(.annotated)
      if !visible.isNone && !bindings[visible.index].kind.isUnbinding { return }
    case .deletion:
      variables[variableID.index].flags.insert(.assigned)
      // What is deleted perhaps is perhaps still there.
      if flags.contains(.alternative) && !visible.isNone { return }
    case .argument: variables[variableID.index].flags.insert(.parameter)
    case .futureImport, .import, .fromImport, .submoduleImport, .starImport:
      variables[variableID.index].flags.formUnion([.imported, .assigned])
    default:
      variables[variableID.index].flags.insert(flags.contains(.annotated) ? [.assigned, .annotated] : .assigned)
    }
    variables[variableID.index].visibleBinding = id
    if variables[variableID.index].isAlias {
      let target = variables[variableID.index].target
      if !target.isNone { variables[target.index].flags.insert(.boundFromInside) }
    }
  }

  private func isPrivate(_ symbol: Symbol) -> Bool {
    let name = name(of: symbol)
    guard name.count > 0, unsafe name.base[0] == UInt8(ascii: "_") else { return false }
    return !isDunder(name)
  }

  func isDunder(_ name: NameText) -> Bool {
    let bytes = unsafe name.bytes
    guard bytes.count > 4 else { return false }
    let mark = UInt8(ascii: "_")
    return unsafe bytes[0] == mark && bytes[1] == mark && bytes[bytes.count - 1] == mark
      && bytes[bytes.count - 2] == mark
  }
}

/// How an event is stored: a reference by its number, a binding with the highest bit.
enum EventMask {
  static var binding: UInt32 { 1 << 31 }
}

extension VariableFlags {
  /// Builder only: names of a class body, which functions inside do not see.
  static var inClassBody: VariableFlags { VariableFlags(rawValue: 1 << 15) }
}
