import PythonSyntax
import Testing

/// Nodes looked up by range, and what belongs to a node but is not in its fields.
@Suite struct NodeServicesTests {
  /// The range between `«` and `»`, and the tree of the source without them.
  private func marked(_ source: String) -> (tree: SyntaxTree, range: TextRange) {
    let parts = source.split(separator: "«", omittingEmptySubsequences: false)
    let rest = parts[1].split(separator: "»", omittingEmptySubsequences: false)
    let start = UInt32(parts[0].utf8.count)
    return (parse("\(parts[0])\(rest[0])\(rest[1])"), TextRange(start, start + UInt32(rest[0].utf8.count)))
  }

  @Test(arguments: [
    ("x = «a» + b\n", NodeKind.nameExpr), ("x = «a +» b\n", .binOpExpr), ("x «=» a + b\n", .assignStmt),
    ("def f(«a»: int): pass\n", .parameter), ("a\n«»\nb\n", .module), ("if x:\n  «y\n  z»\n", .ifStmt),
    ("f(«k»=1)\n", .keyword), ("f'{«a»}'\n", .nameExpr), ("«»", .module), ("x«»\n", .nameExpr),
  ])
  func theInnermostNodeAroundARange(source: String, kind: NodeKind) {
    let (tree, range) = marked(source)
    let found = tree.view.kind(of: tree.view.node(covering: range))
    #expect(found == kind)
  }

  @Test(arguments: [
    ("«a»\nb\n", "", "b"), ("a\n«b»\n", "a", ""), ("if x:\n  a\n  «b»\n  c\nd\n", "a", "c"),
    ("for x in y:\n  a\nelse:\n  «b»\n  c\n", "", "c"), ("try: a\nexcept A: b; «c»\nfinally: d\n", "b", ""),
    ("match x:\n  case 1: a; «b»; c\n", "a", "c"), ("if x: a\nelif y: b; «c»\n", "b", ""),
    ("class A:\n  a = 1\n  «def f(): pass»\n  b = 2\n", "a = 1", "b = 2"),
  ])
  func theStatementsBesideOne(source: String, before: String, after: String) {
    let (tree, range) = marked(source)
    let view = tree.view
    let parents = ParentTable(view)
    let statement = parents.statement(of: view.node(covering: range), in: view)
    func text(_ id: NodeID) -> String { id.isAbsent ? "" : view.text(of: view.range(of: id)) }
    let texts = [statement, view.statement(before: statement, parents), view.statement(after: statement, parents)]
      .map(text)
    #expect(texts == [view.text(of: range), before, after])
  }

  @Test(arguments: [
    ("x = ((«a»))\n", "((a))"), ("f(«a»)\n", "a"), ("f((«a»))\n", "(a)"), ("f((«a»), b)\n", "(a)"),
    ("(«a», b)\n", "a"), ("((«a»), b)\n", "(a)"), ("((«a») + b)\n", "(a)"), ("(«a»)(b)\n", "(a)"),
    ("x = ( # c\n  «a»\n)\n", "( # c\n  a\n)"), ("x = («(a, b)»)\n", "((a, b))"), ("x = «(a, b)»\n", "(a, b)"),
    ("class A((«B»)): pass\n", "(B)"), ("(«a» for a in b)\n", "a"), ("[(«a»)]\n", "(a)"),
    ("match x:\n  case A((«1»)): pass\n", "(1)"), ("match x:\n  case (1, («2»)): pass\n", "(2)"),
    ("del («a»), b\n", "(a)"), ("with («a») as b: pass\n", "(a)"),
  ])
  func aNodeWithItsParentheses(source: String, expected: String) {
    let (tree, range) = marked(source)
    let view = tree.view
    let parents = ParentTable(view)
    var node = view.node(covering: range)
    // A pattern has the range of its value.
    while view.kind(of: parents[node]) == .matchValuePattern { node = parents[node] }
    let found = view.rangeWithParentheses(of: node, parent: parents[node])
    let text = view.text(of: found)
    #expect(text == expected)
  }

