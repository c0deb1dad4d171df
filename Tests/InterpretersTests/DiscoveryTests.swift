import Interpreters
import PackagingStandards
import SystemIO
import SystemPackage
import Testing

struct DiscoveryTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  // MARK: The order of places

  /// Where an ordinary search looks.
  private static let everywhere = "virtual environments, managed installations, or search path"

  /// The message of the error that a search ends with.
  private func refusal(_ search: () throws -> some Any) -> String? {
    #expect(throws: InterpreterError.self) { _ = try search() }?.message
  }

  @Test func theActiveEnvironmentComesFirst() throws {
    try sandbox.environment("active")
    try sandbox.environment("work/.venv")
    try sandbox.python("bin/python3")
    let finder = sandbox.finder(path: ["bin"], ["VIRTUAL_ENV": sandbox.path("active").string])
    #expect(try sandbox.found(with: finder) == "active/bin/python")
    #expect(try sandbox.found(with: sandbox.finder(path: ["bin"])) == "work/.venv/bin/python")
  }

  @Test func anEnvironmentAboveTheWorkingDirectoryIsFound() throws {
    try sandbox.environment("work/.venv")
    try createDirectories(sandbox.path("work/src/deep"))
    #expect(try sandbox.found(with: sandbox.finder(in: "work/src/deep")) == "work/.venv/bin/python")
    #expect(try sandbox.found(with: sandbox.finder(in: "work/.venv/bin")) == "work/.venv/bin/python")
  }

  @Test func aDotVenvThatIsNoEnvironmentIsPassedOverWithANote() throws {
    try sandbox.python("work/.venv/bin/python")
    try sandbox.python("bin/python3")
    let found = try sandbox.finder(path: ["bin"]).find()
    #expect(sandbox.relative(found.interpreter.path) == "bin/python3")
    #expect(found.notes.map(\.path) == [sandbox.path("work/.venv")])
  }

  @Test func aBrokenActiveEnvironmentStopsTheSearch() throws {
    try sandbox.file("active/pyvenv.cfg", "home = /nowhere\n")
    try sandbox.environment("work/.venv")
    let finder = sandbox.finder(["VIRTUAL_ENV": sandbox.path("active").string])
    let executable = sandbox.path("active/bin/python")
    #expect(throws: InterpreterError.brokenLink(executable, isEnvironment: true)) { try finder.find() }
  }

  @Test func anActiveEnvironmentThatIsGoneIsPassedOver() throws {
    try sandbox.environment("work/.venv")
    let finder = sandbox.finder(["VIRTUAL_ENV": sandbox.path("gone").string])
    #expect(try sandbox.found(with: finder) == "work/.venv/bin/python")
  }

  @Test func condaCountsAsAnEnvironmentUnlessItIsTheBase() throws {
    try sandbox.python("conda/envs/child/bin/python3")
    try sandbox.python("conda/bin/python3")
    try sandbox.python("bin/python3")
    let child = [
      "CONDA_PREFIX": sandbox.path("conda/envs/child").string, "CONDA_DEFAULT_ENV": "child",
    ]
    let base = ["CONDA_PREFIX": sandbox.path("conda").string, "CONDA_DEFAULT_ENV": "base"]
    let mutable = EnvironmentPreference(system: false, mutable: true)
    #expect(
      try sandbox.found(with: sandbox.finder(path: ["bin"], child, environments: mutable))
        == "conda/envs/child/bin/python3")
    #expect(
      refusal {
        try sandbox.finder(path: ["bin"], base, environments: mutable).find()
      } == "No interpreter found in virtual environments")
    #expect(try sandbox.found(with: sandbox.finder(path: ["bin"], base, environments: .any)) == "conda/bin/python3")
    try sandbox.environment("work/.venv")
    #expect(try sandbox.found(with: sandbox.finder(path: ["bin"], base)) == "work/.venv/bin/python")
    var named = base
    named["_CONDA_ROOT"] = sandbox.path("conda").string
    named["CONDA_DEFAULT_ENV"] = nil
    #expect(
      try sandbox.found(with: sandbox.finder(path: ["bin"], named, environments: .onlySystem)) == "conda/bin/python3")
  }

  @Test func managedInstallationsComeBeforeTheSearchPathUnlessToldOtherwise() throws {
    let store = "home/.local/share/uv/python"
    #if arch(x86_64)
      let platform = "linux-x86_64-gnu"
    #else
      let platform = "linux-aarch64-gnu"
    #endif
    try sandbox.python("\(store)/cpython-3.11.4-\(platform)/bin/python3.11", FakeAnswer("3.11.4"))
    try sandbox.python("\(store)/cpython-3.13.2-\(platform)/bin/python3.13", FakeAnswer("3.13.2"))
    try sandbox.python("\(store)/not-a-python/bin/python3")
    try sandbox.python("bin/python3", FakeAnswer("3.12.1"))
    func found(_ request: String, _ preference: PythonPreference) throws -> String {
      try sandbox.found(PythonRequest(request), with: sandbox.finder(path: ["bin"], preference: preference))
    }
    let newest = "\(store)/cpython-3.13.2-\(platform)/bin/python3.13"
    let older = "\(store)/cpython-3.11.4-\(platform)/bin/python3.11"
    #expect(try found("default", .managed) == newest)
    #expect(try found("3.11", .managed) == older)
    #expect(try found("default", .system) == "bin/python3")
    #expect(try found("3.11", .system) == older)
    #expect(try found("default", .onlySystem) == "bin/python3")
    #expect(try found("default", .onlyManaged) == newest)
    #expect(
      refusal { try found("3.12", .onlyManaged) }
        == "No interpreter found for Python 3.12 in virtual environments or managed installations")
    #expect(
      refusal { try found("3.11", .onlySystem) }
        == "No interpreter found for Python 3.11 in virtual environments or search path")
  }

  // MARK: The search path

  @Test func namesAreTriedFromTheMostTellingOneInEachDirectory() throws {
    try sandbox.python("a/python", FakeAnswer("3.10.1"))
    try sandbox.python("a/python3", FakeAnswer("3.11.1"))
    try sandbox.python("a/python3.12", FakeAnswer("3.12.1"))
    try sandbox.python("b/python3.13", FakeAnswer("3.13.1"))
    let finder = sandbox.finder(path: ["a", "b"])
    for (request, expected) in [
      ("default", "a/python"), ("any", "a/python"), ("3", "a/python3"), ("3.12", "a/python3.12"), ("3.10", "a/python"),
      ("3.13", "b/python3.13"), (">=3.12", "a/python3.12"), (">3.12", "a/python3.12"), (">=3.13", "b/python3.13"),
      (">=3.8", "a/python3"), ("<3.11", "a/python"), ("cpython", "a/python"), ("cpython@3.12", "a/python3.12"),
      ("python3.13", "b/python3.13"), ("linux", "a/python"),
    ] {
      #expect(try sandbox.found(PythonRequest(request), with: finder) == expected, "\(request)")
    }
  }

  @Test func theNewestOfTheMinorVersionsInADirectoryIsTaken() throws {
    for minor in [9, 11, 10] { try sandbox.python("a/python3.\(minor)", FakeAnswer("3.\(minor).0")) }
    try sandbox.python("a/python3.11-config")
    try sandbox.python("a/python3.5", FakeAnswer("3.5.0"))
    #expect(try sandbox.found(with: sandbox.finder(path: ["a"])) == "a/python3.11")
    #expect(try sandbox.found(PythonRequest("<3.11"), with: sandbox.finder(path: ["a"])) == "a/python3.10")
    #expect(try sandbox.runs(of: sandbox.path("a/python3.5")) == 0)
  }

  @Test func implementationsAreFoundByTheirOwnNamesOnly() throws {
    try sandbox.python("a/pypy3", .pypy("3.10.13"))
    try sandbox.python("a/python3", FakeAnswer("3.12.1"))
    let finder = sandbox.finder(path: ["a"])
    #expect(try sandbox.found(PythonRequest("pypy"), with: finder) == "a/pypy3")
    #expect(try sandbox.found(PythonRequest("pypy3.10"), with: finder) == "a/pypy3")
    #expect(try sandbox.found(PythonRequest("3"), with: finder) == "a/python3")
    #expect(
      refusal { try finder.find(PythonRequest("3.10")) } == "No interpreter found for Python 3.10 in \(Self.everywhere)"
    )
    #expect(
      refusal { try finder.find(PythonRequest("graalpy")) } == "No interpreter found for GraalPy in \(Self.everywhere)")
    try sandbox.python("b/python3", .pypy("3.9.1"))
    #expect(try sandbox.found(with: sandbox.finder(path: ["b"])) == "b/python3")
  }

  @Test func freeThreadedBuildsNeedARequestBefore314() throws {
    try sandbox.python("a/python3", .freeThreaded("3.13.0"))
    try sandbox.python("b/python3", FakeAnswer("3.13.0"))
    let finder = sandbox.finder(path: ["a", "b"])
    #expect(try sandbox.found(PythonRequest("3.13"), with: finder) == "b/python3")
    #expect(try sandbox.found(PythonRequest("3.13t"), with: finder) == "a/python3")
    #expect(try sandbox.found(PythonRequest("3.13+gil"), with: finder) == "b/python3")
    #expect(try sandbox.found(PythonRequest("any"), with: finder) == "a/python3")
    try sandbox.python("c/python3", .freeThreaded("3.14.0"))
    #expect(try sandbox.found(PythonRequest("3.14"), with: sandbox.finder(path: ["c"])) == "c/python3")
  }

  @Test func debugBuildsAreFoundByRequest() throws {
    try sandbox.python("a/python3.12", FakeAnswer("3.12.0"))
    try sandbox.python("a/python3.12d", .debug("3.12.0"))
    #expect(try sandbox.found(PythonRequest("3.12d"), with: sandbox.finder(path: ["a"])) == "a/python3.12d")
    #expect(try sandbox.found(PythonRequest("3.12"), with: sandbox.finder(path: ["a"])) == "a/python3.12")
  }

  @Test func preReleasesAnswerToRangesAndNames() throws {
    try sandbox.python("a/python3.14", FakeAnswer("3.14.0rc2"))
    let finder = sandbox.finder(path: ["a"])
    #expect(try sandbox.found(PythonRequest(">=3.14"), with: finder) == "a/python3.14")
    #expect(try sandbox.found(PythonRequest("3.14rc2"), with: finder) == "a/python3.14")
    #expect(try sandbox.found(PythonRequest("3.14"), with: finder) == "a/python3.14")
    #expect(
      refusal { try finder.find(PythonRequest("3.14rc1")) }
        == "No interpreter found for Python 3.14rc1 in \(Self.everywhere)")
    #expect(
      refusal { try finder.find(PythonRequest("3.14.0")) }
        == "No interpreter found for Python 3.14.0 in \(Self.everywhere)")
  }

  @Test func anExecutableNameIsLookedUpAsItIs() throws {
    try sandbox.python("a/snake", FakeAnswer("3.9.0"))
    #expect(try sandbox.found(PythonRequest("snake"), with: sandbox.finder(path: ["a"])) == "a/snake")
    #expect(
      refusal { try sandbox.finder(path: ["a"]).find(PythonRequest("cobra")) }
        == "No interpreter found for executable name `cobra` in \(Self.everywhere)")
  }

  @Test func aDirectoryThatIsListedTwiceIsSearchedOnce() throws {
    let python = try sandbox.python("a/python3", FakeAnswer("3.9.0"))
    try createSymbolicLink(to: sandbox.path("a"), at: sandbox.path("b"))
    let finder = sandbox.finder(path: ["a", "b", "a", "missing"], cached: false)
    #expect(
      refusal { try finder.find(PythonRequest("3.10")) } == "No interpreter found for Python 3.10 in \(Self.everywhere)"
    )
    #expect(try sandbox.runs(of: python) == 1)
  }

  @Test func theSearchPathCanBeReplaced() throws {
    try sandbox.python("a/python3")
    try sandbox.python("b/python3")
    let finder = sandbox.finder(path: ["a"], ["UV_PYTHON_SEARCH_PATH": sandbox.path("b").string])
    #expect(try sandbox.found(with: finder) == "b/python3")
  }

  // MARK: What does not work

  @Test func brokenInterpretersArePassedOverWithANote() throws {
    try sandbox.script("a/python3", "echo 'no such version' >&2; exit 127\n")
    try sandbox.script("b/python3", "echo hello\n")
    try sandbox.script("c/python3", "exec sleep 60\n")
    try sandbox.file("d/python3", "not a program")
    try setPermissions(0o755, of: sandbox.path("d/python3"))
    try sandbox.script("e/python3", "echo 'adder-interpreter-facts:{\"version\": 3}'\n")
    try sandbox.script("f/python3", "echo 'adder-interpreter-facts:{\"unsupported\": \"3.5\"}'\n")
    try createDirectories(sandbox.path("g"))
    try createSymbolicLink(to: "nowhere", at: sandbox.path("g/python3"))
    try sandbox.python("z/python3")
    let finder = sandbox.finder(path: ["a", "b", "c", "d", "e", "f", "g", "z"], timeout: .milliseconds(300))
    let found = try finder.find()
    #expect(sandbox.relative(found.interpreter.path) == "z/python3")
    #expect(found.notes.map { sandbox.relative($0.path) } == ["a", "b", "c", "d", "e", "f"].map { "\($0)/python3" })
    let reasons = found.notes.map(\.reason)
    #expect(reasons[0] == "It exited with code 127: no such version")
    #expect(reasons[1].contains("hello"))
    #expect(reasons[2] == "It did not answer within 0.3 seconds")
    #expect(reasons[5] == "It is Python 3.5, and Python 3.6 or newer is needed")
  }

  @Test func aBrokenInterpreterNamedByItsPathIsAnError() throws {
    let broken = try sandbox.script("a/python3", "exit 3\n")
    #expect(throws: InterpreterError.exited(broken, code: 3, output: "")) {
      try sandbox.finder().find(PythonRequest(broken.string))
    }
    let missing = sandbox.path("a/missing")
    do {
      _ = try sandbox.finder().find(PythonRequest(missing.string))
      Issue.record("A missing path was found")
    } catch let error as InterpreterError {
      #expect(error.message == "No interpreter found at path `\(missing)`")
    }
  }

  @Test func notesAreTheHintsWhenNothingIsFound() throws {
    let broken = try sandbox.script("a/python3", "echo gone >&2; exit 1\n")
    do {
      _ = try sandbox.finder(path: ["a"]).find(PythonRequest("3.12"))
      Issue.record("Something was found")
    } catch let error as InterpreterError {
      #expect(
        error.message
          == "No interpreter found for Python 3.12 in virtual environments, managed installations, or search path")
      #expect(error.hints == ["Skipped `\(broken)`: It exited with code 1: gone"])
    }
  }

  @Test func whatABrokenShimStandsForIsFoundAllTheSame() throws {
    try sandbox.script("pyenv/shims/python3.12", "echo 'pyenv: python3.12: command not found' >&2; exit 127\n")
    try sandbox.python("pyenv/versions/3.12.1/bin/python", FakeAnswer("3.12.1"))
    try sandbox.python("pyenv/versions/3.12.7/bin/python", FakeAnswer("3.12.7"))
    try sandbox.python("pyenv/versions/3.13.0/bin/python", FakeAnswer("3.13.0"))
    let finder = sandbox.finder(path: ["pyenv/shims", "bin"])
    let found = try finder.find(PythonRequest("3.12"))
    #expect(sandbox.relative(found.interpreter.path) == "pyenv/versions/3.12.7/bin/python")
    #expect(found.notes.count == 1)
    // What the search path has comes first.
    try sandbox.python("bin/python3.12", FakeAnswer("3.12.4"))
    #expect(try sandbox.found(PythonRequest("3.12"), with: finder) == "bin/python3.12")
  }

  @Test func noiseBeforeTheAnswerDoesNoHarm() throws {
    var answer = FakeAnswer()
    answer.preamble = "Welcome!\n{\"not\": \"this\"}"
    try sandbox.python("a/python3", answer)
    #expect(try sandbox.found(with: sandbox.finder(path: ["a"])) == "a/python3")
  }

  // MARK: Which environments a command may use

  @Test func installingNeedsAnEnvironmentOrAPath() throws {
    let system = try sandbox.python("a/python3")
    let mutable = EnvironmentPreference(system: false, mutable: true)
    let finder = sandbox.finder(path: ["a"], environments: mutable)
    do {
      _ = try finder.findEnvironment()
      Issue.record("The system was found")
    } catch let error as InterpreterError {
      #expect(
        error.message
          == "No virtual environment found; run `adder venv` to create an environment, or pass `--system` to install "
          + "into a non-virtual environment")
    }
    do {
      _ = try finder.findEnvironment(PythonRequest("3.12"))
      Issue.record("The system was found")
    } catch let error as InterpreterError {
      #expect(error.message.hasPrefix("No virtual environment found for Python 3.12; run `adder venv`"))
    }
    #expect(try sandbox.found(PythonRequest(system.string), with: finder) == "a/python3")
    #expect(
      try sandbox.found(
        PythonRequest(sandbox.path("a").string),
        with: {
          try sandbox.python("a/bin/python3")
          return finder
        }()) == "a/bin/python3")
    try sandbox.environment("work/.venv")
    #expect(try sandbox.found(with: finder) == "work/.venv/bin/python")
    let system2 = EnvironmentPreference(system: true, mutable: true)
    #expect(try sandbox.found(with: sandbox.finder(path: ["a"], environments: system2)) == "a/python3")
  }

  @Test func anEnvironmentThatIsFirstInTheSearchPathCounts() throws {
    let mutable = EnvironmentPreference(system: false, mutable: true)
    try sandbox.environment("env")
    try sandbox.python("a/python3")
    #expect(
      try sandbox.found(with: sandbox.finder(path: ["env/bin", "a"], environments: mutable)) == "env/bin/python")
    #expect(
      refusal {
        try sandbox.finder(path: ["a", "env/bin"], environments: mutable).find()
      } == "No interpreter found in virtual environments")
  }

  @Test func theNearestVersionIsTakenWhereOneWillDo() throws {
    try sandbox.python("a/python3.11", FakeAnswer("3.11.2"))
    try sandbox.python("a/python3.12", FakeAnswer("3.12.1"))
    let finder = sandbox.finder(path: ["a"])
    func nearest(_ text: String) throws -> String {
      sandbox.relative(try finder.findNearest(PythonRequest(text)).interpreter.path)
    }
    #expect(try nearest("3.11.2") == "a/python3.11")
    #expect(try nearest("3.11.9") == "a/python3.11")
    #expect(try nearest("3.9") == "a/python3.12")
    #expect(
      refusal { try sandbox.finder().findNearest(PythonRequest("3.9")) }
        == "No interpreter found for Python 3.9 in \(Self.everywhere)")
  }

  @Test func everyExecutableIsListed() throws {
    try sandbox.python("a/python3.11", FakeAnswer("3.11.2"))
    try createSymbolicLink(to: "python3.11", at: sandbox.path("a/python3"))
    try sandbox.python("b/python3", FakeAnswer("3.12.1"))
    let found = sandbox.finder(path: ["a", "b", "a"]).all().map { sandbox.relative($0.interpreter.path) }
    #expect(found == ["a/python3", "a/python3.11", "b/python3"])
  }
}
