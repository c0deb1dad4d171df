import TOMLSyntax
import Testing

/// Applies `edit` to `source` and returns the new text.
private func edited(_ source: String, _ edit: (inout TOMLEditor) throws -> Void) throws -> String {
  var editor = TOMLEditor(TOMLDocument(parsing: source))
  try edit(&editor)
  #expect(editor.document.diagnostics == [])
  return String(decoding: editor.document.source, as: UTF8.self)
}

@Suite struct TOMLEditorTests {
  @Test(arguments: [
    // A value is replaced where it stands.
    ("a = 1 # keep\nb = 2\n", ["a"], "a = 'new' # keep\nb = 2\n"),
    // A new key joins its table before the next header.
    ("[t]\n  a = 1 # one\n\n[u]\n", ["t", "b"], "[t]\n  a = 1 # one\n  b = 'new'\n\n[u]\n"),
    ("[t]\n[u]\n", ["t", "b"], "[t]\nb = 'new'\n[u]\n"),
    // A root key goes before the first header and its comment.
    ("# about t\n[t]\n", ["b"], "b = 'new'\n\n# about t\n[t]\n"),
    ("", ["b"], "b = 'new'\n"),
    ("a = 1", ["b"], "a = 1\nb = 'new'\n"),
    // Missing tables become one section, beside their relatives.
    ("[project]\nname = 'x'\n", ["tool", "adder", "x"], "[project]\nname = 'x'\n\n[tool.adder]\nx = 'new'\n"),
    (
      "[tool.a]\nx = 1\n\n[other]\n", ["tool", "b", "y"],
      "[tool.a]\nx = 1\n\n[tool.b]\ny = 'new'\n\n[other]\n"
    ),
    // Inline and dotted tables grow in their own style.
    ("t = { a = 1 }\n", ["t", "b"], "t = { a = 1, b = 'new' }\n"),
    ("t = {}\n", ["t", "b"], "t = { b = 'new' }\n"),
    ("t = {a.b = 1}\n", ["t", "a", "c"], "t = {a.b = 1, a.c = 'new'}\n"),
    ("[p]\nu.a = 1\nz = 2\n", ["p", "u", "b"], "[p]\nu.a = 1\nu.b = 'new'\nz = 2\n"),
    ("[p]\n", ["p", "needs quotes"], "[p]\n\"needs quotes\" = 'new'\n"),
  ])
  func settingTouchesNothingElse(source: String, path: [String], expected: String) throws {
    let result = try edited(source) { try $0.set(path, to: .string("new")) }
    #expect(result == expected.replacing("'new'", with: "\"new\""))
    #expect(TOMLDocument(parsing: result).root.item(at: path)?.string == "new")
  }

  @Test(arguments: [
    ("a = 1 # one\nb = 2\n", ["a"], "b = 2\n"),
    ("t = { a = 1, b = 2 }\n", ["t", "a"], "t = { b = 2 }\n"),
    ("t = { a = 1, b = 2 }\n", ["t", "b"], "t = { a = 1 }\n"),
    ("[t]\na = 1\n\n[t.u]\nb = 2\n\n# next\n[v]\n", ["t"], "# next\n[v]\n"),
    ("a.b = 1\na.c = 2\nd = 3\n", ["a"], "d = 3\n"),
    ("[[t]]\nx = 1\n[[t]]\nx = 2\n[u]\n", ["t"], "[u]\n"),
    ("a = [\n  1,\n]\nb = 2\n", ["a"], "b = 2\n"),
  ])
  func removingTakesTheWholeStatement(source: String, path: [String], expected: String) throws {
    let result = try edited(source) { editor in
      let wasThere = try editor.remove(path)
      #expect(wasThere)
    }
    #expect(result == expected)
  }

  @Test(arguments: [
    ("a = []\n", 0, "a = [9]\n"),
    ("a = [1, 2]\n", 0, "a = [9, 1, 2]\n"),
    ("a = [1, 2]\n", 2, "a = [1, 2, 9]\n"),
    ("a = [\n  1, # one\n  2, # two\n  # end\n]\n", 2, "a = [\n  1, # one\n  2, # two\n  9,\n  # end\n]\n"),
    ("a = [\n  1,\n  2 # two\n]\n", 2, "a = [\n  1,\n  2, # two\n  9\n]\n"),
    ("a = [\n  1,\n  2,\n]\n", 1, "a = [\n  1,\n  9,\n  2,\n]\n"),
  ])
  func insertingFollowsTheArraysStyle(source: String, index: Int, expected: String) throws {
    #expect(try edited(source) { try $0.insert(.integer(9), intoArrayAt: ["a"], at: index) } == expected)
  }

  @Test(arguments: [
    ("a = [1, 2, 3]\n", 0, "a = [2, 3]\n"),
    ("a = [1, 2, 3]\n", 2, "a = [1, 2]\n"),
    ("a = [1]\n", 0, "a = []\n"),
    ("a = [\n  1, # one\n  2, # two\n]\n", 0, "a = [\n  2, # two\n]\n"),
    ("a = [\n  1, # one\n  2 # two\n]\n", 1, "a = [\n  1 # one\n]\n"),
  ])
  func removingAnElementTakesItsCommaAndLine(source: String, index: Int, expected: String) throws {
    #expect(try edited(source) { try $0.removeElement(ofArrayAt: ["a"], at: index) } == expected)
  }

  @Test func multiLineArraysStayMultiLineWhenReplaced() throws {
    let result = try edited("a = [\n  1,\n]\n") { try $0.set(["a"], to: .array([.integer(2), .integer(3)])) }
    #expect(result == "a = [\n  2,\n  3,\n]\n")
  }

  @Test func impossibleEditsAreRefused() {
    var editor = TOMLEditor(TOMLDocument(parsing: "[t]\na = 1\n"))
    #expect(throws: TOMLEditError(message: "`t` is a table of its own; set its keys instead")) {
      try editor.set(["t"], to: .integer(1))
    }
    #expect(throws: TOMLEditError(message: "`t.a` is an integer, not a table")) {
      try editor.set(["t", "a", "b"], to: .integer(1))
    }
    #expect(throws: TOMLEditError(message: "`t.a` is not an array")) {
      try editor.insert(.integer(1), intoArrayAt: ["t", "a"], at: 0)
    }
    var broken = TOMLEditor(TOMLDocument(parsing: "a =\n"))
    #expect(throws: TOMLEditError(message: "the document has an error on line 1: expected a value")) {
      try broken.set(["b"], to: .integer(1))
    }
  }
}
