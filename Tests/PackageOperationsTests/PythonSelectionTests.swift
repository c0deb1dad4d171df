import Interpreters
import PackageOperations
import SystemIO
import SystemPackage
import Testing

/// Which Python is chosen where no environment decides, and what is said about it.
@Suite final class PythonSelectionTests {
  private let sandbox: TemporaryDirectory
  private let root: FilePath
  private let observer = RecordingObserver()

  init() throws {
    sandbox = try TemporaryDirectory()
    root = realPath(sandbox.path) ?? sandbox.path
    try createDirectories(root.pushing("project/inner"))
  }

  private func write(_ name: String, _ text: String) throws {
    let path = root.pushing(FilePath(name))
    try createDirectories(path.removingLastComponent())
    try writeFile(Array(text.utf8), to: path)
  }

  /// Selects for `project/inner`.
  private func select(
    asked: String? = nil, _ change: (inout PythonSelection.Scope) -> Void = { _ in }
  ) throws -> PythonSelection {
    var scope = PythonSelection.Scope(directory: root.pushing("project/inner"))
    scope.userDirectories = [root.pushing("home/adder"), root.pushing("home/uv")]
    change(&scope)
    return try selectPython(asked: asked.map { PythonRequest($0) }, in: scope, reporting: observer)
  }

  @Test func whatIsAskedForCountsMoreThanFilesAndFilesMoreThanTheProject() throws {
    #expect(try select().source == .nobody)
    try write("project/pyproject.toml", "[project]\nname = 'p'\nrequires-python = '>=3.9'\n")
    #expect(try select().source == .project)
    #expect(try select().request == PythonRequest(">=3.9"))
    #expect(try select { $0.readsProject = false }.source == .nobody)
    try write("home/uv/.python-version", "3.10\n")
    #expect(try select().source == .versionFile(root.pushing("home/uv/.python-version")))
    try write("home/adder/.python-version", "3.11\n")
    #expect(try select().request == PythonRequest("3.11"))
    try write("project/.python-version", "3.12\n")
    #expect(try select().source == .versionFile(root.pushing("project/.python-version")))
    #expect(try select { $0.readsVersionFiles = false }.source == .project)
    #expect(try select(asked: "3.13").source == .user)
    #expect(observer.warnings() == [])
  }

  @Test func theUsersFileGivesWayToTheProject() throws {
    try write("project/pyproject.toml", "[project]\nname = 'p'\nrequires-python = '>=3.12'\n")
    try write("home/adder/.python-version", "3.11\n")
    #expect(try select().source == .project)
  }

  @Test func whatIsNotObeyedIsTold() throws {
    try write("project/pyproject.toml", "[project]\nname = 'p'\nrequires-python = 'new'\n")
    try write("project/inner/.python-version", "my-environment\n3.12\n")
    #expect(try select().request == PythonRequest("3.12"))
    #expect(
      observer.warnings(in: root.appending("project")) == [
        "`\(root)/project/pyproject.toml` is not obeyed: its `requires-python` of `new` is not a version specifier",
        "Ignoring `my-environment` in `inner/.python-version`, which is no version of Python and no path",
      ])
  }

  @Test func membersThatContradictEachOtherEndTheSearch() throws {
    try write(
      "project/pyproject.toml",
      "[project]\nname = 'p'\nrequires-python = '<3.10'\n[tool.uv.workspace]\nmembers = ['./inner/']\n")
    try write("project/inner/pyproject.toml", "[project]\nname = 'q'\nrequires-python = '>=3.11'\n")
    let error = #expect(throws: OperationError.self) { try select() }
    #expect(error?.kind == .input)
    #expect(error?.causes == ["`p` requires `<3.10`, `q` requires `>=3.11`"])
  }
}
