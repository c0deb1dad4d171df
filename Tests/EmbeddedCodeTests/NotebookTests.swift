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
    ("[]", "it is no notebook: it is not an object"),
    ("{\"cells\": []}", "it is no notebook: the notebook has no `metadata`"),
    ("{\"cells\": [], \"metadata\": {}}", "it is no notebook: the notebook has no `nbformat`"),
    (
      "{\"cells\": [], \"metadata\": {}, \"nbformat\": 3, \"nbformat_minor\": 0}",
      "format 4 of notebooks is expected, this is format 3"
    ),
    (
      "{\"cells\": [{}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 0}",
      "it is no notebook: cell 1 has no `cell_type`"
    ),
    (
      "{\"cells\": [], \"cells\": [], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 0}",
      "it is no notebook: the name `cells` stands twice in one object in line 1, column 23"
    ),
    (
      "{\"cells\": [], \"metadata\": {\"a\": {\"b\": 1, \"b\": 1}}, \"nbformat\": 4, \"nbformat_minor\": 0}",
      "it is no notebook: the name `b` stands twice in one object in line 1, column 46"
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

  /// Each breaks the schema at one place.
  @Test(arguments: [
    ("\"outputs\": [],", "", "cell 1 has no `outputs`"),
    ("\"outputs\": []", "\"outputs\": null", "`outputs` of cell 1 is not a list"),
    ("\"metadata\": {}, \"outputs\"", "\"outputs\"", "cell 1 has no `metadata`"),
    ("\"metadata\": {}, \"outputs\"", "\"metadata\": [], \"outputs\"", "`metadata` of cell 1 is not an object"),
    ("null", "\"1\"", "`execution_count` of cell 1 is not an integer"),
    ("null", "1.5", "`execution_count` of cell 1 is not an integer"),
    ("null", "9223372036854775808", "`execution_count` of cell 1 is not an integer"),
    ("\"code\"", "\"heading\"", "cell 1 has the unknown `cell_type` `heading`"),
    ("\"code\"", "\"markdown\"", "cell 1 has the unknown member `execution_count`"),
    ("\"x = 1\"", "[\"x\", 1]", "`source` of cell 1 is neither text nor a list of texts"),
    ("\"outputs\"", "\"id\": 1, \"outputs\"", "`id` of cell 1 is not text"),
    ("\"outputs\"", "\"other\": 1, \"outputs\"", "cell 1 has the unknown member `other`"),
    (
      "{}, \"outputs\"", "{\"vscode\": {}}, \"outputs\"", "`vscode` of `metadata` of cell 1 has no `languageId`"
    ),
    ("\"nbformat\": 4", "\"nbformat\": \"4\"", "`nbformat` of the notebook is not an integer"),
    ("\"nbformat_minor\": 4", "\"nbformat_minor\": 4.5", "`nbformat_minor` of the notebook is not an integer"),
    ("\"nbformat_minor\": 4", "\"nbformat_minor\": 4, \"zz\": 1", "the notebook has the unknown member `zz`"),
    (
      "{}, \"nbformat\"", "{\"kernelspec\": 1}, \"nbformat\"",
      "`kernelspec` of `metadata` of the notebook is not an object"
    ),
    (
      "{}, \"nbformat\"", "{\"language_info\": {}}, \"nbformat\"",
      "`language_info` of `metadata` of the notebook has no `name`"
    ),
    ("{}, \"nbformat\"", "{\"title\": 1}, \"nbformat\"", "`title` of `metadata` of the notebook is not text"),
  ])
  func brokenSchemaIsRefused(_ part: String, _ other: String, _ problem: String) throws {
    let text = notebook([code("\"x = 1\"")])
    _ = try Notebook(parsing: Array(text.utf8))
    #expect(text.contains(part))
    do {
      _ = try Notebook(parsing: Array(text.replacing(part, with: other, maxReplacements: 1).utf8))
      Issue.record("no error")
    } catch {
      #expect(explanation(of: error) == ["it is no notebook: " + problem])
    }
  }

  @Test func whatMayBeMissingAndIsNullIsLeftOut() throws {
    let cell = """
      {"cell_type": "code", "execution_count": null, "id": null, "metadata": {"vscode": null, "a": null},
       "outputs": [], "source": "x = 1"}
      """
    let text = try Notebook(parsing: Array(notebook([cell], metadata: "{\"kernelspec\": null}").utf8)).rewritten
    #expect(
      String(decoding: text, as: UTF8.self) == """
        {
         "cells": [
          {
           "cell_type": "code",
           "execution_count": null,
           "metadata": {
            "a": null
           },
           "outputs": [],
           "source": "x = 1"
          }
         ],
         "metadata": {},
         "nbformat": 4,
         "nbformat_minor": 4
        }
        """)
  }

  @Test(arguments: [
    ("foo?;", "foo?"), ("foo??;\\nx  = 1", "foo??\\n\",\n    \"x = 1"), ("foo.a[0]? ;", "foo.a[0]?"),
    ("foo?; bar", "foo?\\n\",\n    \"bar"), ("foo?; # c", "foo?  # c"),
  ])
  func helpMayEndWithASemicolon(_ source: String, _ expected: String) throws {
    let text = try #require(try formatted(notebook([code("\"\(source)\"")])))
    #expect(text.contains("\"source\": [\n    \"\(expected)\"\n"), "\(text)")
  }
}
