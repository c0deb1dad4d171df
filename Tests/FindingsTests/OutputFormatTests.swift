import Findings
import TerminalUI
import Testing

@Suite struct OutputFormatTests {
  private let surroundings = OutputSurroundings(toolVersion: "1.0", projectDirectory: nil)

  private var files: [FileFindings] {
    var wrong = Finding(
      code: "F706", name: "return-outside-function", message: "`return` <here>", start: .init(line: 3, column: 5),
      end: .init(line: 3, column: 13))
    wrong.fix = Finding.Fix(
      .safe, edits: [.init(content: "pass", start: .init(line: 3, column: 5), end: .init(line: 3, column: 13))])
    var unformatted = Finding(
      code: nil, name: "unformatted", message: "File would be reformatted", start: .init(line: 1, column: 2),
      end: .init(line: 2, column: 1), cell: 4)
    unformatted.diff = ("DIFF\n", numberWidth: 2)
    let unreadable = Finding(code: nil, name: "io", message: "no, such; file]")
    return [
      FileFindings(
        displayPath: "a.py", absolutePath: "/p/a.py", findings: [wrong], lines: [1: "", 2: "if x:", 3: "\treturn 1"]),
      FileFindings(displayPath: "b.ipynb", absolutePath: "/p/b.ipynb", findings: [unformatted]),
      FileFindings(displayPath: "c d.py", absolutePath: "/p/c d.py", findings: [unreadable]),
    ]
  }

  private func check(_ format: OutputFormat, _ expected: String) {
    #expect(format.render(files, surroundings) == expected)
  }

  @Test func conciseFormatIsALineEach() {
    check(
      .concise,
      """
      a.py:3:5: F706 `return` <here>
      b.ipynb:cell 4:1:2: unformatted: File would be reformatted
      c d.py: io: no, such; file]

      """)
  }

  @Test func fullFormatShowsLines() {
    check(
      .full,
      """
      F706 `return` <here>
       --> a.py:3:5
        |
      2 | if x:
      3 |     return 1
        |        ^^^^^

      unformatted: File would be reformatted
        --> b.ipynb:cell 4:1:2
      DIFF

      io: no, such; file]
      --> c d.py:1:1


      """)
  }

  /// A long line is measured once, not for each finding in it.
  @Test(arguments: [10, 1_000])
  func fullFormatReadsLinesOnce(count: Int) {
    let line = String(repeating: "x\té = 1; ", count: count)
    let findings = (0..<count).map { index in
      Finding(
        code: nil, name: "n", message: "m", start: .init(line: 2, column: index * 9 + 1),
        end: .init(line: 2, column: index * 9 + 2))
    }
    let file = FileFindings(
      displayPath: "a.py", absolutePath: "/a.py", findings: findings, lines: [1: "a", 2: line, 3: "b"])
    var scalarsRead = 0
    let text = FullFormat(painter: Painter(isEnabled: false)).render([file], scalarsRead: &scalarsRead)
    #expect(scalarsRead == line.unicodeScalars.count + 2)
    #expect(text.utf8.count < count * 700)
    #expect(text.hasPrefix("n: m\n --> a.py:2:1\n  |\n1 | a\n2 | x    é = 1; x    é = 1;"))
  }

  /// Formats that know no cells count the lines of all cells.
  @Test func linesOfNotebooksAreThoseOfAllCells() {
    var finding = Finding(
      code: "F706", name: "n", message: "m", start: .init(line: 2, column: 3), end: .init(line: 2, column: 4), cell: 5)
    finding.count(fromLine: 10)
    let file = FileFindings(displayPath: "a.ipynb", absolutePath: "/a.ipynb", findings: [finding])
    let report = OutputFormat.rdjson.render([file], surroundings)
    #expect(report.contains("\"column\": 3,\n            \"line\": 11\n"))
    #expect(OutputFormat.sarif.render([file], surroundings).contains("\"startLine\": 11\n"))
    #expect(OutputFormat.json.render([file], surroundings).contains("\"row\": 2\n"))
  }

  @Test func groupedFormatListsByFile() {
    check(
      .grouped,
      """
      a.py:
        3:5 F706 `return` <here>

      b.ipynb:
        cell 4:1:2 unformatted: File would be reformatted

      c d.py:
        io: no, such; file]


      """)
  }

  @Test func pylintFormatHasRows() {
    check(
      .pylint,
      """
      a.py:3: [F706] `return` <here>
      b.ipynb:1: [unformatted] File would be reformatted
      c d.py:1: [io] no, such; file]

      """)
  }

  @Test func azureFormatEscapesPaths() {
    check(
      .azure,
      """
      ##vso[task.logissue type=error;sourcepath=/p/a.py;linenumber=3;columnnumber=5;code=F706;]`return` <here>
      ##vso[task.logissue type=error;sourcepath=/p/b.ipynb;linenumber=1;columnnumber=1;code=unformatted;]File would be reformatted
      ##vso[task.logissue type=error;sourcepath=/p/c d.py;code=io;]no, such; file]

      """)
  }

