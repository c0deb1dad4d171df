import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Indexes that mean harm, and users who name what never ends: the real program's words and exit codes.
@Suite struct HostileIndexTests {
  private static let secret = "s3cret"

  private func start(_ change: (inout TestIndex) -> Void) throws -> (TestIndexServer, ProgramRun) {
    var index = TestIndex(["tool": [.wheel("tool", "1.0")]])
    change(&index)
    let server = try TestIndexServer(index)
    let run = try ProgramRun()
    run.environment = ["ADDER_DEFAULT_INDEX=\(server.url)", "ADDER_HTTP_RETRIES=0"]
    run.replacements = [(server.base, "[INDEX]"), ("127.0.0.1:\(server.port)", "[HOST]")]
    try run.write("in.txt", "tool\n")
    return (server, run)
  }

  /// Every character that a terminal might obey.
  private static let evil = "x\u{1b}[31m\u{1b}]0;t\u{7}\u{9b}1m\u{202e}\u{2066}\u{7f}\u{8}\ry"
  private static let evilInJSON =
    #"x\u001b[31m\u001b]0;t\u0007\u009b1m\u202e\u2066\u007f\u0008\ry"#

  private static func isHarmful(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
        || scalar.properties.isBidiControl
    }
  }

  @Test(arguments: [
    #""yanked": "EVIL""#, #""requires-python": "EVIL""#, #""requires-python": ">=99 EVIL""#,
    #""upload-time": "EVIL""#, #""core-metadata": {"sha256": "EVIL"}"#, #""hashes": {"sha256": "EVIL"}"#,
    #""filename": "tool-1.0-py3-none-EVIL.whl""#, #""filename": "tool-EVIL-py3-none-any.whl""#,
    #""url": "http://EVIL/""#, #""url": "EVIL://x""#,
  ])
  func whatPagesSayCannotCommandTheTerminal(member: String) throws {
    let (server, run) = try start { _ in }
    server.update {
      $0.pages["tool"] = """
        {"meta": {"api-version": "1.1"}, "files": [{"filename": "tool-1.0-py3-none-any.whl", "hashes": {},
        "url": "\(server.base)/files/tool/tool-1.0-py3-none-any.whl", \(member.replacing("EVIL", with: Self.evilInJSON))}]}
        """
    }
    for command in ["pip compile in.txt", "pip compile in.txt -v --color always"] {
      let result = try run(command)
      let plain = result.standardError.replacing("\u{1b}[", with: "[")
      #expect(command.contains("always") || !result.standardError.contains("\u{1b}"))
      #expect(!Self.isHarmful(plain), "\(plain.debugDescription)")
      #expect(!Self.isHarmful(result.standardOutput))
    }
  }

  @Test func whatElseAnIndexSaysCannotEither() throws {
    let metadata = "Metadata-Version: 2.1\nName: tool\nVersion: 1.0\nRequires-Dist: \(Self.evil)\nRequires-Dist: b\n"
    let (server, run) = try start {
      var wheel = TestDistribution.wheel("tool", "1.0")
      wheel.metadata = Array(metadata.utf8)
      $0.packages["tool"] = [wheel]
      $0.pages["version"] = #"{"meta": {"api-version": "9\#(Self.evilInJSON)"}, "files": []}"#
      $0.pages["html"] = "<meta name='pypi:repository-version' content='9\(Self.evil)'>"
      $0.pages["json"] = "{\"\(Self.evil)"
    }
    try run.write("version.txt", "version\n")
    try run.write("html.txt", "html\n")
    try run.write("json.txt", "json\n")
    for file in ["in", "version", "html", "json"] {
      let result = try run("pip compile \(file).txt --color never")
      #expect(result.exitCode != 0)
      #expect(!Self.isHarmful(result.standardError), "\(result.standardError.debugDescription)")
    }
    withExtendedLifetime(server) {}
  }

  @Test func compiledFilesDoNotHoldThePassword() throws {
    let (server, run) = try start { $0.credentials = ("joe", Self.secret) }
    let url = "http://joe:\(Self.secret)@127.0.0.1:\(server.port)/simple/"
    // A default index of the environment would come before `--index-url`.
    run.environment = ["ADDER_HTTP_RETRIES=0"]
    let results = try [
      run("pip compile in.txt --index-url \(url)"), run("pip compile in.txt --index-url=\(url) --emit-index-url"),
      run("pip compile in.txt --emit-index-annotation --default-index \(url)"),
    ]
    for result in results {
      #expect(result.exitCode == 0, "\(result)")
      #expect(!result.description.replacing(result.command, with: "").contains(Self.secret))
      #expect(result.standardOutput.contains("tool==1.0"))
    }
    #expect(results[2].standardOutput.contains("# from [INDEX]/simple"))
  }

  @Test(arguments: [
    "--index-url http://joe:s3cret@127.0.0.1:1/simple", "--index-url http://joe:s3cret@127.0.0.1:999999/simple",
    "--index-url http://joe:s3cret@ho^st/simple", "--index-url http://joe:s3cret@/simple",
    "--index-url http:/joe:s3cret@host/simple", "--extra-index-url http://s3cret@127.0.0.1:1/simple",
    "--find-links http://joe:s3cret@127.0.0.1:1/links", "--find-links http://joe:s3cret@host:x/links",
    "--default-index name=http://joe:s3cret@127.0.0.1:x/simple", "--index name=http://joe:s3cret@127.0.0.1:1/simple",
  ])
  func errorsDoNotShowThePassword(options: String) throws {
    let (server, run) = try start { _ in }
    try run.write("options.txt", options.split(separator: " ").joined(separator: " ") + "\ntool\n")
    for command in ["pip compile in.txt \(options)", "pip compile options.txt"] {
      let result = try run(command, environment: ["ADDER_DEFAULT_INDEX="])
      #expect(!result.standardError.contains(Self.secret), "\(result.standardError)")
      #expect(!result.standardOutput.contains(Self.secret))
    }
    withExtendedLifetime(server) {}
  }

  @Test(
    arguments: [
      ("/files/tool/tool-1.0-py3-none-any.whl", .status(404), 1), ("/simple/tool/", .status(404), 1),
      ("/files/tool/tool-1.0-py3-none-any.whl", .status(403), 2), ("/simple/tool/", .status(304), 1),
      ("/files/tool/tool-1.0-py3-none-any.whl", .corrupt, 1), ("/simple/tool/", .status(500), 2),
      ("/files/tool/tool-1.0-py3-none-any.whl", .status(500), 2), ("/simple/tool/", .close, 2),
    ] as [(String, TestIndex.Fault, Int32)])
  func exitCodesTellAnswersFromFailures(path: String, fault: TestIndex.Fault, code: Int32) throws {
    let (server, run) = try start { $0.lastingFaults[path] = fault }
    try run.makeEnvironment()
    let result = try run("pip install tool")
    #expect(result.exitCode == code, "\(result)")
    withExtendedLifetime(server) {}
  }

  @Test func offlineTheCacheIsWhatThereIsToUpgradeTo() throws {
    let (server, run) = try start { $0.packages["tool"] = [.wheel("tool", "1.0"), .wheel("tool", "2.0")] }
    try run.makeEnvironment()
    for option in ["-U", "--upgrade-package tool", "--reinstall -U"] {
      for command in ["pip install tool==2.0", "pip install tool==1.0", "pip install \(option) tool --offline"] {
        let result = try run(command)
        #expect(result.exitCode == 0, "\(result)")
      }
      #expect(try run("pip freeze").standardOutput == "tool==2.0\n", "\(option)")
    }
    withExtendedLifetime(server) {}
  }

  @Test func locationsThatCannotBeReadAreFailures() throws {
    let (server, run) = try start { _ in }
    run.environment = ["ADDER_HTTP_RETRIES=0"]
    try run.write(
      "always.toml", "[[index]]\nname = 'x'\nurl = '\(server.url)'\nauthenticate = 'always'\ndefault = true\n")
    for (options, message) in [
      ("--find-links \(server.base)/none", "404"), ("--config-file always.toml", "No credentials were found"),
    ] {
      let result = try run("pip compile in.txt \(options)")
      #expect(result.exitCode == 2, "\(result)")
      #expect(result.standardError.contains(message), "\(result)")
    }
    withExtendedLifetime(server) {}
  }

  @Test func offlineSaysWhatTheCacheLacks() throws {
    let (server, run) = try start { $0.packages["tool"] = [.wheel("tool", "1.0"), .wheel("tool", "2.0")] }
    try run.makeEnvironment()
    #expect(try run("pip install tool==2.0").exitCode == 0)
    // The page is there, the metadata of this version is not; then the metadata is, and the wheel is not.
    for command in ["pip install --offline other", "pip install --offline tool==1.0"] {
      let result = try run(command)
      #expect(result.exitCode == 1)
      #expect(result.standardError.contains("not in the cache"), "\(result)")
    }
    try run.write("old.txt", "tool==1.0\n")
    #expect(try run("pip compile old.txt").exitCode == 0)
    let result = try run("pip install --offline tool==1.0")
    #expect(result.exitCode == 1)
    #expect(result.standardError.contains("not in the cache"), "\(result)")
    withExtendedLifetime(server) {}
  }

  @Test(arguments: [
    "pip compile /dev/zero", "pip compile in.txt -c /dev/zero", "pip compile in.txt --find-links /dev/zero",
    "pip compile in.txt --find-links file:///dev/zero", "pip compile in.txt --config-file /dev/zero",
    "format /dev/zero", "format --config /dev/zero in.txt",
  ])
  func whatNeverEndsIsNotReadForEver(command: String) throws {
    let (server, run) = try start { _ in }
    let result = try run(command)
    #expect(result.exitCode == 2, "\(result)")
    #expect(result.standardError.contains("error: "))
    withExtendedLifetime(server) {}
  }

  @Test(arguments: ["pyproject.toml", "uv.toml", "ruff.toml", "pyvenv.cfg"], ["format -", "pip list", "python find"])
  func nobodyIsWaitedForWhereConfigurationIsLookedFor(name: String, command: String) throws {
    let run = try ProgramRun()
    if name == "pyvenv.cfg" { try createDirectories(run.directory.pushing(".venv/bin")) }
    let pipe = run.directory.pushing(FilePath(name == "pyvenv.cfg" ? ".venv/pyvenv.cfg" : name))
    _ = try runProcess("/usr/bin/env", ["mkfifo", pipe.string])
    let output = try runProcess(
      ProgramRun.executable, command.split(separator: " ").map(String.init),
      variables: ["HOME=\(run.home)", "PATH=/usr/bin:/bin"], workingDirectory: run.directory,
      input: Array("x = 1\n".utf8), timeout: .seconds(60))
    let errors = String(decoding: output.standardError, as: UTF8.self)
    let isRead = name == "pyproject.toml" || name == "uv.toml" && command != "format -"
    // Not the code of a process that had to be killed.
    #expect((0...2).contains(output.exitCode))
    if name != "pyvenv.cfg", isRead {
      #expect(output.exitCode == 2)
      #expect(errors.contains("special file"), "\(errors)")
    }
  }

  @Test func aKeyringThatNeverEndsIsGivenUp() throws {
    let (server, run) = try start { $0.credentials = ("ann", "right") }
    let keyring = run.directory.pushing("bin/keyring")
    try createDirectories(keyring.removingLastComponent())
    try writeFile(Array("#!/bin/sh\nexec yes \(Self.secret)\n".utf8), to: keyring, permissions: 0o755)
    let index = server.url.replacing("http://", with: "http://ann@")
    let result = try run(
      "pip compile in.txt --keyring-provider subprocess --default-index \(index)",
      environment: ["PATH=\(keyring.removingLastComponent()):/usr/bin:/bin"])
    #expect(result.exitCode == 1, "\(result)")
    #expect(result.standardError.contains("valid credentials"), "\(result)")
    #expect(!result.description.contains(Self.secret))
  }

  /// Every file of a cache in turn is one that nobody writes to: nothing is waited for.
  @Test func nobodyIsWaitedForInACache() throws {
    let (server, run) = try start { _ in }
    try run.makeEnvironment()
    #expect(try run("pip install tool").exitCode == 0)
    #expect(try run("pip uninstall tool").exitCode == 0)
    let cache = run.home.appending(".cache/adder")
    var files: [FilePath] = []
    try walkDirectory(cache) { path, kind in
      if kind == .file { files.append(path) }
      return true
    }
    #expect(files.contains { $0.components.first?.string.hasPrefix("metadata-") == true })
    #expect(files.contains("CACHEDIR.TAG"))
    for file in files {
      let path = cache.pushing(file)
      // An earlier run may have removed it.
      guard isFile(path) else { continue }
      let content = try readFile(path)
      let isVerified = file == "CACHEDIR.TAG" || file.lastComponent == "manifest"
      for command in ["pip install --dry-run tool", "pip compile in.txt"] + (isVerified ? ["cache verify"] : []) {
        if exists(path) { try removeFile(path) }
        _ = try runProcess("/usr/bin/env", ["mkfifo", path.string])
        // Not the code of a process that had to be killed.
        #expect((0...2).contains(try run(command).exitCode), "\(command): \(file)")
      }
      if exists(path) { try removeFile(path) }
      try createDirectories(path.removingLastComponent())
      try writeFile(content, to: path)
    }
    withExtendedLifetime(server) {}
  }

  /// What cannot be read is a finding of the linter, as it is in ruff.
  @Test func aSourceThatNeverEndsIsAFinding() throws {
    let (server, run) = try start { _ in }
    let result = try run("lint --output-format concise /dev/zero")
    #expect(result.exitCode == 1, "\(result)")
    #expect(result.standardOutput.contains("E902"))
    withExtendedLifetime(server) {}
  }
}
