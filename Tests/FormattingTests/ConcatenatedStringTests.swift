import Formatting
import PythonSyntax
import Testing

/// String literals next to each other.
@Suite struct ConcatenatedStringTests {
  @Test(arguments: [
    ("x = 'a' \"b\" 'c'", "x = \"abc\""),
    ("x = b'a' B'b'", "x = b\"ab\""),
    ("x = u'a' '\"'", "x = 'a\"'"),
    ("x = 'a' f'{b}' '{c}'", "x = f\"a{b}{{c}}\""),
    ("x = 'it\\'s' '\"'", "x = \"it's\\\"\""),
    ("x = ('a'\n  'b')", "x = \"ab\""),
    ("x = t'{a}' t'{b}'", "x = t\"{a}{b}\""),
    ("'a' 'b'; y", "\"ab\"\ny"),
  ])
  func partsBecomeOneLiteral(source: String, expected: String) {
    check("x\n\(source)\n", becomes: "x\n\(expected)\n")
  }

  @Test(arguments: [
    // Raw literals, several lines and comments keep their parts.
    ("x = r'a' 'b'", "x = r\"a\" \"b\""),
    ("x = '''a''' 'b'", "x = \"\"\"a\"\"\" \"b\""),
    ("x = ('a' # c\n  'b')", "x = (\n    \"a\"  # c\n    \"b\"\n)"),
    ("x = (r'a'\n  'b')", "x = (\n    r\"a\"\n    \"b\"\n)"),
  ])
  func partsStayApart(source: String, expected: String) {
    check("\(source)\n", becomes: "\(expected)\n")
  }

  @Test func longLiteralsStayOnTheirLines() {
    let long = String(repeating: "a", count: 50)
    check(
      "x = '\(long)' '\(long)'\nf('\(long)' '\(long)', 'a' 'b')\n",
      becomes: """
        x = (
            "\(long)"
            "\(long)"
        )
        f(
            "\(long)"
            "\(long)",
            "ab",
        )

        """)
  }

  /// Each string in a string in a string doubles the work of writing two layouts.
  @Test(.timeLimit(.minutes(1))) func deepNestingTakesNoTime() {
    var source = "a"
    for _ in 0..<30 { source = "f'{\(source)\n}' 'b'" }
    var options = FormatOptions()
    options.target = PythonVersion(minor: 14)
    let result = formatted("x = (\(source))\n", options)
    #expect(result.hasPrefix("x = "))
  }
}
