import Caching
import Interpreters
import PackagingStandards
import SystemIO
import SystemPackage
import Testing

struct InterpreterCacheTests {
  let sandbox: Sandbox
  let cache: InterpreterCache

  init() throws {
    sandbox = try Sandbox()
    cache = InterpreterCache(sandbox.cache)
  }

  @Test func anInterpreterRunsOnceAndTellsTheSameFromTheCache() throws {
    var answer = FakeAnswer("3.13.0rc1")
    answer.cLibrary = #"["musl", 1, 2]"#
    answer.freeThreaded = true
    answer.pointerBits = 32
    let python = try sandbox.python("bin/python3", answer)
    let first = try cache.facts(of: python)
    let second = try cache.facts(of: python)
    #expect(first == second)
    #expect(try sandbox.runs(of: python) == 1)
    #expect(second.version.description == "3.13.0rc1")
    #expect(second.cLibrary == CLibrary(.musl, TwoPartVersion(1, 2)))
    #expect(second.variant == .freeThreaded)
    #expect(second.machine == "i686")
    #expect(second.installationKey == "cpython-3.13.0rc1+freethreaded-linux-x86-musl")
  }

  @Test func withoutACacheItRunsEachTime() throws {
    let python = try sandbox.python("bin/python3")
    let uncached = InterpreterCache(nil)
    _ = try uncached.facts(of: python)
    _ = try uncached.facts(of: python)
    #expect(try sandbox.runs(of: python) == 2)
  }

  @Test func aReplacedExecutableRunsAgain() throws {
    let python = try sandbox.python("bin/python3", FakeAnswer("3.12.1"))
    _ = try cache.facts(of: python)
    try sandbox.python("bin/python3", FakeAnswer("3.12.2"))
    #expect(try cache.facts(of: python).version.description == "3.12.2")
    #expect(try sandbox.runs(of: python) == 2)
  }

  @Test func aLinkThatLeadsElsewhereRunsAgain() throws {
    var answer = FakeAnswer("3.11.1")
    answer.executable = sandbox.path("link").string
    try sandbox.python("one/python3", answer)
    answer.version = "3.12.1"
    try sandbox.python("two/python3", answer)
    let link = sandbox.path("link")
    try createSymbolicLink(to: "one/python3", at: link)
    #expect(try cache.facts(of: link).version.description == "3.11.1")
    try removeFile(link)
    try createSymbolicLink(to: "two/python3", at: link)
    #expect(try cache.facts(of: link).version.description == "3.12.1")
  }

  @Test func aChangedEnvironmentConfigurationRunsItAgain() throws {
    let python = try sandbox.environment("env")
    _ = try cache.facts(of: python)
    _ = try cache.facts(of: python)
    #expect(try sandbox.runs(of: python) == 1)
    try sandbox.file("env/pyvenv.cfg", "home = /elsewhere\n")
    _ = try cache.facts(of: python)
    try removeFile(sandbox.path("env/pyvenv.cfg"))
    _ = try cache.facts(of: python)
    #expect(try sandbox.runs(of: python) == 3)
  }

  @Test func aShimRunsEachTime() throws {
    let real = try sandbox.python("versions/bin/python3")
    var answer = FakeAnswer()
    answer.executable = real.string
    let shim = try sandbox.python("shims/python3", answer)
    _ = try cache.facts(of: shim)
    _ = try cache.facts(of: shim)
    #expect(try sandbox.runs(of: shim) == 2)
  }

  @Test func aShimOfPyenvRunsAgainOnceItsVersionMayHaveChanged() throws {
    let real = try sandbox.python("pyenv/versions/3.12.1/bin/python3", FakeAnswer("3.12.1"))
    var answer = FakeAnswer("3.12.1")
    answer.executable = real.string
    let shim = try sandbox.python("pyenv/shims/python3", answer)
    func runs(_ variables: [String: String] = [:], in directory: String = "work") throws -> Int {
      _ = try sandbox.finder(path: ["pyenv/shims"], variables, in: directory).find()
      return try sandbox.runs(of: shim)
    }
    #expect(try runs() == 1)
    #expect(try runs() == 1)
    try sandbox.file("pyenv/version", "3.12.1\n")
    #expect(try runs() == 2)
    #expect(try runs() == 2)
    try sandbox.file("work/.python-version", "3.12.1\n")
    #expect(try runs() == 3)
    #expect(try runs(in: "home") == 3)
    #expect(try runs(["PYENV_VERSION": "3.12.1"]) == 4)
    #expect(try runs(["PYENV_VERSION": "3.12.1"]) == 4)
    #expect(try runs(["PYENV_HOOK_PATH": "/hooks"]) == 5)
    #expect(try runs(["PYENV_HOOK_PATH": "/hooks"]) == 6)
    try sandbox.python("pyenv/versions/3.12.1/bin/python3", answer)
    #expect(try runs() == 7)
    try createDirectories(sandbox.path("pyenv/versions/3.13.0"))
    #expect(try runs() == 8)
    #expect(try runs() == 8)
  }

