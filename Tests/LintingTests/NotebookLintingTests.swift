import EmbeddedCode
import Findings
import Linting
import PythonFiles
import PythonSyntax
import Testing

/// The cells of a notebook checked as one source.
@Suite struct NotebookLintingTests {
  private func linted(_ cells: [String], keepsLines: Bool = true) throws -> FileFindings {
    let sources = cells.map {
      "{\"cell_type\": \"code\", \"metadata\": {}, \"outputs\": [], \"source\": \"\($0)\"}"
    }
    let version = "\"nbformat\": 4, \"nbformat_minor\": 4"
    let text = "{\"cells\": [\(sources.joined(separator: ", "))], \"metadata\": {}, \(version)}"
    let notebook = try Notebook(parsing: Array(text.utf8))
    let settings = LintSettings(
      rules: RuleSelection(selected: nil, ignored: []), targetVersion: .latest, keepsLines: keepsLines)
    let file = notebook.source.withUnsafeBufferPointer {
      ParsedFile(parsing: $0, mode: .ipython, cells: notebook.cellMap)
    }
    return lint(file, displayPath: "a.ipynb", absolutePath: "/a.ipynb", settings: settings)
  }

  @Test func aFindingIsInItsCell() throws {
    let file = try linted(["x = 1\\ny", "def f(): pass", "z\\n\\nreturn x\\n# c"])
    #expect(file.findings.map(\.code) == ["F706"])
    #expect(file.findings.map(\.cell) == [3])
    #expect(file.findings.map(\.start) == [Finding.Position(line: 3, column: 1)])
    #expect(file.findings.map { $0.inAllCells?.start.line } == [6])
    // The lines are those of the cell, and the empty one at its end.
    #expect(file.cellLines == [3: [1: "z", 2: "", 3: "return x", 4: "# c", 5: ""]])
    #expect(file.lines.isEmpty)
  }

  @Test func linesOfTheNextCellAreNotShown() throws {
    let file = try linted(["break", "x = 1\\ny = 2\\n"])
    #expect(file.cellLines == [1: [1: "break", 2: ""]])
    #expect(try linted(["break"], keepsLines: false).cellLines.isEmpty)
  }

  @Test(arguments: [
    (["x = 1", "y\\nx\\nglobal x"], "line 3 of cell 2"), (["x\\nglobal x", "y"], "line 2 declares"),
    (["y = 1", "x\\nglobal x"], "line 2 declares"),
  ])
  func messagesCountTheLinesOfACell(cells: [String], part: String) throws {
    let messages = try linted(cells).findings.map(\.message)
    #expect(messages.count == 1 && messages[0].contains(part), "\(messages)")
  }

  /// As for ruff.
  @Test func whatIsBeforeACellCounts() throws {
    let file = try linted(["x = 1", "from __future__ import annotations"])
    #expect(file.findings.map(\.code) == ["F404"] && file.findings.map(\.cell) == [2])
  }
}
