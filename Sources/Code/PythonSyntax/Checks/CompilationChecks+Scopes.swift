/// Checks of `global`, `nonlocal` and imports.
extension CompilationChecks {
  // MARK: - Global and nonlocal

  mutating func checkGlobal(_ id: NodeID) {
    let statement = Stmt.Global(unchecked: id, in: tree)
    let scope = scope(of: id)
    for index in statement.names.indices { checkDeclaration(statement.names[index], scope, "global") }
  }

  mutating func checkNonlocal(_ id: NodeID) {
    let statement = Stmt.Nonlocal(unchecked: id, in: tree)
    let scope = scope(of: id)
    if case .module = scope {
      report(.nonlocalAtModuleLevel, "`nonlocal` at the level of the module", statement.range)
      return
    }
    for index in statement.names.indices {
      let name = statement.names[index]
      checkDeclaration(name, scope, "nonlocal")
      checkBinding(of: name, from: id)
    }
  }

  /// Looks at what the scope does with the name before it declares it.
  private mutating func checkDeclaration(_ name: Identifier, _ scope: Scope, _ declaration: String) {
    let text = tree.text(of: name.symbol)
    let range = tree.range(of: name)
    var owner = tree.root
    switch scope {
    case .function(let function, _):
      owner = function
      let parameters = Stmt.FunctionDef(unchecked: function, in: tree).parameters.items
      for index in parameters.indices where parameters[index].name.symbol == name.symbol {
        report(.globalParameter, "`\(text)` is a parameter and cannot be declared `\(declaration)`", range)
        return
      }
    case .classBody(let definition): owner = definition
    default: break
    }
    let uses = uses(of: name.symbol, in: owner)
    if let globalStart = uses.globalStart, uses.nonlocalStart != nil, declaration == "nonlocal" {
      report(
        .nonlocalAndGlobal, "`\(text)` is declared both `nonlocal` and `global`",
        TextRange(globalStart, globalStart + UInt32(range.count)))
      return
    }
    if let annotation = uses.annotationStart, annotation < name.start || owner != tree.root {
      report(
        .annotatedGlobal, "`\(text)` has an annotation and cannot be declared `\(declaration)`",
        TextRange(annotation, annotation + UInt32(range.count)))
      return
    }
    if let first = uses.firstUse, first < name.start {
      report(
        declaration == "global" ? .usedBeforeGlobal : .usedBeforeNonlocal,
        "`\(text)` is used before \(lineName(of: name.start, seenFrom: first)) declares it `\(declaration)`",
        TextRange(first, first + UInt32(range.count)))
    }
  }

  /// What the body of a function or class, or the module, does with a name. Each is looked at once.
  private mutating func uses(of symbol: Symbol, in owner: NodeID) -> NameUses {
    if let known = usesByScope[owner] { return known.uses(of: symbol, tree) }
    var collected = ScopeUses(tree)
    collected.collect(in: owner)
    let summary = collected.summary
    usesByScope[owner] = summary
    return summary.uses(of: symbol, tree)
  }

  /// A nonlocal name must be bound in a function around the scope.
  private mutating func checkBinding(of name: Identifier, from id: NodeID) {
    let parents = parents
    var child = id
    var isFirst = true
    while true {
      let parent = parents[child]
      if parent.isAbsent { break }
      switch tree.kind(of: parent) {
      case .functionDefStmt:
        let function = Stmt.FunctionDef(unchecked: parent, in: tree)
        let isInBody = !function.body.isEmpty && child >= function.body.id(at: 0)
        if isInBody && !isFirst && binds(function, name.symbol) { return }
        if isInBody { isFirst = false }
      case .classDefStmt:
        // A method can reach the class itself.
        if !isFirst && name.symbol == KnownNames.classCell { return }
        isFirst = false
      default: break
      }
      if hasTypeParameter(parent, name.symbol) {
        report(
          .nonlocalWithoutBinding, "The type parameter `\(tree.text(of: name.symbol))` cannot be declared `nonlocal`",
          tree.range(of: name))
        return
      }
      child = parent
    }
    report(
      .nonlocalWithoutBinding, "No function around this one binds `\(tree.text(of: name.symbol))`", tree.range(of: name)
    )
  }

  private func hasTypeParameter(_ id: NodeID, _ symbol: Symbol) -> Bool {
    let parameters: TypeParameters?
    switch tree.kind(of: id) {
    case .functionDefStmt: parameters = Stmt.FunctionDef(unchecked: id, in: tree).typeParameters
    case .classDefStmt: parameters = Stmt.ClassDef(unchecked: id, in: tree).typeParameters
    default: return false
    }
    guard let parameters else { return false }
    for index in parameters.items.indices where TypeParameterName.of(parameters.items[index]) == symbol { return true }
    return false
  }

