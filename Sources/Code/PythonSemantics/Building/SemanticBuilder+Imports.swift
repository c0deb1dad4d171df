internal import PythonSyntax

/// Imports and the qualified names that they give.
extension SemanticBuilder {
  mutating func visitImport(_ statement: Stmt.Import) {
    let names = statement.names
    let isLazy = statement.isLazy
    for index in names.indices {
      let alias = names[index]
      if alias.name == .missing { continue }
      let module = tree.name(of: alias.name)
      let qualified = qualifiedNames.name(.none, dotted: module)
      var flags: BindingFlags = isLazy ? .lazy : []
      if let asName = alias.asname {
        flags.insert(.alias)
        if asName.symbol == alias.name { flags.insert(.explicitReexport) }
        bind(asName.symbol, .import, alias.id, tree.range(of: asName), flags, payload: qualified.rawValue)
      } else if qualifiedNames.names[qualified.index].depth > 1 {
        let first = qualifiedNames.names[qualifiedNames.root(of: qualified).index].part
        let range = TextRange(alias.start, alias.start &+ first.count)
        bind(symbolOfName(first), .submoduleImport, alias.id, range, flags, payload: qualified.rawValue)
      } else {
        bind(alias.name, .import, alias.id, alias.range, flags, payload: qualified.rawValue)
      }
    }
  }

  mutating func visitImportFrom(_ statement: Stmt.ImportFrom) {
    let names = statement.names
    let isFuture = statement.level == 0 && statement.module?.symbol == KnownNames.future
    let module = moduleName(statement)
    var base: BindingFlags = statement.isLazy ? .lazy : []
    if statement.level > 0 { base.insert(.relativeImport) }
    for index in names.indices {
      let alias = names[index]
      if alias.name == .missing { continue }
      if alias.name == KnownNames.star {
        scopes[scope.index].flags.insert(.starImport)
        bind(KnownNames.star, .starImport, alias.id, alias.range, base, payload: module.rawValue)
        continue
      }
      let qualified = qualifiedNames.name(module, tree.name(of: alias.name))
      var flags = base
      if let asName = alias.asname {
        flags.insert(.alias)
        if asName.symbol == alias.name { flags.insert(.explicitReexport) }
      }
      if isFuture && alias.name == KnownNames.annotations { hasFutureAnnotations = true }
      let range = alias.asname.map { tree.range(of: $0) } ?? alias.range
      bind(
        alias.asname?.symbol ?? alias.name, isFuture ? .futureImport : .fromImport, alias.id, range, flags,
        payload: qualified.rawValue)
    }
  }

  /// The name of the module of a `from` import, resolved against the module's own name if it is relative.
  private mutating func moduleName(_ statement: Stmt.ImportFrom) -> QualifiedNameID {
    var name = QualifiedNameID.none
    let level = Int(statement.level)
    if level > 0 { name = packageName(level: level) }
    if let module = statement.module { name = qualifiedNames.name(name, dotted: tree.name(of: module.symbol)) }
    return name
  }

  /// The package that `level` dots stand for, or the dots themselves if the module's name is not known or too short.
  private mutating func packageName(level: Int) -> QualifiedNameID {
    if let module = options.moduleName {
      var parts = Array(module.utf8).split(separator: UInt8(ascii: "."))
      let dropped = options.isPackage ? level - 1 : level
      if dropped < parts.count {
        parts.removeLast(dropped)
        var name = QualifiedNameID.none
        for part in parts { name = qualifiedNames.name(name, keep(part)) }
        return name
      }
    }
    return qualifiedNames.name(.none, keep([UInt8](repeating: UInt8(ascii: "."), count: min(level, 1000))))
  }

  /// A name whose bytes the model keeps.
  mutating func keep(_ bytes: some Collection<UInt8>) -> NameText {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    _ = unsafe copy.initialize(from: bytes)
    unsafe texts.append(copy)
    return unsafe NameText(UnsafeBufferPointer(rebasing: copy[..<bytes.count]))
  }

  /// The qualified name of an expression that has been walked.
  func qualifiedNameOfNode(_ id: NodeID) -> QualifiedNameID {
    let entry = entries[Int(id.rawValue &+ nodeBase)]
    let number = entry & ~NodeEntry.mask
    switch tree.kind(of: id) {
    case .nameExpr where entry & NodeEntry.mask == NodeEntry.reference:
      return qualifiedName(of: ReferenceID(rawValue: number))
    case .attributeExpr where entry & NodeEntry.mask == NodeEntry.other: return QualifiedNameID(rawValue: number)
    default: return .none
    }
  }
}
