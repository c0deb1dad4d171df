import Formatting
import PythonSyntax
import Testing

/// f-strings and t-strings (PEP 498, PEP 701, PEP 750).
@Suite struct InterpolatedStringTests {
  @Test(arguments: [
    ("f'{ a }'", "f\"{a}\""),
    ("f'{a:{b:{c:{ d }}}}'", "f\"{a:{b:{c:{d}}}}\""),
    ("f'{a!r:>{ width }}'", "f\"{a!r:>{width}}\""),
    ("f'{ {1:2} }'", "f\"{ {1: 2} }\""),
    ("f'{ {1:2}[1]!r}'", "f\"{ {1: 2}[1]!r}\""),
    ("f'{a,}'", "f\"{(a,)}\""),
    ("f'{a,b}'", "f\"{a, b}\""),
    ("f'{f(1,)}'", "f\"{f(1)}\""),
    ("f'{{}} {a} \\xAB'", "f\"{{}} {a} \\xab\""),
    ("rf'\\xAB{a}'", "rf\"\\xAB{a}\""),
    ("t'{a:%H}'", "t\"{a:%H}\""),
    ("f'{a:\"}'", "f'{a:\"}'"),
  ])
  func fieldsAreFormatted(source: String, expected: String) {
    check("x = \(source)\n", becomes: "x = \(expected)\n")
  }

  @Test(arguments: [
    ("f'{ a = }'", "f\"{ a = }\""),
    ("f'{a+b=!r:^{ w }}'", "f\"{a+b=!r:^{ w }}\""),
    ("f'{a[\"b\"]=}'", "f'{a[\"b\"]=}'"),
    ("f'{a=:\"}'", "f'{a=:\"}'"),
  ])
  func fieldsWithAnEqualSignStay(source: String, expected: String) {
    check("x = \(source)\n", becomes: "x = \(expected)\n")
  }

  @Test(arguments: [
    ("f'{a[\"b\"]}'", 11, "f\"{a['b']}\""),
    ("f'{a[\"b\"]}'", 12, "f\"{a['b']}\""),
    ("f'{f\"{a}\"}'", 11, "f\"{f'{a}'}\""),
    ("f'{f\"{a[b'''c''']}\"}'", 12, "f\"{f'{a[b\"\"\"c\"\"\"]}'}\""),
    ("f'''{a['b']}'''", 11, "f\"\"\"{a[\"b\"]}\"\"\""),
    ("f'''{'''b'''}'''", 12, "f\"\"\"{'''b'''}\"\"\""),
  ])
  func quotesAlternate(source: String, minor: UInt8, expected: String) {
    check("x = \(source)\n", becomes: "x = \(expected)\n", options: FormatOptions(target: PythonVersion(minor: minor)))
  }

  @Test func nestedQuotesCanBeThePreferredOnes() {
    var options = FormatOptions(target: PythonVersion(minor: 12))
    options.nestedStringQuoteStyle = .preferred
    check("x = f'{a['b']}'\n", becomes: "x = f\"{a[\"b\"]}\"\n", options: options)
    options.target = PythonVersion(minor: 11)
    check("x = f'{a[\"b\"]}'\n", becomes: "x = f\"{a['b']}\"\n", options: options)
  }

  /// With other quotes the quote in the format specification would end the string.
  @Test func quotesStayAroundWrittenSpecifications() {
    check("x = f\"{f\"{ 1= :'}\"}\"\n", becomes: "x = f\"{f\"{ 1= :'}\"}\"\n")
  }

  @Test func fieldsBreakOnlyWhereTheyDoInTheSource() {
    let long = String(repeating: "a", count: 60)
    check(
      "x = f'{ \(long)(b,  c) } and more text after it'\n", becomes: "x = f\"{\(long)(b, c)} and more text after it\"\n"
    )
    check(
      "x = f'''{\n\(long)(b,  c) } and more text after it'''\n",
      becomes: """
        x = f\"\"\"{
            \(long)(b, c)
        } and more text after it\"\"\"

        """)
    check("x = f'''{\na } b'''\n", becomes: "x = f\"\"\"{a} b\"\"\"\n")
  }

  @Test func commentsStayInFields() {
    check(
      "x = f'''a {  # one\n  b  # two\n  :c} d'''\n",
      becomes: """
        x = f\"\"\"a {  # one
            b  # two
            :c} d\"\"\"

        """)
    check("x = f'''{  # one\n  a = }'''\n", becomes: "x = f\"\"\"{  # one\n  a = }\"\"\"\n")
  }
}
