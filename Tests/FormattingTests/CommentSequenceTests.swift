import Formatting
import PythonSyntax
import Testing

/// Every comment keeps its own line end and its place among the comments, whatever is done with the brackets around it.
@Suite struct CommentSequenceTests {
  /// Of two comments that come to lie on one line the second gets a line of its own.
  @Test(arguments: [
    (
      "with (  # one\n    (  # noqa: X\n        a()\n    ),\n): pass\n",
      "with (  # one\n    # noqa: X\n    a(),\n):\n    pass\n"
    ),
    ("x = [a  # one\n,  # noqa: X\nb]\n", "x = [\n    a,  # one\n    # noqa: X\n    b,\n]\n"),
    ("x = [a  # one\n,  # noqa: X\n]\n", "x = [\n    a,  # one\n    # noqa: X\n]\n"),
    (
      "with (a as  # one\n(  # noqa: X\nb), c): pass\n",
      "with (\n    a as (  # one\n        # noqa: X\n        b\n    ),\n    c,\n):\n    pass\n"
    ),
    (
      "with (a  # one\n as\n# noqa: X\n b, c): pass\n",
      "with (\n    a as (  # one\n        # noqa: X\n        b\n    ),\n    c,\n):\n    pass\n"
    ),
    (
      "with (a\n# one\n as\n# two\n b): pass\n",
      "with (\n    a as (\n        # one\n        # two\n        b\n    )\n):\n    pass\n"
    ),
    (
      "with ((a)  # one\n as\n# two\n b): pass\n",
      "with (\n    a as (  # one\n        # two\n        b\n    )\n):\n    pass\n"
    ),
    (
      "with ((a) as\n# one\n b): pass\n",
      "with (\n    a as (\n        # one\n        b\n    )\n):\n    pass\n"
    ),
    (
      "match a:\n    case {1  # one\n# two\n:  # three\n b}: pass\n",
      "match a:\n    case {\n        1: # one\n        # two\n        # three\n        b\n    }:\n        pass\n"
    ),
    (
      "match a:\n    case (A.  # one\n b(c)): pass\n",
      "match a:\n    case (\n        A.  # one\n        b(c)\n    ):\n        pass\n"
    ),
    ("if (a  # one\n):  # two\n    b\n", "if (\n    a  # one\n):  # two\n    b\n"),
  ])
  func commentsAreNotJoined(source: String, expected: String) { check(source, becomes: expected) }

  @Test(arguments: [
    ("x = [a\n# one\n,  # two\nb]\n", "x = [\n    a,\n    # one\n    # two\n    b,\n]\n"),
    (
      "match a:\n    case (a\n# one\n,  # two\n b): pass\n",
      "match a:\n    case (\n        a,\n        # one\n        # two\n        b,\n    ):\n        pass\n"
    ),
  ])
  func commentsKeepTheirOrder(source: String, expected: String) { check(source, becomes: expected) }

  /// Where parentheses around a value would go, but a comment needs them.
  @Test(arguments: [
    (
      "async def f():\n    x = (await  # c\n (a))\n",
      "async def f():\n    x = (\n        await # c\n        (a)\n    )\n"
    ),
    ("x = (yield  # c\n (a))\n", "x = yield (  # c\n    a\n)\n"),
    ("a: ((a).b().c.  # c\n d) = x\n", "a: (\n    (a)\n    .b()\n    .c.  # c\n    d\n) = x\n"),
    ("a: ((b)  # c\n.c().d.e) = x\n", "a: (\n    (b)  # c\n    .c()\n    .d.e\n) = x\n"),
  ])
  func commentsKeepParentheses(source: String, expected: String) { check(source, becomes: expected) }

  /// A statement that has no parentheses gets them where a comment needs a line end.
  @Test(arguments: [
    "x if y else (\n    # c\n    a)\n", "x and (  # c\n    ((a)))\n", "x if (  # c\n    a) else y\n",
    "x or y and (\n    # c\n    a\n)\n", "not (\n    # c\n    a\n)\n", "x: (lambda *\n # c\n a: b) = 1\n",
  ])
  func statementsGetParenthesesForComments(source: String) {
    let result = formatted(source)
    #expect(!result.contains("error:") && result.contains("# c\n"), "\(result)")
    #expect(formatted(result) == result)
  }

