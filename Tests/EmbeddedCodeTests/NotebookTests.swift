import EmbeddedCode
import Formatting
import PythonSyntax
import Support
import Testing

@Suite struct NotebookTests {
  private let options = FormatOptions(sourceKind: .notebookCell)

  /// A notebook with these members of cells, in the layout of Jupyter.
  private func notebook(_ cells: [String], metadata: String = "{}", minor: Int = 4) -> String {
    "{\"cells\": [\(cells.joined(separator: ", "))], \"metadata\": \(metadata), \"nbformat\": 4, \"nbformat_minor\": \(minor)}"
  }

  private func code(_ source: String) -> String {
    "{\"cell_type\": \"code\", \"execution_count\": null, \"metadata\": {}, \"outputs\": [], \"source\": \(source)}"
  }

  private func formatted(_ text: String) throws -> String? {
    guard case .changed(let bytes, _) = formatNotebook(try Notebook(parsing: Array(text.utf8)), options: options) else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func changedNotebookIsWrittenAnew() throws {
    let cell = """
      {"source": "x  = 1\\ny = 2\\n", "outputs": [1.0, 1e3, 1e400000000000], "metadata": {"b": "é\\u00e9", "a": []},
       "cell_type": "code"}
      """.replacing("1e400000000000", with: "12345678901234567890123")
    #expect(
      try formatted(notebook([cell])) == """
        {
         "cells": [
          {
           "cell_type": "code",
           "execution_count": null,
           "metadata": {
            "a": [],
            "b": "éé"
           },
           "outputs": [
            1.0,
            1000.0,
            1.2345678901234568e+22
           ],
           "source": [
            "x = 1\\n",
            "y = 2"
           ]
          }
         ],
         "metadata": {},
         "nbformat": 4,
         "nbformat_minor": 4
        }
        """)
  }

  @Test func lineFeedAtTheEndIsKept() throws {
    let text = notebook([code("[\"x  = 1\"]")])
    #expect(try formatted(text)?.hasSuffix("}") == true)
    #expect(try formatted(text + "\n")?.hasSuffix("}\n") == true)
  }

  @Test func formattedNotebookIsUnchangedWhateverItsLayout() throws {
    #expect(try formatted(notebook([code("\"x = 1\""), code("[]"), code("[\"%%bash\\n\", \"ls  -l\"]")])) == nil)
  }

  @Test(arguments: [
    ("x  = 1", true), ("%%bash\nx  = 1", false), ("%%time\nx  = 1", true), ("%time x\nx  = 1", true),
    ("cd  x", false), ("time  = 1", true), ("# a\n%%html\n<x  y>", false), ("pip install  x", false),
    ("!ls\nx  = 1", true), ("x  = 1;", true),
  ])
  func cellsOfMagicCommandsAreLeftAlone(_ source: String, _ isFormatted: Bool) throws {
    let json = "\"" + source.replacing("\n", with: "\\n") + "\""
    #expect((try formatted(notebook([code(json)])) != nil) == isFormatted)
  }

  @Test func onlyCellsOfTheNotebooksLanguageAreFormatted() throws {
    let other = """
      {"cell_type": "code", "metadata": {"vscode": {"languageId": "julia"}}, "outputs": [], "source": "x  = 1"}
      """
    let text = notebook([other, "{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": \"x  = 1\"}"])
    #expect(try formatted(text) == nil)
  }

  @Test(arguments: [
    ("{}", true), ("{\"language_info\": {\"name\": \"python\"}}", true),
    ("{\"language_info\": {\"name\": \"R\"}}", false),
    ("{\"kernelspec\": {\"language\": \"julia\"}}", false), ("{\"kernelspec\": {\"language\": \"python\"}}", true),
    ("{\"kernelspec\": {\"name\": \"x\"}}", false),
  ])
  func metadataSaysTheLanguage(_ metadata: String, _ isPython: Bool) throws {
    #expect(try Notebook(parsing: Array(notebook([], metadata: metadata).utf8)).isPython == isPython)
  }

  @Test func missingIdsAreAddedAsRuffDoes() throws {
    let text = try #require(try formatted(notebook([code("[\"x  = 1\"]"), code("[]")], minor: 5)))
    #expect(text.contains("\"id\": \"7fb27b941602401d91542211134fc71a\""))
    #expect(text.contains("\"id\": \"acae54e37e7d407bbb7b55eff062a284\""))
  }

  @Test func errorsNameTheCell() throws {
    let result = formatNotebook(
      try Notebook(parsing: Array(notebook([code("\"x = 1\""), code("\"y = (\"")]).utf8)), options: options)
    guard case .failed(let cell, let errors) = result else {
      Issue.record("no failure")
      return
    }
    #expect(cell.number == 2)
    #expect(errors.first?.range.start == 4)
  }

  @Test(arguments: [
    ("", "it is no notebook: unexpected end of JSON in line 1, column 1"),
    ("[]", "it is no notebook: it has no list `cells`"),
    ("{\"cells\": []}", "it is no notebook: it has no table `metadata`"),
    ("{\"cells\": [], \"metadata\": {}}", "it is no notebook: it does not say its format"),
    (
      "{\"cells\": [], \"metadata\": {}, \"nbformat\": 3, \"nbformat_minor\": 0}",
      "format 4 of notebooks is expected, this is format 3"
    ),
    (
      "{\"cells\": [{}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 0}",
      "it is no notebook: cell 1 has no `cell_type` or no `source`"
    ),
  ])
  func otherTextsAreRefused(_ text: String, _ message: String) {
    do {
      _ = try Notebook(parsing: Array(text.utf8))
      Issue.record("no error")
    } catch {
      #expect(explanation(of: error) == [message])
    }
  }
}
