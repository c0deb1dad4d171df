import PythonSemantics
import PythonSyntax
import Testing

@Suite struct BindingTests {
  @Test(arguments: [
    SemanticCase("x = y = 1", "  x: assignment 1:1", "  y: assignment 1:5"),
    SemanticCase("x: int\ny: int = 1", "  x: annotation 1:1 annotated", "  y: assignment 2:1 annotated"),
    SemanticCase("x = 1\nx: int\nx", "use 3:1 x in 2 -> assignment 1:1"),
    SemanticCase(
      "a, (b, *c) = [d, e] = z", "  b: unpackedAssignment 1:5", "  e: unpackedAssignment 1:18",
      "  a: unpackedAssignment 1:1", "  c: unpackedAssignment 1:9 starred",
      "  d: unpackedAssignment 1:15"),
    SemanticCase(
      "x = 1\nx += x", "use 2:1 x in 2 -> assignment 1:1 augmented", "use 2:6 x in 2 -> assignment 1:1",
      "  x: assignment 1:1; augmentedAssignment 2:1"),
    SemanticCase(
      "for i, j in i: pass\nelse: k = 1", "  j: loopVariable 1:8 conditional loop",
      "  i: loopVariable 1:5 conditional loop", "  k: assignment 2:7 conditional",
      "use 1:13 i in 2 -> unbound in 2 before-binding"),
    SemanticCase("with a as b, c as (d, e): pass", "  e: withItem 1:23", "  b: withItem 1:11", "  d: withItem 1:20"),
    SemanticCase("if (n := 1): n", "  n: namedExpression 1:5", "use 1:14 n in 2 -> namedExpression 1:5"),
    SemanticCase(
      "if a: pass\nelif (n := 1): pass", "  n: namedExpression 2:7 conditional"),
    SemanticCase("while (n := a): pass", "  n: namedExpression 1:8 loop"),
    SemanticCase(
      "(m := a) and (n := b) or (o := c)", "  m: namedExpression 1:2", "  n: namedExpression 1:15 conditional",
      "  o: namedExpression 1:27 conditional"),
    SemanticCase(
      "(m := a) if (n := b) else (o := c)", "  m: namedExpression 1:2 conditional", "  n: namedExpression 1:14",
      "  o: namedExpression 1:28 conditional"),
    SemanticCase(
      "(m := a) < (n := b) < (o := c)", "  m: namedExpression 1:2", "  n: namedExpression 1:13",
      "  o: namedExpression 1:24 conditional"),
    SemanticCase(
      "assert (m := a), (n := b)", "  m: namedExpression 1:9", "  n: namedExpression 1:19 conditional"),
    SemanticCase(
      "[(n := x) for x in y]", "  n: namedExpression 1:3 conditional from-comprehension loop",
      "  x: comprehensionVariable 1:15"),
    SemanticCase(
      "x = 1\ndel x\nx", "  x: assignment 1:1; deletion 2:5", "use 2:5 x in 2 -> assignment 1:1 deletion",
      "use 3:1 x in 2 -> deletion 2:5"),
    SemanticCase("x = 1\nif x: del x\nx", "use 3:1 x in 2 -> assignment 1:1"),
    SemanticCase(
      "del (a, [b]), c.d", "use 1:6 a in 2 -> unbound in 2 deletion before-binding", "use 1:15 c in 2 -> unresolved"),
    SemanticCase(
      "try: pass\nexcept E as e: e\ne",
      "  e: boundException 2:13 conditional handler; unboundException 2:13 conditional handler",
      "use 2:16 e in 2 -> boundException 2:13", "use 3:1 e in 2 -> unboundException 2:13"),
    SemanticCase(
      "try: import a\nexcept (ImportError, E): a = None\nelse: b = 1",
      "  a: import 1:13 conditional import-guard = a; assignment 2:26 conditional import-guard handler",
      "  b: assignment 3:7 conditional import-guard"),
    SemanticCase("try: x\nexcept NameError: x = 1", "use 1:6 x in 2 -> unbound in 2 before-binding name-error-guard"),
    SemanticCase(
      "match v:\n  case [a, *b] | {'k': a, **b}: a\n  case C(x=c) as d if c: pass",
      "  a: matchCapture 2:9 conditional; matchCapture 2:24 conditional",
      "  b: matchCapture 2:13 conditional starred; matchCapture 2:29 conditional starred",
      "  c: matchCapture 3:12 conditional", "  d: matchCapture 3:18 conditional", "use 2:33 a in 2 -> matchCapture 2:24"
    ),
    SemanticCase(
      "def f(a, /, b: int = 1, *c, d, **e): pass", "  f: functionDefinition 1:5", "  a: argument 1:7",
      "  d: argument 1:29", "  e: argument 1:34 starred", "  b: argument 1:13 annotated", "  c: argument 1:26 starred"),
    SemanticCase(
      "def _f(): pass\n_x = __y__ = 1", "  _x: assignment 2:1 private", "  _f: functionDefinition 1:5 private",
      "  __y__: assignment 2:6"),
    SemanticCase(
      "from typing import overload\n@overload\ndef f(): pass", "  overload: fromImport 1:20 = typing.overload",
      "  f: functionDefinition 3:5 decorated overload"),
    SemanticCase("type X = int", "  X: typeAlias 1:6"),
    SemanticCase(
      "from typing import TypeAlias\nX: TypeAlias = 'Y'\nY = int", "  TypeAlias: fromImport 1:20 = typing.TypeAlias",
      "  Y: assignment 3:1", "  X: assignment 2:1 annotated type-alias",
      "use 2:17 Y in 2 -> assignment 3:1 quoted type"),
    SemanticCase("x = 1\nx = 2", "  x: assignment 1:1; assignment 2:1"),
  ])
  func bindingIsOfKind(example: SemanticCase) { check(example) }