  private mutating func binds(_ function: Stmt.FunctionDef, _ symbol: Symbol) -> Bool {
    let parameters = function.parameters.items
    for index in parameters.indices where parameters[index].name.symbol == symbol { return true }
    let uses = uses(of: symbol, in: function.id)
    if uses.nonlocalStart != nil { return true }
    return uses.isBound && uses.globalStart == nil
  }

  // MARK: - Imports

  mutating func checkImport(_ id: NodeID) {
    guard tree.kind(of: id) == .importFromStmt else {
      let statement = Stmt.Import(unchecked: id, in: tree)
      if statement.isLazy { checkLazy(id) }
      return
    }
    let statement = Stmt.ImportFrom(unchecked: id, in: tree)
    let isStar = statement.names.firstElement?.name == KnownNames.star
    if isStar {
      switch scope(of: id) {
      case .module: break
      default:
        report(.starImportOutsideModule, "`import *` is only allowed at the level of the module", statement.range)
      }
    }
    if statement.isLazy {
      if isStar { report(.lazyImportInsideBlock, "A lazy import cannot import `*`", statement.range) }
      checkLazy(id)
    }
    if statement.level == 0, statement.module?.symbol == KnownNames.future { checkFuture(statement) }
  }

  /// Lazy imports stand only at the level of the module, outside of `try` (PEP 810).
  private mutating func checkLazy(_ id: NodeID) {
    let parents = parents
    var child = id
    while true {
      child = parents[child]
      switch tree.kind(of: child) {
      case .functionDefStmt, .classDefStmt, .tryStmt:
        report(
          .lazyImportInsideBlock, "A lazy import cannot stand in a function, a class or `try`", tree.range(of: id))
        return
      case .absent: return
      default: break
      }
    }
  }

  private mutating func checkFuture(_ statement: Stmt.ImportFrom) {
    if !isAtStart(statement.id) {
      report(.lateFutureImport, "`from __future__` imports must be the first statements of the file", statement.range)
    }
    for index in statement.names.indices {
      let alias = statement.names[index]
      let name = tree.text(of: alias.name)
      switch name {
      case "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
        "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations":
        break
      case "braces": report(.unknownFuture, "Python will not have braces", alias.range)
      default: report(.unknownFuture, "`__future__` has no feature `\(name)`", alias.range)
      }
    }
  }

  /// Whether annotations are evaluated apart from the code around them: always from Python 3.14 on (PEP 649), before it
  /// never if the file says so (PEP 563).
  func defersAnnotations() -> Bool {
    if targetVersion >= Self.deferredAnnotations { return true }
    guard tree.kind(of: tree.root) == .module else { return false }
    let body = Module(unchecked: tree.root, in: tree).body
    for index in body.indices {
      guard let statement = body[index].asImportFrom, statement.module?.symbol == KnownNames.future else { continue }
      for name in statement.names.indices where tree.text(of: statement.names[name].name) == "annotations" {
        return true
      }
    }
    return false
  }

  static var deferredAnnotations: PythonVersion { PythonVersion(minor: 14) }

  /// Whether only a docstring and other imports from `__future__` stand before the statement.
  private func isAtStart(_ id: NodeID) -> Bool {
    guard tree.kind(of: tree.root) == .module else { return false }
    let body = Module(unchecked: tree.root, in: tree).body
    for index in body.indices {
      if body.id(at: index) == id { return true }
      switch body[index].cases {
      case .expressionStatement(let statement):
        if index > 0 || !isPlainString(statement.value) { return false }
      case .importFrom(let statement):
        if statement.level != 0 || statement.module?.symbol != KnownNames.future { return false }
      default: return false
      }
    }
    return false
  }

  private func isPlainString(_ expression: Expr) -> Bool {
    guard let parts = expression.asConcatenatedString?.parts else { return expression.kind == .stringLiteralExpr }
    for index in parts.indices where parts[index].kind != .stringLiteralExpr { return false }
    return true
  }
}

enum TypeParameterName {
  static func of(_ parameter: TypeParameter) -> Symbol {
    switch parameter.cases {
    case .typeVar(let parameter): parameter.name.symbol
    case .typeVarTuple(let parameter): parameter.name.symbol
    case .paramSpec(let parameter): parameter.name.symbol
    }
  }
}
