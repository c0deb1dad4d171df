import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Whole commands against an index on loopback, in an environment of a real Python.
@Suite struct PipVerbTests {
  private static let index = TestIndex([
    "flask": [
      .wheel("flask", "3.0.0", requires: ["werkzeug>=2", "click"]),
      .wheel("flask", "3.1.0", requires: ["werkzeug>=3", "click", "asgi; extra == 'async'"], extras: ["async"]),
    ],
    "werkzeug": [.wheel("werkzeug", "2.3.0"), .wheel("werkzeug", "3.0.1", requires: ["markupsafe"])],
    "markupsafe": [.wheel("markupsafe", "2.1.5"), .wheel("markupsafe", "3.0.0")],
    "click": [.wheel("click", "8.1.7"), .wheel("click", "8.2.0rc1")],
    "asgi": [.wheel("asgi", "1.0")],
    "withdrawn": [.wheel("withdrawn", "1.0"), .wheel("withdrawn", "2.0").yanked("it is broken")],
    "unbuilt": [TestDistribution(filename: "unbuilt-1.0.tar.gz", content: [])],
    "elsewhere": [.wheel("elsewhere", "1.0", tags: "py3-none-win_amd64")],
    "tool": [.wheel("tool", "1.0", entryPoints: "[console_scripts]\ntool = tool:main\n")],
  ])

  /// Runs in whose working directory is an empty environment.
  private func start(withEnvironment: Bool = true) throws -> ProgramRun {
    let run = try ProgramRun(serving: Self.index)
    if withEnvironment { try run.makeEnvironment() }
    return run
  }

  @Test func installingAddsOnlyWhatIsMissing() throws {
    let run = try start()
    try checkSnapshot([
      run("pip install flask==3.0.0"), run("pip install flask==3.0.0"), run("pip install flask"),
      run("pip install --dry-run --upgrade flask"), run("pip install --upgrade flask"),
      run("pip install flask[async]"), run("pip install --reinstall-package click flask"), run("pip list"),
      run("pip install --check tool"), run("pip install -q tool"), run("pip check"),
    ])
    #expect(isExecutableFile(run.directory.pushing(".venv/bin/tool")))
  }

  @Test func syncingMakesTheEnvironmentExact() throws {
    let run = try start()
    try run.write("first.txt", "flask==3.1.0\nwerkzeug==3.0.1\nmarkupsafe==3.0.0\nclick==8.1.7\n")
    try run.write("second.txt", "click==8.1.7\ntool==1.0\n")
    try run.write("empty.txt", "# nothing\n")
    try checkSnapshot([
      run("pip sync first.txt"), run("pip sync first.txt"), run("pip sync --dry-run second.txt"),
      run("pip sync --check second.txt"), run("pip sync second.txt"), run("pip sync empty.txt"),
      run("pip sync --allow-empty-requirements empty.txt"), run("pip sync"),
    ])
  }

  @Test func uninstallingNamesWhatIsNotThere() throws {
    let run = try start()
    try run.write("list.txt", "click\nmissing\n")
    #expect(try run("pip install -q flask tool").exitCode == 0)
    try checkSnapshot([
      run("pip uninstall --dry-run flask"), run("pip uninstall flask flask Missing"), run("pip uninstall -r list.txt"),
      run("pip uninstall missing"), run("pip uninstall"), run("pip freeze"),
    ])
  }

  @Test func compilingPinsAndSaysWhy() throws {
    let run = try start(withEnvironment: false)
    try run.write("in.txt", "flask[async]\nclick>=8\n")
    try run.write("limits.txt", "werkzeug<3\n")
    try checkSnapshot([
      run("pip compile in.txt"), run("pip compile in.txt --annotation-style line --no-header"),
      run("pip compile in.txt -c limits.txt --no-annotate"), run("pip compile in.txt --prerelease allow --no-header"),
      run("pip compile in.txt --resolution lowest --no-header --no-annotate"),
      run("pip compile in.txt --no-strip-extras --emit-index-url --no-emit-package click"),
      run("pip compile - --no-header", input: "markupsafe\n"), run("pip compile in.txt -q -o out.txt"),
      run("pip compile in.txt --no-header -o out.txt"), run("pip compile in.txt --universal"),
      run("pip compile in.txt --generate-hashes"), run("pip compile in.txt -o pylock.toml"), run("pip compile"),
    ])
  }

