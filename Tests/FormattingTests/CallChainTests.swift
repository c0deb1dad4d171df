import Formatting
import Testing

/// Calls, attributes and subscripts, alone and in chains.
@Suite struct CallChainTests {
  /// Narrow, so that little source shows how lines break.
  private static let narrow = FormatOptions(lineWidth: 24)

  @Test(arguments: [
    ("a . b\n", "a.b\n"),
    ("a . b ()\n", "a.b()\n"),
    ("1 .real\n", "(1).real\n"),
    ("1.5.real\n", "(1.5).real\n"),
    ("0x1 .real\n", "0x1.real\n"),
    ("1j.real\n", "1j.real\n"),
    ("(a).b\n", "(a).b\n"),
    ("(a)()\n", "(a)()\n"),
    ("(a)[b]\n", "(a)[b]\n"),
    ("a [b] (c) . d\n", "a[b](c).d\n"),
  ])
  func links(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("x=aaaa.bbbb(c).dddd(e).ffff(g)\n", "x = (\n    aaaa.bbbb(c)\n    .dddd(e)\n    .ffff(g)\n)\n"),
    ("x=aaaaaaa.bbbbbbbbb(c).dddddddd(e)\n", "x = aaaaaaa.bbbbbbbbb(\n    c\n).dddddddd(e)\n"),
    ("x=aaaaa[0].bbbbbb(c).dddddd[1].e\n", "x = (\n    aaaaa[0]\n    .bbbbbb(c)\n    .dddddd[1]\n    .e\n)\n"),
    ("x=(aaaaaaaa).bbbbbb(c).dddddd(e)\n", "x = (\n    (aaaaaaaa)\n    .bbbbbb(c)\n    .dddddd(e)\n)\n"),
    ("f(aaaa.bbbb(c).dddd(e).ffff(g))\n", "f(\n    aaaa.bbbb(c)\n    .dddd(e)\n    .ffff(g)\n)\n"),
    (
      "return_(aaaaaaa.bbbbbbbbb(c).dddddddd(e))\n",
      "return_(\n    aaaaaaa.bbbbbbbbb(\n        c\n    ).dddddddd(e)\n)\n"
    ),
  ])
  func chainsWithSeveralCallsHaveALineForEach(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("x=(a # c\n.b)\n", "x = a.b  # c\n"),
    ("x=(a. # c\nb)\n", "x = (\n    a.  # c\n    b\n)\n"),
    ("x=(a\n# c\n.b)\n", "x = (\n    a\n    # c\n    .b\n)\n"),
    ("x=(a\n# c\n(b))\n", "x = (\n    a\n    # c\n    (b)\n)\n"),
    ("x=(a(b) # c\n.d(e))\n", "x = a(b).d(e)  # c\n"),
    ("x=((a) # c\n.b)\n", "x = (\n    (a)  # c\n    .b\n)\n"),
  ])
  func commentsInChainsStay(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("f( a,* b,c=d,** e )\n", "f(a, *b, c=d, **e)\n"),
    ("f(a,)\n", "f(\n    a,\n)\n"),
    ("f(a for a in b)\n", "f(a for a in b)\n"),
    ("f((a for a in b))\n", "f((a for a in b))\n"),
    ("f((a))\n", "f((a))\n"),
    ("f((a,b))\n", "f((a, b))\n"),
    ("f(*(a))\n", "f(*(a))\n"),
    ("f((a)=b)\n", "f(a=b)\n"),
    ("f(((a))=(b))\n", "f(a=(b))\n"),
    ("f(aaaaaaaaaaa,bbbbbbbbbbb)\n", "f(\n    aaaaaaaaaaa,\n    bbbbbbbbbbb,\n)\n"),
    ("f(aaaaaaaaaaa,bbbbbbbbbbb,c)\n", "f(\n    aaaaaaaaaaa,\n    bbbbbbbbbbb,\n    c,\n)\n"),
    ("f(aaaaaaaaaaaaaaaaaaaaaaaa)\n", "f(\n    aaaaaaaaaaaaaaaaaaaaaaaa\n)\n"),
    ("f(aaaaaaaaaa for aaaaaaaaaa in b)\n", "f(\n    aaaaaaaaaa\n    for aaaaaaaaaa in b\n)\n"),
  ])
  func arguments(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("f( # c\n)\n", "f(  # c\n)\n"),
    ("f(\n# c\n)\n", "f(\n    # c\n)\n"),
    ("f( # c\na)\n", "f(  # c\n    a\n)\n"),
    ("f(\n# c\na)\n", "f(\n    # c\n    a\n)\n"),
    ("f(a # c\n)\n", "f(\n    a  # c\n)\n"),
    ("f(a,# c\nb)\n", "f(\n    a,  # c\n    b,\n)\n"),
    ("f(a= # c\nb)\n", "f(\n    # c\n    a=b\n)\n"),
    ("f(* # c\na)\n", "f(\n    # c\n    *a\n)\n"),
  ])
  func commentsInArguments(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("f('''a\nb''')\n", "f(\"\"\"a\nb\"\"\")\n"),
    ("f(\n'''a\nb''')\n", "f(\n    \"\"\"a\nb\"\"\"\n)\n"),
    ("f('''a\nb''',)\n", "f(\n    \"\"\"a\nb\"\"\",\n)\n"),
    ("f('''a\nb''',c)\n", "f(\n    \"\"\"a\nb\"\"\",\n    c,\n)\n"),
    ("f(**'''a\nb''')\n", "f(**\"\"\"a\nb\"\"\")\n"),
  ])
  func stringsOfSeveralLinesStandDirectlyInParentheses(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("x[a:b]\n", "x[a:b]\n"),
    ("x[a():b]\n", "x[a() : b]\n"),
    ("x[:]\n", "x[:]\n"),
    ("x[::a]\n", "x[::a]\n"),
    ("x[a::b]\n", "x[a::b]\n"),
    ("x[a()::]\n", "x[a() : :]\n"),
    ("x[-a:b]\n", "x[-a:b]\n"),
    ("x[not a:b]\n", "x[not a : b]\n"),
    ("x[a,b:c]\n", "x[a, b:c]\n"),
    ("x[(a,b)]\n", "x[(a, b)]\n"),
    ("x[a,]\n", "x[a,]\n"),
    ("x[*a]\n", "x[*a]\n"),
    ("x[lambda:a:b]\n", "x[lambda: a : b]\n"),
    ("x[aaaaaaaaaaa:bbbbbbbbbbbbbb]\n", "x[\n    aaaaaaaaaaa:bbbbbbbbbbbbbb\n]\n"),
    ("x[aaaaaaaaaaa,bbbbbbbbbbbbbb]\n", "x[\n    aaaaaaaaaaa,\n    bbbbbbbbbbbbbb,\n]\n"),
    ("x[ # c\na]\n", "x[  # c\n    a\n]\n"),
    ("x[a: # c\nb]\n", "x[\n    a:  # c\n    b\n]\n"),
    ("x[a:\n# c\n:b]\n", "x[\n    a:\n    # c\n    :b\n]\n"),
  ])
  func subscripts(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }
}
