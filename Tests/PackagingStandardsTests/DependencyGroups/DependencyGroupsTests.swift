import PackagingStandards
import TOMLSyntax
import Testing

struct DependencyGroupsTests {
  func groups(_ text: String) throws -> DependencyGroups {
    let document = TOMLDocument(parsing: "[dependency-groups]\n" + text)
    #expect(document.diagnostics.isEmpty)
    return DependencyGroups(try #require(document.root["dependency-groups"]?.table))
  }

  func requirements(_ text: String, of name: String) throws -> [String] {
    try groups(text).requirements(of: try GroupName(name)).map(\.description)
  }

  @Test func groupsIncludeEachOther() throws {
    let text = """
      test = ["pytest>7", "coverage"]
      docs = ["sphinx"]
      Typing_Test = [{include-group = "typing"}, {include-group = "Test"}, "extra-stubs; python_version < '3.9'"]
      typing = ["mypy"]
      empty = []
      """
    #expect(
      try requirements(text, of: "typing-test")
        == ["mypy", "pytest>7", "coverage", "extra-stubs ; python_full_version < '3.9'"])
    #expect(try requirements(text, of: "empty") == [])
    #expect(try groups(text).names.map(\.string) == ["test", "docs", "typing-test", "typing", "empty"])
  }

  @Test(arguments: [
    ("a = ['x']", "b", "dependency group `b` is not defined"),
    ("a = [{include-group = 'b'}]", "a", "dependency group `b`, which `a` includes, is not defined (line 2)"),
    (
      "a = [{include-group = 'b'}]\nb = [{include-group = 'c'}]\nc = [{include-group = 'b'}]", "a",
      "dependency group `b` includes itself: `b` -> `c` -> `b` (line 3)"
    ),
    ("a = [{include-group = 'a'}]", "a", "dependency group `a` includes itself: `a` -> `a` (line 2)"),
    ("a-b = []\nA_b = []", "a-b", "`a-b`, `A_b` name the same dependency group (line 3)"),
    ("a = 'x'", "a", "a dependency group must be an array, found a string (line 2)"),
    (
      "a = [1]", "a",
      "an entry of a dependency group must be a requirement or a table with `include-group`, found an integer (line 2)"
    ),
    ("a = [{}]", "a", "unknown kind of entry in a dependency group: a table with no keys (line 2)"),
    ("a = [{path = 'x'}]", "a", "unknown kind of entry in a dependency group: a table with `path` (line 2)"),
    (
      "a = [{include-group = 'x', y = 1}]", "a",
      "`include-group` in a dependency group must be a name and stand alone (line 2)"
    ),
    (
      "a = ['x']\nb = [\n  'x',\n  'y ==',\n]", "b",
      "invalid requirement in a dependency group: invalid version specifier `==`: a version must follow the operator (line 5)"
    ),
  ])
  func whatIsWrongIsAnErrorOfTheGroupThatIsUsed(text: String, name: String, message: String) throws {
    let error = #expect(throws: DependencyGroupError.self) { _ = try requirements(text, of: name) }
    #expect(error?.message == message)
  }

  @Test func whatIsWrongWithOneGroupDoesNotConcernAnother() throws {
    let text = "good = ['x']\nbad = 3\n'-' = []"
    #expect(try requirements(text, of: "good") == ["x"])
    #expect(try groups(text).malformedNames.map(\.line) == [4])
  }
}
