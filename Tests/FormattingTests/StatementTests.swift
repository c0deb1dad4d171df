import Formatting
import PythonSyntax
import Testing

/// Statements other than assignments, with and without comments.
@Suite struct StatementTests {
  private static let long = String(repeating: "a", count: 40)

  @Test(arguments: [
    ("class A(): pass\n", "class A:\n    pass\n"),
    ("class A(  # c\n): pass\n", "class A:  # c\n    pass\n"),
    ("class A[T](B): pass\n", "class A[T](B):\n    pass\n"),
    ("async  def f(a)->b : pass\n", "async def f(a) -> b:\n    pass\n"),
    ("@ a\n@b . c\ndef f(): pass\n", "@a\n@b.c\ndef f():\n    pass\n"),
    ("def f() -> (a, b): pass\n", "def f() -> (a, b):\n    pass\n"),
  ])
  func definitions(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    (
      "if (a): # b\n  c\nelif (d): # e\n  f\nelse: # g\n  h\n",
      "if a:  # b\n    c\nelif d:  # e\n    f\nelse:  # g\n    h\n"
    ),
    ("for (a, b) in (c): pass\nelse: pass\n", "for a, b in c:\n    pass\nelse:\n    pass\n"),
    ("while (a): pass\n# c\nelse: # d\n  pass\n", "while a:\n    pass\n# c\nelse:  # d\n    pass\n"),
    (
      "try: a\nexcept  (A, B) as e: b\nexcept: c\nelse: d\nfinally: e\n",
      "try:\n    a\nexcept (A, B) as e:\n    b\nexcept:\n    c\nelse:\n    d\nfinally:\n    e\n"
    ),
    ("try: a\nexcept*A: b\n", "try:\n    a\nexcept* A:\n    b\n"),
    (
      "match (a):\n  case 1: # c\n    b\n  # d\n  case _ if (c): d\n",
      "match a:\n    case 1:  # c\n        b\n    # d\n    case _ if c:\n        d\n"
    ),
    (
      "async def f():\n  async for a in b: pass\n  async with c: pass\n",
      "async def f():\n    async for a in b:\n        pass\n    async with c:\n        pass\n"
    ),
  ])
  func compoundStatements(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test func exceptionsNeedNoParenthesesSince314() {
    let source = "try:\n    a\nexcept (A, B):\n    b\nexcept (C, *d):\n    c\n"
    check(source, becomes: source, options: FormatOptions(target: PythonVersion(minor: 13)))
    check(
      source, becomes: "try:\n    a\nexcept A, B:\n    b\nexcept (C, *d):\n    c\n",
      options: FormatOptions(target: PythonVersion(minor: 14)))
  }

  @Test(arguments: [
    ("with (a): pass\n", "with a:\n    pass\n"),
    ("with (a as b): pass\n", "with a as b:\n    pass\n"),
    ("with (a, b): pass\n", "with a, b:\n    pass\n"),
    ("with (a as b,): pass\n", "with (\n    a as b,\n):\n    pass\n"),
    ("with ( # c\n  a): pass\n", "with (  # c\n    a\n):\n    pass\n"),
    ("with ((a).b # c\n): pass\n", "with (\n    (a).b  # c\n):\n    pass\n"),
    ("with ( # c\n  (a)): pass\n", "with (  # c\n    a\n):\n    pass\n"),
    ("with (a # c\n) as b: pass\n", "with (\n    a  # c\n) as b:\n    pass\n"),
    ("with (a, # c\n  b): pass\n", "with (\n    a,  # c\n    b,\n):\n    pass\n"),
    ("with \(long) as b, \(long) as d: pass\n", "with (\n    \(long) as b,\n    \(long) as d,\n):\n    pass\n"),
    ("with \(long)(\(long)) as b: pass\n", "with \(long)(\n    \(long)\n) as b:\n    pass\n"),
  ])
  func withItems(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test func withItemsHaveNoParenthesesBefore39() {
    check(
      "with a, \(Self.long)(\(Self.long)): pass\n",
      becomes: "with a, \(Self.long)(\n    \(Self.long)\n):\n    pass\n",
      options: FormatOptions(target: PythonVersion(minor: 8)))
  }

  @Test(arguments: [
    ("import  a . b , c as d\n", "import a.b, c as d\n"),
    ("import a\\\n  .b\n", "import a.b\n"),
    ("from . import(a)\n", "from . import a\n"),
    ("from .. a import *\n", "from ..a import *\n"),
    ("from a import (b, c,)\n", "from a import (\n    b,\n    c,\n)\n"),
    ("from a import (b as c,)\n", "from a import (\n    b as c,\n)\n"),
    ("from a import ( # c\n  b)\n", "from a import (  # c\n    b,\n)\n"),
    ("from a import (b # c\n  as d)\n", "from a import (\n    b  # c\n    as d,\n)\n"),
    ("from a import \(long), \(long)\n", "from a import (\n    \(long),\n    \(long),\n)\n"),
  ])
  func imports(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("del (a), b\n", "del (a), b\n"),
    ("del (a)\n", "del a\n"),
    ("del (a, b)\n", "del (a, b)\n"),
    ("del \(long), \(long), a\n", "del (\n    \(long),\n    \(long),\n    a,\n)\n"),
    ("raise  A  from  B\n", "raise A from B\n"),
    ("assert(a), (b)\n", "assert a, b\n"),
    ("assert a, \(long)(\(long), b)\n", "assert a, \(long)(\n    \(long), b\n)\n"),
    ("return_ ; pass ; break_\n", "return_\npass\nbreak_\n"),
    ("def f(): return (1, 2)\n", "def f():\n    return (1, 2)\n"),
    ("def f(): return (a)\n", "def f():\n    return a\n"),
    ("global  a,b\n", "global a, b\n"),
    ("global \(long), \(long)\n", "global \\\n    \(long), \\\n    \(long)\n"),
    ("global \(long), \(long)  # c\n", "global \(long), \(long)  # c\n"),
    ("\(long) + \(long) + cccc\n", "(\n    \(long)\n    + \(long)\n    + cccc\n)\n"),
  ])
  func simpleStatements(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("x;\n", "x;\n"), ("x; # c\n", "x;  # c\n"), ("x;\ny\n", "x\ny\n"), ("x = 1;\n", "x = 1;\n"),
    ("x.y = 1;\n", "x.y = 1\n"), ("x += 1;\n", "x += 1;\n"), ("pass;\n", "pass\n"), ("'a'\nx\n", "\"a\"\nx\n"),
    ("%time  x\n", "%time  x\n"),
  ])
  func cellKeepsItsLastSemicolon(source: String, expected: String) {
    check(source, becomes: expected, options: FormatOptions(sourceKind: .notebookCell))
  }

  @Test(arguments: [
    ("x = *a\n", "x = *a\n"),
    ("def f[T=int, S](): pass\n", "def f[T = int, S]():\n    pass\n"),
    ("match x:\n  case f'{a}': pass\n", "match x:\n    case f\"{a}\":\n        pass\n"),
    ("return  1\n", "return 1\n"),
    ("# coding: latin-1\nx = 'é'\n", "# coding: latin-1\nx = \"é\"\n"),
  ])
  func whatOnlyTheCompilerRejectsIsFormatted(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test func commentsBeforeATupleKeepItsParentheses() {
    check("for (  # c\n  (a, b)) in c: pass\n", becomes: "for (  # c\n    (a, b)\n) in c:\n    pass\n")
    check(
      "try:\n    a\nexcept (  # c\n    (A, B)\n):\n    b\n",
      becomes: "try:\n    a\nexcept (  # c\n    (A, B)\n):\n    b\n",
      options: FormatOptions(target: PythonVersion(minor: 14)))
  }

  @Test func manyBranchesAndLevelsAreFormatted() {
    let branches = String(repeating: "elif a: pass\n", count: 2000)
    let written = String(repeating: "elif a:\n    pass\n", count: 2000)
    check("if a: pass\n" + branches, becomes: "if a:\n    pass\n" + written)
    let levels = (0..<99).map { String(repeating: "    ", count: $0) + "if a:\n" }.joined()
    let deepest = String(repeating: "    ", count: 99)
    check(levels + deepest + "b  \n", becomes: levels + deepest + "b\n")
  }

  @Test(arguments: [
    ("lazy  import a\n", "lazy import a\n"), ("lazy from  a import(b)\n", "lazy from a import b\n"),
    ("if a:\r\n  b\r\n", "if a:\r\n    b\r\n"),
    ("if a:\n\tb\n", "if a:\n    b\n"),
    ("a\n\u{0C}\nb\n", "a\n\nb\n"),
  ])
  func lineEndsAndIndentationAreNormalized(source: String, expected: String) {
    check(source, becomes: expected)
  }
}
