import SystemIO
import SystemPackage
import TestIndex
import Testing

/// A command line with and without an option, and what the option changes: one that is parsed and forgotten changes
/// nothing.
struct OptionRun: CustomTestStringConvertible, Sendable {
  /// The command line without the option; `[INDEX]` is the index, `[OTHER]` another one.
  var command: String
  var option: String
  /// What is there with the option only.
  var adds: [String] = []
  /// What is there without the option only.
  var removes: [String] = []
  /// The exit code without the option, and with it.
  var codes: (without: Int32, with: Int32) = (0, 0)
  /// Command lines that are run before, to success; `venv -q` makes an environment of a real Python.
  var before: [String] = []
  /// A command line that is run afterwards: what it says counts too.
  var after: String?
  /// A file whose kind and content count too, below the working directory.
  var file: String?
  var variables: [String] = []
  /// Standard input.
  var input: String

  init(
    _ command: String, _ option: String, adds: String..., removes: [String] = [],
    codes: (without: Int32, with: Int32) = (0, 0), before: [String] = [], after: String? = nil, file: String? = nil,
    variables: [String] = [], input: String = ""
  ) {
    (self.command, self.option, self.adds, self.removes) = (command, option, adds, removes)
    (self.codes, self.before, self.after, self.file) = (codes, before, after, file)
    (self.variables, self.input) = (variables, input)
  }

  /// The command line with the option.
  var full: String { command + " " + option }

  var testDescription: String { (variables + [full]).joined(separator: " ") }

  /// Runs both and compares.
  func check() throws {
    let bench = try prepared()
    let without = try said(by: command, code: codes.without, on: bench)
    let with = try said(by: full, code: codes.with, on: leavesNothing ? bench : prepared())
    #expect(!adds.isEmpty || !removes.isEmpty || codes.without != codes.with, "nothing is compared")
    for text in adds {
      #expect(with.contains(text), "with `\(option)` there is no `\(text)`:\n\(with)")
      #expect(!without.contains(text), "without `\(option)` there is `\(text)` too:\n\(without)")
    }
    for text in removes {
      #expect(!with.contains(text), "with `\(option)` there is still `\(text)`:\n\(with)")
      #expect(without.contains(text), "without `\(option)` there is no `\(text)`:\n\(without)")
    }
  }

  /// Checks that the option changes nothing at all.
  func checkSame() throws {
    let bench = try prepared()
    let without = try said(by: command, code: 0, on: bench)
    #expect(try said(by: full, code: 0, on: leavesNothing ? bench : prepared()) == without)
  }

  /// Whether the command can be run a second time as if it had not been run before.
  private var leavesNothing: Bool {
    if file != nil || option == "--offline" || option == "--dry-run" || option == "--check" { return false }
    let reads = ["pip compile", "pip list", "pip freeze", "pip show", "pip tree", "pip check", "python ", "lint "]
    return command.contains("--dry-run") || reads.contains { command.hasPrefix($0) }
  }

  /// A sandbox in which the command line can be run.
  private func prepared() throws -> OptionBench {
    let bench = try OptionBench()
    let run = bench.run
    let makesEnvironment = command.hasPrefix("pip ") && !command.hasPrefix("pip compile")
    if makesEnvironment || before.contains("venv -q") {
      try run.makeEnvironment()
    }
    run.environment.append("ADDER_PYTHON_SEARCH_PATH=" + bench.pythons)
    for line in before where line != "venv -q" {
      let result = try run(try bench.filled(line))
      #expect(result.exitCode == 0, "\(result)")
    }
    run.environment += try variables.map(bench.filled)
    return bench
  }

  /// What a command line says, and what there is afterwards.
  private func said(by commandLine: String, code: Int32, on bench: OptionBench) throws -> String {
    let run = bench.run
    let result = try run(try bench.filled(commandLine), input: input)
    #expect(result.exitCode == code, "\(result)")
    var text = result.standardOutput + result.standardError
    // The header names the command itself.
    text.replace(try bench.filled(commandLine), with: "[COMMAND]")
    if let after { text += try run(after).standardOutput }
    if let file {
      let path = run.directory.pushing(FilePath(file))
      text += "kind: \(try fileStatus(path, followingLinks: false)?.kind, default: "none")\n"
      if isFile(path), let bytes = try readFileIfPresent(path) { text += String(decoding: bytes, as: UTF8.self) }
    }
    return text
  }
}

