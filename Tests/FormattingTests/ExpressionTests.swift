import Formatting
import Testing

/// Lambdas, keywords before an expression, and parentheses that are added or dropped.
@Suite struct ExpressionTests {
  /// Narrow, so that little source shows how lines break.
  private static let narrow = FormatOptions(lineWidth: 24)

  @Test(arguments: [
    ("lambda:a\n", "lambda: a\n"),
    ("lambda a,*b,c=1,**d:e\n", "lambda a, *b, c=1, **d: (\n    e\n)\n"),
    ("lambda a,/,b,*,c:d\n", "lambda a, /, b, *, c: d\n"),
    ("lambda a,:b\n", "lambda a,: b\n"),
    ("lambda *a:b\n", "lambda *a: b\n"),
    ("x=lambda a:bbbbbbbbbbbbbbbbbbbb\n", "x = lambda a: (\n    bbbbbbbbbbbbbbbbbbbb\n)\n"),
    ("x=lambda a:[bbbbbbbbb,ccccccccc]\n", "x = lambda a: [\n    bbbbbbbbb,\n    ccccccccc,\n]\n"),
    ("x=lambda a:call(bbbbbbb,ccccc)\n", "x = lambda a: call(\n    bbbbbbb, ccccc\n)\n"),
    (
      "x=lambda a:aaaaaaaaaaaaa.bbbbbbbbbbbbbbb(c)\n",
      "x = lambda a: (\n    aaaaaaaaaaaaa.bbbbbbbbbbbbbbb(\n        c\n    )\n)\n"
    ),
    ("lambda:(yield)\n", "lambda: (yield)\n"),
    ("lambda:(a:=b)\n", "lambda: (a := b)\n"),
    ("lambda:(a)\n", "lambda: a\n"),
  ])
  func lambdas(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("(lambda # c\n:a)\n", "(\n    lambda: (  # c\n        a\n    )\n)\n"),
    ("(lambda a: # c\nb)\n", "(\n    lambda a: (  # c\n        b\n    )\n)\n"),
    ("(lambda # c\na:b)\n", "(\n    lambda  # c\n    a: b\n)\n"),
    ("(lambda a:\n# c\nb)\n", "(\n    lambda a: (\n        # c\n        b\n    )\n)\n"),
    ("(lambda a,# c\nb:d)\n", "(\n    lambda a,  # c\n    b: d\n)\n"),
    ("(lambda\n# c\n: # d\na)\n", "(\n    lambda: (\n        # c\n        # d\n        a\n    )\n)\n"),
  ])
  func commentsInLambdas(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("await (a)\n", "await a\n"),
    ("await (a+b)\n", "await (a + b)\n"),
    ("await a.b()\n", "await a.b()\n"),
    ("x=await aaaaaaaaaaaa(bbbbbbbbbb)\n", "x = await aaaaaaaaaaaa(\n    bbbbbbbbbb\n)\n"),
    ("x=yield a\n", "x = yield a\n"),
    ("x=yield (a)\n", "x = yield (a)\n"),
    ("x=yield\n", "x = yield\n"),
    ("x=yield from a\n", "x = yield from a\n"),
    ("f((yield))\n", "f((yield))\n"),
    ("await (a**b)\n", "await (a**b)\n"),
    ("-await a\n", "-await a\n"),
  ])
  func keywordsBeforeExpressions(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("x=(a)\n", "x = a\n"),
    ("if (a): pass\n", "if a:\n    pass\n"),
    ("return_((a))\n", "return_((a))\n"),
    ("for a in (b): pass\n", "for a in b:\n    pass\n"),
    ("x=((a))\n", "x = a\n"),
    ("x=(a+b)\n", "x = a + b\n"),
    ("(a)\n", "(a)\n"),
    ("print((a))\n", "print((a))\n"),
    ("assert (a),(b)\n", "assert a, b\n"),
    ("x=(yield)\n", "x = yield\n"),
  ])
  func parenthesesThatSayNothingGo(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("xxxxxx=aaaaaaaaaaaaaaaaaaa\n", "xxxxxx = (\n    aaaaaaaaaaaaaaaaaaa\n)\n"),
    (
      "xxxxxxxxxxxxxxxx=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
      "xxxxxxxxxxxxxxxx = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
    ),
    ("if aaaaaaaaaaaaaaaaaaaaaaaaaaaaa: pass\n", "if aaaaaaaaaaaaaaaaaaaaaaaaaaaaa:\n    pass\n"),
    ("x=aaaaaaaaaa.bbbbbbbbbbbbb\n", "x = aaaaaaaaaa.bbbbbbbbbbbbb\n"),
    ("xxxxxxx=aaaaa.bbbbbbb(c)\n", "xxxxxxx = aaaaa.bbbbbbb(\n    c\n)\n"),
    ("xxxxxxx=aaaaaaaaaaaaa()\n", "xxxxxxx = (\n    aaaaaaaaaaaaa()\n)\n"),
  ])
  func parenthesesAreAddedWhereTheyHelp(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("x=( # c\na)\n", "x = (  # c\n    a\n)\n"),
    ("x=(\n# c\na)\n", "x = (\n    # c\n    a\n)\n"),
    ("x=(a # c\n)\n", "x = a  # c\n"),
    ("x=(a\n# c\n)\n", "x = (\n    a\n    # c\n)\n"),
    ("f(( # c\na))\n", "f(\n    (  # c\n        a\n    )\n)\n"),
    ("f((a # c\n),b)\n", "f(\n    (\n        a  # c\n    ),\n    b,\n)\n"),
    ("x=(( # c\na))\n", "x = (  # c\n    a\n)\n"),
  ])
  func commentsInParenthesesStay(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  /// Python 3.7 allows them.
  @Test func namesOfKeywordArgumentsLoseTheirParentheses() {
    check("f((a)=1, ( (b)\n) = 2)\n", becomes: "f(a=1, b=2)\n")
  }
}
