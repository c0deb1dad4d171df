import PythonSemantics
import PythonSyntax
import Testing

/// Which scope a name belongs to, by the rules of
/// <https://docs.python.org/3/reference/executionmodel.html#resolution-of-names>.
@Suite struct ScopeTests {
  @Test(arguments: [
    // Functions.
    SemanticCase("x = 1\ndef f(): return x", "use 2:17 x in 3 -> assignment 1:1 nested"),
    SemanticCase("def f(): return x\nx = 1", "use 1:17 x in 3 -> assignment 2:1 nested"),
    SemanticCase("x = 1\ndef f():\n  print(x)\n  x = 2", "use 3:9 x in 3 -> assignment 1:1 before-binding nested"),
    SemanticCase(
      "def f():\n  while 1:\n    print(x)\n    x = 2", "use 3:11 x in 3 -> unbound in 3 before-binding nested"),
    SemanticCase("def f(a):\n  def g(): return a\n  a = 2", "use 2:19 a in 4 -> assignment 3:3 nested"),
    SemanticCase("def f(a, b=a): pass", "use 1:12 a in 2 -> unresolved default"),
    SemanticCase(
      "f = lambda x, *y: (x, y, z)", "use 1:20 x in 3 -> argument 1:12 nested", "use 1:26 z in 3 -> unresolved nested"),
    SemanticCase("@d\ndef f(): pass\nd = 1", "use 1:2 d in 2 -> unbound in 2 before-binding decorator"),
    SemanticCase("def f(): f()", "use 1:10 f in 3 -> functionDefinition 1:5 nested"),
    // Classes.
    SemanticCase(
      "x = 1\nclass C:\n  x = x\n  def f(self): return x", "use 3:7 x in 3 -> assignment 1:1 before-binding",
      "use 4:23 x in 4 -> assignment 1:1 nested"),
    SemanticCase("class C:\n  x = 1\n  y = x", "use 3:7 x in 3 -> assignment 2:3"),
    SemanticCase("class C(C): pass", "use 1:9 C in 2 -> unbound in 2 before-binding base"),
    SemanticCase("class C:\n  def f(self): C", "use 2:16 C in 4 -> classDefinition 1:7 nested"),
    SemanticCase("class C:\n  def f(self): return __class__", "use 2:23 __class__ in 4 -> classCell nested"),
    SemanticCase(
      "class C:\n  a = __class__, __qualname__", "use 2:7 __class__ in 3 -> unresolved",
      "use 2:18 __qualname__ in 3 -> builtin"),
    SemanticCase(
      "def f(): return __class__, __qualname__", "use 1:17 __class__ in 3 -> unresolved nested",
      "use 1:28 __qualname__ in 3 -> unresolved nested"),
    // Comprehensions.
    SemanticCase(
      "class C:\n  x = [1]\n  y = [x for _ in x]", "use 3:8 x in 4 -> unresolved", "use 3:19 x in 3 -> assignment 2:3"),
    SemanticCase(
      "[x for x in x for y in x]", "use 1:13 x in 2 -> unresolved", "use 1:24 x in 3 -> comprehensionVariable 1:8",
      "use 1:2 x in 3 -> comprehensionVariable 1:8"),
    SemanticCase(
      "{k: v for k, v in z if k}", "scope 3 dictComprehension 1:1 in 2", "use 1:24 k in 3 -> comprehensionVariable 1:11"
    ),
    SemanticCase(
      "def f():\n  any((y := i) for i in z)\n  return y", "  f: functionDefinition 1:5",
      "  i: comprehensionVariable 2:20", "  y: namedExpression 2:8 conditional from-comprehension loop",
      "use 3:10 y in 3 -> namedExpression 2:8 nested"),
    SemanticCase(
      "def f():\n  def g(): nonlocal y; y = 1\n  [[y := 1 for a in b] for c in d]", "  f: functionDefinition 1:5",
      "  g: functionDefinition 2:7", "  y nonlocal: nonlocal 2:21; assignment 2:24 through-declaration",
      "  c: comprehensionVariable 3:28", "  a: comprehensionVariable 3:16",
      "  y bound-from-inside: namedExpression 3:5 conditional from-comprehension loop"),
    SemanticCase("x = 1\nf = [lambda: x for x in y]", "use 2:14 x in 4 -> comprehensionVariable 2:20 nested"),
    // Type parameters.
    SemanticCase(
      "def f[T](a: T) -> T: return T", "scope 3 typeParameters 1:6 in 2",
      "use 1:13 T in 3 -> typeParameter 1:7 annotation evaluated", "use 1:29 T in 4 -> typeParameter 1:7 nested"),
    SemanticCase(
      "class A[T: (int, B)](T): x = T\nclass B: pass", "use 1:18 B in 4 -> classDefinition 2:7 deferred type",
      "use 1:22 T in 3 -> typeParameter 1:9 base", "use 1:30 T in 5 -> typeParameter 1:9"),
    SemanticCase(
      "class A:\n  B = int\n  type C[T] = list[B, C, T]\n  def m[U: B](self, x: B) -> B: return B",
      "use 3:20 B in 5 -> assignment 2:3 deferred type", "use 3:23 C in 5 -> typeAlias 3:8 deferred type",
      "use 4:12 B in 7 -> assignment 2:3 deferred type", "use 4:24 B in 6 -> assignment 2:3 annotation evaluated",
      "use 4:40 B in 8 -> unresolved nested"),
    SemanticCase("type X = Y\nY = int", "use 1:10 Y in 3 -> assignment 2:1 deferred type"),
    SemanticCase("def f[T](a=T): pass", "use 1:12 T in 2 -> unresolved default"),
  ])
  func nameBelongsToScope(example: SemanticCase) { check(example) }