  @Test func githubFormatIsACommandEach() {
    check(
      .github,
      """
      ::error title=adder (F706),file=/p/a.py,line=3,col=5,endLine=3,endColumn=13::a.py:3:5: F706 `return` <here>
      ::error title=adder (unformatted),file=/p/b.ipynb,line=1,col=1,endLine=1,endColumn=1::b.ipynb:1:1: unformatted: File would be reformatted
      ::error title=adder (io),file=/p/c d.py,line=1,col=1,endLine=1,endColumn=1::c d.py:1:1: io: no, such; file]

      """)
  }

  @Test func jsonLinesHaveRuffsMembers() {
    check(
      .jsonLines,
      #"""
      {"cell":null,"code":"F706","end_location":{"column":13,"row":3},"filename":"/p/a.py","fix":{"applicability":"safe","edits":[{"content":"pass","end_location":{"column":13,"row":3},"location":{"column":5,"row":3}}],"message":null},"location":{"column":5,"row":3},"message":"`return` <here>","name":"return-outside-function","noqa_row":3,"severity":"error","url":null}
      {"cell":4,"code":"unformatted","end_location":{"column":1,"row":2},"filename":"/p/b.ipynb","fix":null,"location":{"column":2,"row":1},"message":"File would be reformatted","name":"unformatted","noqa_row":null,"severity":"error","url":null}
      {"cell":null,"code":"io","end_location":null,"filename":"/p/c d.py","fix":null,"location":null,"message":"no, such; file]","name":"io","noqa_row":null,"severity":"error","url":null}

      """#)
  }

  @Test func emptyReportsAreWhole() {
    #expect(OutputFormat.json.render([], surroundings) == "[]")
    #expect(
      OutputFormat.junit.render([], surroundings) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="adder" tests="1" skipped="0" failures="0" errors="0">
            <testsuite name="adder" tests="1" skipped="0" errors="0" failures="0" package="org.adder">
                <testcase name="No errors found" classname="adder"/>
            </testsuite>
        </testsuites>

        """)
  }

  @Test func junitFormatIsXML() {
    #expect(
      OutputFormat.junit.render([files[0]], surroundings) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="adder" tests="1" skipped="0" failures="1" errors="0">
            <testsuite name="/p/a.py" tests="1" skipped="0" errors="0" failures="1" package="org.adder">
                <testcase name="org.adder.F706" classname="/p/a" line="3" column="5">
                    <properties>
                        <property name="severity" value="error"/>
                    </properties>
                    <failure message="`return` &lt;here&gt;">line 3, col 5, `return` &lt;here&gt;</failure>
                </testcase>
            </testsuite>
        </testsuites>

        """)
  }

  @Test func reviewdogFormatSuggestsEdits() {
    #expect(
      OutputFormat.rdjson.render([files[0]], surroundings) == """
        {
          "diagnostics": [
            {
              "code": {
                "value": "F706"
              },
              "location": {
                "path": "/p/a.py",
                "range": {
                  "end": {
                    "column": 13,
                    "line": 3
                  },
                  "start": {
                    "column": 5,
                    "line": 3
                  }
                }
              },
              "message": "`return` <here>",
              "suggestions": [
                {
                  "range": {
                    "end": {
                      "column": 13,
                      "line": 3
                    },
                    "start": {
                      "column": 5,
                      "line": 3
                    }
                  },
                  "text": "pass"
                }
              ]
            }
          ],
          "severity": "WARNING",
          "source": {
            "name": "adder"
          }
        }
        """)
  }

  @Test func sarifFormatNamesFilesAsLinks() {
    #expect(
      OutputFormat.sarif.render([files[2]], surroundings) == """
        {
          "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
          "runs": [
            {
              "results": [
                {
                  "level": "error",
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "file:///p/c%20d.py"
                        },
                        "region": {
                          "endColumn": 1,
                          "endLine": 1,
                          "startColumn": 1,
                          "startLine": 1
                        }
                      }
                    }
                  ],
                  "message": {
                    "text": "no, such; file]"
                  },
                  "ruleId": "io"
                }
              ],
              "tool": {
                "driver": {
                  "name": "adder",
                  "rules": [],
                  "version": "1.0"
                }
              }
            }
          ],
          "version": "2.1.0"
        }
        """)
  }

  @Test func gitlabFingerprintsDiffer() throws {
    var surroundings = surroundings
    surroundings.projectDirectory = "/"
    let text = OutputFormat.gitlab.render([files[0], files[0]], surroundings)
    let prints = text.split(separator: "\n").filter { $0.contains("fingerprint") }
    #expect(prints.count == 2)
    #expect(prints[0] != prints[1])
    #expect(text.contains("\"description\": \"F706: `return` <here>\""))
  }
}
