import SystemIO
import SystemPackage
import Testing

/// What options do on their way into the built program: refused, warned about, read from variables and files.
@Suite struct OptionTests {
  @Test func emptyValuesNeverTakeTheNextWord() throws {
    let run = try ProgramRun()
    try run.write("a.py", "x=1\n")
    try checkSnapshot([
      run("format --range= -", input: "x=1\n"), run("format --cache-dir= a.py"), run("format --line-length= a.py"),
      run("format --diff --exclude= a.py"), run("lint --select= a.py"), run("cache dir --cache-dir= x"),
    ])
    #expect(try readFile(run.directory.appending("a.py")) == Array("x=1\n".utf8))
  }

  @Test func emptyPathsAreMistakes() throws {
    let run = try ProgramRun()
    try run.write("a.py", "x=1\n")
    try checkSnapshot([
      run(words: ["format", ""]), run(words: ["lint", ""]), run(words: ["format", "a.py", ""]),
      run(words: ["lint", "--stdin-filename", ""]), run(words: ["lint", "--output-file="]),
    ])
    #expect(try readFile(run.directory.appending("a.py")) == Array("x=1\n".utf8))
  }

  @Test func variablesAreCheckedLikeTheirOptions() throws {
    let run = try ProgramRun()
    try checkSnapshot([
      run("cache dir", environment: ["UV_NO_CACHE="]), run("cache dir", environment: ["UV_NO_CACHE=maybe"]),
      run("cache dir --no-cache", environment: ["UV_CACHE_DIR="]),
      run("pip list", environment: ["UV_INDEX_STRATEGY=any"]), run("pip install x", environment: ["UV_RESOLUTION="]),
      run("pip install x", environment: ["ADDER_LINK_MODE="]), run("lint", environment: ["RUFF_OUTPUT_FORMAT=xml"]),
      run("pip list", environment: ["UV_PYTHON_DOWNLOADS=bad"]),
      run("lint", environment: ["RUFF_NO_CACHE=perhaps"]), run("lint", environment: ["RUFF_OUTPUT_FILE="]),
    ])
    // Another command's options are nobody's business, nor is a variable whose option is given.
    #expect(try run("self version --short", environment: ["UV_RESOLUTION="]).exitCode == 0)
    #expect(try run("lint --output-format json", environment: ["RUFF_OUTPUT_FORMAT=xml"]).exitCode == 0)
    #expect(try run("cache dir", environment: ["UV_RESOLUTION=any"]).exitCode == 0)
    for word in ["auto", "automatic", "true", "manual", "never", "false"] {
      #expect(try run("pip list --target none", environment: ["UV_PYTHON_DOWNLOADS=\(word)"]).exitCode == 0)
    }
  }

  /// Variables without an option are mistakes for any command about packages, whether it reads them or not. The answers
  /// are those of uv 0.13.9.
  @Test func variablesWithoutAnOptionAreCheckedAtOnce() throws {
    let run = try ProgramRun()
    let names = [
      "HTTP_TIMEOUT", "UV_HTTP_TIMEOUT", "UV_REQUEST_TIMEOUT", "UV_HTTP_CONNECT_TIMEOUT", "UV_HTTP_RETRIES",
      "UV_CONCURRENT_DOWNLOADS", "UV_CONCURRENT_INSTALLS", "UV_CONCURRENT_BUILDS", "UV_SKIP_WHEEL_FILENAME_CHECK",
      "UV_REQUIRE_METADATA_RANGE_REQUESTS", "UV_NO_INSTALLER_METADATA",
    ]
    for name in names {
      for value in ["abc", "-1", "1.5", " 5", "99999999999999999999"] {
        let result = try run("cache dir", environment: ["\(name)=\(value)"])
        #expect(result.exitCode == 2, "\(name)=\(value)")
        #expect(result.standardError.contains("the environment variable `\(name)` has it"), "\(result)")
      }
      #expect(try run("cache dir", environment: ["\(name)=1"]).exitCode == 0, "\(name)")
      #expect(try run("lint -q", environment: ["\(name)=abc"]).exitCode == 0, "\(name)")
      let takesZero = !name.contains("CONCURRENT")
      #expect(try run("cache dir", environment: ["\(name)=0"]).exitCode == (takesZero ? 0 : 2), "\(name)")
      let takesNothing = names.prefix(8).contains(name)
      #expect(try run("cache dir", environment: ["\(name)="]).exitCode == (takesNothing ? 0 : 2), "\(name)")
    }
    #expect(try run("cache dir", environment: ["UV_HTTP_RETRIES=4294967295"]).exitCode == 0)
    #expect(try run("cache dir", environment: ["UV_HTTP_RETRIES=4294967296"]).exitCode == 2)
  }

