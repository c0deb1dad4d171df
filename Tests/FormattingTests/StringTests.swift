import Formatting
import PythonSyntax
import Testing

/// String and bytes literals: prefixes, quotes and escapes.
@Suite struct StringTests {
  @Test(arguments: [
    ("'a'", "\"a\""),
    ("''", "\"\""),
    ("U'a'", "\"a\""),
    ("B'a'", "b\"a\""),
    ("bR'a'", "Rb\"a\""),
    ("R'a'", "R\"a\""),
    ("F'{a}'", "f\"{a}\""),
    ("fR'{a}'", "Rf\"{a}\""),
    ("T'{a}'", "t\"{a}\""),
  ])
  func prefixesAreNormalized(source: String, expected: String) {
    check("x = \(source)\n", becomes: "x = \(expected)\n")
  }

  @Test(arguments: [
    // Fewer escapes win; the same number means double quotes.
    ("'say \"a\"'", "'say \"a\"'"),
    ("'say \"a\" it\\'s'", "'say \"a\" it\\'s'"),
    ("'say \" it\\'s'", "\"say \\\" it's\""),
    ("\"\\'\"", "\"'\""),
    ("'\\\"'", "'\"'"),
    ("\"\\\"\"", "'\"'"),
    ("r'\"'", "r'\"'"),
    ("r'\\''", "r\"\\'\""),
    ("'''a\"'''", "'''a\"'''"),
    ("'''a\"\"b'''", "\"\"\"a\"\"b\"\"\""),
    ("'''a\"\"\"b'''", "'''a\"\"\"b'''"),
    ("'''a\\\"'''", "\"\"\"a\\\"\"\"\""),
    ("r'''a\"\"'''", "r'''a\"\"'''"),
  ])
  func quotesThatNeedFewestEscapesAreUsed(source: String, expected: String) {
    check("x = \(source)\n", becomes: "x = \(expected)\n")
  }

  @Test(arguments: [
    ("'\\xAB \\uABCD \\U0001F60E'", "\"\\xab \\uabcd \\U0001f60e\""),
    ("'\\N{em dash}'", "\"\\N{EM DASH}\""),
    ("b'\\xAB \\uABCD'", "b\"\\xab \\uABCD\""),
    ("'\\\\xAB \\\\\\xAB'", "\"\\\\xAB \\\\\\xab\""),
    ("r'\\xAB'", "r\"\\xAB\""),
    ("'é\\é'", "\"é\\é\""),
  ])
  func escapesAreNormalized(source: String, expected: String) {
    check("x = \(source)\n", becomes: "x = \(expected)\n")
  }

  @Test func singleQuotesCanBePreferred() {
    var options = FormatOptions()
    options.quoteStyle = .single
    check(
      "x = \"a\", \"it's\", '''b''', \"\"\"c\"\"\"\n", becomes: "x = 'a', \"it's\", \"\"\"b\"\"\", \"\"\"c\"\"\"\n",
      options: options)
    check("def f():\n  'doc'\n", becomes: "def f():\n    \"doc\"\n", options: options)
  }

  @Test func quotesCanStay() {
    var options = FormatOptions()
    options.quoteStyle = .preserve
    check(
      "x = 'a', \"b\", '''c''', U'd', 'it\\'s'\n", becomes: "x = 'a', \"b\", '''c''', 'd', 'it\\'s'\n", options: options
    )
  }

  @Test func lineEndsInStringsBecomeThoseOfTheFile() {
    check("y\nx = '''a\rb\r\nc'''\n", becomes: "y\nx = \"\"\"a\nb\nc\"\"\"\n")
    check("x = '''a\rb'''\r", becomes: "x = \"\"\"a\rb\"\"\"\r")
    check("x = '''a\r\nb'''\r\n", becomes: "x = \"\"\"a\r\nb\"\"\"\r\n")
    check("x = 'a\\\r\nb'\r\n", becomes: "x = \"a\\\r\nb\"\r\n")
  }

  @Test(arguments: [
    ("0XABCdef", "0xABCDEF"), ("0B1_0", "0b1_0"), ("0O17", "0o17"), ("0xabc_def", "0xABC_DEF"), ("00", "00"),
    ("1E5", "1e5"), ("1e+5", "1e5"), ("1E-5", "1e-5"), ("1.", "1.0"), (".5", "0.5"), ("1.E5", "1.0e5"),
    ("10J", "10j"), ("1.J", "1.0j"), (".5E+1J", "0.5e1j"),
  ])
  func numbersAreNormalized(source: String, expected: String) {
    check("x = \(source)\n", becomes: "x = \(expected)\n")
  }
}
