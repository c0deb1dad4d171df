import Formatting
import Testing

/// Docstrings: quotes, whitespace and indentation.
@Suite struct DocstringTests {
  @Test(arguments: [
    ("'''a'''", "\"\"\"a\"\"\""),
    ("'a'", "\"a\""),
    ("u'''a'''", "\"\"\"a\"\"\""),
    ("R'''a\\b'''", "R\"\"\"a\\b\"\"\""),
    ("('''a''')", "\"\"\"a\"\"\""),
    ("''' a '''", "\"\"\"a\"\"\""),
    ("'''\n'''", "\"\"\" \"\"\""),
    ("''''''", "\"\"\"\"\"\""),
    ("'''\n\n  a\n\n'''", "\"\"\"\n\n    a\n\n    \"\"\""),
    ("'''a\n'''", "\"\"\"a\"\"\""),
    // Quotes and backslashes must not come too close to the quotes.
    ("'''\"a'''", "\"\"\" \"a\"\"\""),
    ("'''a\"\"\"b'''", "'''a\"\"\"b'''"),
    ("'''a\\\\'''", "\"\"\"a\\\\\"\"\""),
    ("'''a\\ '''", "\"\"\"a\\ \"\"\""),
    ("\"\"\"a\n  b\"  \"\"\"", "\"\"\"a\n    b\" \"\"\""),
    ("' a' 'b '", "\"ab\""),
    ("(r'a'\n 'b')", "(\n        r\"a\"\n        \"b\"\n    )"),
    // A backslash at the end of a line keeps the indentation as it is.
    ("'''a\\\n  b'''", "\"\"\"a\\\n  b\"\"\""),
  ])
  func quotesAndWhitespaceAreNormalized(source: String, expected: String) {
    check("def f():\n  \(source)\n", becomes: "def f():\n    \(expected)\n")
  }

  @Test(arguments: [
    ("'''a\n    b\n      c\n    '''", "\"\"\"a\n    b\n      c\n    \"\"\""),
    ("'''a\nb\n  c\n'''", "\"\"\"a\n    b\n      c\n    \"\"\""),
    ("'''a\n\tb\n\t\tc\n'''", "\"\"\"a\n    b\n            c\n    \"\"\""),
    ("'''a\n\tb\n        c\n'''", "\"\"\"a\n    b\n           c\n    \"\"\""),
    ("'''a   \n\n   \n  b'''", "\"\"\"a\n\n\n    b\"\"\""),
  ])
  func linesAreIndentedWithTheCode(source: String, expected: String) {
    check("def f():\n  \(source)\n", becomes: "def f():\n    \(expected)\n")
  }

  @Test func tabsStayWhereCodeIsIndentedByTabs() {
    var options = FormatOptions()
    options.indentStyle = .tab
    check(
      "def f():\n\t'''a\n\tb\n\t\tc\n\t  d\n\t'''\n", becomes: "def f():\n\t\"\"\"a\n\tb\n\t\tc\n\t  d\n\t\"\"\"\n",
      options: options)
  }
}
