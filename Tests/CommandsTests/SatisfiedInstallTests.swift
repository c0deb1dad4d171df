import SystemIO
import SystemPackage
import TestIndex
import Testing

/// What `pip install` and `pip sync` do where an environment has some or all of what is asked for.
@Suite struct SatisfiedInstallTests {
  private static let index = TestIndex([
    "app": [
      .wheel("app", "1.0", requires: ["lib"]),
      .wheel("app", "1.1", requires: ["lib", "plugin; extra == 'more'"], extras: ["more"]),
    ],
    "lib": [.wheel("lib", "1.0"), .wheel("lib", "1.1")],
    "plugin": [.wheel("plugin", "1.0")],
    "other": [.wheel("other", "1.0")],
  ])

  /// One case: what is installed, what is asked for, and what is there in the end.
  struct Case: Sendable, CustomTestStringConvertible {
    var installed: String
    var command: String
    var exitCode: Int32 = 0
    var result: String
    /// A part of what is said.
    var says: String?

    var testDescription: String { "\(installed) | \(command)" }
  }

  @Test(arguments: [
    // What is installed is kept while it fits.
    Case(installed: "lib==1.0", command: "sync lib", result: "lib==1.0", says: "Checked 1 package"),
    Case(installed: "lib==1.0", command: "sync lib>=1.1", result: "lib==1.1"),
    Case(installed: "lib==1.0", command: "sync lib --reinstall", result: "lib==1.1"),
    Case(installed: "lib==1.0", command: "sync lib --reinstall-package lib", result: "lib==1.1"),
    Case(installed: "lib==1.0 other==1.0", command: "sync lib", result: "lib==1.0"),
    Case(installed: "lib==1.0", command: "sync lib==1.*", result: "lib==1.0"),
    Case(installed: "lib==1.0", command: "sync lib==1.0,lib>=1", result: "lib==1.0"),
    Case(
      installed: "lib==1.0", command: "sync lib==1.0,lib==1.1", exitCode: 1, result: "lib==1.0",
      says: "No solution found"),
    // Constraints count for what is there too.
    Case(
      installed: "lib==1.0", command: "sync lib==1.0 -c lib>1", exitCode: 1, result: "lib==1.0",
      says: "No solution found"),
    Case(installed: "lib==1.0", command: "sync lib -c lib>1", result: "lib==1.1"),
    Case(installed: "lib==1.0", command: "sync lib -c lib<9", result: "lib==1.0"),
    Case(installed: "lib==1.0", command: "sync lib -c other<1", result: "lib==1.0"),
    Case(installed: "lib==1.0", command: "sync lib -c lib>1;python_version<'3'", result: "lib==1.0"),
    Case(installed: "app==1.0", command: "install app -c app>1", result: "app==1.1 lib==1.1"),
    Case(installed: "app==1.1 lib==1.1", command: "install app -c lib<1.1", result: "app==1.1 lib==1.0"),
    Case(installed: "app==1.1 lib==1.1", command: "install app --override lib==1.0", result: "app==1.1 lib==1.0"),
    Case(
      installed: "app==1.1 lib==1.1", command: "install app --override lib==1.1", result: "app==1.1 lib==1.1",
      says: "Checked 1 package"),
    Case(installed: "app==1.1", command: "install app --exclude lib", result: "app==1.1", says: "Checked 1 package"),
    Case(installed: "app==1.1", command: "install app", result: "app==1.1 lib==1.1"),
    Case(installed: "app==1.1", command: "install app --no-deps", result: "app==1.1", says: "Checked 1 package"),
    Case(installed: "app==1.1 lib==1.1", command: "install app[more]", result: "app==1.1 lib==1.1 plugin==1.0"),
    Case(installed: "app==1.1 lib==1.1", command: "install app;python_version<'3'", result: "app==1.1 lib==1.1"),
    Case(installed: "app==1.0 lib==1.0", command: "install app -U", result: "app==1.1 lib==1.1"),
    Case(installed: "app==1.0 lib==1.0", command: "install app -P lib", result: "app==1.0 lib==1.1"),
    Case(installed: "app==1.0 lib==1.0", command: "install app --reinstall", result: "app==1.1 lib==1.1"),
    Case(
      installed: "app==1.0 lib==1.0", command: "install app --resolution lowest", result: "app==1.0 lib==1.0",
      says: "Checked 1 package"),
    Case(
      installed: "app==1.0 lib==1.0", command: "install app --exclude-newer 1999-01-01", result: "app==1.0 lib==1.0",
      says: "Checked 1 package"),
    Case(
      installed: "app==1.0 lib==1.0", command: "install app --refresh", result: "app==1.0 lib==1.0",
      says: "Checked 1 package"),
    Case(
      installed: "app==1.0 lib==1.0", command: "install app --offline", result: "app==1.0 lib==1.0",
      says: "Checked 1 package"),
    // What is not asked for.
    Case(installed: "app==1.0 lib==1.0 other==1.0", command: "install app --exact", result: "app==1.0 lib==1.0"),
    Case(installed: "lib==1.0", command: "install other --exact", result: "other==1.0"),
    Case(installed: "lib==1.0", command: "install other", result: "lib==1.0 other==1.0"),
    // Problems are told whether or not something was done.
    Case(installed: "app==1.1", command: "install app --no-deps --strict", result: "app==1.1", says: "requires `lib`"),
    Case(installed: "app==1.1", command: "sync app==1.1 --strict", result: "app==1.1", says: "requires `lib`"),
    Case(installed: "other==1.0", command: "sync app==1.1 --strict", result: "app==1.1", says: "requires `lib`"),
    // Only saying what would be done.
    Case(installed: "lib==1.0", command: "install lib --dry-run", result: "lib==1.0", says: "Would make no changes"),
    Case(installed: "lib==1.0", command: "install lib --check", result: "lib==1.0", says: "Would make no changes"),
    Case(installed: "lib==1.0", command: "install lib -U --dry-run", result: "lib==1.0", says: "+ lib==1.1"),
    Case(installed: "lib==1.0", command: "install lib -U --check", exitCode: 1, result: "lib==1.0", says: "- lib==1.0"),
    Case(installed: "lib==1.0", command: "sync lib --dry-run", result: "lib==1.0", says: "Would make no changes"),
    Case(installed: "lib==1.0", command: "sync other --dry-run", result: "lib==1.0", says: "+ other==1.0"),
    Case(installed: "lib==1.0", command: "sync other --check", exitCode: 1, result: "lib==1.0", says: "- lib==1.0"),
  ])
  func whatFitsIsKept(_ example: Case) throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    run.environment = ["ADDER_DEFAULT_INDEX=\(server.url)"]
    try run.makeEnvironment()
    #expect(try run("pip install -q --no-deps \(example.installed)").exitCode == 0)
    let result = try run(try commandLine(example.command, in: run))
    #expect(result.exitCode == example.exitCode, "\(result)")
    if let part = example.says { #expect(result.standardError.contains(part), "\(result)") }
    let frozen = try run("pip freeze").standardOutput.split(separator: "\n").joined(separator: " ")
    #expect(frozen == example.result, "\(result)")
    withExtendedLifetime(server) {}
  }

