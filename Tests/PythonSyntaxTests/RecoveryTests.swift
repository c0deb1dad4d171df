import PythonSyntax
import Testing

/// What is wrong must be said where it is, and what is right must be kept.
@Suite struct RecoveryTests {
  @Test(arguments: [
    ("x = (1, 2\ndef f():\n  pass\n", [NodeKind.assignStmt, .functionDefStmt]),
    ("x = [1, 2\ny = 3\nfoo(1\nz = 2\n", [.assignStmt, .assignStmt, .expressionStmt, .assignStmt]),
    ("def f():\n  a = (b\n  c = 1\nd = 1\n", [.functionDefStmt, .assignStmt]),
    ("foo(a, b\nimport x\ny = 1\n", [.expressionStmt, .importStmt, .assignStmt]),
    ("x = 'abc\ny = 2\n", [.assignStmt, .assignStmt]),
    ("def f(:\n  x = 1\ny = 2\n", [.functionDefStmt, .assignStmt]),
    ("class A\n  x = 1\ny = 2\n", [.classDefStmt, .assignStmt]),
    ("if x\n    y\nz = 1\n", [.ifStmt, .assignStmt]),
    ("a.\nb = 1\n", [.expressionStmt, .assignStmt]),
    ("x = \ny = 1\n", [.assignStmt, .assignStmt]),
    ("  x = 1\ny = 2\n", [.assignStmt, .assignStmt]),
    ("else:\n  x\ny = 1\n", [.invalidStmt, .assignStmt]),
    ("f(a b)\nx = 1\n", [.expressionStmt, .assignStmt]),
    ("[1, 2 3]\nx = 1\n", [.expressionStmt, .assignStmt]),
    ("import\nx = 1\n", [.importStmt, .assignStmt]),
    ("from a import\nx = 1\n", [.importFromStmt, .assignStmt]),
    ("try:\n  x\ny = 1\n", [.tryStmt, .assignStmt]),
    ("for x in:\n  y\nz = 1\n", [.forStmt, .assignStmt]),
    ("f'{x'\ny = 1\n", [.expressionStmt, .assignStmt]),
    ("@\ndef f(): pass\nx = 1\n", [.functionDefStmt, .assignStmt]),
    (") x\ny = 1\n", [.invalidStmt, .assignStmt]),
    ("match x:\n  case 1:\n    pass\n  y\nz = 1\n", [.matchStmt, .assignStmt]),
  ])
  func goodStatementsSurviveBrokenOnes(source: String, expected: [NodeKind]) {
    let tree = parse(source)
    #expect(!tree.errors(for: .latest).isEmpty)
    #expect(statementKinds(tree) == expected)
  }

  @Test(arguments: [
    ("print 'x'\n", "Python 3"), ("if x = 1: pass\n", "=="), ("f() = 1\n", "a function call"),
    ("x = (1,\n", "never closed"), ("(]\n", "does not match"), ("def f(a, a): pass\n", "appears twice"),
    ("return\n", "outside of a function"), ("if x:\ny\n", "indented block after `if` on line 1"),
    ("else if x: pass\n", "without"), ("if a: pass\nelse if b: pass\n", "`elif`"), ("a <> b\n", "`!=`"),
    ("x = “a”\n", "did you mean"), ("class = 1\n", "name of the class"), ("import a.b as c.d\n", "dots"),
    ("f(x for x in y, 1)\n", "parentheses"), ("f(a=1, 2)\n", "positional"), ("None = 1\n", "`None`"),
    ("x = 1 2\n", "end of the statement"), ("while True print(1)\n", "`:`"), ("try: pass\n", "`except` or `finally`"),
    ("from x import *, y\n", "end of the statement"), ("1 +\n", "Expected an expression"),
    ("f'{}'\n", "replacement field"), ("lambda x: = 1\n", "expression"), ("async x\n", "after `async`"),
  ])
  func messagesNameTheProblem(source: String, part: String) {
    let errors = parse(source).errors(for: .latest)
    #expect(errors.contains { $0.message.contains(part) }, "\(errors.map(\.message))")
  }
}