  @Test func reportsGoWhereTheVariableSays() throws {
    let run = try ProgramRun()
    try run.write("a.py", "x = (\n")
    let result = try run("lint -q a.py", environment: ["RUFF_OUTPUT_FILE=out/report.txt"])
    #expect(result.exitCode == 1)
    #expect(result.standardOutput.isEmpty)
    let report = String(decoding: try readFile(run.directory.pushing("out/report.txt")), as: UTF8.self)
    #expect(report.contains("invalid-syntax"))
  }

  @Test func whatIsNotHonouredIsSaid() throws {
    let run = try ProgramRun()
    try run.write("a.in", "")
    try checkSnapshot([
      run("self version --short --show-settings"), run("lint --fix"), run("lint --no-fix --show-files"),
      run("lint --unsafe-fixes --show-files"), run("pip sync --ask a.in"), run("help --no-pager nothing"),
      run("pip compile --pip-args x a.in"),
    ])
  }

  @Test func rulesThatDoNotExistAreMistakes() throws {
    let run = try ProgramRun()
    try run.write("a.py", "x = 1\n")
    try checkSnapshot([
      run("lint --select ZZZ a.py"), run("lint --select E,,F a.py"), run("lint --ignore E999 a.py"),
      run("lint --select E9,PL,RUF1,TCH001,I a.py"), run("lint --select e a.py"), run("lint --extend-select Q0 a.py"),
    ])
  }

  @Test func filesOfArgumentsStandForTheirLines() throws {
    let run = try ProgramRun()
    try run.write("a.py", "x = (\n")
    try run.write("arguments", "--statistics\na.py\n")
    try checkSnapshot([
      run("lint @arguments"), run("lint -- @arguments"), run("lint @missing"), run("format --check @arguments"),
      run("pip show @arguments"),
    ])
  }

  @Test func theFirstOfSeveralConfigurationsCounts() throws {
    let run = try ProgramRun()
    try run.write("a.py", "x = [1111111, 2222222, 3333333]\n")
    try run.write("short.toml", "line-length = 20\n")
    #expect(try run("format --check --config line-length=20 --config line-length=100 a.py").exitCode == 1)
    #expect(try run("format --check --config line-length=100 --config line-length=20 a.py").exitCode == 0)
    #expect(try run("format --check --config short.toml --config line-length=100 a.py").exitCode == 0)
    #expect(try run("format --check --config line-length=100 --config short.toml a.py").exitCode == 0)
    #expect(try run("format --check --config line-length=20 --line-length 100 a.py").exitCode == 0)
    #expect(try run("format --check --config short.toml --config short.toml a.py").exitCode == 2)
  }

  @Test func silenceIsSilent() throws {
    let run = try ProgramRun()
    try run.write("a.py", "x=(\n")
    try checkSnapshot([
      run("lint -q a.py"), run("lint -s a.py"), run("-s lint a.py"), run("lint --silent --quiet a.py"),
      run("lint -qq a.py"),
      run("format --check -s a.py"),
    ])
  }

  @Test func commandsHaveTheNamesOfThePeers() throws {
    let run = try ProgramRun()
    let cache = run.home.appending("cache")
    #expect(try run("cache clear --cache-dir \(cache)").exitCode == 0)
    #expect(try run("help help").standardOutput.contains("Usage: adder help [OPTIONS] [COMMAND]..."))
    #expect(try run("help pip ls").standardOutput.contains("Usage: adder pip list"))
    #expect(try run("help cache dir nothing").exitCode == 2)
    #expect(try run("-Vq").standardOutput == "adder [VERSION]\n")
    #expect(try run("clean --cache-dir \(cache)").exitCode == 0)
    #expect(try run("clean --help").standardOutput.contains("Usage: adder cache clean"))
    for name in ["v", "virtualenv"] {
      #expect(try run("\(name) --help").standardOutput.contains("Usage: adder venv"))
    }
    for name in ["cache prune", "cache size"] {
      #expect(try run(name).standardError == "error: `adder \(name)` is not supported yet\n")
    }
  }
}
