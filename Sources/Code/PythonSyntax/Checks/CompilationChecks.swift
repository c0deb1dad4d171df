/// Finds what CPython rejects only when it compiles a tree: `return` outside of a function, duplicate parameters, and
/// the like.
///
/// The nodes are looked at in the order of their ids, without a walk. A check that depends on the surroundings climbs
/// the parents, which are only collected if a node needs them.
struct CompilationChecks: ~Escapable {
  let tree: TreeView
  let targetVersion: PythonVersion
  /// IPython allows `await` outside of functions.
  let allowsTopLevelAwait: Bool
  var errors: [SyntaxError] = []
  private(set) var collectedParents: ParentTable?
  /// Whether annotations are evaluated apart; nil until a check needs to know.
  private var foundDeferral: Bool?
  private var foundLines: LineIndex?
  /// The parts of the source whose lines are counted apart.
  private let parts: [SourcePart]
  /// What climbing a long way up the parents has found; empty until something is that deep.
  var rememberedScopes: [Scope?] = []
  var allowsNamedExpressions: [Bool] = []
  /// What scopes with `global` and `nonlocal` do with their names.
  var usesByScope: [NodeID: ScopeUses.Summary] = [:]
  /// The asynchronous functions that contain `yield`, and the `return` statements with a value in such functions.
  var asyncGenerators: Set<NodeID> = []
  var asyncReturns: [(function: NodeID, statement: NodeID)] = []

  @_lifetime(copy tree)
  init(
    _ tree: TreeView, targetVersion: PythonVersion, allowsTopLevelAwait: Bool, parts: [SourcePart],
    parents: ParentTable?
  ) {
    self.tree = tree
    self.parts = parts
    self.targetVersion = targetVersion
    collectedParents = parents
    self.allowsTopLevelAwait = allowsTopLevelAwait
  }

  var parents: ParentTable {
    mutating get {
      if let collectedParents { return collectedParents }
      let parents = ParentTable(tree)
      collectedParents = parents
      return parents
    }
  }

  var annotationsAreDeferred: Bool {
    mutating get {
      if let foundDeferral { return foundDeferral }
      let isDeferred = defersAnnotations()
      foundDeferral = isDeferred
      return isDeferred
    }
  }

  /// What a message about a place calls the line at an offset.
  mutating func lineName(of offset: UInt32, seenFrom place: UInt32) -> String {
    let lines = foundLines ?? LineIndex(tree)
    foundLines = lines
    let number = lines.line(of: offset) + 1
    guard let part = parts.last(where: { $0.firstLine <= number }) else { return "line \(number)" }
    let line = "line \(number - part.firstLine + 1)"
    let isInSamePart = parts.last { $0.firstLine <= lines.line(of: place) + 1 } == part
    return isInSamePart ? line : "\(line) of \(part.name)"
  }

  mutating func report(_ kind: CompilationErrorKind, _ message: String, _ range: TextRange) {
    errors.append(SyntaxError(.compilation(kind), message, range))
  }

  mutating func run() {
    for rawValue in 1..<UInt32(tree.nodeCount) {
      let id = NodeID(rawValue: rawValue)
      switch tree.kind(of: id) {
      case .nameExpr:
        let name = Expr.Name(unchecked: id, in: tree)
        checkTarget(name.symbol, name.ctx, id)
      case .attributeExpr:
        let attribute = Expr.Attribute(unchecked: id, in: tree)
        checkTarget(attribute.attr, attribute.ctx, id)
      case .parameters: checkParameters(Parameters(unchecked: id, in: tree))
      case .arguments: checkArguments(Arguments(unchecked: id, in: tree))
      case .tupleExpr:
        let tuple = Expr.Tuple(unchecked: id, in: tree)
        if tuple.ctx == .store { checkStarredTargets(tuple.elts, tuple.range) }
      case .listExpr:
        let list = Expr.List(unchecked: id, in: tree)
        if list.ctx == .store { checkStarredTargets(list.elts, list.range) }
      case .returnStmt: checkReturn(Stmt.Return(unchecked: id, in: tree))
      case .yieldExpr, .yieldFromExpr: checkYield(id)
      case .awaitExpr: checkAwait(id)
      case .breakStmt: checkLoopExit(id, .breakOutsideLoop, "break")
      case .continueStmt: checkLoopExit(id, .continueOutsideLoop, "continue")
      case .namedExpr: checkNamedExpression(Expr.NamedExpr(unchecked: id, in: tree))
      case .importStmt, .importFromStmt: checkImport(id)
      default: checkRarerNode(id)
      }
    }
    checkAsyncReturns()
  }

