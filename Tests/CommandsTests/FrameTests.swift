import SystemIO
import SystemPackage
import Testing

@Suite struct FrameTests {
  @Test func helpListsCommandsAndOptions() throws {
    let run = try ProgramRun()
    try checkSnapshot([run("--help"), run("pip -h"), run("help cache"), run("")])
  }

  @Test func shortHelpShowsVariablesAndValues() throws {
    let run = try ProgramRun()
    try checkSnapshot([run("pip list -h"), run("venv -h"), run("pip install -h")])
  }

  @Test func longHelpGivesEachOptionRoom() throws {
    let run = try ProgramRun()
    try checkSnapshot([run("pip uninstall --help"), run("help pip freeze")])
  }

  @Test func theVersionFollowsTheName() throws {
    let run = try ProgramRun()
    try checkSnapshot([
      run("--version"), run("-V"), run("self version"), run("self version --short"),
      run("--version", name: "uv"), run("self version", name: "uv"),
    ])
  }

  @Test func usageErrorsSayWhatWasMeant() throws {
    let run = try ProgramRun()
    try checkSnapshot([
      run("pip instal"), run("nothing"), run("pip install --upgrde x"), run("pip sync --link-mode"),
      run("sync"), run("pip debug"), run("pip list extra"), run("tool run ruff", name: "uv"), run("ruff", name: "uvx"),
    ])
  }

  @Test func badSettingsNameTheirOrigin() throws {
    let run = try ProgramRun()
    try run.write("uv.toml", "offline = 'yes'\n")
    try run.write("bad.toml", "a = [1,\n")
    try checkSnapshot([
      run("self version --color sometimes"), run("self version", environment: ["UV_NO_PROGRESS=perhaps"]),
      run("self version"), run("self version --config-file bad.toml"), run("self version --config-file missing.toml"),
      run("self version --no-config"), run("self version", environment: ["ADDER_NO_CONFIG=1"]),
    ])
  }

  @Test func oneUnknownKeyIsOneWarning() throws {
    let run = try ProgramRun()
    try run.write("project/pyproject.toml", "[tool.uv]\nofline = true\nno-cache = true\n")
    try checkSnapshot([
      run("--project project self version --short"), run("self version --directory project"),
      run("-q self version --directory project"), run("self version -qq --directory project"),
      run("self version", environment: ["UV_WORKING_DIR=project"]),
      run("self version", environment: ["UV_WORKING_DIRECTORY=project"]), run("self version --directory nowhere"),
    ])
  }

  @Test func colourFollowsTheOptionAndTheEnvironment() throws {
    let run = try ProgramRun()
    #expect(try !run("pip instal").standardError.contains("\u{1b}"))
    #expect(try run("pip instal --color always").standardError.contains("\u{1b}[31;1merror"))
    #expect(try run("pip instal", environment: ["FORCE_COLOR=1"]).standardError.contains("\u{1b}"))
    #expect(try run("pip instal", environment: ["CLICOLOR_FORCE=1"]).standardError.contains("\u{1b}"))
    #expect(try !run("pip instal", environment: ["CLICOLOR_FORCE=1", "NO_COLOR=1"]).standardError.contains("\u{1b}"))
    #expect(try !run("pip instal --color never", environment: ["FORCE_COLOR=1"]).standardError.contains("\u{1b}"))
    #expect(try run("pip -h --color=always").standardOutput.contains("\u{1b}"))
  }

  /// Nobody reads: the end that does is closed before the program starts.
  @Test(arguments: [
    ("pip install --help", 141), ("self version", 141), ("--version", 141), ("cache dir", 141),
    ("generate-shell-completion zsh", 141),
    // Whoever looks at the first findings only has what they want.
    ("lint many.py", 0), ("lint --output-format json many.py", 0),
  ])
  func aClosedPipeEndsTheProgramQuietly(command: String, code: Int) throws {
    let run = try ProgramRun()
    try run.write("many.py", String(repeating: "x = = 1\n", count: 2000))
    let script = "mkfifo pipe; exec 3<>pipe 4>pipe 3>&-; \"$0\" \(command) >&4; echo $?"
    let output = try runProcess(
      "/bin/bash", ["-c", script, ProgramRun.executable.string],
      variables: ["PATH=/usr/bin:/bin", "HOME=\(run.home)"], workingDirectory: run.directory, timeout: .seconds(60))
    #expect(String(decoding: output.standardOutput, as: UTF8.self) == "\(code)\n")
    #expect(output.standardError == [])
  }
}
