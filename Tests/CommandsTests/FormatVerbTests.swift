import SystemIO
import SystemPackage
import TestSupport
import Testing

@Suite struct FormatVerbTests {
  /// A project with a file of each kind: formatted, not formatted, broken.
  private func run() throws -> ProgramRun {
    let run = try ProgramRun()
    try run.write("good.py", "x = 1\n")
    try run.write("bad.py", "x  =  'a'\ny = 2\n")
    try run.write("pkg/worse.pyi", "class A:\n    ...\n\n\n\n\ndef f( a ) : ...\n")
    try run.write("readme.md", "# T\n\n```py\nx  = 1\n```\n")
    try run.write(
      "book.ipynb",
      "{\"cells\": [{\"cell_type\": \"code\", \"execution_count\": null, \"metadata\": {}, \"outputs\": [], \"source\": "
        + "[\"a = 1\"]}, {\"cell_type\": \"code\", \"execution_count\": 2, \"metadata\": {}, \"outputs\": [], \"source\": "
        + "[\"%time\\n\", \"b  = 1;\"]}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 4}\n")
    return run
  }

  private func addBroken(_ run: ProgramRun) throws {
    try run.write("broken.py", "x = (\n")
    try run.write(
      "broken.ipynb",
      "{\"cells\": [{\"cell_type\": \"code\", \"metadata\": {}, \"outputs\": [], \"source\": \"a = [\"}], \"metadata\": {}, "
        + "\"nbformat\": 4, \"nbformat_minor\": 4}")
    try run.write("latin.py", "x = 1\n")
    try writeFile([0x78, 0xFF, 0x0A], to: run.directory.appending("latin.py"))
  }

  private func text(_ run: ProgramRun, _ name: String) throws -> String {
    String(decoding: try readFile(run.directory.pushing(FilePath(name))), as: UTF8.self)
  }

  @Test func filesAreWrittenOnce() throws {
    let run = try run()
    let first = try run("format --no-cache")
    #expect(try text(run, "bad.py") == "x = \"a\"\ny = 2\n")
    #expect(try text(run, "readme.md") == "# T\n\n```py\nx = 1\n```\n")
    #expect(try text(run, "book.ipynb").contains("\"b = 1;\"\n"))
    let times = try fileStatus(run.directory.appending("bad.py"))?.modificationTime
    try checkSnapshot([first, run("format --no-cache"), run("format --no-cache -q --exit-non-zero-on-format")])
    #expect(try fileStatus(run.directory.appending("bad.py"))?.modificationTime == times)
  }

  @Test func checkAndDiffWriteNothing() throws {
    let run = try run()
    try checkSnapshot([
      run("format --no-cache --check"), run("format --no-cache --check --output-format concise"),
      run("format --no-cache --diff"), run("format --no-cache -q --diff bad.py"),
      run("format --no-cache --check good.py"),
      run("format --no-cache --check -q --output-format json bad.py book.ipynb"),
      run("format --no-cache --check --output-format github bad.py"), run("format --check --output-format xml"),
    ])
    #expect(try text(run, "bad.py") == "x  =  'a'\ny = 2\n")
  }

  @Test func brokenFilesAreLeftAloneAndTheRestIsFormatted() throws {
    let run = try run()
    try addBroken(run)
    try checkSnapshot([
      run("format --no-cache --check --output-format concise"), run("format --no-cache --diff -q bad.py broken.py"),
      run("format --no-cache . missing.py"), run("format --no-cache -q"),
    ])
    #expect(try text(run, "broken.py") == "x = (\n")
    #expect(try text(run, "bad.py") == "x = \"a\"\ny = 2\n")
  }

