internal import PythonSyntax

/// Uses of names: what a name means where it stands.
extension SemanticBuilder {
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

  struct Resolution {
    var variable: VariableID
    var binding: BindingID
  }

  /// What a name means here.
  @inline(__always)
  mutating func resolve(_ symbol: Symbol) -> Resolution {
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
    return options.extraBuiltins.contains { unsafe $0.utf8.elementsEqual(name.bytes) }
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

  /// Settles uses of variables that only inner scopes bind. The declarations of a variable are looked through once.
  mutating func resolveLate() {
    let unknown = UInt32.max
    var settled: [UInt32] = []
    for number in 1..<max(references.count, 1) {
      let reference = references[number]
      if reference.variable.isNone || !reference.binding.isNone || reference.flags.contains(.beforeBinding) { continue }
      let variable = reference.variable.index
      if settled.isEmpty { settled = [UInt32](repeating: unknown, count: variables.count) }
      if settled[variable] == unknown { settled[variable] = firstBindingFromInside(reference.variable).rawValue }
      let first = BindingID(rawValue: settled[variable])
      if first.isNone { continue }
      references[number].binding = first
      link(ReferenceID(rawValue: UInt32(number)), to: first)
    }
  }

  /// The first binding by an inner scope that declares a variable `global` or `nonlocal`.
  private mutating func firstBindingFromInside(_ variable: VariableID) -> BindingID {
    // The list has the last declaration first.
    var alias = variables[variable.index].nextAlias
    var first = BindingID.none
    while !alias.isNone {
      lateSteps += 1
      let binding = variables[alias.index].visibleBinding
      if !binding.isNone && !bindings[binding.index].kind.isUnbinding { first = binding }
      alias = variables[alias.index].nextAlias
    }
    return first
  }
}
