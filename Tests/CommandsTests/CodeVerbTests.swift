import SystemIO
import SystemPackage
import Testing

/// What `format` and `lint` have in common.
@Suite struct CodeVerbTests {
  /// Settings of the linter that contradict the formatter are warned of, once, whatever is done with the files.
  @Test(arguments: [
    (["select = [\"COM812\"]"], ["COM812"]),
    (["select = [\"COM812\"]", "ignore = [\"COM\"]"], ["COM812"]),
    (["select = [\"COM\"]", "ignore = [\"COM812\"]"], []),
    (["select = [\"C\", \"F\", \"ISC\", \"W191\", \"E\"]"], []),
    (["select = [\"D20\"]"], ["D203"]),
    (["extend-select = [\"D\"]"], ["`D203` and `D211`", "`D212` and `D213`"]),
    (["select = [\"D\"]", "pydocstyle.convention = \"google\""], []),
    (["isort.lines-after-imports = 3"], ["lines-after-imports"]),
    (["select = [\"F\"]", "isort.lines-after-imports = 3"], []),
    (["isort.lines-between-types = 2"], ["lines-between-types"]),
    (["select = [\"Q\"]", "flake8-quotes.inline-quotes = \"single\""], ["inline-quotes"]),
    (["select = [\"Q\"]", "flake8-quotes.docstring-quotes = \"single\""], ["docstring-quotes"]),
    (["select = [\"ISC002\"]", "flake8-implicit-str-concat.allow-multiline = false"], ["allow-multiline"]),
  ])
  func conflictsWithTheFormatterAreWarnedOf(settings: [String], expected: [String]) throws {
    let run = try ProgramRun()
    try run.write("ruff.toml", "[lint]\n" + settings.joined(separator: "\n") + "\n")
    try run.write("a.py", "x = 1\n")
    try run.write("b/c.py", "x = 1\n")
    for command in ["format", "format --check", "format --diff ."] {
      let warnings = try run(command).standardError.split(separator: "\n").filter { $0.hasPrefix("warning") }
      #expect(warnings.count == expected.count)
      for (warning, word) in zip(warnings, expected) { #expect(warning.contains(word)) }
    }
    #expect(try run("format - --stdin-filename a.py", input: "x = 1\n").standardError.isEmpty == expected.isEmpty)
    #expect(try run("format -q").standardError.isEmpty)
  }

  @Test func tabsContradictRulesAgainstThem() throws {
    let run = try ProgramRun()
    try run.write("ruff.toml", "format.indent-style = \"tab\"\nlint.select = [\"W191\", \"D206\"]\n")
    try run.write("a.py", "x = 1\n")
    let warnings = try run("format").standardError
    #expect(warnings.contains("W191") && warnings.contains("D206"))
  }

  /// A report whose reader goes away is no failure; half of a file is one.
  @Test func closedPipesAreFailuresOnlyForFiles() throws {
    let run = try ProgramRun()
    try run.write("a.py", String(repeating: "x  =  = 1\n", count: 20_000))
    try run.write("b.py", String(repeating: "x  =  1\n", count: 60_000))
    let codes: [(String, String)] = [
      ("lint --no-cache a.py", "0"), ("lint --no-cache --output-format concise - < a.py", "0"),
      ("format --no-cache --diff b.py", "0"), ("format - < b.py", "2"), ("format --diff - < b.py", "2"),
    ]
    for (words, code) in codes {
      let script = "\(ProgramRun.executable) \(words) 2>/dev/null | head -c 1 > /dev/null; echo ${PIPESTATUS[0]}"
      let output = try runProcess("/bin/bash", ["-c", script], workingDirectory: run.directory, timeout: .seconds(120))
      #expect(String(decoding: output.standardOutput, as: UTF8.self) == code + "\n", "\(words)")
    }
  }

  /// Names of files and directories that are found need be no UTF-8.
  @Test func namesAreBytes() throws {
    let run = try ProgramRun()
    let script = """
      A() { \(ProgramRun.executable) format "$@"; }; L() { \(ProgramRun.executable) lint "$@"; }
      mkdir $'d\\xff' $'d\\xff/e\\xfe'; printf 'x  =  1\\n' | tee $'d\\xff/a.py' $'d\\xff/e\\xfe/\\xc3.py' > /dev/null
      printf 'line-length = 4\\n' > $'d\\xff/ruff.toml'
      A --no-cache --check --output-format concise .; A --no-cache; cat d*/a.py d*/e*/*.py
      A --no-cache -v 2>&1 | grep -c 'Read the configuration'
      printf 'x = = 1\\n' > $'\\xfc.py'; L --no-cache --output-format concise
      """
    let output = try runProcess("/bin/bash", ["-c", script], workingDirectory: run.directory, timeout: .seconds(60))
    #expect(
      String(decoding: output.standardOutput, as: UTF8.self) == """
        d\u{FFFD}/a.py:1:3: unformatted: File would be reformatted
        d\u{FFFD}/e\u{FFFD}/\u{FFFD}.py:1:3: unformatted: File would be reformatted
        2 files would be reformatted
        2 files reformatted
        x = 1
        x = 1
        1
        \u{FFFD}.py:1:5: invalid-syntax: Expected a value after `=`, found `=`
        Found 1 error.

        """)
    #expect(output.standardError.isEmpty)
  }

  @Test func silentRunsSayNothing() throws {
    let run = try ProgramRun()
    try run.write("a.py", "x = (\n")
    for (words, input) in [("format -s a.py", ""), ("format -s -", "x = (\n"), ("format -s --check a.py", "")] {
      let result = try run(words, input: input)
      #expect(result.exitCode == 2 && result.standardOutput.isEmpty && result.standardError.isEmpty, "\(words)")
    }
  }

  @Test func verboseRunsSayWhatWasFoundAndWhatNot() throws {
    let run = try ProgramRun()
    try run.write("ruff.toml", "extend-exclude = [\"old\"]\n")
    try run.write(".ignore", "made.py\n")
    for name in ["a.py", "made.py", "old/b.py", "notes.txt"] { try run.write(name, "x = 1\n") }
    let lines = [
      "DEBUG Read the configuration in `ruff.toml`", "DEBUG Left out `made.py`: an ignore file names it",
      "DEBUG Left out `old`: it is excluded by the settings", "DEBUG Found `a.py`",
    ]
    for command in ["format -v --no-cache", "lint -v --no-cache"] {
      let text = try run(command).standardError
      for line in lines { #expect(text.contains(line + "\n"), "\(command)") }
      #expect(!text.contains("notes.txt"))
    }
  }
}
