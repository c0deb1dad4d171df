import Linting
import PythonSyntax
import Testing

@Suite struct LintingTests {
  private func lintedFile(_ source: String, select: [String]? = nil, ignore: [String] = []) -> LintedFile {
    let settings = LintSettings(
      rules: RuleSelection(selected: select, ignored: ignore), target: .latest, keepsLines: true)
    return Array(source.utf8).withUnsafeBufferPointer {
      lint($0, displayPath: "a.py", absolutePath: "/project/a.py", settings: settings)
    }
  }

  private let broken = "def f():\n  pass\n\nx = é é\nreturn 1\n"

  @Test(arguments: [
    (nil as [String]?, [] as [String], ["invalid-syntax", "F706"]), (["F7"], [], ["invalid-syntax", "F706"]),
    (["E"], [], ["invalid-syntax"]), (["F"], ["F706"], ["invalid-syntax"]),
    (["F706"], ["F"], ["invalid-syntax", "F706"]),
    (["ALL"], ["F7"], ["invalid-syntax"]),
  ])
  func selectorsChooseRulesButNotSyntaxErrors(select: [String]?, ignore: [String], expected: [String]) {
    #expect(lintedFile(broken, select: select, ignore: ignore).findings.map { $0.code ?? $0.name } == expected)
  }

  @Test func columnsCountCharacters() {
    let finding = lintedFile(broken).findings[0]
    #expect(finding.start == Finding.Position(row: 4, column: 7))
    #expect(finding.end == Finding.Position(row: 4, column: 8))
  }

  @Test func fullFormatMarksTheLine() {
    let file = lintedFile("\n\nif x:\n\treturn 1\n")
    #expect(
      OutputFormat.full.render([file]) == """
        F706 `return` outside of a function
         --> a.py:4:2
          |
        3 | if x:
        4 |     return 1
          |     ^^^^^^^^


        """)
  }

  @Test(arguments: [
    (OutputFormat.concise, "a.py:1:1: F706 `return` outside of a function\n"),
    (.pylint, "a.py:1: [F706] `return` outside of a function\n"),
    (
      .github,
      "::error title=adder (F706),file=/project/a.py,line=1,col=1,endLine=1,endColumn=7::a.py:1:1: F706 `return` outside of a function\n"
    ),
    (
      .jsonLines,
      #"{"cell":null,"code":"F706","end_location":{"column":7,"row":1},"filename":"/project/a.py","fix":null,"location":{"column":1,"row":1},"message":"`return` outside of a function","name":"return-outside-function","noqa_row":1,"severity":"error","url":null}"#
        + "\n"
    ),
  ])
  func formatsRenderAFinding(format: OutputFormat, expected: String) {
    #expect(format.render([lintedFile("return\n")]) == expected)
  }

  @Test func noFindingsAreAnEmptyArray() {
    #expect(OutputFormat.json.render([lintedFile("x = 1\n")]) == "[]\n")
  }
}