  @Test(arguments: [
    ("def f(a, /  # c\n    # d\n    ): pass\n", "def f(\n    a,\n    /,  # c\n    # d\n):\n    pass\n"),
    ("def f(a,\n# c\n/\n# d\n): pass\n", "def f(\n    a,\n    # c\n    /,\n    # d\n):\n    pass\n"),
    ("def f(p\n    # c1\n    ,# c2\n    /):x\n", "def f(\n    p,\n    # c1\n    # c2\n    /,\n):\n    x\n"),
    (
      "def f(p\n    # c1\n    ,# c2\n    *, q):x\n",
      "def f(\n    p,\n    # c1\n    # c2\n    *,\n    q,\n):\n    x\n"
    ),
    ("def f(a, /\n# d\n): pass\n", "def f(\n    a,\n    # d\n    /,\n):\n    pass\n"),
    (
      "try:\n    pass\nexcept A:\n    x\n  # e\nfinally:  # t\n    y\n",
      "try:\n    pass\nexcept A:\n    x\n# e\nfinally:  # t\n    y\n"
    ),
    (
      "try:\n    pass\nexcept A:\n    x\n  # e\n  # f\nelse:  # t\n    y\n",
      "try:\n    pass\nexcept A:\n    x\n# e\n# f\nelse:  # t\n    y\n"
    ),
  ])
  func commentsStayInOrderAroundSeparatorsAndClauses(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    (
      "x = (\n    # one\n    a.b(c)\n    # two\n    .d(e)\n)[:10]\n",
      "x = (\n    # one\n    a.b(c)\n    # two\n    .d(e)\n)[:10]\n"
    ),
    ("x = (  # one\n    a  # two\n)[:k]\n", "x = (  # one\n    a  # two\n)[:k]\n"),
    ("x = (\n    # one\n    a  # two\n)[1:]\n", "x = (\n    # one\n    a  # two\n)[1:]\n"),
    (
      "f(\n    data  # one\n    [  # two\n        :\n        b\n    ]\n)\n",
      "f(\n    data[  # one\n        # two\n        :b\n    ]\n)\n"
    ),
    // Alone, a comment before the value goes into the slice, as in the peer.
    ("x = (\n    # one\n    a\n)[:10]\n", "x = (a)[\n    # one\n    :10\n]\n"),
  ])
  func commentsBeforeASliceStayInOrder(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("with ((a, b)): pass\n", "with ((a, b)):\n    pass\n"),
    ("with ((a, b),): pass\n", "with (\n    (a, b),\n):\n    pass\n"),
    ("with ((a, b)) as c: pass\n", "with (a, b) as c:\n    pass\n"),
    ("with ((a, b), c): pass\n", "with (a, b), c:\n    pass\n"),
    ("with ((  # c\na, b)): pass\n", "with ((  # c\n    a,\n    b,\n)):\n    pass\n"),
    ("with ((  # c\n    a := b\n)\n# d\n): pass\n", "with (\n    # c\n    a := b\n    # d\n):\n    pass\n"),
    ("with ((  # c\nyield\n)\n# d\n): pass\n", "with (\n    # c\n    yield\n    # d\n):\n    pass\n"),
    ("with ((*a, b)): pass\n", "with (*a, b):\n    pass\n"),
    ("with (a := b, c): pass\n", "with (a := b, c):\n    pass\n"),
    ("with (((a := b), c)): pass\n", "with (((a := b), c)):\n    pass\n"),
    ("with (*a,  # c\n): pass\n", "with (\n    *a,  # c\n):\n    pass\n"),
    ("with (()): pass\n", "with ():\n    pass\n"),
    ("with ((f := open(a)),): pass\n", "with (\n    (f := open(a)),\n):\n    pass\n"),
    ("with ((yield x),): pass\n", "with (\n    (yield x),\n):\n    pass\n"),
    ("with ((yield from x),): pass\n", "with (\n    (yield from x),\n):\n    pass\n"),
  ])
  func tuplesAndSingleItemsOfWithKeepTheirParentheses(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test func aTupleAsTheOnlyItemIsNoListOfItemsInAnyVersion() {
    let name = String(repeating: "a", count: 50)
    for minor: UInt8 in [8, 14] {
      let options = FormatOptions(magicTrailingComma: .ignore, target: PythonVersion(minor: minor))
      check("with ((a, b),): pass\n", becomes: "with ((a, b)):\n    pass\n", options: options)
      check(
        "with ((\(name), \(name))): pass\n", becomes: "with ((\n    \(name),\n    \(name),\n)):\n    pass\n",
        options: options)
    }
  }

  @Test(arguments: [
    (
      "match a:\n    case (  # a\n        c\n    ), d:\n        pass\n",
      "match a:\n    case (  # a\n        (c),\n        d,\n    ):\n        pass\n"
    )
  ])
  func aCommentInTheParenthesesOfTheFirstElementIsInThoseOfTheSequence(source: String, expected: String) {
    check(source, becomes: expected)
  }

  /// Python reads at most 200 parentheses in each other.
  @Test(arguments: [189, 190, 191, 300, 500])
  func nestedLambdasGetNoMoreParenthesesThanPythonReads(count: Int) {
    let source = "x = " + String(repeating: "lambda: ", count: count) + "y\n"
    let result = formatted(source)
    #expect(formatted(result) == result)
    let parentheses = result.utf8.count { $0 == UInt8(ascii: "(") }
    if count > 190 { #expect(result == source) } else { #expect(parentheses > 150 && parentheses < 200) }
  }

  /// A line of statements is looked through for the comment at its end once, not for each statement.
  @Test func longLinesOfStatementsAreFormattedBesideDirectives() {
    let statements = String(repeating: "a; ", count: 4_000)
    let expected = String(repeating: "a\n", count: 4_000)
    check(
      "b  =  1  # fmt: skip\n\(statements)c\n# fmt: off\nd  =  1\n",
      becomes: "b  =  1  # fmt: skip\n\(expected)c\n# fmt: off\nd  =  1\n")
    check("\(statements)c  # fmt: skip\nd  =  1\n", becomes: "\(statements)c  # fmt: skip\nd = 1\n")
  }
}
