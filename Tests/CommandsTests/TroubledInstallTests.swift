import SystemIO
import SystemPackage
import TestIndex
import TestSupport
import Testing

/// Installations by the real program that are interrupted, or that meet a cache or environment in bad shape.
struct TroubledInstallTests {
  private static var index: TestIndex {
    var index = TestIndex()
    for version in ["1.0", "2.0"] {
      index.add(
        "package",
        .wheel(
          "package", version,
          files: ["package/__init__.py": "VALUE = '\(version)'\n", "package/more.py": "more = 1\n"],
          entryPoints: "[console_scripts]\npackage = package:main\n"))
    }
    return index
  }

  private func arguments(_ command: String, _ server: TestIndexServer) -> [String] {
    let words = ["pip"] + command.split(separator: " ").map(String.init)
    if command.hasPrefix("uninstall") { return words + ["-p", "env/bin/python"] }
    let place = words.contains("-p") ? [] : ["-p", "env/bin/python"]
    return words + place + ["--default-index", server.url, "--link-mode", "hardlink"]
  }

  private func pip(
    _ command: String, _ run: ProgramRun, _ server: TestIndexServer
  ) throws -> (exitCode: Int32, errors: String) {
    let output = try runProcess(
      ProgramRun.executable, arguments(command, server), variables: ["HOME=\(run.home)", "PATH=/usr/bin:/bin"],
      workingDirectory: run.directory)
    return (output.exitCode, String(decoding: output.standardError, as: UTF8.self))
  }

  /// The directory of packages of the environment.
  private func sitePackages(_ run: ProgramRun) throws -> FilePath {
    let library = run.directory.pushing("env/lib")
    let python = try #require(try listDirectory(library).map(\.name).first { $0.hasPrefix("python3") })
    return library.appending(python).appending("site-packages")
  }