  private mutating func checkRarerNode(_ id: NodeID) {
    switch tree.kind(of: id) {
    case .functionDefStmt:
      checkDebug(Stmt.FunctionDef(unchecked: id, in: tree).name)
    case .classDefStmt:
      checkDebug(Stmt.ClassDef(unchecked: id, in: tree).name)
    case .forStmt:
      checkBlockNesting(id)
      if Stmt.For(unchecked: id, in: tree).isAsync { checkAsyncStatement(id, "async for") }
    case .withStmt:
      checkBlockNesting(id)
      if Stmt.With(unchecked: id, in: tree).isAsync { checkAsyncStatement(id, "async with") }
    case .listCompExpr, .setCompExpr, .dictCompExpr: checkAsyncComprehension(id)
    case .whileStmt: checkBlockNesting(id)
    case .tryStmt:
      checkBlockNesting(id)
      checkHandlers(Stmt.Try(unchecked: id, in: tree))
    case .globalStmt: checkGlobal(id)
    case .nonlocalStmt: checkNonlocal(id)
    case .typeParameters: checkTypeParameters(TypeParameters(unchecked: id, in: tree))
    case .matchStmt: checkMatch(Stmt.Match(unchecked: id, in: tree))
    case .alias:
      if let name = Alias(unchecked: id, in: tree).asname { checkDebug(name) }
    default: break
    }
  }

  // MARK: - Names

  @inline(__always)
  private mutating func checkTarget(_ symbol: Symbol, _ context: ExprContext, _ id: NodeID) {
    if context != .load && symbol == KnownNames.debug {
      report(.debugAssignment, "`__debug__` cannot be assigned to or deleted", tree.range(of: id))
    }
  }

  mutating func checkDebug(_ name: Identifier) {
    if name.symbol == KnownNames.debug {
      report(.debugAssignment, "`__debug__` cannot be assigned to", tree.range(of: name))
    }
  }

  private mutating func checkParameters(_ parameters: Parameters) {
    let items = parameters.items
    var seen = SymbolSet()
    for index in items.indices {
      let name = items[index].name
      checkDebug(name)
      if name.symbol != .missing && !seen.insert(name.symbol) {
        report(
          .duplicateParameter, "The parameter `\(tree.text(of: name.symbol))` appears twice", tree.range(of: name))
      }
    }
  }

  private mutating func checkTypeParameters(_ parameters: TypeParameters) {
    var seen = SymbolSet()
    for index in parameters.items.indices {
      let name: Identifier
      switch parameters.items[index].cases {
      case .typeVar(let parameter): name = parameter.name
      case .typeVarTuple(let parameter): name = parameter.name
      case .paramSpec(let parameter): name = parameter.name
      }
      checkDebug(name)
      if name.symbol != .missing && !seen.insert(name.symbol) {
        report(
          .duplicateTypeParameter, "The type parameter `\(tree.text(of: name.symbol))` appears twice",
          tree.range(of: name))
      }
    }
  }

  private mutating func checkArguments(_ arguments: Arguments) {
    var seen = SymbolSet()
    for index in arguments.items.indices {
      guard let keyword = arguments.items[index].asKeyword, let name = keyword.arg, name != .missing else { continue }
      checkDebug(Identifier(symbol: name, start: keyword.start))
      if !seen.insert(name) {
        report(.duplicateKeywordArgument, "The keyword argument `\(tree.text(of: name))` appears twice", keyword.range)
      }
    }
  }

  private mutating func checkStarredTargets(_ targets: NodeList<Expr>, _ range: TextRange) {
    var starred = 0
    for index in targets.indices {
      guard tree.kind(of: targets.id(at: index)) == .starredExpr else { continue }
      starred += 1
      if starred == 2 {
        report(.multipleStarredTargets, "Only one target of an assignment can be starred", range)
      } else if starred == 1 && index >= 256 {
        report(.tooManyTargetsBeforeStar, "At most 255 targets can stand before a starred one", range)
      }
    }
  }

  private mutating func checkHandlers(_ statement: Stmt.Try) {
    for index in statement.handlers.indices.dropLast() {
      let handler = statement.handlers[index]
      if let name = handler.name { checkDebug(name) }
      if handler.type == nil {
        report(
          .defaultExceptNotLast, "An `except:` without a type catches everything and must be the last",
          TextRange(handler.start, handler.start + 6))
      }
    }
    if let name = statement.handlers.lastElement?.name { checkDebug(name) }
  }
}

/// A set of symbols that is fast while it is small.
struct SymbolSet {
  private var small: [Symbol] = []
  private var large: Set<Symbol> = []

  /// False if the symbol was in the set.
  mutating func insert(_ symbol: Symbol) -> Bool {
    if small.count < 16 {
      if small.contains(symbol) { return false }
      small.append(symbol)
      return true
    }
    if large.isEmpty { large = Set(small) }
    return large.insert(symbol).inserted
  }
}