/// Where options are tried: an index and another one, files of requirements, projects, sources and two Pythons.
struct OptionBench {
  private static let index = TestIndex([
    "app": [
      .wheel("app", "1.0", requires: ["part"]).uploaded("2021-01-01T00:00:00Z"),
      .wheel("app", "2.0", requires: ["part", "lib; extra == 'more'"], extras: ["more"])
        .uploaded("2023-01-01T00:00:00Z"),
    ],
    "part": [
      .wheel("part", "1.0").uploaded("2020-01-01T00:00:00Z"), .wheel("part", "1.1").uploaded("2020-01-01T00:00:00Z"),
      .wheel("part", "2.0a1").uploaded("2020-01-01T00:00:00Z"),
    ],
    "lib": [.wheel("lib", "1.0")],
    "source": [TestDistribution(filename: "source-2.0.tar.gz", content: []), .wheel("source", "1.0")],
    "marked": [.wheel("marked", "1.0", requires: ["lib; sys_platform == 'win32'", "part; python_version > '3.80'"])],
    "tagged": [.wheel("tagged", "1.0"), .wheel("tagged", "2.0", tags: "py3-none-win_amd64")],
    "picky": [.wheel("picky", "1.0"), .wheel("picky", "2.0", requiresPython: ">=3.90")],
  ])
  private static let otherIndex = TestIndex([
    "app": [.wheel("app", "1.5", requires: ["part"])],
    "part": [.wheel("part", "1.0.5")],
  ])
  /// They serve every run of every test.
  private static let server = Result { try TestIndexServer(index) }
  private static let otherServer = Result { try TestIndexServer(otherIndex) }

  let run: ProgramRun
  /// The directories of two made-up Pythons, 3.12 with a package in it and 3.11, which its distributor manages.
  let pythons: String

  init() throws {
    run = try ProgramRun()
    let search = try run.makePython("3.12.1")
    let managed = try run.makePython("3.11.4")
    pythons = "\(search):\(managed)"
    run.environment = ["ADDER_DEFAULT_INDEX=\(try Self.server.get().url)"]
    let ghost = search.removingLastComponent().pushing("lib/python3.12/site-packages/ghost-9.0.dist-info")
    try createDirectories(ghost)
    let metadata = "Metadata-Version: 2.1\nName: ghost\nVersion: 9.0\nRequires-Dist: nobody\n"
    try writeFile(Array(metadata.utf8), to: ghost.appending("METADATA"))
    let library = managed.removingLastComponent().appending("lib")
    try createDirectories(library)
    try writeFile(Array("[externally-managed]\n".utf8), to: library.appending("EXTERNALLY-MANAGED"))
    for (name, text) in Self.files { try run.write(name, text) }
    let link = TestDistribution.wheel("app", "4.0")
    try createDirectories(run.directory.appending("links"))
    try writeFile(link.content, to: run.directory.appending("links").appending(link.filename))
  }

  func filled(_ text: String) throws -> String {
    guard text.contains("[") else { return text }
    return text.replacing("[INDEX]", with: try Self.server.get().url)
      .replacing("[OTHER]", with: try Self.otherServer.get().url)
  }

  private static let files: [(name: String, text: String)] = [
    ("app.txt", "app\n"), ("older.txt", "app<2\n"), ("nothing.txt", ""), ("part.txt", "part\n"),
    ("pinned.txt", "part==1.0\n"), ("more.txt", "app[more]\n"),
    ("here.txt", "lib\npart ; platform_version == '#1 SMP'\n"),
    ("tagged.txt", "tagged\n"), ("picky.txt", "picky\n"), ("source.txt", "source\n"), ("deep.txt", "marked\n"),
    ("wrong.txt", "part==1.0 --hash=sha256:\(String(repeating: "0", count: 64))\n"),
    ("linux.txt", "part ; sys_platform == 'linux'\n"), ("sub/app.txt", "lib\n"),
    ("other.toml", "resolution = 'lowest'\n"), ("configured/uv.toml", "resolution = 'lowest'\n"),
    (
      "mine/pyproject.toml",
      """
      [project]
      name = "mine"
      version = "1"
      requires-python = ">=3.8"
      dependencies = ["app"]
      [project.optional-dependencies]
      more = ["lib"]
      """
    ),
    ("old/pyproject.toml", "[project]\nname = 'old'\nversion = '1'\nrequires-python = '==3.11.*'\n"),
    (
      "sourced/pyproject.toml",
      """
      [project]
      name = "sourced"
      version = "1"
      dependencies = ["app"]
      [tool.uv.sources]
      app = { index = "elsewhere" }
      """
    ),
    ("code/bad.py", "def f(:\n"), ("code/match.py", "match x:\n    case 1:\n        pass\n"),
    ("code/wide.py", "value = function(argument, argument)\n"), ("code/ugly.py", "print( 1 )\n"),
    ("code/note.x", "print( 1 )\n"), ("code/ignored.py", "print( 1 )\n"),
    ("code/.git/HEAD", ""), ("code/.gitignore", "ignored.py\n"), ("code/ruff.toml", "extend-exclude = ['ugly.py']\n"),
  ]
}
