import Findings
import Linting
import PythonFiles
import PythonSyntax
import Testing

@Suite struct OutputFormatTests {
  private let surroundings = OutputSurroundings(
    toolVersion: "1.0", projectDirectory: nil, rules: LintRule.descriptions)

  private func lintedFile(_ source: String, path: String = "a.py") -> FileFindings {
    let settings = LintSettings(
      rules: RuleSelection(selected: nil, ignored: []), targetVersion: .latest, keepsLines: true)
    let file = Array(source.utf8).withUnsafeBufferPointer { ParsedFile(parsing: $0) }
    return lint(file, displayPath: path, absolutePath: "/project/\(path)", settings: settings)
  }

  private func check(
    _ format: OutputFormat, _ files: [FileFindings], _ expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(format.render(files, surroundings) == expected, sourceLocation: sourceLocation)
  }

  // MARK: - With excerpts

  @Test func theLineIsMarkedBetweenItsNeighbours() {
    check(
      .full, [lintedFile("\n\nif x:\n\treturn 1\ny = 1\n\n\n")],
      """
      F706 `return` outside of a function
       --> a.py:4:2
        |
      3 | if x:
      4 |     return 1
        |     ^^^^^^^^
      5 | y = 1
        |


      """)
  }

  @Test func lineNumbersAreAligned() {
    check(
      .full, [lintedFile("\n\n\n\n\n\n\nx\ny\nbreak\n")],
      """
      F701 `break` outside of a loop
        --> a.py:10:1
         |
       8 | x
       9 | y
      10 | break
         | ^^^^^


      """)
  }

  @Test func severalLinesAreMarkedAtTheirSide() {
    check(
      .full, [lintedFile("return (1,\n  2)\nx = (yield\n  1)\n")],
      """
      F706 `return` outside of a function
       --> a.py:1:1
        |
      1 | / return (1,
      2 | |   2)
        | |____^
      3 |   x = (yield
      4 |     1)
        |

      F704 `yield` outside of a function
       --> a.py:3:6
        |
      1 |   return (1,
      2 |     2)
      3 |   x = (yield
        |  ______^
      4 | |   1)
        | |___^


      """)
  }

  @Test func wideAndInvisibleCharactersKeepTheMarkInPlace() {
    check(
      .full, [lintedFile("x = '漢字', (yield)\u{0C}\n")],
      """
      F704 `yield` outside of a function
       --> a.py:1:12
        |
      1 | x = '漢字', (yield)␌
        |              ^^^^^


      """)
  }