  @Test(arguments: [
    SemanticCase(
      "import a, b.c, d as e, f.g as h, i as i", "  a: import 1:8 = a", "  b: submoduleImport 1:11 = b.c",
      "  e: import 1:21 alias = d", "  h: import 1:31 alias = f.g", "  i: import 1:39 reexport alias = i"),
    SemanticCase(
      "from a.b import c, d as e, f as f", "  c: fromImport 1:17 = a.b.c", "  e: fromImport 1:25 alias = a.b.d",
      "  f: fromImport 1:33 reexport alias = a.b.f"),
    SemanticCase(
      "from . import a\nfrom .. import b\nfrom .c import d", "  a: fromImport 1:15 relative = .a",
      "  b: fromImport 2:16 relative = ..b", "  d: fromImport 3:16 relative = .c.d"),
    SemanticCase(
      "from . import a\nfrom .. import b\nfrom .c import d\nfrom .... import e",
      "  a: fromImport 1:15 relative = p.q.a", "  b: fromImport 2:16 relative = p.b",
      "  d: fromImport 3:16 relative = p.q.c.d", "  e: fromImport 4:18 relative = ....e",
      options: SemanticOptions(moduleName: "p.q.m")),
    SemanticCase(
      "from . import a\nfrom .. import b", "  a: fromImport 1:15 relative = p.q.a",
      "  b: fromImport 2:16 relative = p.b", options: SemanticOptions(moduleName: "p.q", isPackage: true)),
    SemanticCase(
      "from __future__ import annotations, division as d", "  annotations: futureImport 1:24 = __future__.annotations",
      "  d: futureImport 1:49 alias = __future__.division"),
    SemanticCase("lazy import a\nlazy from b import c", "  a: import 1:13 lazy = a", "  c: fromImport 2:20 lazy = b.c"),
    SemanticCase("import a . b", "  a: submoduleImport 1:8 = a.b"),
  ])
  func importBindsName(example: SemanticCase) { check(example) }

