import PythonSyntax
import Testing

@Suite struct CompilationErrorTests {
  @Test(arguments: [
    ("return 1\n", CompilationErrorKind.returnOutsideFunction),
    ("class A:\n  return\n", .returnOutsideFunction),
    ("yield 1\n", .yieldOutsideFunction),
    ("def f(): [(yield x) for x in y]\n", .yieldOutsideFunction),
    ("await x\n", .awaitOutsideFunction),
    ("f'{a:{b:{c:{d}}}}'\n", .tooManyNestedFields),
    ("class A: await x\n", .awaitOutsideFunction),
    ("def f(): await x\n", .awaitOutsideAsyncFunction),
    ("async def f(): lambda: await x\n", .awaitOutsideAsyncFunction),
    ("def f():\n  async with a: pass\n", .asyncOutsideAsyncFunction),
    ("def f(): [x async for x in y]\n", .asyncOutsideAsyncFunction),
    ("async def f(): yield from x\n", .yieldFromInAsyncFunction),
    ("async def f():\n  yield 1\n  return 2\n", .returnValueInAsyncGenerator),
    ("break\n", .breakOutsideLoop),
    ("for x in y: pass\nelse: break\n", .breakOutsideLoop),
    ("while x:\n  def f(): continue\n", .continueOutsideLoop),
    ("for x in y:\n  try: pass\n  except* A: break\n", .breakInExceptStar),
    ("def f(a, *a): pass\n", .duplicateParameter),
    ("lambda a, a: 0\n", .duplicateParameter),
    ("f(a=1, a=2)\n", .duplicateKeywordArgument),
    ("def f[T, T](): pass\n", .duplicateTypeParameter),
    ("__debug__ = 1\n", .debugAssignment),
    ("x.__debug__ = 1\n", .debugAssignment),
    ("def f():\n  x = 1\n  global x\n", .usedBeforeGlobal),
    ("def f():\n  x = 1\n  def g():\n    x\n    nonlocal x\n", .usedBeforeNonlocal),
    ("def f(x):\n  global x\n", .globalParameter),
    ("def f():\n  x: int\n  global x\n", .annotatedGlobal),
    ("nonlocal x\n", .nonlocalAtModuleLevel),
    ("def f():\n  nonlocal x\n", .nonlocalWithoutBinding),
    ("def f():\n  x = 1\n  def g():\n    global x\n    nonlocal x\n", .nonlocalAndGlobal),
    ("def f():\n  from a import *\n", .starImportOutsideModule),
    ("x = 1\nfrom __future__ import annotations\n", .lateFutureImport),
    ("from __future__ import nothing\n", .unknownFuture),
    ("*a, *b = c\n", .multipleStarredTargets),
    ("*a = b\n", .bareStarred),
    ("x = *a\n", .bareStarred),
    ("match x:\n  case {'a': 1, 'a': 2}: pass\n", .duplicateMatchKey),
    ("match x:\n  case A(b=1, b=2): pass\n", .duplicateMatchAttribute),
    ("match x:\n  case [a, a]: pass\n", .multiplePatternCapture),
    ("match x:\n  case [a] | [b]: pass\n", .differentAlternativeCaptures),
    ("match x:\n  case _: pass\n  case 1: pass\n", .irrefutablePattern),
    ("match x:\n  case [*a, *b]: pass\n", .multipleStarPatterns),
    ("match x:\n  case f'{a}': pass\n", .interpolatedPattern),
    ("def f[T = int, S](): pass\n", .typeParameterDefaultOrder),
    ("[x for x in (y := z)]\n", .namedExpressionInComprehensionIterable),
    ("[x := 0 for x in y]\n", .namedExpressionRebindsIteration),
    ("class A:\n  [y := x for x in z]\n", .namedExpressionInClassComprehension),
    ("type X = (yield)\n", .forbiddenInTypeScope),
    ("x: (y := 1)\n", .forbiddenInAnnotation), ("def f():\n  x: (yield)\n", .forbiddenInAnnotation),
    ("def f():\n  def g(a: (yield)): pass\n", .forbiddenInAnnotation),
    ("async def f():\n  def g() -> (await x): pass\n", .forbiddenInAnnotation),
    ("try: pass\nexcept: pass\nexcept A: pass\n", .defaultExceptNotLast),
    ("def f():\n  lazy import x\n", .lazyImportInsideBlock),
  ])
  func whatCPythonsCompilerRejectsIsReported(source: String, expected: CompilationErrorKind) {
    let errors = parse(source).errors(for: .latest)
    #expect(errors.map(\.category).contains(.compilation(expected)), "\(errors)")
  }

  @Test(arguments: ["x: (y := 1)\n", "def f():\n  x: (yield)\n", "async def f():\n  x: [await y for y in z] = 1\n"])
  func annotationsAreOrdinaryExpressionsBeforePython314(source: String) {
    let target = PythonVersion(minor: 13)
    #expect(parse(source).errors(for: target) == [])
    let errors = parse("from __future__ import annotations\n" + source).errors(for: target)
    #expect(errors.isEmpty == source.contains("["), "\(errors)")
  }

  @Test(arguments: [
    "def f():\n  x = 1\n  def g():\n    nonlocal x\n", "class A:\n  def f(self):\n    nonlocal __class__\n",
    "async def f(): return [await x for x in y]\n", "(x async for x in y)\n", "def f(): return (await x for x in y)\n",
    "for x in y:\n  for z in x: pass\n  else: break\n", "global x\nx: int\n", "def f():\n  global x\n  x = 1\n",
    "'doc'\nfrom __future__ import annotations\n", "a, *b = c\n", "match x:\n  case [a] | (a): pass\n",
    "[y := x for x in z]\n", "lambda: (yield)\n", "def f():\n  yield\n  return 1\n",
  ])
  func legalSourcesAreNotReported(source: String) {
    #expect(parse(source).errors(for: .latest) == [])
  }
}
