import Interpreters
import SystemIO
import SystemPackage
import Testing

struct VirtualEnvironmentTests {
  let sandbox: Sandbox
  let base: Interpreter

  init() throws {
    sandbox = try Sandbox()
    base = try sandbox.finder().interpreter(at: try sandbox.python("base/bin/python3"))
  }

  @discardableResult
  func create(
    _ location: String = "env", from interpreter: Interpreter? = nil, in directory: String = "work",
    _ change: (inout EnvironmentOptions) -> Void = { _ in }
  ) throws -> VirtualEnvironment {
    var options = EnvironmentOptions(toolVersion: "9.8.7")
    change(&options)
    return try VirtualEnvironment.create(
      at: FilePath(location), from: interpreter ?? base, options: options, context: sandbox.context(in: directory),
      cache: InterpreterCache(sandbox.cache))
  }

  func text(_ relative: String) throws -> String {
    String(decoding: try readFile(sandbox.path(relative)), as: UTF8.self)
  }

  /// Every path below a directory; links with where they lead.
  func tree(_ relative: String) throws -> [String] {
    var paths: [String] = []
    try walkDirectory(sandbox.path(relative)) { path, kind in
      let target = kind == .symbolicLink ? " -> \(try readLink(sandbox.path(relative).pushing(path)))" : ""
      paths.append(path.string + target)
      return true
    }
    return paths.sorted()
  }

