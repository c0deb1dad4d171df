internal import PythonSyntax

/// Variables, bindings and references.
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
    guard name.count > 0, name.base[0] == UInt8(ascii: "_") else { return false }
    return !isDunder(name)
  }

  func isDunder(_ name: NameText) -> Bool {
    let bytes = name.bytes
    guard bytes.count > 4 else { return false }
    let mark = UInt8(ascii: "_")
    return bytes[0] == mark && bytes[1] == mark && bytes[bytes.count - 1] == mark && bytes[bytes.count - 2] == mark
  }

  // MARK: - References

  /// Notes a use of a name in the scope that is walked.
  @discardableResult
  mutating func refer(_ symbol: Symbol, _ node: NodeID, _ flags: ReferenceFlags = []) -> ReferenceID {
    let found = resolve(symbol)
    let id = ReferenceID(rawValue: UInt32(references.count))
    var flags = context.union(flags)
    if found.variable.isNone {
      if hasStarImport { flags.insert(.maybeStarImport) }
    } else if variables[found.variable.index].scope != scope {
      variables[found.variable.index].flags.insert(.captured)
    }
    references.append(
      Reference(
        node: modelNode(node), symbol: symbol, flags: flags, scope: scope, variable: found.variable,
        binding: found.binding, next: .none, previousOfSymbol: ReferenceID(rawValue: lastReferences[symbol.index])))
    lastReferences[symbol.index] = id.rawValue
    if !found.binding.isNone { link(id, to: found.binding) }
    setEntry(node, NodeEntry.reference | id.rawValue)
    events.append(id.rawValue)
    return id
  }

  /// Appends a reference to those of its binding.
  mutating func link(_ id: ReferenceID, to binding: BindingID) {
    let last = bindings[binding.index].lastReference
    if last.isNone { bindings[binding.index].firstReference = id } else { references[last.index].next = id }
    bindings[binding.index].lastReference = id
    bindings[binding.index].referenceCount &+= 1
  }

  private struct Resolution {
    var variable: VariableID
    var binding: BindingID
  }

  /// What a name means here.
  @inline(__always)
  private mutating func resolve(_ symbol: Symbol) -> Resolution {
    let head = heads[symbol.index]
    if head != 0 {
      let variable = variables[Int(head)]
      if variable.flags.isDisjoint(with: [.inClassBody, .global, .nonlocal]) && !variable.visibleBinding.isNone {
        let kind = bindings[variable.visibleBinding.index].kind
        if !kind.isUnbinding {
          return Resolution(variable: VariableID(rawValue: head), binding: variable.visibleBinding)
        }
      }
    }
    return resolveSlowly(symbol)
  }

  @inline(never)
  private mutating func resolveSlowly(_ symbol: Symbol) -> Resolution {
    let visibleClass = scopes[scope.index].visibleClass
    var id = VariableID(rawValue: heads[symbol.index])
    var fallback = Resolution(variable: .none, binding: .none)
    while !id.isNone {
      let variable = variables[id.index]
      if variable.flags.contains(.inClassBody) && variable.scope != visibleClass {
        id = variable.hidden
        continue
      }
      var candidate = Resolution(variable: id, binding: variable.visibleBinding)
      if variable.isAlias {
        if !variable.target.isNone {
          candidate.variable = variable.target
          if candidate.binding.isNone { candidate.binding = variables[variable.target.index].visibleBinding }
        } else if variable.flags.contains(.nonlocal) {
          return candidate
        }
        if !candidate.binding.isNone { return candidate }
      }
      let isUnbound = candidate.binding.isNone || bindings[candidate.binding.index].kind.isUnbinding
      if !isUnbound { return candidate }
      if fallback.variable.isNone { fallback = candidate }
      // The names of a function are decided when it is compiled; other scopes look further outside when they run.
      if scopes[variable.scope.index].kind.isFunctionLike { return fallback }
      id = variable.hidden
    }
    if let implicit = resolveImplicit(symbol) {
      // A name that another function binds with `global` is the module's, unless it is built in and not bound yet.
      return fallback.variable.isNone || fallback.binding.isNone ? implicit : fallback
    }
    return fallback
  }

  private var hasStarImport: Bool {
    var id = scope
    while !id.isNone {
      if scopes[id.index].flags.contains(.starImport) { return true }
      id = scopes[id.index].parent
    }
    return false
  }

  /// Names that nothing binds: built in, of every module, of every class.
  private mutating func resolveImplicit(_ symbol: Symbol) -> Resolution? {
    let name = name(of: symbol)
    if symbol == KnownNames.classCell { return resolveClassCell(name) }
    if PythonNames.isBuiltin(name, in: options.target) || PythonNames.isModuleAttribute(name, in: options.target)
      || options.isPackage && name == "__path__" || isImplicitInClass(name) || isExtraBuiltin(name)
    {
      let qualified = qualifiedNames.name(qualifiedNames.name(.none, Self.builtinsName), name)
      return bindImplicit(symbol, .builtin, in: builtinsScope, payload: qualified.rawValue)
    }
    return nil
  }

  private static let builtinsName = NameText("builtins")

  private func isImplicitInClass(_ name: NameText) -> Bool {
    if scopes[scope.index].visibleClass != scope { return false }
    return name == "__module__" || name == "__qualname__"
      || options.target.minor >= 13 && (name == "__firstlineno__" || name == "__static_attributes__")
  }

  private func isExtraBuiltin(_ name: NameText) -> Bool {
    if options.extraBuiltins.isEmpty { return false }
    return options.extraBuiltins.contains { $0.utf8.elementsEqual(name.bytes) }
  }

  /// `__class__` in a scope inside a class, which is that class once it is complete.
  private mutating func resolveClassCell(_ name: NameText) -> Resolution? {
    var id = scopes[scope.index].parent
    while !id.isNone {
      if scopes[id.index].kind == .classBody {
        return bindImplicit(KnownNames.classCell, .classCell, in: id, payload: id.rawValue)
      }
      id = scopes[id.index].parent
    }
    return nil
  }

  private mutating func bindImplicit(
    _ symbol: Symbol, _ kind: BindingKind, in owner: ScopeID, payload: UInt32
  ) -> Resolution {
    let known = variable(symbol, in: owner)
    if !variables[known.index].firstBinding.isNone {
      return Resolution(variable: known, binding: variables[known.index].firstBinding)
    }
    let id = BindingID(rawValue: UInt32(bindings.count))
    bindings.append(
      Binding(
        kind: kind, flags: [], node: .absent, statement: .absent, range: TextRange(0, 0), variable: known,
        shadowed: .none, branch: .none, payload: payload, firstReference: .none, lastReference: .none,
        referenceCount: 0))
    variables[known.index].firstBinding = id
    variables[known.index].lastBinding = id
    variables[known.index].visibleBinding = id
    return Resolution(variable: known, binding: id)
  }

  // MARK: - After the walk

  /// Settles uses of variables that only inner scopes bind.
  mutating func resolveLate() {
    for number in 1..<max(references.count, 1) {
      let reference = references[number]
      if reference.variable.isNone || !reference.binding.isNone || reference.flags.contains(.beforeBinding) { continue }
      // The list has the last declaration first.
      var alias = variables[reference.variable.index].nextAlias
      var first = BindingID.none
      while !alias.isNone {
        let binding = variables[alias.index].visibleBinding
        if !binding.isNone && !bindings[binding.index].kind.isUnbinding { first = binding }
        alias = variables[alias.index].nextAlias
      }
      if first.isNone { continue }
      references[number].binding = first
      link(ReferenceID(rawValue: UInt32(number)), to: first)
    }
  }

  // MARK: - Qualified names

  /// The qualified name that a binding gives its name, if it is an import or built in.
  func qualifiedName(of binding: BindingID) -> QualifiedNameID {
    let binding = bindings[binding.index]
    switch binding.kind {
    case .import, .fromImport, .futureImport, .builtin: return QualifiedNameID(rawValue: binding.payload)
    case .submoduleImport: return qualifiedNames.root(of: QualifiedNameID(rawValue: binding.payload))
    default: return .none
    }
  }

  /// The qualified name of a reference's binding.
  @inline(__always)
  func qualifiedName(of reference: ReferenceID) -> QualifiedNameID {
    let binding = references[reference.index].binding
    return binding.isNone ? .none : qualifiedName(of: binding)
  }

  /// The qualified name that a name has here, without noting a use.
  mutating func qualifiedNameHere(_ symbol: Symbol) -> QualifiedNameID {
    let found = resolve(symbol)
    return found.binding.isNone ? .none : qualifiedName(of: found.binding)
  }

  /// Whether a qualified name is `module.name` for `typing` or `typing_extensions`.
  func isTyping(_ id: QualifiedNameID, _ name: StaticString) -> Bool {
    if id.isNone { return false }
    let last = qualifiedNames.names[id.index]
    return last.depth == 2 && last.part == name && isTypingModule(last.parent)
  }

  func isTypingModule(_ id: QualifiedNameID) -> Bool {
    let name = qualifiedNames.names[id.index]
    return name.depth == 1 && (name.part == "typing" || name.part == "typing_extensions")
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
