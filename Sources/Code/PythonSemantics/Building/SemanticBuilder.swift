internal import PythonSyntax

/// Walks a tree once in the order in which Python evaluates it, and writes the tables of the model.
///
/// The bodies of functions and lambdas run later than the code around them: they wait in `deferred` until the scope
/// around them is complete. `heads` has for each symbol the innermost variable that is installed, so finding what a
/// name means takes one load, and usually no comparison.
@safe struct SemanticBuilder: ~Copyable, ~Escapable {
  /// The tree that is walked: the file's, or that of a quoted annotation.
  var tree: TreeView
  let fileTree: TreeView
  let options: SemanticOptions

  var scopes = GrowableBuffer<Scope>(minimumCapacity: 64)
  var variables: GrowableBuffer<Variable>
  var bindings: GrowableBuffer<Binding>
  var references: GrowableBuffer<Reference>
  var branches = GrowableBuffer<Branch>(minimumCapacity: 32)
  var events: GrowableBuffer<UInt32>
  /// What each node is to the model; see `NodeEntry`.
  var entries: GrowableBuffer<UInt32>
  var qualifiedNames = QualifiedNameTable()
  var quotedAnnotations: [QuotedAnnotation] = []
  var exports: [Export] = []
  var exportFlags: ExportFlags = []

  // Of each scope: the variable made last, where its references start, its place among the installed scopes.
  var lastVariables = GrowableBuffer<UInt32>(minimumCapacity: 64)
  var firstReferences = GrowableBuffer<UInt32>(minimumCapacity: 64)
  var installDepths = GrowableBuffer<UInt32>(minimumCapacity: 64)

  // Of each symbol: the innermost variable that is installed, and the last reference.
  var heads: GrowableBuffer<UInt32>
  var lastReferences: GrowableBuffer<UInt32>

  /// The scopes around the place that is walked, outermost first.
  var installed = GrowableBuffer<UInt32>(minimumCapacity: 32)
  var deferred = GrowableBuffer<DeferredWork>(minimumCapacity: 64)
  /// The nodes of the chain that is walked, outermost first.
  var spine = GrowableBuffer<UInt32>(minimumCapacity: 64)
  var symbolIndex: SymbolIndex?
  /// Bytes of decoded strings, kept as long as the model.
  var texts: [UnsafeMutableBufferPointer<UInt8>] = unsafe []

  /// How many declarations were looked through to settle uses late.
  var lateSteps = 0

  // Where the walk stands.
  var scope = ScopeID.none
  var context: ReferenceFlags = []
  var bindingContext: BindingFlags = []
  var branch = BranchID.none
  var statement = NodeID.absent
  /// Whether a string here stands for a type.
  var readsStringsAsTypes = false
  /// What to add to a node's number: 0 in the file's tree.
  var nodeBase: UInt32 = 0
  /// The quoted annotation that is walked, plus one.
  var quotedNumber: UInt32 = 0
  var hasFutureAnnotations = false
  var moduleScope: ScopeID { ScopeID(rawValue: 2) }
  var builtinsScope: ScopeID { ScopeID(rawValue: 1) }

  @_lifetime(copy tree)
  init(_ tree: TreeView, _ options: SemanticOptions) {
    self.tree = tree
    fileTree = tree
    self.options = options
    let nodeCount = tree.nodeCount
    variables = GrowableBuffer(minimumCapacity: nodeCount / 16 + 16)
    bindings = GrowableBuffer(minimumCapacity: nodeCount / 12 + 16)
    references = GrowableBuffer(minimumCapacity: nodeCount / 4 + 16)
    events = GrowableBuffer(minimumCapacity: nodeCount / 3 + 16)
    entries = GrowableBuffer(repeating: 0, count: nodeCount)
    heads = GrowableBuffer(repeating: 0, count: tree.symbolCount)
    lastReferences = GrowableBuffer(repeating: 0, count: tree.symbolCount)
    let noTextRange = TextRange(0, 0)
    // Number 0 of every table stands for none.
    _ = addScope(.builtins, .absent, parent: .none)
    variables.append(Variable(symbol: .missing, scope: .none))
    bindings.append(
      Binding(
        kind: .builtin, flags: [], node: .absent, statement: .absent, range: noTextRange, variable: .none,
        shadowed: .none, branch: .none, payload: 0, firstReference: .none, lastReference: .none, referenceCount: 0))
    references.append(
      Reference(
        node: .absent, symbol: .missing, flags: [], scope: .none, variable: .none, binding: .none, next: .none,
        previousOfSymbol: .none))
    branches.append(Branch(statement: .absent, alternative: 0, mayBeInterrupted: false, parent: .none))
  }

