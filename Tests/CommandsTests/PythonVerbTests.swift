import SystemIO
import SystemPackage
import Testing

/// `python find`, `python list` and `venv`, with made-up interpreters alone in the search path.
@Suite struct PythonVerbTests {
  /// A run that finds Python 3.11.4, 3.12.1 and 3.13.0, of which the second comes first, and has links to one of them.
  private func start() throws -> ProgramRun {
    let run = try ProgramRun()
    for version in ["3.11.4", "3.12.1", "3.13.0"] {
      try run.makePython(version)
    }
    try createSymbolicLink(to: "python3.12", at: run.home.pushing("pythons/3.12/bin/python3"))
    let search = ["3.12", "3.11", "3.13"].map { "\(run.home)/pythons/\($0)/bin" }.joined(separator: ":")
    run.environment = ["ADDER_PYTHON_SEARCH_PATH=\(search)", "SHELL=/bin/bash"]
    return run
  }

  private func project(_ requiresPython: String, name: String = "sample", more: String = "") -> String {
    "[project]\nname = \"\(name)\"\nversion = \"1\"\nrequires-python = \"\(requiresPython)\"\n\(more)"
  }

  @Test func theProjectSaysWhichPython() throws {
    let run = try start()
    try createDirectories(run.directory.pushing("sub/deep"))
    var results = [try run("python find")]
    try run.write("pyproject.toml", project(">=3.13"))
    results += try [
      run("python find"), run("python find --no-project"), run("python find --no-config"), run("python find 3.11"),
      run("python find --directory sub/deep"), run("venv one"), run("venv -p 3.11 two"), run("venv --no-project three"),
    ]
    try run.write("pyproject.toml", project("==3.12"))
    results.append(try run("python find"))
    try run.write("pyproject.toml", project(">=99"))
    results += try [run("python find"), run("venv four"), run("venv -p 3.12 five")]
    for text in [
      "requires-python = 3", "[project", project("banana"), project(">=3.13", more: "[tool.uv]\nmanaged = false\n"),
    ] {
      try run.write("pyproject.toml", text.hasPrefix("requires") ? "[project]\nname = \"x\"\n\(text)\n" : text)
      results.append(try run("python find"))
    }
    try checkSnapshot(results)
    #expect(!exists(run.directory.appending("four")))
  }

  @Test func membersOfAWorkspaceAreRequiredTogether() throws {
    let run = try start()
    try run.write(
      "pyproject.toml",
      project(">=3.11", more: "[tool.adder.workspace]\nmembers = [\"packages/*\"]\nexclude = [\"packages/c\"]\n"))
    try run.write("packages/a/pyproject.toml", project("<3.13", name: "a"))
    try run.write("packages/b/pyproject.toml", project("!=3.12.*", name: "b"))
    try run.write("packages/c/pyproject.toml", project(">=99", name: "c"))
    try run.write(".python-version", "3.12\n")
    var results = try [
      run("python find"), run("python find --project packages/a"), run("python find --project packages/c"),
    ]
    try run.write("packages/b/pyproject.toml", project(">=3.13", name: "b"))
    results += try [run("python find"), run("venv")]
    try run.write(
      "packages/b/pyproject.toml",
      project(">=3.11", name: "b", more: "[tool.uv.dependency-groups]\ndev = {requires-python = \"<3.12\"}\n"))
    results.append(try run("python find --no-config"))
    try checkSnapshot(results)
  }

  @Test func versionFilesAreObeyedUnlessConfigurationIsOff() throws {
    let run = try start()
    try run.write(".python-version", "3.13\n")
    var results = try [
      run("python find"), run("python find --no-project"), run("python find --no-config"),
      run("python find", environment: ["UV_NO_CONFIG=1"]), run("python find 3.11"), run("venv one"),
      run("venv --no-config two"),
    ]
    try run.write(".python-version", "my-env\n3.11\n")
    results.append(try run("python find"))
    try run.write(".python-version", "my-env\n")
    try run.write("pyproject.toml", project("<3.12"))
    results.append(try run("python find"))
    try run.write(".python-version", "3.13\n")
    results += try [run("python find"), run("venv three")]
    try createDirectories(run.home.pushing(".config/uv"))
    try writeFile(Array("3.13\n".utf8), to: run.home.pushing(".config/uv/.python-version"))
    try removeFile(run.directory.appending(".python-version"))
    results.append(try run("python find"))
    try removeFile(run.directory.appending("pyproject.toml"))
    results += try [run("python find"), run("python find --no-config")]
    try checkSnapshot(results)
  }

  @Test func everyExecutableIsListedWithItsParts() throws {
    let run = try start()
    try checkSnapshot([
      run("python list"), run("python list 3.12 --output-format json"), run("python list 9.9"),
      run("python list --only-installed --all-versions --all-platforms --all-arches --show-urls 3.13"),
      run("python list --only-downloads"), run("python list --all-versions"),
      run("python list --only-installed --only-downloads"),
    ])
  }

  @Test func thePromptNamesTheDirectoryThatTheEnvironmentIsFor() throws {
    let run = try start()
    func prompt(_ command: String, _ environment: String) throws -> String? {
      #expect(try run(command).exitCode == 0)
      let text = String(
        decoding: try readFile(run.directory.pushing(FilePath("\(environment)/pyvenv.cfg"))), as: UTF8.self)
      return text.split(separator: "\n").first { $0.hasPrefix("prompt = ") }.map { String($0.dropFirst(9)) }
    }
    #expect(try prompt("venv", ".venv") == "work")
    #expect(try prompt("venv --clear .venv", ".venv") == nil)
    #expect(try prompt("venv other", "other") == nil)
    #expect(try prompt("venv named --prompt name", "named") == "name")
    #expect(try prompt("venv dotted --prompt .", "dotted") == "work")
    run.environment.append("UV_PROJECT_ENVIRONMENT=chosen")
    #expect(try prompt("venv --clear", ".venv") == "work")
    try run.write("pyproject.toml", project(">=3.11"))
    #expect(try prompt("venv", "chosen") == "work")
  }

  @Test func redirectsAreFollowed() throws {
    let run = try start()
    #expect(try run("venv -q real").exitCode == 0)
    try run.write(".venv", "real\n")
    try checkSnapshot([run("python find"), run("pip list"), run("venv"), run("venv --clear")])
    try run.write(".venv", "")
    let result = try run("pip list")
    #expect(result.exitCode == 2)
    #expect(result.standardError.contains("does not lead to a virtual environment"))
  }

  @Test func preferencesForNewEnvironmentsDoNotRefuseExistingOnes() throws {
    let run = try start()
    try run.makeEnvironment()
    for command in ["pip list", "pip freeze", "pip check", "pip tree"] {
      for option in ["--managed-python", "--no-managed-python", "--python-preference only-managed"] {
        #expect(try run("\(command) \(option)").exitCode == 0, "\(command) \(option)")
      }
    }
    #expect(try run("venv new --managed-python").exitCode == 2)
  }

  @Test func whatIsFoundIsAskedForByWordsAlone() throws {
    let run = try start()
    let found = { (options: String, environment: [String]) in
      try run("python find --show-version \(options)", environment: environment).standardOutput
    }
    #expect(try found("", ["UV_PYTHON=3.11"]) == "3.12.1\n")
    #expect(try found("3.13", ["UV_PYTHON=3.11"]) == "3.13.0\n")
    #expect(try found("-p 3.11", []) == "3.11.4\n")
  }
}