  @Test func anExistingOutputKeepsItsVersions() throws {
    let run = try start(withEnvironment: false)
    try run.write("in.txt", "werkzeug\n")
    try run.write("out.txt", "markupsafe==2.1.5\n")
    try checkSnapshot([
      run("pip compile in.txt --no-header -o out.txt"), run("pip compile in.txt --no-header -o out.txt -U"),
    ])
  }

  @Test func failuresSayWhy() throws {
    let run = try start()
    try run.write("bad.txt", "click\nflask>=\n")
    try checkSnapshot([
      run("pip install nowhere"), run("pip install flask>9"), run("pip install flask>=3.1 werkzeug<3"),
      run("pip install withdrawn==2.0"), run("pip install withdrawn>1"), run("pip install unbuilt"),
      run("pip install click>=8.2"), run("pip install flask="),
      run("pip install -r missing.txt"), run("pip install -r bad.txt"), run("pip install"),
      run("pip install -e ."), run("pip install --user click"), run("pip install --link-mode teleport click"),
      run("pip list"),
    ])
    let elsewhere = try run("pip install elsewhere")
    #expect(elsewhere.exitCode == 1)
    #expect(elsewhere.standardError.contains("`win_amd64`"))
  }

  @Test func offlineUsesTheCacheOnly() throws {
    let run = try start()
    try checkSnapshot([
      run("pip install --offline click"), run("pip install -q click"), run("pip uninstall -q click"),
      run("pip install --offline click"),
    ])
  }

  @Test func seededEnvironmentsHavePip() throws {
    let run = try ProgramRun(
      serving: TestIndex([
        "pip": [.wheel("pip", "26.0", entryPoints: "[console_scripts]\npip = pip:main\n"), .wheel("pip", "25.0")],
        "setuptools": [.wheel("setuptools", "80.0")],
        "wheel": [.wheel("wheel", "0.48.0", requires: ["packaging>=24"])], "packaging": [.wheel("packaging", "26.4")],
      ]))
    run.replacements.append((try run("python find --system").standardOutput.dropLastCharacter, "[PYTHON]"))
    let version = try run("python find --system --show-version").standardOutput.dropLastCharacter
    run.replacements.append((version, "[VERSION]"))
    let isOld = ["3.6.", "3.7.", "3.8.", "3.9.", "3.10.", "3.11."].contains { version.hasPrefix($0) }
    let wanted = isOld ? "packaging==26.4\npip==26.0\nsetuptools==80.0\nwheel==0.48.0\n" : "pip==26.0\n"
    func seeded(_ command: String, _ name: String, environment: [String] = []) throws {
      let result = try run(command, environment: environment)
      #expect(result.exitCode == 0, "\(result)")
      #expect(result.standardError.contains("with seed packages"))
      #expect(result.standardError.contains(" + pip==26.0"))
      #expect(try run("pip freeze -p \(name)").standardOutput == wanted)
      #expect(isExecutableFile(run.directory.pushing(FilePath("\(name)/bin/pip"))))
      let configuration = try readFile(run.directory.pushing(FilePath("\(name)/pyvenv.cfg")))
      #expect(String(decoding: configuration, as: UTF8.self).contains("seed = true"))
    }
    try seeded("venv one --seed", "one")
    try seeded("venv two", "two", environment: ["UV_VENV_SEED=1"])
    try seeded("venv three --seed --offline", "three")
    #expect(try run("venv four", environment: ["UV_VENV_SEED=0"]).exitCode == 0)
    #expect(try run("pip freeze -p four").standardOutput == "")
    let failed = try run("venv five --seed --offline --cache-dir empty")
    #expect(failed.exitCode == 2)
    #expect(
      failed.standardError.contains("error: The environment was created, but the seed packages could not be installed"))
    #expect(try run("venv six", environment: ["UV_VENV_SEED=maybe"]).exitCode == 2)
  }

  @Test func environmentsAreNotReplacedUnasked() throws {
    let run = try start()
    run.replacements.append((try run("python find --system").standardOutput.dropLastCharacter, "[PYTHON]"))
    let version = try run("python find --system --show-version").standardOutput.dropLastCharacter
    run.replacements.append((version, "[VERSION]"))
    try run.write("full/file", "text")
    try checkSnapshot([
      run("venv"), run("venv --clear"), run("venv other --prompt name"), run("venv full"), run("venv full --clear"),
      run("venv full --allow-existing"), run("venv a b"), run("venv -p 9.9 new"),
    ])
    #expect(exists(run.directory.pushing("full/file")))
  }
}

extension String {
  /// The text without its last character, a line feed.
  fileprivate var dropLastCharacter: String { String(dropLast()) }
}
