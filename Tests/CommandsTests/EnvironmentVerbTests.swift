import SystemIO
import SystemPackage
import Testing

@Suite struct EnvironmentVerbTests {
  /// A run whose directory `site` holds made-up distributions, each with the requirements given.
  private func run(with distributions: [(name: String, version: String, requires: [String])]) throws -> ProgramRun {
    let run = try ProgramRun()
    for (name, version, requires) in distributions {
      let folder = "site/\(name)-\(version).dist-info"
      let requirements = requires.map { "Requires-Dist: \($0)\n" }.joined()
      try run.write("\(folder)/METADATA", "Metadata-Version: 2.1\nName: \(name)\nVersion: \(version)\n\(requirements)")
      try run.write("\(folder)/RECORD", "\(name)/__init__.py,,\n\(folder.dropFirst(5))/METADATA,,\n")
      try run.write("\(folder)/INSTALLER", "test\n")
      try run.write("\(folder)/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
    }
    return run
  }

  private let web: [(name: String, version: String, requires: [String])] = [
    ("web", "1.0", ["templates<3,>=2", "server", "colour; extra == 'pretty'", "winapi; sys_platform == 'win32'"]),
    ("templates", "2.5", ["escape>=1"]),
    ("server", "0.1", ["escape", "templates"]),
    ("escape", "1.1", []),
    ("alone", "3.0.post1", []),
  ]

  @Test func installedPackagesAreListed() throws {
    let run = try run(with: web)
    try run.write("site/edited-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: edited\nVersion: 1.0\n")
    try run.write(
      "site/edited-1.0.dist-info/direct_url.json",
      "{\"url\": \"file:///projects/edited\", \"dir_info\": {\"editable\": true}}")
    try checkSnapshot([
      run("pip list --target site"), run("pip list --target site --format json --exclude alone"),
      run("pip list --target site --format freeze --exclude-editable"), run("pip list --target site -e"),
      run("pip freeze --target site"), run("pip freeze --target site --exclude-editable --exclude web"),
      run("pip list --target site --format xml"), run("pip list --target empty"),
    ])
  }

  @Test func packagesAreShownWithTheirNeighbours() throws {
    let run = try run(with: web)
    try checkSnapshot([
      run("pip show --target site web escape"), run("pip show --target site -f alone missing"),
      run("pip show --target site missing"), run("pip show --target site"),
    ])
  }

  @Test func treesRepeatNothingUnlessAsked() throws {
    let run = try run(with: web)
    try checkSnapshot([
      run("pip tree --target site"), run("pip tree --target site --no-dedupe --show-version-specifiers"),
      run("pip tree --target site --invert --package escape --show-version-specifiers"),
      run("pip tree --target site --depth 1 --prune alone"), run("pip tree --target site --outdated"),
    ])
  }

  @Test func circlesAreDrawnOnce() throws {
    let run = try run(with: [("a", "1", ["b"]), ("b", "1", ["c"]), ("c", "1", ["a"]), ("selfish", "1", ["selfish"])])
    try checkSnapshot([run("pip tree --target site"), run("pip tree --target site --no-dedupe")])
  }

  @Test func inconsistenciesAreFound() throws {
    let run = try run(with: web + [("broken", "1", ["escape>2", "nowhere", "web==1.*"])])
    try checkSnapshot([run("pip check --target site"), run("pip list -q --target site --strict")])
    let sound = try self.run(with: web)
    try checkSound(sound)
  }

  @Test func checksAreMadeForAnotherPythonOrPlatform() throws {
    let run = try run(with: web)
    try run.write(
      "site/new-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: new\nVersion: 1\nRequires-Python: >=3.9,<3.10\n")
    try run.write("site/new-1.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: cp39-abi3-win_amd64\nTag: py3-none-any\n")
    try run.write("site/native-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: native\nVersion: 1\n")
    try run.write("site/native-1.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: cp311-cp311-win_amd64\n")
    try checkSnapshot([
      run("pip check --target site --python-version 3.8 --python-platform linux"),
      run("pip check --target site --python-version 3.11 --python-platform windows"),
      run("pip check --target site --python-version x"), run("pip check --target site --python-platform x"),
      run("pip check -q --target site --python-version 3.8 --python-platform linux"),
      run("pip check -qq --target site --python-version 3.8 --python-platform linux"),
    ])
  }

  @Test(arguments: ["METADATA", "RECORD", "direct_url.json", "INSTALLER", "WHEEL"])
  func nobodyIsWaitedForInADistribution(name: String) throws {
    let run = try run(with: [("odd", "1.0", [])])
    let file = run.directory.pushing("site/odd-1.0.dist-info").appending(name)
    try removeFile(file)
    _ = try runProcess("/usr/bin/env", ["mkfifo", file.string])
    for command in ["pip list", "pip freeze", "pip show -f odd", "pip check", "pip tree"] {
      let output = try runProcess(
        ProgramRun.executable, command.split(separator: " ").map(String.init) + ["--target", "site"],
        variables: ["HOME=\(run.home)", "PATH=/usr/bin:/bin"], workingDirectory: run.directory, timeout: .seconds(60))
      // Not the code of a process that had to be killed.
      #expect((0...2).contains(output.exitCode), "\(command)")
    }
  }

  @Test func brokenDistributionsAreNamedAndTheOthersShown() throws {
    let run = try run(with: [("ok", "1.0", []), ("two", "1.0", []), ("two", "2.0", ["ok<1"])])
    try createDirectories(run.directory.pushing("site/nothing-1.0.dist-info"))
    try run.write("site/file-1.0.dist-info", "")
    try createSymbolicLink(to: "nowhere", at: run.directory.pushing("site/dangling-1.0.dist-info"))
    try createSymbolicLink(to: "circle-1.0.dist-info", at: run.directory.pushing("site/circle-1.0.dist-info"))
    let text = "Metadata-Version: 2.1\nName: x\nVersion: 1.0\n"
    try run.write("site/badreq-1.0.dist-info/METADATA", text + "Requires-Dist: ((nonsense\nRequires-Dist: ok\n")
    try run.write("site/badpython-1.0.dist-info/METADATA", text + "Requires-Python: banana\nRequires-Dist: ok\n")
    try run.write("site/old-1.0-py3.8.egg-info", text)
    try run.write("project/linked.egg-info/PKG-INFO", "Metadata-Version: 1.0\nName: linked\nVersion: 5\n")
    try run.write("site/linked.egg-link", "\(run.directory)/project\n.")
    try writeFile(
      Array((text + "Author: ").utf8) + [0xE9, 0xFF, 0x0A] + Array("Requires-Dist: ok\n".utf8),
      to: run.directory.pushing("site/nothing-1.0.dist-info/PKG-INFO"))
    try checkSnapshot([
      run("pip list --target site"), run("pip freeze --target site"), run("pip check --target site"),
      run("pip show --target site nothing"), run("pip show --target site two"), run("pip show --target site -f badreq"),
      run("pip show --target site linked"), run("pip show --target site -f old"), run("pip tree --target site"),
    ])
  }

  @Test func frozenRequirementsNameWhereTheyCameFrom() throws {
    let origins = [
      "archive": #"{"url": "https://example.com/a-1.whl", "archive_info": {}}"#,
      "secret": #"{"url": "https://user:password@example.com/a-1.tar.gz", "archive_info": {}, "subdirectory": "s/t"}"#,
      "git": #"{"url": "https://example.com/a", "vcs_info": {"vcs": "git", "commit_id": "abc"}, "subdirectory": "s"}"#,
      "folder": #"{"url": "file:///projects/a", "dir_info": {}}"#,
      "edited": #"{"url": "file:///projects/b", "dir_info": {"editable": true}}"#,
      "malformed": #"{"url": "#, "index": nil,
    ]
    let run = try run(with: origins.keys.map { ($0, "1.0", []) })
    for case (let name, let origin?) in origins { try run.write("site/\(name)-1.0.dist-info/direct_url.json", origin) }
    try checkSnapshot([
      run("pip freeze --target site"), run("pip freeze -q --target site --exclude-editable --exclude Malformed"),
      run("pip freeze -q --path site --path missing --exclude malformed"), run("pip freeze -qq --target site"),
      run("pip list --target site -e --exclude-editable"), run("pip list --target site --prefix site"),
      run("pip list --target site --outdated --format freeze"), run("pip list --target site --outdated"),
    ])
  }

  @Test func quietCommandsShowListsForOtherProgramsOnly() throws {
    let run = try run(with: web)
    for command in ["pip show --target site web", "pip tree --target site", "python find", "python list"] {
      let result = try run(command + " -q")
      #expect(result.exitCode == 0)
      #expect(result.standardOutput == "", "\(command)")
    }
    for command in ["pip list --target site", "pip freeze --target site", "pip list --target site --format json"] {
      #expect(try run(command + " -q").standardOutput == run(command).standardOutput, "\(command)")
      #expect(try run(command + " -qq").standardOutput == "", "\(command)")
    }
  }

  @Test func treesShowRequirementsThatAreMet() throws {
    let run = try run(with: [
      ("a", "1", ["b>=2,<3", "b!=2.5", "c>9"]), ("b", "2.0", []), ("c", "1", ["d @ https://user:pw@example.com/d.whl"]),
      ("d", "1", []), ("d", "2", ["b"]), ("e", "1", ["d>1"]),
    ])
    try checkSnapshot([
      run("pip tree --target site --show-version-specifiers"), run("pip tree --target site --package b --invert"),
      run("pip tree --target site --package b --package e --package a"), run("pip tree --target site --prune e"),
      run("pip tree --target site --prune d --depth 0"), run("pip tree --target site --package missing"),
    ])
  }

  private func checkSound(_ run: ProgramRun) throws {
    let result = try run("pip check --target site")
    #expect(result.exitCode == 0)
    #expect(result.standardError == "Checked 5 packages in [TIME]\nAll installed packages are compatible\n")
  }

  @Test func archivesAreFrozenWithTheirStrongestHash() throws {
    func archive(_ hashes: String, url: String = "https://example.com/a.whl", more: String = "") -> String {
      #"{"url": "\#(url)", "archive_info": {"hashes": {\#(hashes)}}\#(more)}"#
    }
    let cases: [(origin: String, frozen: String)] = [
      (archive(#""sha256": "ab""#), "https://example.com/a.whl#sha256=ab"),
      (archive(#""md5": "1", "sha256": "2", "sha512": "3", "sha384": "4""#), "https://example.com/a.whl#sha512=3"),
      (archive(#""md5": "1", "blake2b": "2""#), "https://example.com/a.whl#blake2b=2"),
      (archive(#""sha1": "1""#), "https://example.com/a.whl"),
      (archive(#""md5": "1""#, url: "https://example.com/a.whl#sha256=ff"), "https://example.com/a.whl#sha256=ff"),
      (
        archive(#""sha256": "ab""#, url: "https://u:secret@h.test/a.tgz", more: #", "subdirectory": "s/t""#),
        "https://u:****@h.test/a.tgz#subdirectory=s/t&sha256=ab"
      ),
      (#"{"url": "https://h.test/a.whl", "archive_info": {"hash": "sha256=ab"}}"#, "https://h.test/a.whl"),
    ]
    for (origin, frozen) in cases {
      let run = try run(with: [("a", "1.0", [])])
      try run.write("site/a-1.0.dist-info/direct_url.json", origin)
      #expect(try run("pip freeze --target site").standardOutput == "a @ \(frozen)\n")
    }
  }

  @Test func whatIsInSeveralDirectoriesIsFrozenOnce() throws {
    let run = try run(with: [("a", "1.0", []), ("b", "10.0", [])])
    for version in ["1.0", "2.0"] {
      try run.write("other/a-\(version).dist-info/METADATA", "Metadata-Version: 2.1\nName: a\nVersion: \(version)\n")
    }
    for paths in ["--path site --path other", "--path other --path site", "--path site --path other --path site"] {
      #expect(try run("pip freeze \(paths)").standardOutput == "a==1.0\na==2.0\nb==10.0\n", "\(paths)")
    }
  }

  @Test func filesAreShownInTheOrderOfTheirBytes() throws {
    let run = try run(with: [("a", "1.0", [])])
    try run.write("site/a-1.0.dist-info/RECORD", "a/z.py,,\na/b/c.py,,\na.py,,\na-1.0.dist-info/RECORD,,\n../bin/a,,\n")
    let files = try run("pip show -f --target site a").standardOutput.split(separator: "\n").drop { $0 != "Files:" }
    #expect(files.dropFirst() == ["  ../bin/a", "  a-1.0.dist-info/RECORD", "  a.py", "  a/b/c.py", "  a/z.py"])
  }

  @Test func filesWithNamesThatAreNotUTF8AreNotShownAsOthers() throws {
    let run = try run(with: [("a", "1.0", [])])
    let record = run.directory.pushing("site/a-1.0.dist-info/RECORD")
    try writeFile(Array("a.py,,\ncaf\u{1}.py,,\n".utf8).map { $0 == 1 ? 0xE9 : $0 }, to: record)
    let shown = try run("pip show -f --target site a")
    #expect(shown.exitCode == 2, "\(shown)")
    #expect(shown.standardError.contains("line 2 of `RECORD` is not valid UTF-8"), "\(shown)")
    #expect(!shown.standardOutput.contains("caf"))
  }

  @Test func whatIsNoNameIsBlamedOnTheOperand() throws {
    let result = try run(with: [])("pip show a==1.0")
    #expect(result.exitCode == 2)
    #expect(result.standardError.contains("the operand `[PACKAGE]` has it"), "\(result)")
  }
}