  @Test func permissionsAndLinksStay() throws {
    let run = try run()
    let script = run.directory.appending("bad.py")
    try setPermissions(0o751, of: script)
    let before = try listDirectory(run.directory).map(\.name)
    try createSymbolicLink(to: "bad.py", at: run.directory.appending("link.py"))
    #expect(try run("format --no-cache link.py").exitCode == 0)
    #expect(try fileStatus(script)?.permissions == 0o751)
    #expect(try fileStatus(run.directory.appending("link.py"), followingLinks: false)?.kind == .symbolicLink)
    #expect(try text(run, "bad.py") == "x = \"a\"\ny = 2\n")
    #expect(try listDirectory(run.directory).map(\.name).sorted() == (before + ["link.py"]).sorted())
  }

  @Test(arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)])
  func anInterruptLeavesWholeFilesAndNoOthers(signal: String, code: Int32) throws {
    let run = try ProgramRun()
    let source = String(repeating: "value  =  [ 1,2 ]\n", count: 300)
    let formatted = String(repeating: "value = [1, 2]\n", count: 300)
    let names = (0..<60).map { "file\($0).py" }
    for name in names { try run.write(name, source) }
    // One file is written in place, beside a copy of what it held.
    try createHardLink(to: run.directory.appending("file7.py"), at: run.home.appending("other"))
    var child = try ChildProcess(
      ProgramRun.executable, ["format", "--no-cache", "."], variables: ["HOME=\(run.home)", "PATH=/usr/bin:/bin"],
      workingDirectory: run.directory)
    for _ in 0..<3_000 {
      if try names.contains(where: { try text(run, $0) == formatted }) { break }
      sleepThread(for: .milliseconds(2))
    }
    _ = try runProcess("/bin/sh", ["-c", "kill -\(signal) \(child.processIdentifier)"])
    #expect(child.communicate().exitCode == code)
    #expect(try Set(listDirectory(run.directory).map(\.name)) == Set(names))
    for name in names { #expect(try [source, formatted].contains(text(run, name)), "\(name)") }
  }

  @Test func standardInputIsFormatted() throws {
    let run = try run()
    try run.write("pkg/ruff.toml", "[format]\nquote-style = \"single\"\n")
    try run.write("out/ruff.toml", "exclude = [\"*.gen.py\"]\nforce-exclude = true\n")
    try checkSnapshot([
      run("format -", input: "x  = \"a\"\n"), run("format --stdin-filename pkg/a.py", input: "x  = \"a\"\n"),
      run("format --stdin-filename a.pyi", input: "class A:\n    ...\n"), run("format - --check", input: "x  = 1\n"),
      run("format - --check", input: "x = 1\n"), run("format - --diff", input: "x  = 1\n"),
      run("format - --diff --stdin-filename a/b.py", input: "x  = 1\n"), run("format -", input: "x = (\n"),
      run("format --stdin-filename a.md", input: "```py\nx  = 1\n```\n"),
      run("format --stdin-filename out/a.gen.py", input: "x  = 1\n"),
      run("format --stdin-filename pyproject.toml", input: "x  = 1\n"), run("format -", input: ""),
    ])
  }

  @Test func settingsComeFromTheClosestFile() throws {
    let run = try ProgramRun()
    let source = "values = [\"first\", \"second\", \"third\"]\n"
    for name in ["a.py", "ruff/b.py", "own/c.py", "inner/own/d.py"] { try run.write(name, source) }
    try run.write("pyproject.toml", "[tool.ruff]\nline-length = 30\n")
    try run.write("ruff/.ruff.toml", "extend = \"../pyproject.toml\"\n[format]\nquote-style = \"single\"\n")
    try run.write("own/adder.toml", "line-length = 100\n[format]\nquote-style = \"single\"\n")
    try run.write("own/ruff.toml", "line-length = 10\n")
    try run.write("inner/pyproject.toml", "[tool.adder]\noffline = true\n")
    try checkSnapshot([
      run("format --no-cache --diff"), run("format --no-cache --diff --isolated --line-length 20 a.py"),
      run("format --no-cache --diff --config line-length=100 a.py"),
      run("format --no-cache --diff --config format.quote-style='single' --config own/adder.toml a.py"),
    ])
  }

  @Test(arguments: [
    ("\u{FEFF}x = = 1\n", "a.py:1:5"), ("x = 1\ry = = 2\r", "a.py:2:5"), ("x = 1\r\ny = = 2\r\n", "a.py:2:5"),
    ("\u{FEFF}x  = 1\n", "a.py:1:1"), ("x = 1\ry  = 2\r", "a.py:2:3"), ("é = 1; y = = 2", "a.py:1:12"),
  ])
  func linesEndHoweverTheyEnd(source: String, place: String) throws {
    let run = try ProgramRun()
    try run.write("a.py", source)
    for format in ["concise", "full"] {
      let result = try run("format --check --no-cache --isolated --output-format \(format) a.py")
      #expect(result.exitCode != 0)
      #expect(result.standardOutput.contains("\(place)"), "\(result)")
      // In what is taken away by the change it is part of the line.
      if place != "a.py:1:1" { #expect(!result.standardOutput.contains("\u{FEFF}")) }
    }
  }

  @Test func mistakesInSettingsAreShown() throws {
    let run = try ProgramRun()
    try run.write("a/x.py", "")
    try run.write("a/ruff.toml", "[format]\nquote-stile = 1\n")
    try run.write("b/pyproject.toml", "[tool.ruff.format]\nquote-style = \"curly\"\n")
    try run.write("c/adder.toml", "[format]\nindent-style = \"tabs\"\n")
    try checkSnapshot([
      run("format a"), run("format b"), run("format c"), run("format --config line-length=x"),
      run("format --config missing.toml"), run("format --isolated --config a/ruff.toml"),
      run("format --line-length 0"), run("format --target-version py36"), run("format --extension x"),
      run("format --range 3-1 a/x.py"), run("format --range x a/x.py"), run("format --range 0:1 a/x.py"),
      run("format --range 1-2 --isolated a b"),
    ])
  }

  @Test func filesAreChosenAsAsked() throws {
    let run = try run()
    try run.write(".git/HEAD", "")
    try run.write(".gitignore", "/bad.py\n")
    try run.write("venv/v.py", "x  = 1\n")
    try run.write("text.rst", ".. code:: python\n\n   x  = 1\n")
    try run.write("ruff.toml", "[format]\nexclude = [\"book.ipynb\"]\n")
    let check = "format --no-cache --check --output-format concise"
    try checkSnapshot([
      run(check), run("\(check) --no-respect-gitignore"), run("\(check) bad.py venv/v.py book.ipynb text.rst"),
      run("\(check) --force-exclude bad.py venv/v.py book.ipynb"), run("\(check) --exclude pkg,*.md"),
      run("\(check) --extend-exclude *.pyi"), run("\(check) --config extend-include=['*.rst']"),
      run("\(check) empty"), run("lint --show-files"),
    ])
  }

  @Test func formattedFilesAreRemembered() throws {
    let run = try run()
    let cache = run.directory.appending(".adder_cache")
    #expect(try run("format").exitCode == 0)
    #expect(exists(cache.appending("CACHEDIR.TAG")))
    #expect(try text(run, ".adder_cache/.gitignore").hasSuffix("*\n"))
    // Neither another setting nor another content is taken for what was remembered.
    #expect(try run("format --check -q").exitCode == 0)
    #expect(try run("format --check -q --config format.quote-style='single'").exitCode == 1)
    try run.write("good.py", "x  = 1\n")
    #expect(try run("format --check -q").exitCode == 1)
    // What a damaged cache says does not count.
    for directory in try listDirectory(cache) where directory.kind == .directory {
      let file = cache.appending(directory.name).appending("format")
      var bytes = try readFile(file)
      bytes[bytes.count / 2] ^= 0xFF
      try writeFile(bytes, to: file)
    }
    #expect(try run("format --check -q").exitCode == 1)
    #expect(try run("format -q").exitCode == 0)
    #expect(try run("format --check -q").exitCode == 0)
    #expect(try run("format -q --cache-dir elsewhere").exitCode == 0)
    #expect(exists(run.directory.appending("elsewhere").appending("CACHEDIR.TAG")))
  }
}
