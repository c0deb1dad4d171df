import SystemIO
import SystemPackage
import Testing

/// Names that are no UTF-8: repaired, they would be those of other files.
struct UnreadableNameTests {
  /// A run with a folder of such a name, and one of the name that is left of it when it is repaired.
  private func run() throws -> ProgramRun {
    let run = try ProgramRun()
    try run.write("n\u{FFFD}/a.py", "victim  =  1\n")
    try shell("mkdir $'n\\xff'; printf 'x  =  1\\n' > $'n\\xff/a.py'", run)
    return run
  }

  @discardableResult
  private func shell(_ script: String, _ run: ProgramRun) throws -> (exitCode: Int32, errors: String) {
    let output = try runProcess(
      "/bin/bash", ["-c", script.replacing("adder", with: "\(ProgramRun.executable)")],
      variables: ["HOME=\(run.home)", "PATH=/usr/bin:/bin"], workingDirectory: run.directory, timeout: .seconds(60))
    return (output.exitCode, String(decoding: output.standardError, as: UTF8.self))
  }

  @Test(arguments: [
    ("cd $'n\\xff'; adder pip list", "The name of the working directory is not UTF-8"),
    ("UV_CACHE_DIR=$'n\\xff' adder cache dir", "The environment variable `UV_CACHE_DIR` is not UTF-8"),
    ("HOME=$'n\\xff' adder cache dir", "The environment variable `HOME` is not UTF-8"),
    ("adder cache dir --cache-dir $'n\\xff'", "The argument `n\u{FFFD}` is not UTF-8"),
    ("adder lint -o $'n\\xff/o' n*", "is not UTF-8"),
  ])
  func nothingElseIsTakenForThem(script: String, reason: String) throws {
    let run = try run()
    let output = try shell(script, run)
    #expect(output.exitCode == 2)
    #expect(output.errors.contains(reason), "\(output.errors)")
    #expect(try readFile(run.directory.pushing("n\u{FFFD}/a.py")) == Array("victim  =  1\n".utf8))
    #expect(try listDirectory(run.directory.appending("n\u{FFFD}")).map(\.name) == ["a.py"])
  }

  @Test(arguments: [
    "cd $'n\\xff'; adder format --no-cache a.py", "cd $'n\\xff'; adder format --no-cache",
    "adder format $'n\\xff/a.py'",
    "adder format $'n\\xff'", "adder format --directory . $'n\\xff'",
  ])
  func sourcesMayHaveAnyName(script: String) throws {
    let run = try run()
    let output = try shell(script, run)
    #expect(output.exitCode == 0, "\(output.errors)")
    let folder = run.directory.pushing(FilePath(platformString: [0x6E, -1, 0]))
    #expect(try readFile(folder.appending("a.py")) == Array("x = 1\n".utf8))
    #expect(try readFile(run.directory.pushing("n\u{FFFD}/a.py")) == Array("victim  =  1\n".utf8))
  }

  @Test func realNamesAreNotTakenForTheOnesThatStandForThem() throws {
    let run = try run()
    // Characters that the program uses for bytes that are no text.
    try run.write("n\u{10FFFF}.py", "x  =  1\n")
    try shell("printf 'y  =  1\\n' > $'n\\xff.py'", run)
    #expect(try run(words: ["format", "--no-cache", "n\u{10FFFF}.py"]).exitCode == 0)
    #expect(try readFile(run.directory.pushing("n\u{10FFFF}.py")) == Array("x = 1\n".utf8))
    let other = run.directory.pushing(FilePath(platformString: [0x6E, -1, 0x2E, 0x70, 0x79, 0]))
    #expect(try readFile(other) == Array("y  =  1\n".utf8))
  }

  /// `é` as one scalar and as two are two files, whatever the language says of the texts.
  @Test func namesThatLookAlikeAreTwo() throws {
    let run = try ProgramRun()
    let (one, two) = ("\u{E9}", "e\u{301}")
    try run.write("\(two)/ruff.toml", "indent-width = 8\n")
    for folder in [one, two] { try run.write("\(folder)/m.py", "if x:\n  y\n") }
    try run.write("\(one).py", "x  =  1\n")
    try run.write("\(two).py", "x = 1\n")
    #expect(try run(words: ["format", "--no-cache", "--check", "\(two).py", "\(one).py"]).exitCode == 1)
    #expect(try run("format --no-cache").exitCode == 0)
    #expect(try readFile(run.directory.pushing(FilePath("\(one)/m.py"))) == Array("if x:\n    y\n".utf8))
    #expect(try readFile(run.directory.pushing(FilePath("\(two)/m.py"))) == Array("if x:\n        y\n".utf8))
    #expect(try readFile(run.directory.pushing(FilePath("\(one).py"))) == Array("x = 1\n".utf8))
    try run.write("\(one).py", "def f(:\n")
    #expect(try run("lint --no-cache").exitCode == 1)
  }

  @Test func closedStreamsAreNotTheFirstFile() throws {
    let run = try ProgramRun()
    try run.write("a.py", "x  =  1\n")
    #expect(try shell("adder format a.py <&- >&- 2>&-", run).exitCode == 0)
    #expect(try readFile(run.directory.appending("a.py")) == Array("x = 1\n".utf8))
    #expect(try shell("adder venv -q env && adder pip list -p env/bin/python >&- 2>&-", run).exitCode == 0)
    for entry in try listDirectory(run.directory.appending("env"))
    where entry.kind == .file && entry.name != "pyvenv.cfg" {
      #expect(
        try !String(decoding: readFile(entry.path(in: run.directory.appending("env"))), as: UTF8.self).contains(
          "Python"))
    }
  }

  @Test func variablesThatNobodyReadsMayHoldAnything() throws {
    let run = try run()
    #expect(try shell("LS_COLORS=$'\\xff' adder cache dir", run).exitCode == 0)
  }
}
