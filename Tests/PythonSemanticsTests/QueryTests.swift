import PythonSemantics
import PythonSyntax
import Testing

@Suite struct QueryTests {
  /// For each name that is read, the kind of the scope that `scope(of:)` gives and that of its reference.
  private func scopes(_ source: String) -> [(name: String, found: ScopeKind, expected: ScopeKind)] {
    let tree = SyntaxTree(parsing: source)
    let model = SemanticModel(tree)
    let view = model.view
    var result: [(String, ScopeKind, ScopeKind)] = []
    for number in 1..<UInt32(max(view.referenceCount, 1)) {
      let reference = view.reference(ReferenceID(rawValue: number))
      let found = view.scope(of: reference.node)
      result.append((view.text(of: reference.symbol), view.scope(found).kind, view.scope(reference.scope).kind))
    }
    return result
  }

  @Test(arguments: [
    "a\ndef f(b=c, *d: e) -> g:\n  h\n  lambda i=j: k\nl",
    "@a\nclass B(c, d=e):\n  f\n  def g(self): h\n  i = [j for k in l]\nm",
    "[a for b in c if d for e in f]\n{g: h for i in j}\n{k for l in m}\nn(o for p in q)",
    "[[a for b in c] for d in [e for f in g]]",
    "def a[B: c = d](e: f, g=h) -> i:\n  j\nclass K[L: m](n):\n  o\ntype P[Q: r] = s",
    "def f():\n  def g(a=lambda: b):\n    c\n  return d",
    "def f(a, b=c):\n  pass",
    "class A:\n  pass\nb",
    "lambda: (yield a)\nx = lambda: [b for c in d]",
  ])
  func scopeOfNodeIsThatOfItsReference(source: String) {
    for name in scopes(source) { #expect(name.found == name.expected, "\(name.name) in \(source)") }
  }

  @Test func everyReferenceOfTheSampleHasTheScopeOfItsNode() {
    let tree = SyntaxTree(parsing: source)
    #expect(tree.errors(for: .latest).isEmpty)
    let model = SemanticModel(tree)
    let view = model.view
    for number in 1..<UInt32(view.referenceCount) {
      let reference = view.reference(ReferenceID(rawValue: number))
      let found = view.scope(of: reference.node)
      #expect(found == reference.scope, "\(view.text(of: reference.symbol))")
    }
  }

  /// A definition and all uses of its name stand for one variable, and where there is one binding, for that.
  @Test(arguments: [
    ("x = 1\nprint(x, x)\n", "x", 3), ("def f(a): return a\n", "a", 1), ("import a as b\nb.c\n", "b", 1),
    ("x = 0\ndef f():\n  global x\n  x = 1\nx\n", "x", 3), ("[i for i in y if i]\n", "i", 3), ("x += 1\n", "x", 1),
  ])
  func aNameStandsForItsBinding(source: String, name: String, count: Int) {
    let tree = SyntaxTree(parsing: source)
    let model = SemanticModel(tree)
    let view = model.view
    let symbol = symbol(name, view)
    var (variables, bindings): (Set<VariableID>, Set<BindingID>) = ([], [])
    var found = 0
    for rawValue in 1..<UInt32(view.tree.nodeCount) {
      guard let node = view.tree.expr(NodeID(rawValue: rawValue))?.asName, node.symbol == symbol else { continue }
      found += 1
      variables.insert(view.variableNamed(by: node.id))
      bindings.insert(view.bindingNamed(by: node.id))
    }
    #expect(found == count && variables.count == 1 && !variables.contains(.none))
    #expect(bindings.count == (source.contains("global") ? 2 : 1) && !bindings.contains(.none))
  }

  @Test func nameIsLookedUpFromScope() {
    let tree = SyntaxTree(parsing: "x = 1\nclass C:\n  x = 2\n  def f(self):\n    y = x\n    def g(): global x; y\n")
    let model = SemanticModel(tree)
    let view = model.view
    var kinds: [String: [ScopeKind]] = [:]
    for number in 2..<UInt32(view.scopeCount) {
      let scope = ScopeID(rawValue: number)
      for name in ["x", "y", "self"] {
        let symbol = symbol(name, view)
        let variable = view.lookup(symbol, from: scope)
        if !variable.isNone { kinds[name, default: []].append(view.scope(view.variable(variable).scope).kind) }
      }
    }
    #expect(kinds["x"] == [.module, .classBody, .module, .module])
    #expect(kinds["y"] == [.function, .function])
    #expect(kinds["self"] == [.function, .function])
  }

  private func symbol(_ name: String, _ view: borrowing SemanticView) -> Symbol {
    for number in 1..<UInt32(view.tree.symbolCount) {
      if view.text(of: Symbol(rawValue: number)) == name { return Symbol(rawValue: number) }
    }
    return .missing
  }

  @Test func nodesLeadToBindingsAndReferences() {
    let tree = SyntaxTree(parsing: "x = 1\nx += 1\ndel x\ndef f(): pass\n")
    let model = SemanticModel(tree)
    let view = model.view
    var kinds: [BindingKind] = []
    var reads: [Bool] = []
    for number in 1..<UInt32(view.tree.nodeCount) {
      let id = NodeID(rawValue: number)
      let binding = view.binding(madeBy: id)
      if binding.isNone { continue }
      kinds.append(view.binding(binding).kind)
      reads.append(!view.reference(of: id).isNone)
    }
    #expect(kinds == [.assignment, .augmentedAssignment, .deletion, .functionDefinition])
    #expect(reads == [false, true, true, false])
  }

  @Test func namesInStringsHavePlaces() {
    let tree = SyntaxTree(parsing: "x: 'List[Foo]' = 1\ny: 'a' 'b'\n")
    let model = SemanticModel(tree)
    let view = model.view
    var texts: [String] = []
    for number in 1..<UInt32(view.referenceCount) {
      texts.append(view.tree.text(of: view.range(of: view.reference(ReferenceID(rawValue: number)).node)))
    }
    #expect(texts == ["List", "Foo", "'a' 'b'"])
  }

  /// Definitions in each other, with parts that are evaluated outside.
  private let source = """
    import os
    def outer(a, b=lambda q: [q for q in q], *c: int, d: "str" = {z: z for z in os}) -> os:
        class Inner(os.Base, metaclass=[m for m in os][0]):
            x: int = [y for y in (w for w in a)]
            def method(self, e=x): return [self, e, a, __class__, (lambda: self)()]
        for i in range(10): yield {i, *[j for j in i]}
        with os as f, f as g: print(f"{f!r:{g}}", *c, **d)
        try: return [(n := o) for o in b if n]
        except (os.Error, ValueError) as error: raise error from n
    def generic[T: (int, os), *Ts, **P](a: T, b: Ts = os, *c: P) -> T:
        return [T for _ in a for T in _]
    class Generic[T](os.Base[T]):
        type Alias[U] = dict[U, T]
        def method[V: T](self, a: V, b: T = os): return Alias, V
    match os:
        case [os.path, *rest] if rest: rest
        case Generic(x=y) as z: y, z
    """
}
