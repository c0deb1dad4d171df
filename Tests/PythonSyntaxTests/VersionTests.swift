import PythonSyntax
import Testing

@Suite struct VersionTests {
  @Test(arguments: [
    ("(x := 1)\n", 8, SyntaxFeature.assignmentExpression), ("def f(a, /): pass\n", 8, .positionalOnlyParameters),
    ("f'{x=}'\n", 8, .fStringDebug), ("def f(): return 1, *a\n", 8, .unparenthesizedUnpackingInReturn),
    ("@a[0].b\ndef f(): pass\n", 9, .relaxedDecorator), ("with (a as b): pass\n", 9, .parenthesizedContextManagers),
    ("for x in *a, b: pass\n", 9, .unpackingInForIterable), ("match x:\n  case 1: pass\n", 10, .matchStatement),
    ("a[b := 1]\n", 10, .namedExpressionInIndex), ("try: pass\nexcept* A: pass\n", 11, .exceptStar),
    ("a[*b]\n", 11, .starInIndex), ("def f(*a: *b): pass\n", 11, .starAnnotation),
    ("type X = int\n", 12, .typeAliasStatement),
    ("def f[T](): pass\n", 12, .typeParameterList), ("f'{'a'}'\n", 12, .fStringNesting),
    ("{a, b := 1}\n", 9, .namedExpressionInSet), ("{a := b for b in c}\n", 9, .namedExpressionInSet),
    ("f'{\nx}'\n", 12, .fStringNesting), ("f'{x\n}'\n", 12, .fStringNesting),
    ("f'{x\\\n}'\n", 12, .fStringNesting), ("class A[T = int]: pass\n", 13, .typeParameterDefault),
    ("try: pass\nexcept A, B: pass\n", 14, .unparenthesizedExcept), ("t'{x}'\n", 14, .templateString),
    ("lazy import x\n", 15, .lazyImport), ("[*x for x in y]\n", 15, .comprehensionUnpacking),
    ("{**x for x in y}\n", 15, .comprehensionUnpacking), ("f(*x for x in y)\n", 15, .comprehensionUnpacking),
    ("match x:\n  case +1: pass\n", 15, .unaryPlusInPattern),
  ])
  func newSyntaxNeedsItsVersion(source: String, minor: UInt8, feature: SyntaxFeature) {
    let tree = parse(source)
    let before = tree.errors(for: PythonVersion(minor: minor - 1))
    #expect(before.map(\.category).contains(.version(feature)), "\(before)")
    #expect(tree.errors(for: PythonVersion(minor: minor)) == [])
    #expect(tree.errors == [])
  }

  @Test func softKeywordsAreNamesElsewhere() {
    let source = """
      match = case = type = lazy = _ = 1
      match(x)
      match[x]: int = 3
      match.x = match * 2, match - 1
      type(x)
      type.y
      lazy(x)
      print(match not in x, type is lazy)
      class type: case: int
      def lazy(match, *, type): return match

      """
    #expect(parse(source).errors(for: .latest) == [])
  }
}