  @Test func branchesExcludeEachOther() {
    let tree = SyntaxTree(
      parsing:
        "if a: x = 1\nelif b: x = 2\nelse:\n  if c: x = 3\n  x = 4\ntry: x = 5\nexcept E: x = 6\nexcept F: x = 7\nelse: x = 8\nx = 9\n"
    )
    let model = SemanticModel(tree)
    let view = model.view
    var redefined: [String: String] = [:]
    var branches: [String: BranchID] = [:]
    for rawValue in 1..<UInt32(view.bindingCount) {
      let binding = view.binding(BindingID(rawValue: rawValue))
      guard binding.kind == .assignment else { continue }
      let before = view.redefinedBinding(of: BindingID(rawValue: rawValue))
      redefined[value(of: binding, tree)] = before.isNone ? "-" : value(of: view.binding(before), tree)
      branches[value(of: binding, tree)] = binding.branch
    }
    #expect(
      redefined == ["1": "-", "2": "-", "3": "-", "4": "3", "5": "4", "6": "4", "7": "4", "8": "5", "9": "8"])
    var exclusive: [String] = []
    for (first, left) in branches {
      for (second, right) in branches where first < second {
        let (forward, backward) = (view.areExclusive(left, right), view.areExclusive(right, left))
        #expect(forward == backward)
        if forward { exclusive.append(first + second) }
      }
    }
    // A part of the body of a `try` may have run before its handler does: 5 is exclusive with nothing.
    #expect(exclusive.sorted() == ["12", "13", "14", "23", "24", "67", "68", "78"])
  }

  @Test(arguments: [100, 200, 400])
  func usesOfGlobalsAreSettledInLinearTime(count: Int) {
    var source = ""
    for number in 0..<count { source += "def f\(number)():\n  global x\n  x = 1\ndef g\(number)(): return x\n" }
    let model = SemanticModel(SyntaxTree(parsing: source))
    let view = model.view
    var bound = 0
    for number in 1..<UInt32(view.referenceCount) {
      let reference = view.reference(ReferenceID(rawValue: number))
      if view.text(of: reference.symbol) == "x", !reference.binding.isNone { bound += 1 }
    }
    #expect(bound == count)
    let steps = view.storage.pointee.lateSteps
    #expect(steps == count)
  }

  private func value(of binding: Binding, _ tree: SyntaxTree) -> String {
    tree.view.stmt(binding.statement)?.asAssign?.value.text ?? ""
  }

  @Test func referencesOfBindingAreInOrder() {
    let tree = SyntaxTree(parsing: "import a\ndef f(): a.x\na.y\nb = a\n")
    let model = SemanticModel(tree)
    let view = model.view
    var lines: [UInt32] = []
    view.forEachReference(of: BindingID(rawValue: 1)) { id in
      lines.append(view.range(of: view.reference(id).node).start)
    }
    #expect(lines == [22, 30, 18])
    #expect(view.binding(BindingID(rawValue: 1)).referenceCount == 3)
  }

  @Test func eventsAreInOrderOfEvaluation() {
    let tree = SyntaxTree(
      parsing: "def f(p):\n  x = p\n  [x for q in x]\n  class C: y = x\n  def g(): pass\n  x += 1\n")
    let model = SemanticModel(tree)
    let view = model.view
    var names: [String] = []
    for index in view.eventIndices(of: ScopeID(rawValue: 3)) {
      switch view.event(index) {
      case .reference(let id): names.append("read " + view.text(of: view.reference(id).symbol))
      case .binding(let id): names.append("bind " + view.text(of: view.variable(view.binding(id).variable).symbol))
      }
    }
    #expect(
      names == [
        "bind p", "read p", "bind x", "read x", "bind q", "read x", "read x", "bind y", "bind C", "bind g", "read x",
        "bind x",
      ])
  }
}