  @Test func aShimWithoutSuchACommandIsRememberedToo() throws {
    try createDirectories(sandbox.path("pyenv/versions"))
    let shim = try sandbox.script("pyenv/shims/python3", "echo ran >> \"$0.runs\"; echo none >&2; exit 127\n")
    for _ in 0..<3 {
      let finder = sandbox.finder(path: ["pyenv/shims"])
      let note = "Skipped `\(shim)`: It exited with code 127: none"
      #expect { try finder.find() } throws: { ($0 as? InterpreterError)?.hints == [note] }
    }
    #expect(try sandbox.runs(of: shim) == 1)
    try sandbox.file("pyenv/version", "3.12\n")
    #expect(throws: InterpreterError.self) { try sandbox.finder(path: ["pyenv/shims"]).find() }
    #expect(try sandbox.runs(of: shim) == 2)
  }

  @Test func aDamagedEntryIsReplaced() throws {
    let python = try sandbox.python("bin/python3")
    let facts = try cache.facts(of: python)
    let directory = sandbox.cache.directory(.interpreters)
    let entry = directory.appending(try #require(try listDirectory(directory).first).name)
    let whole = try readFile(entry)
    for length in stride(from: 0, to: whole.count, by: 37) {
      try writeFile(Array(whole.prefix(length)), to: entry)
      #expect(try cache.facts(of: python) == facts)
    }
    for position in stride(from: 0, to: whole.count, by: 53) {
      var damaged = whole
      damaged[position] ^= 0x41
      try writeFile(damaged, to: entry)
      #expect(try cache.facts(of: python) == facts)
    }
  }

  @Test func anEntryThatIsNoFileOrNotOfThisExecutableIsReplaced() throws {
    let python = try sandbox.python("bin/python3"), other = try sandbox.python("other/python3", FakeAnswer("3.9.1"))
    let facts = try cache.facts(of: python)
    let directory = sandbox.cache.directory(.interpreters)
    let entry = directory.appending(try #require(try listDirectory(directory).first).name)
    _ = try cache.facts(of: other)
    let foreign = try #require(try listDirectory(directory).map(\.name).first { $0 != entry.lastComponent?.string })
    try writeFile(try readFile(directory.appending(foreign)), to: entry)
    #expect(try cache.facts(of: python) == facts)
    for target in ["/dev/zero", "/nowhere", "."] {
      try removeFile(entry)
      try createSymbolicLink(to: FilePath(target), at: entry)
      #expect(try cache.facts(of: python) == facts)
    }
    #expect(try sandbox.runs(of: python) == 5)
  }

  @Test func missingInterpretersAndBrokenLinksAreToldApart() throws {
    let missing = sandbox.path("missing")
    #expect(throws: InterpreterError.notFound(missing)) { try cache.facts(of: missing) }
    try sandbox.file("env/pyvenv.cfg", "home = /nowhere\n")
    try createDirectories(sandbox.path("env/bin"))
    let link = sandbox.path("env/bin/python")
    try createSymbolicLink(to: "/nowhere/python3", at: link)
    #expect(throws: InterpreterError.brokenLink(link, isEnvironment: true)) { try cache.facts(of: link) }
  }

  @Test func installationsOfThePackageManagerAreRefused() throws {
    try sandbox.file(
      "lib/EXTERNALLY-MANAGED",
      """
      [other]
      Error=not this
      [externally-managed]
      # a comment
      Error=To install packages, use apt.
       See the manual:
       .
         /usr/share/doc

      Error-de=auf Deutsch
      """)
    var answer = FakeAnswer()
    answer.standardLibrary = sandbox.path("lib").string
    let python = try sandbox.python("usr/bin/python3", answer)
    let interpreter = try sandbox.finder().interpreter(at: python)
    let explanation = "To install packages, use apt.\nSee the manual:\n\n/usr/share/doc"
    #expect(throws: InterpreterError.externallyManaged(prefix: sandbox.path("usr"), explanation: explanation)) {
      try interpreter.requireNotExternallyManaged()
    }
    try sandbox.file("lib/EXTERNALLY-MANAGED", "nonsense")
    #expect(throws: InterpreterError.externallyManaged(prefix: sandbox.path("usr"), explanation: nil)) {
      try interpreter.requireNotExternallyManaged()
    }
    try removeFile(sandbox.path("lib/EXTERNALLY-MANAGED"))
    try interpreter.requireNotExternallyManaged()
  }
}