  @Test func aChangeThatWasCutShortIsToldAndNotTouchedByWhatOnlyReads() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    #expect(try run("venv -q env").exitCode == 0)
    #expect(try pip("install -q package==1.0", run, server).exitCode == 0)
    // What a process leaves that is killed when its journal is written.
    let site = try sitePackages(run)
    let stash = site.appending(".adder-transaction")
    try createDirectories(stash)
    try writeFile([], to: stash.appending("journal"))
    for verb in ["list", "freeze", "check", "tree", "show package"] {
      let result = try run("pip \(verb) -p env/bin/python")
      #expect(result.exitCode == 0)
      #expect(result.standardError.contains("was cut short"), "\(result)")
    }
    for verb in ["install --dry-run package==2.0", "install --check package==1.0", "uninstall --dry-run package"] {
      let result = try pip(verb, run, server)
      #expect(result.exitCode == 2)
      #expect(result.errors.contains("was cut short"))
      #expect(exists(stash))
    }
    #expect(try pip("install -q package==2.0", run, server).exitCode == 0)
    #expect(!exists(stash))
  }

  @Test(arguments: ["--target", "--prefix"])
  func theRootDirectoryIsNotInstalledInto(option: String) throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    #expect(try run("venv -q env").exitCode == 0)
    let result = try pip("install --dry-run package \(option) /", run, server)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("not supported yet"), "\(result.errors)")
  }

  @Test func whatAProjectNeedsIsNotUninstalled() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    #expect(try run("venv -q env").exitCode == 0)
    #expect(try pip("install -q package==1.0", run, server).exitCode == 0)
    try run.write("pyproject.toml", "[project]\nname = 'p'\nversion = '1'\ndependencies = ['package']\n")
    let result = try pip("uninstall -r pyproject.toml", run, server)
    #expect(result.exitCode == 0)
    #expect(result.errors.contains("No packages to uninstall"))
    #expect(try run("pip freeze -p env/bin/python").standardOutput == "package==1.0\n")
  }

  @Test(arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)])
  func aTemporaryCacheGoesWithAnInterruptedCommand(signal: String, code: Int32) throws {
    var index = Self.index
    index.faults["/simple/package/"] = [.delay(milliseconds: 8_000)]
    let server = try TestIndexServer(index)
    let run = try ProgramRun()
    #expect(try run("venv -q env").exitCode == 0)
    let temporary = run.home.appending("tmp")
    try createDirectories(temporary)
    var child = try ChildProcess(
      ProgramRun.executable, arguments("install package --no-cache", server),
      variables: ["HOME=\(run.home)", "PATH=/usr/bin:/bin", "TMPDIR=\(temporary)"], workingDirectory: run.directory)
    for _ in 0..<3_000 {
      if try !listDirectory(temporary).isEmpty { break }
      sleepThread(for: .milliseconds(10))
    }
    try #require(try !listDirectory(temporary).isEmpty)
    // The cache is there before the program has its hands on the signals.
    sleepThread(for: .milliseconds(300))
    _ = try runProcess("/bin/sh", ["-c", "kill -\(signal) \(child.processIdentifier)"])
    #expect(child.communicate().exitCode == code)
    #expect(try listDirectory(temporary).isEmpty)
  }

  @Test func whatWasEditedInAnEnvironmentIsNotInstalledInAnother() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    #expect(try run("venv -q env").exitCode == 0)
    #expect(try pip("install -q package==1.0", run, server).exitCode == 0)
    let module = try sitePackages(run).pushing("package/__init__.py")
    // A hard link: the file in the cache is the same.
    try writeFile(Array("VALUE = 'edited, and longer'\n".utf8), to: module)
    #expect(try run("venv -q other").exitCode == 0)
    let other = FilePath(module.string.replacing("/env/lib/", with: "/other/lib/"))
    let output = try pip("install package==1.0 -p other/bin/python", run, server)
    #expect(output.exitCode == 0)
    #expect(output.errors.contains("The cache's copy of `package==1.0` has been changed or damaged"))
    #expect(try readFile(other) == Array("VALUE = '1.0'\n".utf8))
    // What is installed again is fetched again.
    #expect(try pip("install --reinstall package==1.0", run, server).exitCode == 0)
    #expect(try readFile(module) == Array("VALUE = '1.0'\n".utf8))
  }

  @Test func whatWasEditedInAnEnvironmentIsFoundInTheCache() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    #expect(try run("venv -q env").exitCode == 0)
    #expect(try pip("install package==1.0", run, server).exitCode == 0)
    let sound = try run("cache verify")
    #expect(sound.exitCode == 0)
    #expect(sound.standardError == "Checked the cache: 1 wheel as unpacked, 0 damaged\n")
    let file = try sitePackages(run).pushing("package/more.py")
    try writeFile(Array("more = 2\n".utf8), to: file)
    let damaged = try run("cache verify")
    #expect(damaged.exitCode == 1)
    #expect(damaged.standardError.contains("`package==1.0` was changed or damaged (`package/more.py`)"))
    #expect(damaged.standardError.contains("0 wheels as unpacked, 1 damaged"))
    #expect(try run("cache verify").exitCode == 0)
    withExtendedLifetime(server) {}
  }

  @Test func whatANameOfAnOldListCannotBeIsTold() throws {
    let run = try ProgramRun()
    #expect(try run("venv -q env").exitCode == 0)
    let packages = try sitePackages(run)
    try createDirectories(packages.appending("egg-1.0.egg-info"))
    try writeFile(
      Array("Metadata-Version: 1.0\nName: egg\nVersion: 1.0\n".utf8), to: packages.pushing("egg-1.0.egg-info/PKG-INFO"))
    try writeFile(Array(".\n".utf8), to: packages.pushing("egg-1.0.egg-info/top_level.txt"))
    try writeFile([], to: packages.appending("other.py"))
    let output = try run("pip uninstall egg -p env/bin/python")
    #expect(output.exitCode == 0)
    #expect(output.standardError.contains("warning: The list of modules of `egg==1.0` names `.`, which is none"))
    #expect(exists(packages.appending("other.py")))
  }

  @Test func aMissingRecordIsMendedWithAWarning() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    #expect(try run("venv -q env").exitCode == 0)
    #expect(try pip("install -q package==1.0", run, server).exitCode == 0)
    let record = try sitePackages(run).pushing("package-1.0.dist-info/RECORD")
    try removeFile(record)
    #expect(try pip("uninstall package", run, server).exitCode == 2)
    let output = try pip("install --reinstall package==1.0", run, server)
    #expect(output.exitCode == 0)
    #expect(output.errors.contains("`package==1.0` had no `RECORD`"))
    #expect(isFile(record))
    #expect(try pip("uninstall -q package", run, server).exitCode == 0)
    #expect(!exists(record.removingLastComponent()))
  }

  @Test func damagedMetadataIsNamedAndCanBeReplaced() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    #expect(try run("venv -q env").exitCode == 0)
    #expect(try pip("install -q package==1.0", run, server).exitCode == 0)
    let folder = try sitePackages(run).appending("package-1.0.dist-info")
    try writeAtomically("", to: folder.appending("METADATA"))
    let result = try pip("install package==1.0", run, server)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("The metadata of the installed package `package` cannot be understood"))
    #expect(result.errors.contains("`\(folder)`"), "\(result.errors)")
    #expect(try pip("install -q package==1.0 --reinstall-package package", run, server).exitCode == 0)
    #expect(String(decoding: try readFile(folder.appending("METADATA")), as: UTF8.self).contains("Name: package\n"))
    withExtendedLifetime(server) {}
  }

  @Test func aScriptOfTheEnvironmentThatIsReplacedIsTold() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    #expect(try run("venv -q env").exitCode == 0)
    try writeFile(Array("#!/bin/sh\n".utf8), to: run.directory.pushing("env/bin/package"))
    let output = try pip("install package", run, server)
    #expect(output.exitCode == 0)
    #expect(output.errors.contains("warning: `package` has replaced `env/bin/package`"))
  }

  @Test func uninstallingHasNoConstraints() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    #expect(try run("venv -q env").exitCode == 0)
    #expect(try pip("install -q package==1.0", run, server).exitCode == 0)
    let output = try run("pip uninstall package -p env/bin/python", environment: ["UV_CONSTRAINT=missing.txt"])
    #expect(output.exitCode == 0, "\(output.standardError)")
  }

  @Test func onlyACacheIsCleanedOrChecked() throws {
    let run = try ProgramRun()
    try run.write("precious/thesis.txt", "text")
    for command in ["clean", "verify"] {
      let refused = try run("cache \(command) --cache-dir precious")
      #expect(refused.exitCode == 2)
      #expect(refused.standardError.contains("`[DIR]/precious` is not a cache of adder"))
      #expect(try listDirectory(run.directory.appending("precious")).map(\.name) == ["thesis.txt"])
      let missing = try run("cache \(command) --cache-dir missing")
      #expect(missing.exitCode == 0)
      #expect(missing.standardError.contains("No cache found at: [DIR]/missing"))
      #expect(!exists(run.directory.appending("missing")))
    }
    #expect(try run("venv -q env --cache-dir used").exitCode == 0)
    try run.write("used/thesis.txt", "text")
    let cleaned = try run("cache clean --cache-dir used")
    #expect(cleaned.exitCode == 0)
    #expect(cleaned.standardError.contains("warning: Left what is not of the cache: `thesis.txt`"))
    let left = try listDirectory(run.directory.appending("used")).map(\.name).sorted()
    #expect(left == [".gitignore", ".lock", "CACHEDIR.TAG", "thesis.txt"])
  }

  /// A limit on the size of files ends the program in the middle of writing, as a full disk or a kill would.
  @Test(arguments: ["", "trap '' XFSZ; "])
  func formattingNeverLeavesAFileCutShort(prelude: String) throws {
    let run = try ProgramRun()
    let source = (0..<400).map { "x\($0)=[1,2,3]\n" }.joined()
    try run.write("one.py", source)
    try run.write("two.py", source)
    try createHardLink(to: run.directory.appending("two.py"), at: run.directory.appending("three.py"))
    for name in ["one.py", "two.py"] {
      let output = try runProcess(
        "/bin/bash", ["-c", "\(prelude)ulimit -f 2; exec \(ProgramRun.executable) format --no-cache \(name)"],
        variables: ["HOME=\(run.home)", "PATH=/usr/bin:/bin"], workingDirectory: run.directory)
      #expect(output.exitCode != 0)
      #expect(try readFile(run.directory.appending(name)) == Array(source.utf8))
    }
  }
}
