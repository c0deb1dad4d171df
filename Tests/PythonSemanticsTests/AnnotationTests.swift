import PythonSemantics
import PythonSyntax
import Testing

@Suite struct AnnotationTests {
  @Test(arguments: [
    SemanticCase(
      "def f(a: A) -> A: pass\nclass A: pass", "use 1:10 A in 2 -> unbound in 2 annotation evaluated before-binding"),
    SemanticCase(
      "def f(a: A) -> A: pass\nclass A: pass", "use 1:10 A in 2 -> classDefinition 2:7 annotation deferred",
      options: version(14)),
    SemanticCase(
      "from __future__ import annotations\ndef f(a: A) -> A: pass\nclass A: pass",
      "use 2:16 A in 2 -> classDefinition 3:7 annotation deferred"),
    SemanticCase(
      "x: A = 1\nclass A: pass", "use 1:4 A in 2 -> classDefinition 2:7 annotation deferred",
      options: SemanticOptions(target: PythonVersion(minor: 12), isStub: true)),
    SemanticCase("x: A = A", "use 1:4 A in 2 -> unresolved annotation evaluated", "use 1:8 A in 2 -> unresolved"),
    SemanticCase(
      "def f():\n  x: A = B", "use 2:6 A in 3 -> unresolved annotation deferred nested",
      "use 2:10 B in 3 -> unresolved nested"),
    SemanticCase(
      "class C:\n  x: 'C' = 1\n  def m(self) -> 'C | x': pass",
      "use 2:7 C in 3 -> classDefinition 1:7 annotation evaluated quoted",
      "use 3:23 x in 3 -> assignment 2:3 annotation evaluated quoted"),
    SemanticCase(
      "x: '''\n  A\n'''\nclass A: pass", "use 2:3 A in 2 -> classDefinition 4:7 annotation evaluated quoted"),
    SemanticCase("x: 'A' 'B'\nAB = 1", "use 1:4 AB in 2 -> assignment 2:1 annotation evaluated quoted"),
    SemanticCase("x: '\\x41'\nA = 1", "use 1:4 A in 2 -> assignment 2:1 annotation evaluated quoted"),
    SemanticCase("x: 'List[\"A\"]'\nA = 1", "use 1:11 A in 2 -> assignment 2:1 annotation evaluated quoted"),
    SemanticCase(
      "from typing import Literal\nx: Literal['A'] | 'A'\nA = 1",
      "use 2:20 A in 2 -> assignment 3:1 annotation evaluated quoted"),
    SemanticCase(
      "from typing import Annotated as N\nx: N['A', 'B', C]\nA = B = 1",
      "use 2:7 A in 2 -> assignment 3:1 annotation evaluated quoted type",
      "use 2:16 C in 2 -> unresolved annotation evaluated"),
    SemanticCase(
      "import typing as t\nt.cast('A', 'B')\nt.TypeVar('T', 'A', bound='A')\nA = 1",
      "use 2:9 A in 2 -> assignment 4:1 quoted type", "use 3:17 A in 2 -> assignment 4:1 quoted type",
      "use 3:28 A in 2 -> assignment 4:1 quoted type"),
    SemanticCase(
      "from typing import NamedTuple, TypedDict, Optional\nNamedTuple('A', [('b', 'A')])\nTypedDict('D', {'k': 'A'}, total=x)\nA = Optional['A']",
      "use 2:25 A in 2 -> assignment 4:1 quoted type", "use 3:23 A in 2 -> assignment 4:1 quoted type",
      "use 4:15 A in 2 -> assignment 4:1 quoted type"),
    SemanticCase("x: f('A', B)", "use 1:11 B in 2 -> unresolved annotation evaluated"),
    SemanticCase("x: 'lambda y: y'", "use 1:15 y in 3 -> argument 1:12 annotation quoted nested"),
  ])
  func annotationIsEvaluatedWhen(example: SemanticCase) { check(example) }

  @Test(arguments: [
    SemanticCase(
      "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  import a\nelse:\n  import b",
      "  TYPE_CHECKING: fromImport 1:20 = typing.TYPE_CHECKING",
      "  a: import 3:10 conditional type-checking = a", "  b: import 5:10 conditional = b"),
    SemanticCase(
      "import typing as t\nif not t.TYPE_CHECKING: import a\nelif x: import b\nelse: import c",
      "  t: import 1:18 alias = typing",
      "  a: import 2:32 conditional = a", "  b: import 3:16 conditional type-checking = b",
      "  c: import 4:14 conditional type-checking = c", "use 3:6 x in 2 -> unresolved type-checking"),
    SemanticCase(
      "if False: import a\nif 0: import b\nif 1: import c", "  a: import 1:18 conditional type-checking = a",
      "  b: import 2:14 conditional type-checking = b", "  c: import 3:14 conditional = c"),
    SemanticCase(
      "TYPE_CHECKING = False\nif TYPE_CHECKING:\n  def f(): x", "use 3:12 x in 3 -> unresolved type-checking nested"),
    SemanticCase(
      "if x: pass\nelif TYPE_CHECKING: import a\nelse: import b", "  a: import 2:28 conditional type-checking = a",
      "  b: import 3:14 conditional = b"),
  ])
  func blockIsForTypeCheckers(example: SemanticCase) { check(example) }

  @Test func brokenStringIsNoAnnotation() {
    let tree = SyntaxTree(parsing: "x: 'A B'\ny: ''\nz: 'A'\n")
    let model = SemanticModel(tree)
    #expect(model.view.quotedAnnotations.map(\.isValid) == [false, false, true])
    #expect(model.view.referenceCount == 2)
  }
}