  @Test func anEnvironmentHasTheUsualLayout() throws {
    let environment = try create()
    #expect(environment.root == sandbox.path("work/env"))
    #expect(
      try tree("work/env") == [
        ".gitignore", "CACHEDIR.TAG", "bin", "bin/activate", "bin/activate.bat", "bin/activate.csh",
        "bin/activate.fish", "bin/activate.nu", "bin/activate.ps1", "bin/activate.xsh", "bin/activate_this.py",
        "bin/deactivate.bat", "bin/pydoc.bat", "bin/python -> \(base.path)", "bin/python3 -> python",
        "bin/python3.12 -> python", "lib", "lib/python3.12", "lib/python3.12/site-packages", "lib64 -> lib",
        "pyvenv.cfg",
      ])
    #expect(
      try text("work/env/pyvenv.cfg") == """
        home = \(sandbox.path("base/bin"))
        implementation = CPython
        adder = 9.8.7
        version_info = 3.12.1
        include-system-site-packages = false

        """)
    #expect(try text("work/env/.gitignore") == "*")
    #expect(try listDirectory(sandbox.path("work")).map(\.name) == ["env"])
  }

  @Test func theInterpreterOfANewEnvironmentIsKnownWithoutRunningIt() throws {
    let environment = try create()
    #expect(try sandbox.runs(of: base.path) == 1)
    let found = try sandbox.finder(["VIRTUAL_ENV": environment.root.string]).find()
    #expect(found.interpreter == environment.interpreter)
    #expect(found.interpreter.isVirtualEnvironment)
    #expect(found.interpreter.executable == environment.root.appending("bin").appending("python"))
    #expect(found.interpreter.scheme.sitePackages == [environment.root.pushing("lib/python3.12/site-packages")])
    #expect(found.interpreter.scheme.include == environment.root.pushing("include/site/python3.12").string)
    #expect(try sandbox.runs(of: base.path) == 1)
  }

  @Test func optionsAreRecorded() throws {
    try create {
      $0.prompt = EnvironmentOptions.Prompt(".")
      $0.systemSitePackages = true
      $0.isRelocatable = true
      $0.isSeeded = true
    }
    let configuration = try #require(try EnvironmentConfiguration(ofEnvironment: sandbox.path("work/env")))
    #expect(configuration["prompt"] == "work")
    #expect(configuration["include-system-site-packages"] == "true")
    #expect(configuration.isRelocatable)
    #expect(configuration["seed"] == "true")
    #expect(try !tree("work/env").contains("bin/activate.csh"))
  }

  @Test func scriptsOfShellsThatAreNotHereReadAsTheyShould() throws {
    try create("plain") { $0.prompt = EnvironmentOptions.Prompt(#"50% "a" $P"#) }
    try create("moved") { $0.isRelocatable = true }
    #expect(try text("work/plain/bin/activate.nu").contains("const root = \"\(sandbox.path("work/plain"))\"\n"))
    #expect(try text("work/moved/bin/activate.nu").contains("const root = path self ..\n"))
    #expect(try text("work/plain/bin/activate.nu").contains(#"let prompt = "50% \"a\" $P""#))
    #expect(try text("work/plain/bin/activate.ps1").contains(#"= '50% "a" $P'"#))
    let batch = try text("work/plain/bin/activate.bat")
    #expect(batch.contains("@set \"VIRTUAL_ENV_PROMPT=50%% 'a' $P\"\r\n"))
    #expect(batch.contains("(%VIRTUAL_ENV_PROMPT:$=$$%) %PROMPT%"))
    #expect(!batch.contains("\(sandbox.path("work/plain"))"))
  }

  @Test func anEnvironmentOfAnEnvironmentRefersToTheBase() throws {
    var answer = FakeAnswer()
    answer.basePrefix = sandbox.path("base").string
    let inner = try sandbox.finder().interpreter(at: sandbox.python("outer/bin/python3", answer))
    // A real interpreter tells its base; the made-up one tells itself.
    var facts = inner.facts
    facts.baseExecutable = base.path.string
    try create(from: Interpreter(path: inner.path, facts: facts))
    #expect(try readLink(sandbox.path("work/env/bin/python")) == base.path)
    #expect(
      try EnvironmentConfiguration(ofEnvironment: sandbox.path("work/env"))?["home"] == sandbox.path("base/bin").string)
  }

  @Test func otherBuildsAndImplementationsHaveTheirOwnLinks() throws {
    let threaded = try sandbox.finder().interpreter(at: sandbox.python("t/bin/python3.13t", .freeThreaded("3.13.0")))
    try create("threaded", from: threaded)
    #expect(try tree("work/threaded").contains("bin/python3.13t -> python"))
    let pypy = try sandbox.finder().interpreter(at: sandbox.python("p/bin/pypy3", .pypy("3.10.2")))
    try create("pypy", from: pypy)
    #expect(try tree("work/pypy").contains("bin/pypy3 -> python"))
    #expect(try tree("work/pypy").contains("bin/pypy -> python"))
  }

  // MARK: What is there already

  @Test func whatIsThereIsNotOverwritten() throws {
    try create()
    #expect(throws: EnvironmentError.environmentExists("env")) { try create() }
    try sandbox.file("work/data/file")
    #expect(throws: EnvironmentError.directoryExists("data")) { try create("data") }
    #expect(throws: EnvironmentError.fileExists("data/file")) { try create("data/file") }
    try createSymbolicLink(to: "nowhere", at: sandbox.path("work/dangling"))
    #expect(throws: EnvironmentError.fileExists("dangling")) { try create("dangling") }
  }

  @Test func anEmptyDirectoryIsFilled() throws {
    try createDirectories(sandbox.path("work/env"))
    let before = try fileStatus(sandbox.path("work/env"))?.inode
    try create()
    #expect(try fileStatus(sandbox.path("work/env"))?.inode == before)
    try createDirectories(sandbox.path("here"))
    try create(".", in: "here")
    #expect(EnvironmentConfiguration.isEnvironment(sandbox.path("here")))
  }

  @Test func missingDirectoriesAboveAreMade() throws {
    try create("a/b/env")
    #expect(EnvironmentConfiguration.isEnvironment(sandbox.path("work/a/b/env")))
  }

  @Test func clearingReplacesAnEnvironmentButNothingElse() throws {
    try create()
    try sandbox.file("work/env/lib/python3.12/site-packages/left.py")
    try create { $0.existing = .clear }
    #expect(try !tree("work/env").contains("lib/python3.12/site-packages/left.py"))
    #expect(try listDirectory(sandbox.path("work")).map(\.name) == ["env"])
    try sandbox.file("work/data/file")
    #expect(throws: EnvironmentError.notAnEnvironment("data")) { try create("data") { $0.existing = .clear } }
    #expect(isFile(sandbox.path("work/data/file")))
    try create("data") { $0.existing = .clearAnything }
    #expect(!isFile(sandbox.path("work/data/file")))
  }

  @Test func clearingThroughALinkKeepsTheLink() throws {
    try create("real")
    try sandbox.file("work/real/extra")
    // A name that is no UTF-8 leads to its file only by its bytes.
    let odd = sandbox.path("work/real").pushing(FilePath(platformString: [CChar(bitPattern: 0xFF), 0x61, 0]))
    try writeFile([], to: odd)
    try createSymbolicLink(to: "real", at: sandbox.path("work/link"))
    try create("link") { $0.existing = .clear }
    #expect(try fileStatus(odd, followingLinks: false) == nil)
    #expect(try fileStatus(sandbox.path("work/link"), followingLinks: false)?.kind == .symbolicLink)
    #expect(!isFile(sandbox.path("work/real/extra")))
    #expect(EnvironmentConfiguration.isEnvironment(sandbox.path("work/real")))
  }

  @Test func allowingWhatExistsKeepsIt() throws {
    try create()
    try sandbox.file("work/env/lib/python3.12/site-packages/left.py")
    let other = try sandbox.finder().interpreter(at: sandbox.python("new/bin/python3", FakeAnswer("3.12.9")))
    try create(from: other) { $0.existing = .keep }
    #expect(try tree("work/env").contains("lib/python3.12/site-packages/left.py"))
    #expect(try readLink(sandbox.path("work/env/bin/python")) == other.path)
    #expect(try EnvironmentConfiguration(ofEnvironment: sandbox.path("work/env"))?["version_info"] == "3.12.9")
  }

  /// Schemes whose directories stand where files must be written.
  static let impossibleSchemes: [(String, @Sendable (inout InterpreterFacts) -> Void)] = [
    ("modules below pyvenv.cfg", { $0.environmentScheme.purelib = "pyvenv.cfg/lib" }),
    ("modules in .gitignore", { $0.environmentScheme.platlib = ".gitignore" }),
    ("scripts below pyvenv.cfg", { $0.environmentScheme.scripts = "pyvenv.cfg/bin" }),
  ]

  @Test(arguments: impossibleSchemes)
  func nothingIsLeftWhereItFails(what: String, change: @Sendable (inout InterpreterFacts) -> Void) throws {
    let broken = try sandbox.finder().interpreter(at: sandbox.python("b/bin/python3"))
    var facts = broken.facts
    change(&facts)
    let error = #expect(throws: SystemError.self) { try create(from: Interpreter(path: broken.path, facts: facts)) }
    #expect(error?.code == .isDirectory)
    #expect(try listDirectory(sandbox.path("work")).isEmpty)
  }

  @Test(arguments: ["two\nlines", "two\rlines"])
  func lineBreaksCannotReachTheConfiguration(text: String) throws {
    #expect(throws: EnvironmentError.self) { try create { $0.prompt = .text(text) } }
    #expect(throws: EnvironmentError.self) { try create(text) }
  }

  // MARK: pyvenv.cfg

  @Test func configurationsAreReadAsPythonReadsThem() {
    let configuration = EnvironmentConfiguration(
      parsing: "home=/usr/bin\nHome  =  /opt/bin \nno equals\nprompt = a = b\ninclude-system-site-packages = TRUE\n")
    #expect(configuration["home"] == "/opt/bin")
    #expect(configuration["prompt"] == "a = b")
    #expect(configuration["include-system-site-packages"] == "TRUE")
    #expect(!configuration.isRelocatable)
    #expect(EnvironmentConfiguration(parsing: "relocatable = True").isRelocatable)
    var changed = configuration
    changed.set("seed", to: "true")
    changed.set("prompt", to: "c")
    #expect(changed.text.hasSuffix("prompt = c\ninclude-system-site-packages = TRUE\nseed = true\n"))
  }
}