  /// Puts what `sync` is to install, and the contents of files that options name, into files.
  private func commandLine(_ text: String, in run: ProgramRun) throws -> String {
    var words = text.split(separator: " ").map(String.init)
    var files: [Int] = words[0] == "sync" ? [1] : []
    files += words.indices.filter { $0 > 0 && ["-c", "--override", "--exclude"].contains(words[$0 - 1]) }
    for place in files {
      let lines = place == 1 ? words[place].replacing(",lib", with: "\nlib") : words[place]
      try run.write("file\(place).txt", lines + "\n")
      words[place] = "file\(place).txt"
    }
    return "pip " + words.joined(separator: " ")
  }

  @Test(arguments: ["install", "sync"])
  func whatIsForAnotherPythonOrPlatformDoesNotCountAsInstalled(verb: String) throws {
    let tags = [
      "cp312-cp312-manylinux_2_17_x86_64", "cp313-cp313-manylinux_2_17_x86_64", "cp312-cp312-manylinux_2_17_aarch64",
    ]
    let server = try TestIndexServer(
      TestIndex([
        "fast": tags.map { .wheel("fast", "1.0", tags: $0, files: ["fast.py": "tag = '\($0)'\n"]) },
        "app": [.wheel("app", "1.0", requires: ["fast"])],
      ]))
    let run = try ProgramRun()
    run.environment = ["ADDER_DEFAULT_INDEX=\(server.url)"]
    try run.write("list.txt", "fast==1.0\n")
    let what = verb == "sync" ? "sync list.txt" : "install fast==1.0"
    for (number, options) in [
      "--python-version 3.12 --python-platform x86_64-manylinux2014",
      "--python-version 3.13 --python-platform x86_64-manylinux2014",
      "--python-version 3.12 --python-platform aarch64-manylinux2014",
    ].enumerated() {
      let line = "pip \(what) --target folder --only-binary :all: \(options)"
      #expect(try run(line).exitCode == 0)
      #expect(
        try String(decoding: readFile(run.directory.appending("folder/fast.py")), as: UTF8.self)
          == "tag = '\(tags[number])'\n")
      let again = try run(line)
      #expect(again.standardError.contains("Checked 1 package"), "\(again)")
    }
    // As something that another package needs, too.
    let result = try run(
      "pip install app --target folder --python-version 3.13 --python-platform x86_64-manylinux2014")
    #expect(result.exitCode == 0, "\(result)")
    #expect(
      try String(decoding: readFile(run.directory.appending("folder/fast.py")), as: UTF8.self) == "tag = '\(tags[1])'\n"
    )
    withExtendedLifetime(server) {}
  }

  @Test func configuredConstraintsAreNotForLists() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    run.environment = ["ADDER_DEFAULT_INDEX=\(server.url)"]
    try run.write(
      "pyproject.toml",
      "[tool.adder]\nconstraint-dependencies = ['lib<1.1']\noverride-dependencies = ['other>9']\n"
        + "exclude-dependencies = ['other']\n")
    try run.write("list.txt", "lib==1.1\nother==1.0\n")
    try run.makeEnvironment()
    #expect(try run("pip sync list.txt").exitCode == 0)
    #expect(try run("pip freeze").standardOutput == "lib==1.1\nother==1.0\n")
    #expect(try run("pip install lib==1.1").exitCode == 1)
    withExtendedLifetime(server) {}
  }

  @Test func targetsAndPrefixesAreEnvironmentsOfTheirOwn() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    run.environment = ["ADDER_DEFAULT_INDEX=\(server.url)"]
    try run.makeEnvironment()
    #expect(try run("pip install -q other").exitCode == 0)
    for option in ["--target place", "--prefix place"] {
      #expect(try run("pip install -q \(option) app==1.0").exitCode == 0)
      #expect(try run("pip install \(option) app").standardError.contains("Checked 1 package"))
      #expect(try run("pip freeze \(option)").standardOutput == "app==1.0\nlib==1.1\n")
      #expect(try run("pip install -q \(option) -U app").exitCode == 0)
      #expect(try run("pip freeze \(option)").standardOutput == "app==1.1\nlib==1.1\n")
      try run.write("list.txt", "lib==1.0\n")
      #expect(try run("pip sync -q \(option) list.txt").exitCode == 0)
      #expect(try run("pip freeze \(option)").standardOutput == "lib==1.0\n")
      try removeTree(run.directory.pushing("place"))
    }
    #expect(try run("pip freeze").standardOutput == "other==1.0\n")
    withExtendedLifetime(server) {}
  }
}
