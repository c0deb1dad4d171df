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
    var uses = ScopeUses(tree, name.symbol)
    uses.collect(in: owner)
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
        "`\(text)` is used before line \(LineIndex(tree).line(of: name.start) + 1) declares it `\(declaration)`",
        TextRange(first, first + UInt32(range.count)))
    }
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

  private func binds(_ function: Stmt.FunctionDef, _ symbol: Symbol) -> Bool {
    let parameters = function.parameters.items
    for index in parameters.indices where parameters[index].name.symbol == symbol { return true }
    var uses = ScopeUses(tree, symbol)
    uses.collect(in: function.id)
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
    if target >= Self.deferredAnnotations { return true }
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
      case .expression(let statement):
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

/// What one scope does with one name. Nested functions, classes and lambdas are left out, except where they are
/// evaluated in the scope.
struct ScopeUses: ~Escapable {
  let tree: TreeView
  let symbol: Symbol
  /// The offset of the first use or binding.
  private(set) var firstUse: UInt32?
  private(set) var isBound = false
  private(set) var annotationStart: UInt32?
  private(set) var globalStart: UInt32?
  private(set) var nonlocalStart: UInt32?

  @_lifetime(copy tree)
  init(_ tree: TreeView, _ symbol: Symbol) {
    self.tree = tree
    self.symbol = symbol
  }

  /// Looks at the body of a function or class, or at a module.
  mutating func collect(in owner: NodeID) {
    var pending: [NodeID] = []
    switch tree.kind(of: owner) {
    case .functionDefStmt:
      let body = Stmt.FunctionDef(unchecked: owner, in: tree).body
      for index in body.indices { pending.append(body.id(at: index)) }
    case .classDefStmt:
      let body = Stmt.ClassDef(unchecked: owner, in: tree).body
      for index in body.indices { pending.append(body.id(at: index)) }
    default:
      tree.forEachChild(of: owner) { pending.append($0) }
    }
    while let id = pending.popLast() { visit(id, &pending) }
  }

  private mutating func use(_ start: UInt32, binds: Bool) {
    firstUse = min(firstUse ?? start, start)
    if binds { isBound = true }
  }

  private mutating func visit(_ id: NodeID, _ pending: inout [NodeID]) {
    let node = tree.node(id)
    switch node.kind {
    case .nameExpr:
      if node.a == symbol.rawValue { use(node.start, binds: node.aux != UInt16(ExprContext.load.rawValue)) }
    case .functionDefStmt:
      let function = Stmt.FunctionDef(unchecked: id, in: tree)
      if function.name.symbol == symbol { use(function.name.start, binds: true) }
      for index in function.decorators.indices { pending.append(function.decorators.id(at: index)) }
      if function.typeParameters != nil { return }
      tree.forEachChild(of: function.parameters.id) { pending.append($0) }
      if let returns = function.returns { pending.append(returns.id) }
    case .classDefStmt:
      let definition = Stmt.ClassDef(unchecked: id, in: tree)
      if definition.name.symbol == symbol { use(definition.name.start, binds: true) }
      for index in definition.decorators.indices { pending.append(definition.decorators.id(at: index)) }
      if definition.typeParameters == nil, let arguments = definition.arguments { pending.append(arguments.id) }
    case .lambdaExpr:
      if let parameters = Expr.Lambda(unchecked: id, in: tree).parameters { pending.append(parameters.id) }
    case .listCompExpr, .setCompExpr, .dictCompExpr, .generatorExp:
      visitComprehension(id, &pending)
    case .annAssignStmt:
      let statement = Stmt.AnnAssign(unchecked: id, in: tree)
      if let target = statement.target.asName, target.symbol == symbol, !statement.target.isParenthesized {
        annotationStart = min(annotationStart ?? target.start, target.start)
        isBound = true
      }
      tree.forEachChild(of: id) { pending.append($0) }
    case .globalStmt:
      let names = Stmt.Global(unchecked: id, in: tree).names
      for index in names.indices where names[index].symbol == symbol { globalStart = names[index].start }
    case .nonlocalStmt:
      let names = Stmt.Nonlocal(unchecked: id, in: tree).names
      for index in names.indices where names[index].symbol == symbol { nonlocalStart = names[index].start }
    default:
      visitBinding(id, node.kind)
      tree.forEachChild(of: id) { pending.append($0) }
    }
  }

  /// Nodes that bind a name that is not an expression.
  private mutating func visitBinding(_ id: NodeID, _ kind: NodeKind) {
    let name: Identifier?
    switch kind {
    case .alias:
      let alias = Alias(unchecked: id, in: tree)
      name = alias.asName ?? Identifier(symbol: alias.name, start: alias.start)
      if alias.asName == nil && tree.text(of: alias.name).hasPrefix(tree.text(of: symbol) + ".") {
        use(alias.start, binds: true)
      }
    case .exceptHandler: name = ExceptHandler(unchecked: id, in: tree).name
    case .matchAsPattern: name = Pattern.MatchAs(unchecked: id, in: tree).name
    case .matchStarPattern: name = Pattern.MatchStar(unchecked: id, in: tree).name
    case .matchMappingPattern: name = Pattern.MatchMapping(unchecked: id, in: tree).rest
    default: name = nil
    }
    if let name, name.symbol == symbol { use(name.start, binds: true) }
  }

  /// Of a comprehension, the first iterable and the assignment expressions belong to the scope.
  private mutating func visitComprehension(_ id: NodeID, _ pending: inout [NodeID]) {
    var first = true
    var inner: [NodeID] = []
    tree.forEachChild(of: id) { inner.append($0) }
    while let child = inner.popLast() {
      switch tree.kind(of: child) {
      case .namedExpr:
        if tree.node(NodeID(rawValue: tree.node(child).a)).a == symbol.rawValue {
          use(tree.range(of: child).start, binds: true)
        }
      case .lambdaExpr: continue
      default: break
      }
      tree.forEachChild(of: child) { inner.append($0) }
    }
    tree.forEachChild(of: id) { child in
      if first && tree.kind(of: child) == .comprehension {
        first = false
        pending.append(Comprehension(unchecked: child, in: tree).iterable.id)
      }
    }
  }
}