  @Test(arguments: [
    SemanticCase(
      "x = 1\ndef f():\n  global x\n  x = 2\n  print(x)\ndef g(): return x", "  f: functionDefinition 2:5",
      "  g: functionDefinition 6:5",
      "  x captured bound-from-inside: assignment 1:1", "  x global: global 3:10; assignment 4:3 through-declaration",
      "use 5:9 x in 3 -> assignment 4:3 nested", "use 6:17 x in 4 -> assignment 1:1 nested"),
    SemanticCase("def f():\n  global x\n  x = 2\ndef g(): return x", "use 4:17 x in 4 -> assignment 3:3 nested"),
    SemanticCase("def g(): return x\ndef f():\n  global x\n  x = 2", "use 1:17 x in 3 -> assignment 4:3 nested"),
    SemanticCase(
      "def f():\n  x = 1\n  def g():\n    nonlocal x\n    x += 1\n  g()\n  return x", "  f: functionDefinition 1:5",
      "  g: functionDefinition 3:7",
      "  x captured bound-from-inside: assignment 2:3",
      "  x nonlocal: nonlocal 4:14; augmentedAssignment 5:5 through-declaration",
      "use 5:5 x in 4 -> assignment 2:3 augmented nested", "use 7:10 x in 3 -> assignment 2:3 nested"),
    SemanticCase(
      "def f():\n  x = 1\n  class C:\n    nonlocal x\n    x = 2", "  f: functionDefinition 1:5",
      "  x bound-from-inside: assignment 2:3", "  C: classDefinition 3:9",
      "  x nonlocal: nonlocal 4:14; assignment 5:5 through-declaration"),
    SemanticCase(
      "def f():\n  x = 1\n  def g():\n    global x\n    def h(): return x", "use 5:21 x in 5 -> unbound in 2 nested"),
    SemanticCase(
      "class C:\n  def f(self):\n    def g():\n      nonlocal __class__\n      return __class__",
      "  C: classDefinition 1:7", "  f: functionDefinition 2:7", "  self: argument 2:9", "  g: functionDefinition 3:9",
      "  __class__ nonlocal: nonlocal 4:16"),
  ])
  func declarationMovesName(example: SemanticCase) { check(example) }

  @Test func wordsOfScopes() {
    check(SemanticCase("async def f():\n  yield locals()", "scope 3 function f 1:1 in 2 uses-locals yields async"))
    check(
      SemanticCase(
        "from os import *\nprint(getcwd, x)", "scope 2 module in 1 star-import",
        "use 2:7 getcwd in 2 -> unresolved maybe-star-import", "use 2:1 print in 2 -> builtin",
        "  *: starImport 1:16 = os"))
  }
}