  @Test(arguments: [
    ("a.b\n", "b"), ("a . # c\n", ""), ("(a\n  # c\n  . b)\n", "b"), ("a.ﬁx\n", "ﬁx"), ("1 .real\n", "real"),
    ("a.b.c\n", "c"), ("(a.b) . c\n", "c"),
  ])
  func whereTheNameOfAnAttributeIs(source: String, expected: String) {
    let tree = SyntaxTree(parsing: source)
    guard let attribute = tree.module?.body[0].asExpressionStatement?.value.asAttribute else {
      Issue.record("no attribute")
      return
    }
    let text = tree.view.text(of: attribute.attrRange)
    #expect(text == expected)
  }

  @Test func whereOtherNamesAre() {
    let tree = parse("import a . b as c, d\nf(ﬁx = 1, **k)\nclass A: pass\nasync def g(*args): pass\n")
    let view = tree.view
    guard let body = tree.module?.body, let names = body[0].asImport?.names,
      let call = body[1].asExpressionStatement?.value.asCall, let definition = body[2].asClassDef,
      let function = body[3].asFunctionDef
    else {
      Issue.record("the statements are others")
      return
    }
    func text(_ range: TextRange?) -> String? { range.map { view.text(of: $0) } }
    let imported = [names[0].nameRange, names[0].asnameRange, names[1].nameRange, names[1].asnameRange].map(text)
    #expect(imported == ["a . b", "c", "d", nil])
    let keywords = [call.arguments.items[0].asKeyword?.argRange, call.arguments.items[1].asKeyword?.argRange].map(text)
    #expect(keywords == ["ﬁx", nil])
    let defined = [definition.nameRange, function.nameRange, function.parameters.items[0].nameRange].map(text)
    #expect(defined == ["A", "g", "args"])
  }

  @Test(
    arguments: [
      ("f(1, b=2)\n", "1", "2"), ("f(b=2, a=1)\n", "1", "2"), ("f(*x, 1)\n", nil, nil), ("f(1, *x)\n", "1", nil),
      ("f(**k)\n", nil, nil), ("f()\n", nil, nil), ("f(1, 2, a=3)\n", "3", "2"),
      ("f(x for x in y)\n", "(x for x in y)", nil),
    ] as [(String, String?, String?)])
  func argumentsByNameOrPlace(source: String, first: String?, second: String?) {
    let tree = parse(source)
    guard let arguments = tree.module?.body[0].asExpressionStatement?.value.asCall?.arguments else {
      Issue.record("no call")
      return
    }
    let (a, b) = (arguments.argument(named: "a", orAt: 0), arguments.argument(named: "b", orAt: 1))
    let (firstText, secondText) = (a?.text, b?.text)
    #expect(firstText == first)
    #expect(secondText == second)
    let hasUnpacking = arguments.hasUnpacking
    #expect(hasUnpacking == source.contains("*"))
  }

  @Test(arguments: [
    ("x = a + b", "x = (a+b)", true), ("f('a')", "f(\"a\")", true), ("f(a)", "f(b)", false),
    ("x = 0XF", "x = 0xf", true),
    ("x.y", "x.z", false), ("f'{a}'", "f\"{ a }\"", true), ("lambda x: x", "lambda y: y", false),
    ("x = 'a' 'b'", "x = 'ab'", true), ("if a:\n  b", "if a: b # c", true), ("a < b", "a <= b", false),
    ("'''a\n  b'''", "'''a\n b'''", false),
  ])
  func nodesThatSayTheSame(first: String, second: String, isSame: Bool) {
    // In one tree, and in two.
    let both = parse("\(first)\n\(second)\n")
    guard let body = both.module?.body else {
      Issue.record("no module")
      return
    }
    let left = body[0], right = body[1]
    let isSameInOneTree = left.saysTheSame(as: right)
    #expect(isSameInOneTree == isSame)
    let (firstTree, secondTree) = (parse("\(first)\n"), parse("y\n\(second)\n"))
    guard let firstBody = firstTree.module?.body, let secondBody = secondTree.module?.body else {
      Issue.record("no module")
      return
    }
    let isSameInTwo = firstBody[0].saysTheSame(as: secondBody[1])
    #expect(isSameInTwo == isSame)
  }
}
