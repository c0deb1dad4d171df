import PythonSyntax
import Testing

/// What is wrong must be said where it is, and what is right must be kept.
@Suite struct RecoveryTests {
  @Test(arguments: [
    ("x = (1, 2\ndef f():\n  pass\n", [NodeKind.assignStmt, .functionDefStmt], "`(` was never closed", 4),
    (
      "x = [1, 2\ny = 3\nfoo(1\nz = 2\n", [.assignStmt, .assignStmt, .expressionStmt, .assignStmt],
      "`[` was never closed", 4
    ),
    ("def f():\n  a = (b\n  c = 1\nd = 1\n", [.functionDefStmt, .assignStmt], "`(` was never closed", 15),
    ("foo(a, b\nimport x\ny = 1\n", [.expressionStmt, .importStmt, .assignStmt], "`(` was never closed", 3),
    ("x = 'abc\ny = 2\n", [.assignStmt, .assignStmt], "This string is not closed: expected `'` on the same line", 4),
    ("def f(:\n  x = 1\ny = 2\n", [.functionDefStmt, .assignStmt], "`(` was never closed", 5),
    (
      "class A\n  x = 1\ny = 2\n", [.classDefStmt, .assignStmt],
      "Expected `:` after `class`, found the end of the line", 7
    ),
    ("if x\n    y\nz = 1\n", [.ifStmt, .assignStmt], "Expected `:` after `if`, found the end of the line", 4),
    ("a.\nb = 1\n", [.expressionStmt, .assignStmt], "Expected a name after `.`, found the end of the line", 2),
    ("x = \ny = 1\n", [.assignStmt, .assignStmt], "Expected a value after `=`, found the end of the line", 3),
    (
      "  x = 1\ny = 2\n", [.assignStmt, .assignStmt],
      "Unexpected indentation: this line starts further right than the one before, but opens no block", 0
    ),
    (
      "else:\n  x\ny = 1\n", [.invalidStmt, .assignStmt],
      "`else` without `if`, `for`, `while` or `try` before it at the same indentation", 0
    ),
    (
      "f(a b)\nx = 1\n", [.expressionStmt, .assignStmt], "Expected `,` before a name: an expression ended before it", 4
    ),
    (
      "[1, 2 3]\nx = 1\n", [.expressionStmt, .assignStmt],
      "Expected `,` before a number: an expression ended before it", 6
    ),
    ("import\nx = 1\n", [.importStmt, .assignStmt], "Expected a module after `import`, found the end of the line", 6),
    (
      "from a import\nx = 1\n", [.importFromStmt, .assignStmt],
      "Expected a name after `import`, found the end of the line", 13
    ),
    ("try:\n  x\ny = 1\n", [.tryStmt, .assignStmt], "Expected `except` or `finally` after the block of `try`", 9),
    ("for x in:\n  y\nz = 1\n", [.forStmt, .assignStmt], "Expected something to loop over, found `:`", 8),
    (
      "f'{x'\ny = 1\n", [.expressionStmt, .assignStmt], "Expected `}` to close the replacement field of an f-string", 4
    ),
    (
      "@\ndef f(): pass\nx = 1\n", [.functionDefStmt, .assignStmt],
      "Expected a decorator after `@`, found the end of the line", 1
    ),
    (") x\ny = 1\n", [.invalidStmt, .assignStmt], "`)` closes nothing", 0),
    (
      "match x:\n  case 1:\n    pass\n  y\nz = 1\n", [.matchStmt, .assignStmt],
      "Only `case` can stand in the block of `match`", 30
    ),
  ])
  func goodStatementsSurviveBrokenOnes(source: String, expected: [NodeKind], message: String, offset: UInt32) {
    let tree = parse(source)
    let error = tree.errors(for: .latest).first
    #expect(error?.message == message)
    #expect(error?.range.start == offset)
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
