import Formatting
import Testing

/// Operations: where they break, and what becomes of comments and parentheses.
@Suite struct OperatorTests {
  /// Narrow, so that little source shows how lines break.
  private static let narrow = FormatOptions(lineWidth: 24)

  @Test(arguments: [
    ("x=a+b-c*d//e%f@g\n", "x = (\n    a\n    + b\n    - c * d // e % f @ g\n)\n"),
    ("x=a<b<=c!=d is not e\n", "x = (\n    a\n    < b\n    <= c\n    != d\n    is not e\n)\n"),
    ("x=not a\n", "x = not a\n"),
    ("x=-a+ +b- ~c\n", "x = -a + +b - ~c\n"),
    ("x=a**b**-c\n", "x = a**b**-c\n"),
    ("x=a.b**c[d]\n", "x = a.b ** c[d]\n"),
    ("x=-(a**b)\n", "x = -(a**b)\n"),
    ("x=(a)**b\n", "x = (a) ** b\n"),
    ("x=a if b else c\n", "x = a if b else c\n"),
    ("x=(y:=z)+1\n", "x = (y := z) + 1\n"),
    ("x=a not in b\n", "x = a not in b\n"),
  ])
  func operators(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    (
      "x=aaaaaaaa*bbbbbbbb+cccccccc*dddddddd\n",
      "x = (\n    aaaaaaaa * bbbbbbbb\n    + cccccccc\n    * dddddddd\n)\n"
    ),
    (
      "x=aaaaaaaa and bbbbbbbb or cccccccc and not dddddddddd\n",
      "x = (\n    aaaaaaaa\n    and bbbbbbbb\n    or cccccccc\n    and not dddddddddd\n)\n"
    ),
    (
      "x=aaaaaaaaaaaa<bbbbbbbbbbbbb==ccccccccc\n",
      "x = (\n    aaaaaaaaaaaa\n    < bbbbbbbbbbbbb\n    == ccccccccc\n)\n"
    ),
    ("x=aaaaaaaaaa**bbbbbbbbbb*c\n", "x = (\n    aaaaaaaaaa\n    ** bbbbbbbbbb\n    * c\n)\n"),
    ("if aaaaaaaaaaaa and bbbbbbbbbbbbbb: pass\n", "if (\n    aaaaaaaaaaaa\n    and bbbbbbbbbbbbbb\n):\n    pass\n"),
    ("f(aaaaaaaaaaa+bbbbbbbbbbbbbbb,c)\n", "f(\n    aaaaaaaaaaa\n    + bbbbbbbbbbbbbbb,\n    c,\n)\n"),
  ])
  func operationsBreakBeforeTheWeakestOperators(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("x=aaaaaaaa+call(bbbbbbbbbb,c)\n", "x = aaaaaaaa + call(\n    bbbbbbbbbb, c\n)\n"),
    ("x=aaaa+b+call(bbbbbbbbbb,c)\n", "x = (\n    aaaa\n    + b\n    + call(\n        bbbbbbbbbb, c\n    )\n)\n"),
    ("x=[aaaaaaaa,bbbbbbb]+ccccccc\n", "x = [\n    aaaaaaaa,\n    bbbbbbb,\n] + ccccccc\n"),
    ("x=not call(aaaaaaaaa,bbbbbbb)\n", "x = not call(\n    aaaaaaaaa, bbbbbbb\n)\n"),
    ("if aaaaaa in [bbbbbbb,cccccccc]: pass\n", "if aaaaaa in [\n    bbbbbbb,\n    cccccccc,\n]:\n    pass\n"),
    ("x=aaaa+bbbbbbb[ccccccccccccccccc]\n", "x = (\n    aaaa\n    + bbbbbbb[\n        ccccccccccccccccc\n    ]\n)\n"),
  ])
  func operationsThatEndInBracketsBreakInsideOfThem(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("x=(a+b)*c\n", "x = (a + b) * c\n"),
    ("x=((a+b))*c\n", "x = (a + b) * c\n"),
    ("x=(aaaaaaaaaaa+bbbbbbbbbbb)*cccccccccc\n", "x = (\n    aaaaaaaaaaa\n    + bbbbbbbbbbb\n) * cccccccccc\n"),
    ("x=(a)+(b)\n", "x = (a) + (b)\n"),
    ("x=(not a)==b\n", "x = (not a) == b\n"),
  ])
  func parenthesesStayAroundOperands(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    (
      "x=aaaaaaaaaaa if bbbbbbbbb else cccccccc\n",
      "x = (\n    aaaaaaaaaaa\n    if bbbbbbbbb\n    else cccccccc\n)\n"
    ),
    (
      "x=a if bbbbbbbbbbbb else c if ddddddddd else e\n",
      "x = (\n    a\n    if bbbbbbbbbbbb\n    else c\n    if ddddddddd\n    else e\n)\n"
    ),
    ("f(aaaaaaaaaaa if bbbbbbbbb else cccccccc)\n", "f(\n    aaaaaaaaaaa\n    if bbbbbbbbb\n    else cccccccc\n)\n"),
  ])
  func conditionalsBreakBeforeTheirKeywords(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("x=(a # c\n+b)\n", "x = (\n    a  # c\n    + b\n)\n"),
    ("x=(a+ # c\nb)\n", "x = (\n    a  # c\n    + b\n)\n"),
    ("x=(a\n# c\n+b)\n", "x = (\n    a\n    # c\n    + b\n)\n"),
    ("x=(a+\n# c\nb)\n", "x = (\n    a\n    +\n    # c\n    b\n)\n"),
    ("x=(a+(# c\nb))\n", "x = a + (  # c\n    b\n)\n"),
    ("x=((a) # c\n+b)\n", "x = (\n    (a)  # c\n    + b\n)\n"),
    ("x=(not # c\na)\n", "x = not a  # c\n"),
    ("x=(-\n# c\na)\n", "x = (\n    -\n    # c\n    a\n)\n"),
    ("x=(a if # c\nb else\n# d\ne)\n", "x = (\n    a\n    # c\n    if b\n    # d\n    else e\n)\n"),
    (
      "x=(a and # c\nb or\n# d\n(# e\nf))\n",
      "x = (\n    a  # c\n    and b\n    or\n    # d\n    (  # e\n        f\n    )\n)\n"
    ),
  ])
  func commentsStayAtTheirOperand(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("x='aaaaaaaaaa' 'bbbbbbbbbb'+c\n", "x = (\n    \"aaaaaaaaaa\"\n    \"bbbbbbbbbb\" + c\n)\n"),
    ("x=c+'aaaaaaaaaa' 'bbbbbbbbbb'\n", "x = (\n    c + \"aaaaaaaaaa\"\n    \"bbbbbbbbbb\"\n)\n"),
    (
      "x=c+'aaaaaaaaaa' 'bbbbbbbbbb'+d+'eeeeeeeeee' 'ffffffffff'\n",
      "x = (\n    c + \"aaaaaaaaaa\"\n    \"bbbbbbbbbb\"\n    + d\n    + \"eeeeeeeeee\"\n    \"ffffffffff\"\n)\n"
    ),
    ("f('aaaaaaaaaa' 'bbbbbbbbbb'%c)\n", "f(\n    \"aaaaaaaaaa\"\n    \"bbbbbbbbbb\" % c\n)\n"),
    ("x=('aaaaaaaaaa' # c\n'bbbbbbbbbb'+d)\n", "x = (\n    \"aaaaaaaaaa\"  # c\n    \"bbbbbbbbbb\" + d\n)\n"),
  ])
  func concatenatedStringsBreakBeforeOperators(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }
}
