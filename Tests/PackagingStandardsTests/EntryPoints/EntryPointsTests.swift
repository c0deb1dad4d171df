import PackagingStandards
import Testing

@Suite struct EntryPointsTests {
  @Test func groupsAndReferencesAreRead() throws {
    let points = try EntryPoints(
      """
      before = any.group
      [console_scripts]
      # a comment
      foo = foomod:main
      foobar = foomod:main_bar [bar,baz]
        spaced.name=pkg.mod : Class.method
      [gui_scripts]
      gui = gui_module:run
      [other]
      plain = some.module
      odd = not a reference
      [console_scripts]
      again = x:y
      """)
    #expect(points.consoleScripts.map(\.name) == ["foo", "foobar", "spaced.name", "again"])
    #expect(points.consoleScripts[1].module == "foomod")
    #expect(points.consoleScripts[1].attribute == "main_bar")
    #expect(points.consoleScripts[1].extras == ["bar", "baz"])
    #expect(points.consoleScripts[2].attribute == "Class.method")
    #expect(points.guiScripts.map(\.name) == ["gui"])
    #expect(points.entryPoints(in: "other").map(\.name) == ["plain"])
    #expect(points.entryPoints(in: "other")[0].attribute == nil)
    #expect(points.entryPoints(in: "none").isEmpty)
  }

  @Test(arguments: [
    "foo", "foo =", "= a:b", "foo = a b:c", "foo = a:b c", "foo = 1a:b", "foo = a:", "foo = a:b [x", "foo = ;rm:x",
  ])
  func malformedScriptsAreRefusedByLine(line: String) {
    let error = #expect(throws: EntryPointsError.self) { try EntryPoints("[console_scripts]\n\(line)\n") }
    #expect(error?.line == 2)
  }

  @Test(arguments: [
    ("ok", true), ("ok-1.2_x", true), ("../x", false), ("a/b", false), ("a\\b", false), ("..", false), ("a:b", false),
    ("a\tb", false),
  ])
  func unsafeCommandNamesAreTold(name: String, expected: Bool) throws {
    let point = try #require(EntryPoint(name: name, value: "a:b"))
    #expect(point.isSafeFilename == expected)
  }
}