  mutating func run() {
    install(addScope(.builtins, .absent, parent: .none))
    let module = addScope(.module, tree.root, parent: scope)
    enter(module)
    cover(module, from: NodeID(rawValue: 1), to: tree.root)
    switch tree.kind(of: tree.root) {
    case .module: visitBody(Module(unchecked: tree.root, in: tree).body)
    case .expressionModule: visitExpression(ExpressionModule(unchecked: tree.root, in: tree).body.id)
    default: break
    }
    runDeferred(from: 0)
    addExportReferences()
    leave()
    resolveLate()
  }

  // MARK: - Nodes

  /// The id that a node of the walked tree has in the model.
  @inline(__always)
  func modelNode(_ id: NodeID) -> NodeID { NodeID(rawValue: id.rawValue &+ nodeBase) }

  /// Where a part of the walked tree is written in the file.
  func fileRange(_ range: TextRange) -> TextRange {
    if quotedNumber == 0 { return range }
    let annotation = quotedAnnotations[Int(quotedNumber) - 1]
    guard let offset = annotation.offset else { return fileTree.range(of: annotation.node) }
    return TextRange(range.start &+ UInt32(bitPattern: offset), range.end &+ UInt32(bitPattern: offset))
  }

  @inline(__always)
  mutating func setEntry(_ id: NodeID, _ entry: UInt32) {
    entries[Int(id.rawValue &+ nodeBase)] = entry
  }

  /// The symbol in the file's numbers.
  @inline(__always)
  mutating func fileSymbol(_ symbol: Symbol) -> Symbol {
    quotedNumber == 0 ? symbol : symbolOfName(tree.name(of: symbol))
  }

  /// The symbol of a name that may not be in the file's tree.
  mutating func symbolOfName(_ name: NameText) -> Symbol {
    var index = symbolIndex ?? SymbolIndex(fileTree)
    symbolIndex = nil
    let symbol = index.symbol(of: name, fileTree)
    symbolIndex = index
    while heads.count <= symbol.index {
      heads.append(0)
      lastReferences.append(0)
    }
    return symbol
  }

  /// The name of one of the file's symbols, or of one that a string brought.
  func name(of symbol: Symbol) -> NameText {
    if symbol.index < fileTree.symbolCount { return fileTree.name(of: symbol) }
    guard let index = symbolIndex, symbol.index - fileTree.symbolCount < index.extraNames.count else {
      return NameText("")
    }
    return index.extraNames[symbol.index - fileTree.symbolCount]
  }

  // MARK: - Lists

  @inline(__always)
  mutating func visitExpressions(_ list: NodeList<Expr>) {
    for index in list.indices { visitExpression(list.id(at: index)) }
  }

  @inline(__always)
  mutating func visitOptional(_ id: NodeID?) {
    if let id { visitExpression(id) }
  }

  /// Walks an expression that is evaluated only if what is before it allows.
  mutating func visitConditional(_ id: NodeID) {
    let outer = bindingContext
    bindingContext.insert(.conditional)
    visitExpression(id)
    bindingContext = outer
  }

  mutating func visitBody(_ body: NodeList<Stmt>) {
    for index in body.indices { visitStatement(body.id(at: index)) }
  }
}

/// What the model knows of a node: two bits say what, the others its number.
enum NodeEntry {
  static var reference: UInt32 { 1 << 30 }
  static var binding: UInt32 { 2 << 30 }
  /// Of an attribute, its qualified name; of a scope that is no definition, the scope.
  static var other: UInt32 { 3 << 30 }
  static var mask: UInt32 { 3 << 30 }
}

/// Something to walk when the scopes around it are complete.
struct DeferredWork: BitwiseCopyable {
  enum Kind: UInt8, BitwiseCopyable {
    /// The body of the function whose scope is `inner`.
    case function
    case lambda
    /// An annotation, or the bound or default of a type parameter.
    case annotation
    /// A string that stands for a type.
    case quoted
  }

  var kind: Kind
  /// The node in the tree that is walked.
  var node: NodeID
  /// The scope around it.
  var scope: ScopeID
  /// The scope that it runs in, if it is another.
  var inner: ScopeID
  var context: ReferenceFlags
  var bindingContext: BindingFlags
  var branch: BranchID
  var statement: NodeID
  var quotedNumber: UInt32
  var readsStringsAsTypes: Bool
}
