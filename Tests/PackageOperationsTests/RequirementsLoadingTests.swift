import PackageOperations
import PackagingStandards
import Resolution
import SystemIO
import SystemPackage
import Testing

/// What is read from requirements given by themselves and in files.
@Suite final class RequirementsLoadingTests {
  private let sandbox: TemporaryDirectory

  init() throws { sandbox = try TemporaryDirectory() }

  private func load(
    _ files: [String: String] = [:], observer: RecordingObserver = RecordingObserver(),
    _ change: (inout RequirementsInput) -> Void
  ) throws -> LoadedRequirements {
    for (name, text) in files { try writeFile(Array(text.utf8), to: sandbox.path.appending(name)) }
    var input = RequirementsInput(workingDirectory: sandbox.path)
    change(&input)
    return try loadRequirements(input, reporting: observer)
  }

  private func texts(_ loaded: LoadedRequirements) -> [String] { loaded.requirements.map { "\($0.requirement)" } }

  @Test func filesAreReadInEveryRole() throws {
    let loaded = try load([
      "list.txt": "flask>=3\n-r more.txt\n-c limits.txt\n--no-binary numpy\n",
      "more.txt": "numpy\n-r list.txt\n", "limits.txt": "numpy<3\n", "other.txt": "jinja2==3.0\n",
      "without.txt": "click\n",
    ]) {
      $0.packages = ["requests"]
      $0.files = ["list.txt"]
      $0.overrideFiles = ["other.txt"]
      $0.excludeFiles = ["without.txt"]
    }
    #expect(texts(loaded) == ["requests", "flask>=3", "numpy"])
    #expect(loaded.constraints.map { "\($0.requirement)" } == ["numpy<3"])
    #expect(loaded.overrides.map { "\($0.requirement)" } == ["jinja2==3.0"])
    #expect(loaded.excludes == [try PackageName("click")])
    #expect(loaded.noBinary.names == [try PackageName("numpy")])
    #expect(loaded.names.map(\.string) == ["requests", "flask", "numpy"])
  }

  /// `é` as one scalar and as two are two files.
  @Test func filesWhoseNamesLookAlikeAreBothRead() throws {
    let names = ["\u{E9}.txt", "e\u{301}.txt"]
    for (name, text) in zip(names, ["flask\n", "numpy\n"]) {
      try writeFile(Array(text.utf8), to: sandbox.path.appending(name))
    }
    let loaded = try load { $0.files = names }
    #expect(texts(loaded) == ["flask", "numpy"])
  }

  @Test func projectsGiveTheirExtras() throws {
    let project = """
      [project]
      name = "app"
      version = "1"
      dependencies = ["flask"]
      [project.optional-dependencies]
      all = ["app[test]", "app[docs]"]
      test = ["pytest"]
      docs = ["sphinx"]
      """
    let all = try load(["pyproject.toml": project]) {
      $0.files = ["pyproject.toml"]
      $0.extras = [try? ExtraName("all")].compactMap(\.self)
    }
    #expect(texts(all) == ["flask", "pytest", "sphinx"])
    #expect(all.requirements.map { $0.origin.label ?? "" } == Array(repeating: "app (pyproject.toml)", count: 3))
    let every = try load {
      $0.files = ["pyproject.toml"]
      $0.wantsAllExtras = true
    }
    #expect(texts(every) == ["flask", "pytest", "sphinx"])
  }

  @Test func aListThatIsInstalledAsItStandsHasOnlyItsOwnConstraints() throws {
    let loaded = try load(["list.txt": "lib==1\n-c limits.txt\n", "limits.txt": "lib<2\n"]) { input in
      input.files = ["list.txt"]
      input.configured.constraints = [try? Requirement("lib<1")].compactMap(\.self)
      input.configured.overrides = [try? Requirement("lib==9")].compactMap(\.self)
      input.configured.excludes = [try? PackageName("other")].compactMap(\.self)
    }
    #expect(loaded.constraints.count == 2)
    #expect(loaded.overrides.count == 1)
    let list = loaded.asPinnedList
    #expect(list.constraints.map { "\($0.requirement)" } == ["lib<2"])
    #expect(list.overrides.isEmpty)
    #expect(list.excludes.isEmpty)
  }

  @Test(arguments: [
    ("no such", OperationError.Kind.input, "`no such` is no requirement"),
    ("./project", .unsupported, "Naming a package by a path or URL, as in `./project`, is not supported yet"),
    ("a @ https://u:p@example.org/a.whl", .unsupported, "The direct reference"),
  ])
  func whatIsNoRequirementIsRefused(text: String, kind: OperationError.Kind, message: String) throws {
    let error = try #require(throws: OperationError.self) { try load { $0.packages = [text] } }
    #expect(error.kind == kind)
    #expect(error.message.hasPrefix(message), "\(error)")
  }

  @Test(arguments: [
    ("-r missing.txt\n", "Failed to read `list.txt`, line 1", "File not found: `missing.txt`"),
    ("flask\n-e .\n", "Failed to read `list.txt`, line 2", "`-e .`: editable projects are not supported yet"),
    (
      "--no-binary !\n", "Invalid value `!` for `no-binary`",
      "the option `--no-binary` has it, but the name of a package is expected"
    ),
  ])
  func mistakesInFilesSayWhereTheyAre(text: String, message: String, cause: String) throws {
    let error = try #require(throws: OperationError.self) { try load(["list.txt": text]) { $0.files = ["list.txt"] } }
    #expect(error.kind == .input)
    #expect(error.message == message)
    #expect(error.causes == [cause])
  }

  @Test func anExtraThatNoProjectHasIsRefused() throws {
    let project = "[project]\nname = \"app\"\nversion = \"1\"\n"
    let error = try #require(throws: OperationError.self) {
      try load(["pyproject.toml": project]) {
        $0.files = ["pyproject.toml"]
        $0.extras = [try? ExtraName("x")].compactMap(\.self)
      }
    }
    #expect(error.message == "The extra `x` was asked for, and no project given as a file has it")
  }

  @Test func doubtfulMarkersAreWarnedOf() throws {
    let observer = RecordingObserver()
    _ = try load(["list.txt": "b; 'x' == 'y'\n"], observer: observer) {
      $0.packages = ["a; 'x' == 'y'"]
      $0.files = ["list.txt"]
    }
    let text = "comparing two strings with each other has no meaning; the comparison is ignored"
    #expect(observer.warnings() == ["\(text) (`a; 'x' == 'y'`)", "\(text) (`list.txt`, line 1)"])
  }
}