  @Test func ofLongLinesAPartIsShown() {
    let text = OutputFormat.full.render(
      [
        lintedFile(
          "x = " + String(repeating: "abcdefghi + ", count: 50) + "(yield)" + String(repeating: " + a", count: 50))
      ],
      surroundings)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[3].hasPrefix("1 | …") && lines[3].hasSuffix("…"))
    let place = Array(lines[3]).indices.first { Array(lines[3])[$0...].starts(with: "yield") }
    #expect(place == Array(lines[4]).firstIndex(of: "^"))
    #expect(lines[4].hasSuffix("^^^^^"))
  }

  @Test func theMiddleOfAVeryLongFindingIsLeftOut() {
    let lines = OutputFormat.full.render(
      [lintedFile("return (\n" + String(repeating: "1,\n", count: 100) + ")\n")], surroundings
    ).split(separator: "\n")
    #expect(lines.count < 30)
    #expect(lines.contains("..."))
    #expect(lines.last == "    | |_^")
  }

  @Test func anErrorAtTheEndOfALineIsMarkedBehindIt() {
    check(
      .full, [lintedFile("x = 1 +\n\n\ny = 1\n")],
      """
      invalid-syntax: Expected an expression, found the end of the line
       --> a.py:1:8
        |
      1 | x = 1 +
        |        ^


      """)
  }

  // MARK: - Without

  @Test(arguments: [
    (OutputFormat.concise, "a.py:1:1: F706 `return` outside of a function\n"),
    (.pylint, "a.py:1: [F706] `return` outside of a function\n"),
    (.grouped, "a.py:\n  1:1 F706 `return` outside of a function\n\n"),
    (
      .github,
      "::error title=adder (F706),file=/project/a.py,line=1,col=1,endLine=1,endColumn=7::a.py:1:1: F706 `return` outside of a function\n"
    ),
    (
      .azure,
      "##vso[task.logissue type=error;sourcepath=/project/a.py;linenumber=1;columnnumber=1;code=F706;]`return` outside of a function\n"
    ),
    (
      .jsonLines,
      #"{"cell":null,"code":"F706","end_location":{"column":7,"row":1},"filename":"/project/a.py","fix":null,"location":{"column":1,"row":1},"message":"`return` outside of a function","name":"return-outside-function","noqa_row":1,"severity":"error","url":null}"#
        + "\n"
    ),
  ])
  func formatsRenderAFinding(format: OutputFormat, expected: String) {
    check(format, [lintedFile("return\n")], expected)
  }

  @Test func groupedPlacesAreAligned() {
    check(
      .grouped, [lintedFile("(yield)\n" + String(repeating: "\n", count: 8) + "x = [1, 2, (yield)]\n")],
      """
      a.py:
         1:2  F704 `yield` outside of a function
        10:13 F704 `yield` outside of a function


      """)
  }

  @Test func gitLabCountsEqualFindings() {
    let text = OutputFormat.gitlab.render([lintedFile("break\nbreak\n", path: "b/a.py")], surroundings)
    let prints = text.split(separator: "\n").filter { $0.contains("fingerprint") }
    #expect(prints.count == 2 && prints[0] != prints[1])
    #expect(text.contains(#""path": "b/a.py""#))
    let moved = OutputFormat.gitlab.render([lintedFile("\n\nbreak\n", path: "b/a.py")], surroundings)
    #expect(moved.contains(prints[0]))
    var inProject = surroundings
    inProject.projectDirectory = "/project/b"
    #expect(OutputFormat.gitlab.render([lintedFile("break\n", path: "b/a.py")], inProject).contains(#""path": "a.py""#))
  }

  @Test func junitEscapesXML() {
    check(
      .junit, [lintedFile("return\n", path: "a<b>&\".py")],
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="adder" tests="1" skipped="0" failures="1" errors="0">
          <testsuite name="/project/a&lt;b&gt;&amp;&quot;.py" tests="1" skipped="0" errors="0" failures="1" package="org.adder">
              <testcase name="org.adder.F706" classname="/project/a&lt;b&gt;&amp;&quot;" line="1" column="1">
                  <properties>
                      <property name="severity" value="error"/>
                  </properties>
                  <failure message="`return` outside of a function">line 1, col 1, `return` outside of a function</failure>
              </testcase>
          </testsuite>
      </testsuites>

      """)
  }

  @Test func sarifNamesTheRulesThatWereBroken() {
    let text = OutputFormat.sarif.render([lintedFile("return\nx = = 1\n", path: "ä b.py")], surroundings)
    #expect(text.contains(#""uri": "file:///project/%C3%A4%20b.py""#))
    #expect(text.contains(#""ruleId": "invalid-syntax""#))
    #expect(text.contains(#""id": "F706""#) && !text.contains(#""id": "F701""#))
    #expect(text.contains(#""version": "1.0""#))
  }

  @Test(arguments: [
    (OutputFormat.json, "[]"), (.gitlab, "[]"), (.full, ""), (.azure, ""),
    (
      .rdjson,
      "{\n  \"diagnostics\": [],\n  \"severity\": \"WARNING\",\n  \"source\": {\n    \"name\": \"adder\"\n  }\n}"
    ),
    (
      .junit,
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="adder" tests="1" skipped="0" failures="0" errors="0">
          <testsuite name="adder" tests="1" skipped="0" errors="0" failures="0" package="org.adder">
              <testcase name="No errors found" classname="adder"/>
          </testsuite>
      </testsuites>

      """
    ),
  ])
  func noFindingsAreAnEmptyReport(format: OutputFormat, expected: String) {
    check(format, [], expected)
    check(format, [lintedFile("x = 1\n")], expected)
  }

  @Test func statisticsCountRules() {
    let statistics = RuleStatistics([lintedFile("break\nreturn\nreturn\n"), lintedFile("x = = 1\ncontinue\n")])
    #expect(
      statistics.render(.table)
        == "2\tF706\treturn-outside-function\n1\tF701\tbreak-outside-loop\n1\tF702\tcontinue-outside-loop\n1\t    \tinvalid-syntax\n"
    )
    #expect(statistics.render(.json).contains(#""code": null,"#))
  }
}
