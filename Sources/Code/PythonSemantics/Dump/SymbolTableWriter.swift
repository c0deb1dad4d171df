internal import PythonSyntax

/// Writes what CPython's `symtable` module says of a file, for comparison: a line for each block with its names, each
/// with letters for what it is.
///
///     function f 4: a:LP b:LPR print:GR
///
/// The letters: `A` assigned, `D` declared global, `F` free, `G` global, `I` imported, `L` local, `N` nonlocal,
/// `P` parameter, `R` referenced, `T` annotated. List, set and dictionary comprehensions are part of the block around
/// them, as since CPython 3.12 (PEP 709). `Tests/Oracles/cpython_symbols.py` writes the same from CPython, and the
/// tests compare the two.
package struct SymbolTableWriter: ~Escapable {
  private let view: SemanticView
  private let lines: LineIndex
  /// The facts of each name of each scope.
  private var facts: [[Symbol: Facts]]
  /// The free names that blocks hand on from a function around them to a block inside.
  private var handedOn: [(symbol: Symbol, block: ScopeID)] = []

  private struct Facts: OptionSet {
    let rawValue: UInt16
    static let assigned = Facts(rawValue: 1)
    static let declaredGlobal = Facts(rawValue: 2)
    static let free = Facts(rawValue: 4)
    static let global = Facts(rawValue: 8)
    static let imported = Facts(rawValue: 16)
    static let local = Facts(rawValue: 32)
    static let nonlocal = Facts(rawValue: 64)
    static let parameter = Facts(rawValue: 128)
    static let referenced = Facts(rawValue: 256)
    static let annotated = Facts(rawValue: 512)
  }

  @_lifetime(copy view)
  package init(_ view: SemanticView) {
    self.view = view
    lines = LineIndex(view.tree)
    facts = Array(repeating: [:], count: view.scopeCount)
  }

  /// The lines, sorted.
  package mutating func write() -> [String] {
    for number in stride(from: 2, to: view.scopeCount, by: 1) { addVariables(ScopeID(rawValue: UInt32(number))) }
    for number in stride(from: 1, to: view.referenceCount, by: 1) {
      addReference(view.reference(ReferenceID(rawValue: UInt32(number))))
    }
    addNamedExpressions()
    mergeInlined()
    for (symbol, block) in handedOn where facts[block.index][symbol] == nil { facts[block.index][symbol] = .free }
    var output: [String] = []
    for number in stride(from: 2, to: view.scopeCount, by: 1) {
      let scope = view.scope(ScopeID(rawValue: UInt32(number)))
      if !isInlined(scope) { output.append(line(scope, facts[number])) }
    }
    return output.sorted()
  }

  /// Adds the names of comprehensions to the block around them, which keeps what it has of a name.
  private mutating func mergeInlined() {
    var children: [[Int]] = Array(repeating: [], count: view.scopeCount)
    for number in stride(from: 2, to: view.scopeCount, by: 1) {
      let scope = view.scope(ScopeID(rawValue: UInt32(number)))
      if isInlined(scope) { children[scope.parent.index].append(number) }
    }
    // Inner scopes have larger numbers.
    for number in stride(from: view.scopeCount - 1, through: 2, by: -1) {
      for child in children[number] {
        for (symbol, inner) in facts[child] where facts[number][symbol] == nil {
          let isModuleName = number == view.moduleScope.index && inner.contains(.local)
          facts[number][symbol] = isModuleName ? inner.union(.global) : inner
        }
      }
    }
  }

  /// An assignment expression in a comprehension is as if the comprehension declared the name `nonlocal` or `global`.
  private mutating func addNamedExpressions() {
    for number in stride(from: 1, to: view.bindingCount, by: 1) {
      let binding = view.binding(BindingID(rawValue: UInt32(number)))
      guard binding.flags.contains(.fromComprehension) else { continue }
      let variable = view.variable(binding.variable)
      let inner = view.scope(of: binding.node)
      if variable.scope == view.moduleScope || variable.flags.contains(.global) {
        facts[inner.index][variable.symbol, default: []].formUnion([.assigned, .global, .declaredGlobal])
        facts[variable.scope.index][variable.symbol, default: []].insert(.declaredGlobal)
      } else {
        facts[inner.index][variable.symbol, default: []].formUnion([.assigned, .nonlocal, .free])
        passThrough(variable.symbol, from: inner, to: variable.scope)
      }
    }
  }

  private func isInlined(_ scope: Scope) -> Bool {
    guard scope.kind.isComprehension && scope.kind != .generator else { return false }
    let parent = view.scope(scope.parent)
    return !parent.kind.isAnnotation || parent.visibleClass.isNone
  }

  // MARK: - Facts

  private mutating func addVariables(_ id: ScopeID) {
    for index in view.variableIndices(of: id) {
      let variable = view.variable(view.variable(at: index))
      // A star import binds no name that is known; the cell of a class is no name of its body.
      if variable.symbol == KnownNames.star || variable.symbol == .missing { continue }
      if !variable.firstBinding.isNone && view.binding(variable.firstBinding).kind == .classCell { continue }
      var own: Facts = []
      if variable.flags.contains(.parameter) { own.insert(.parameter) }
      if variable.flags.contains(.imported) { own.insert(.imported) }
      if variable.flags.contains(.annotated) && !variable.flags.contains(.parameter) { own.insert(.annotated) }
      var binding = variable.lastBinding
      while !binding.isNone {
        let kind = view.binding(binding).kind
        if !kind.isImport && kind != .argument && kind != .global && kind != .nonlocal { own.insert(.assigned) }
        binding = view.binding(binding).shadowed
      }
      let isBound = !own.isEmpty
      if variable.flags.contains(.global) {
        own.formUnion([.global, .declaredGlobal])
      } else if variable.flags.contains(.nonlocal) {
        own.formUnion([.nonlocal, .free])
        if !variable.target.isNone { passThrough(variable.symbol, from: id, to: view.variable(variable.target).scope) }
      } else if isBound {
        own.insert(.local)
      }
      if id == view.moduleScope {
        own.insert(.global)
        if isDeclaredGlobal(variable) { own.insert(.declaredGlobal) }
      }
      facts[id.index][variable.symbol, default: []].formUnion(own)
    }
  }

  private func isDeclaredGlobal(_ variable: Variable) -> Bool {
    if !variable.nextAlias.isNone { return true }
    var binding = variable.lastBinding
    while !binding.isNone {
      if view.binding(binding).kind == .global { return true }
      binding = view.binding(binding).shadowed
    }
    return false
  }

  private mutating func addReference(_ reference: Reference) {
    if !reference.flags.isDisjoint(with: [.quoted, .export, .augmented, .deletion]) { return }
    if view.hasFutureAnnotations && reference.flags.contains(.annotation) { return }
    use(reference.symbol, in: reference.scope, reference.variable)
    let kind = view.scope(reference.scope).kind
    if kind.isFunctionLike && reference.symbol == KnownNames.super {
      use(KnownNames.classCell, in: reference.scope, classCell(reference.scope))
    }
  }

  /// What `super()` needs, which is not in the model unless the file says `__class__`.
  private func classCell(_ id: ScopeID) -> VariableID { view.lookup(KnownNames.classCell, from: id) }

  private mutating func use(_ symbol: Symbol, in id: ScopeID, _ variable: VariableID) {
    if let own = facts[id.index][symbol], !own.subtracting(.referenced).isEmpty {
      facts[id.index][symbol, default: []].insert(.referenced)
      return
    }
    let owner = owner(symbol, id, variable)
    let isFree = view.scope(owner).kind.isFunctionLike || view.scope(owner).kind == .classBody
    facts[id.index][symbol, default: []].formUnion(isFree ? [.referenced, .free] : [.referenced, .global])
    if isFree { passThrough(symbol, from: id, to: owner) }
  }

  /// The scope that a name is of. Annotation scopes look up names of a class when they run, as if they were global.
  private func owner(_ symbol: Symbol, _ id: ScopeID, _ variable: VariableID) -> ScopeID {
    if symbol == KnownNames.classCell, let owner = classAround(id) { return owner }
    if variable.isNone { return view.moduleScope }
    let owner = view.variable(variable).scope
    return view.scope(owner).kind == .classBody ? view.moduleScope : owner
  }

  private func classAround(_ id: ScopeID) -> ScopeID? {
    var current = view.scope(id).parent
    while !current.isNone {
      let scope = view.scope(current)
      if scope.kind == .classBody { return current }
      if !view.variable(named: KnownNames.classCell, in: current).isNone { return current }
      current = scope.parent
    }
    return nil
  }

  /// The blocks between a use and the function that binds hand the variable on.
  private mutating func passThrough(_ symbol: Symbol, from id: ScopeID, to owner: ScopeID) {
    var current = view.scope(id).parent
    while current > owner {
      handedOn.append((symbol, current))
      current = view.scope(current).parent
    }
  }

  // MARK: - Lines

  private func line(_ scope: Scope, _ facts: [Symbol: Facts]) -> String {
    var start: UInt32 = 0
    var name = ""
    let tree = view.tree
    let id = view.place(of: scope.node).node
    switch scope.kind {
    case .builtins, .module: return names("module top 0", facts, scope)
    case .function:
      start = Stmt.FunctionDef(unchecked: id, in: tree).keyword
      name = tree.text(of: Stmt.FunctionDef(unchecked: id, in: tree).name.symbol)
    case .classBody:
      start = Stmt.ClassDef(unchecked: id, in: tree).keyword
      name = tree.text(of: Stmt.ClassDef(unchecked: id, in: tree).name.symbol)
    case .lambda: name = "lambda"
    case .generator: name = "genexpr"
    case .listComprehension: name = "listcomp"
    case .setComprehension: name = "setcomp"
    case .dictComprehension: name = "dictcomp"
    case .typeParameters, .typeVariable, .typeAlias: name = ""
    }
    if start == 0 { start = view.range(of: scope.node).start }
    let kind =
      switch scope.kind {
      case .classBody: "class"
      case .typeParameters: "type-parameters"
      case .typeVariable: "type-variable"
      case .typeAlias: "type-alias"
      default: "function"
      }
    return names("\(kind) \(name) \(lines.position(of: start).line + 1)", facts, scope)
  }

  /// The name as the source would have it in a class that mangles private names.
  private func unmangled(_ name: String, _ scope: Scope) -> String {
    var id = scope.parent
    var current = scope
    while true {
      if current.kind == .classBody, !current.binding.isNone {
        let binding = view.binding(current.binding)
        let prefix = "_" + view.text(of: view.variable(binding.variable).symbol).drop { $0 == "_" }
        if name.hasPrefix(prefix + "__") && !name.hasSuffix("__") { return String(name.dropFirst(prefix.count)) }
      }
      if id.isNone { return name }
      current = view.scope(id)
      id = current.parent
    }
  }

  private func names(_ head: String, _ facts: [Symbol: Facts], _ scope: Scope) -> String {
    let letters: [(Facts, Character)] = [
      (.assigned, "A"), (.declaredGlobal, "D"), (.free, "F"), (.global, "G"), (.imported, "I"), (.local, "L"),
      (.nonlocal, "N"), (.parameter, "P"), (.referenced, "R"), (.annotated, "T"),
    ]
    var merged: [String: Facts] = [:]
    for (symbol, own) in facts { merged[unmangled(view.text(of: symbol), scope), default: []].formUnion(own) }
    let words = merged.map { name, own in "\(name):\(String(letters.filter { own.contains($0.0) }.map(\.1)))" }
    return "\(head): \(words.sorted().joined(separator: " "))"
  }
}
