import PythonSemantics
import PythonSyntax
import Testing

@Suite struct QualifiedNameTests {
  /// The qualified name of the last expression statement's value.
  private func name(_ source: String) -> String? {
    let tree = SyntaxTree(parsing: source)
    let model = SemanticModel(tree)
    guard let body = tree.module?.body, let last = body.lastElement?.asExpressionStatement else { return nil }
    let name = model.view.qualifiedName(of: last.value.id)
    return name.isNone ? nil : model.view.text(of: name)
  }

  @Test(
    arguments: [
      ("import os\nos.path.join", "os.path.join"), ("import os.path\nos", "os"), ("import os.path\nos.path", "os.path"),
      ("import os.path as p\np.join", "os.path.join"), ("from os import path as p\np.join", "os.path.join"),
      ("from os.path import join as j\nj", "os.path.join"), ("open", "builtins.open"), ("open.x", "builtins.open.x"),
      ("from builtins import open\nopen", "builtins.open"), ("from . import a\na.b", ".a.b"),
      ("from ..x import a\na", "..x.a"), ("import os\nos.f().x", nil), ("x = 1\nx.y", nil),
      ("import os\nos = 1\nos.x", nil),
      ("def open(): pass\nopen", nil), ("(1).x", nil), ("import a.b, a.c\na.b.d", "a.b.d"),
      ("if x:\n  import simplejson as json\nelse:\n  import json\njson.loads", "json.loads"), ("unknown.x", nil),
    ] as [(String, String?)])
  func expressionHasName(source: String, expected: String?) {
    #expect(name(source) == expected)
  }

  @Test func namesAreComparedWithoutStrings() {
    let tree = SyntaxTree(
      parsing: "import typing as t\nfrom typing import cast\nt.cast\ncast\nprint\nt.cast.x\nx = 1\nx\n")
    let model = SemanticModel(tree)
    let view = model.view
    guard let body = tree.module?.body else {
      Issue.record("no module")
      return
    }
    func value(_ index: Int) -> NodeID { body[index].asExpressionStatement?.value.id ?? .absent }
    let names = [view.qualifiedName(of: value(2)), view.qualifiedName(of: value(3))]
    #expect(names[0] == names[1])
    let matches = [
      view.matches(value(2), "typing.cast"), view.isTyping(value(3), "cast"),
      view.matches(value(2), module: "typing", member: "cast"), view.isBuiltin(value(4), "print"),
    ]
    #expect(matches == [true, true, true, true])
    let mismatches = [
      view.matches(value(2), "typing.cas"), view.matches(value(2), "cast"), view.matches(value(2), "yping.cast"),
      view.matches(value(2), "typing..cast"), view.matches(value(2), ""), view.matches(value(5), "typing.cast"),
      view.isBuiltin(value(4), "open"), view.matches(value(7), "x"), view.isTyping(value(5), "cast"),
    ]
    #expect(!mismatches.contains(true))
  }
}
