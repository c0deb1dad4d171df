import Caching
import Installing
import Interpreters
import PackagingStandards
import SystemIO
import SystemPackage
import TestSupport
import Testing

@Suite struct InstallTransactionTests {
  @Test func aWheelIsInstalledWithEverythingItHas() throws {
    let bench = try Workbench()
    let before = try bench.tree()
    try bench.install(.typical())
    let tree = try bench.tree()
    let site = "lib/python3.12/site-packages"
    #expect(tree["\(site)/demo/__init__.py"] == "version = '1.0'\n")
    #expect(tree["\(site)/demo/deep/er/module.py"] == "x = 1\n")
    #expect(tree["\(site)/demo/data, with comma.txt"] == "a,b\n")
    #expect(tree["\(site)/demo/tool.sh"] == "x #!/bin/sh\n")
    #expect(tree["\(site)/demo_extra.py"] == "y = 2\n")
    #expect(tree["bin/demo-script"] == "x #!/env/bin/python\nprint('hello')\n")
    #expect(tree["bin/demo-binary"] == "x \u{7F}ELF")
    #expect(tree["share/demo/info.txt"] == "info")
    #expect(tree["include/site/python3.12/demo/demo.h"] == "#define X")
    #expect(tree["\(site)/demo-1.0.dist-info/INSTALLER"] == "adder")
    #expect(tree["\(site)/demo-1.0.dist-info/REQUESTED"] == nil)
    #expect(tree["\(site)/demo-1.0.data/"] == nil)
    let launcher = try #require(tree["bin/demo-run"])
    #expect(launcher.hasPrefix("x #!/env/bin/python\n"))
    #expect(launcher.contains("from demo.deep.er.module import main\n"))
    #expect(launcher.contains("sys.exit(main.inner())"))
    #expect(tree["bin/demo-gui"]?.contains("sys.exit(gui())") == true)
    #expect(try bench.problems() == [])

    let distribution = try #require(try bench.installed().all.first)
    try distribution.uninstall(from: bench.target)
    let after = try bench.tree()
    #expect(
      after == before,
      "\(after.filter { before[$0.key] != $0.value }.keys.sorted()) \(before.keys.filter { after[$0] == nil })")
  }

  @Test func requestsAndSourcesAreNoted() throws {
    let bench = try Workbench()
    let wheel = try bench.unpack(FabricatedWheel("demo", "1.0", [("demo.py", "")]))
    let url = DirectURL(url: "file:///tmp/demo.whl", source: .archive(hash: nil, hashes: []))
    _ = try InstallTransaction.run(
      removing: [], installing: [WheelToInstall(wheel, isRequested: true, directURL: url)], in: bench.target)
    let distribution = try #require(try bench.installed().all.first)
    #expect(isFile(distribution.path.appending("REQUESTED")))
    #expect(distribution.directURL == url)
    #expect(try readFile(distribution.path.appending("INSTALLER")) == Array("adder".utf8))
    #expect(try distribution.metadata().version.description == "1.0")
    #expect(try bench.problems() == [])
  }

  @Test(arguments: LinkMode.allCases)
  func everyLinkModeInstallsTheSame(mode: LinkMode) throws {
    let bench = try Workbench()
    var options = InstallTransaction.Options()
    options.linkMode = mode
    let outcome = try bench.install(.typical(), options: options)
    #expect(try bench.problems() == [])
    let cached = try bench.unpack(.typical()).files.appending("demo/__init__.py")
    let module = bench.sitePackages.appending("demo/__init__.py")
    // What the file system can do is found out by trying.
    let trial = bench.sitePackages.appending("trial")
    let canClone = try canClone(cached, at: trial)
    let canLink = (try? createHardLink(to: cached, at: trial)) != nil
    try removeFile(trial)
    let expected: LinkMode =
      switch mode {
      case .clone where !canClone: canLink ? .hardlink : .copy
      case .hardlink where !canLink: .copy
      default: mode
      }
    #expect(outcome.linkMode == expected)
    let status = try #require(try fileStatus(module, followingLinks: false))
    let original = try #require(try fileStatus(cached))
    switch expected {
    case .symlink: #expect(try readLink(module) == cached)
    case .hardlink: #expect(status.inode == original.inode && status.linkCount == 2)
    case .copy, .clone: #expect(status.kind == .file && status.inode != original.inode && original.linkCount == 1)
    }
    // What an installation writes itself never reaches the cache.
    let record = bench.sitePackages.appending("demo-1.0.dist-info/RECORD")
    #expect(try fileStatus(record, followingLinks: false)?.linkCount == 1)
    let tool = bench.sitePackages.appending("demo/tool.sh")
    #expect(try fileStatus(tool)?.isExecutable == true)
  }

  @Test func anUpgradeLeavesNothingOfTheOldVersion() throws {
    let bench = try Workbench()
    try bench.install(.typical("demo", "1.0"))
    try bench.install(
      FabricatedWheel("demo", "2.0", [("demo/__init__.py", "new\n")]), removing: bench.installed().all)
    #expect(try bench.installed().all.map(\.version.description) == ["2.0"])
    #expect(try bench.problems() == [])
    #expect(try bench.tree()["bin/demo-run"] == nil)
  }

  @Test func theSameVersionCanBeInstalledAgain() throws {
    let bench = try Workbench()
    try bench.install(.typical())
    try writeFile([1], to: bench.sitePackages.appending("demo/deep/er/__pycache__module.txt"))
    try bench.install(.typical(), removing: bench.installed().all)
    #expect(
      try bench.problems() == ["lib/python3.12/site-packages/demo/deep/er/__pycache__module.txt belongs to nothing"])
  }

  @Test func filesThatAreInTheWayAreReplacedAndReported() throws {
    let bench = try Workbench()
    let victim = bench.sitePackages.appending("demo.py")
    try writeFile(Array("mine".utf8), to: victim)
    let script = FilePath(bench.target.scheme.scripts).appending("demo-run")
    try createSymbolicLink(to: victim, at: script)
    var wheel = FabricatedWheel("demo", "1.0", [("demo.py", "theirs")])
    wheel.entryPoints = "[console_scripts]\ndemo-run = demo:main\n"
    let outcome = try bench.install(wheel)
    #expect(outcome.replacedFiles.map(\.path) == [victim, script])
    #expect(try readFile(victim) == Array("theirs".utf8))
    #expect(try fileStatus(script, followingLinks: false)?.kind == .file)
    #expect(try bench.problems() == [])
  }

  @Test func aFileOfOtherPackagesWithTheSameContentIsNoNews() throws {
    let bench = try Workbench()
    try bench.install(FabricatedWheel("one", "1.0", [("space/__init__.py", "# shared\n")]))
    let outcome = try bench.install(FabricatedWheel("two", "1.0", [("space/__init__.py", "# shared\n")]))
    #expect(outcome.replacedFiles.isEmpty)
  }

  @Test func pipesInTheWayAreReplacedUnread() throws {
    let bench = try Workbench()
    let pipe = bench.sitePackages.appending("demo.py")
    #expect(try runProcess("/usr/bin/env", ["mkfifo", pipe.string]).exitCode == 0)
    try createSymbolicLink(to: "/dev/zero", at: bench.sitePackages.appending("other.py"))
    let outcome = try bench.install(FabricatedWheel("demo", "1.0", [("demo.py", "x = 1\n"), ("other.py", "")]))
    #expect(try bench.tree()["lib/python3.12/site-packages/demo.py"] == "x = 1\n")
    #expect(outcome.replacedFiles.compactMap { $0.path.lastComponent?.string }.sorted() == ["demo.py", "other.py"])
  }

  @Test func aRecordThatLiesHidesNoConflict() throws {
    let bench = try Workbench()
    let hash = "sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
    var wheels = [
      FabricatedWheel("zeta", "1.0", [("x.py", "zeta")]), FabricatedWheel("alpha", "1.0", [("x.py", "alph")]),
    ]
    for index in wheels.indices { wheels[index].record = "x.py,\(hash),0\n" }
    let outcome = try bench.install(wheels[0], wheels[1])
    #expect(outcome.conflicts.map(\.path) == ["x.py"])
  }

  @Test func aDirectoryThatIsALinkOutOfTheEnvironmentIsNotInstalledThrough() throws {
    let bench = try Workbench()
    let outside = bench.root.appending("source")
    try createDirectories(outside)
    try writeFile(Array("mine".utf8), to: outside.appending("__init__.py"))
    try createSymbolicLink(to: outside, at: bench.sitePackages.appending("demo"))
    let before = try bench.tree()
    let error = #expect(throws: InstallingError.self) { try bench.install(.typical()) }
    guard case .linkedDirectory = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(try bench.tree() == before)
    #expect(try listDirectory(outside).map(\.name) == ["__init__.py"])
    // A link that stays inside is fine.
    try removeFile(bench.sitePackages.appending("demo"))
    try createDirectories(bench.sitePackages.appending("real"))
    try createSymbolicLink(to: "real", at: bench.sitePackages.appending("demo"))
    try bench.install(.typical())
    #expect(isFile(bench.sitePackages.appending("real/__init__.py")))
  }

  @Test(arguments: [
    "evil-1.0.data/data/bin/python/x", "evil-1.0.data/scripts/python3/x", "evil-1.0.data/data/pyvenv.cfg/x",
  ])
  func nothingGoesBelowTheInterpretersName(path: String) throws {
    let bench = try Workbench()
    let before = try bench.tree()
    let wheel = FabricatedWheel("evil", "1.0", [("evil.pth", "import evil\n"), (path, "x")])
    let error = #expect(throws: InstallingError.self) { try bench.install(wheel) }
    #expect(error?.message.contains("would overwrite") == true)
    #expect(try bench.tree() == before)
  }

  @Test func withoutInstallerMetadataNoneIsWritten() throws {
    let bench = try Workbench()
    var options = InstallTransaction.Options()
    options.writesInstallerMetadata = false
    let wheel = try bench.unpack(FabricatedWheel("demo", "1.0", [("demo.py", "")]))
    _ = try InstallTransaction.run(
      removing: [], installing: [WheelToInstall(wheel, isRequested: true)], in: bench.target, options: options)
    let names = try listDirectory(bench.sitePackages.appending("demo-1.0.dist-info")).map(\.name).sorted()
    #expect(names == ["METADATA", "RECORD", "WHEEL"])
    #expect(try bench.problems() == [])
  }

  @Test func wheelsThatInstallTheSameFileAreReported() throws {
    let bench = try Workbench()
    let same = ("shared/__init__.py", "")
    let outcome = try bench.install(
      FabricatedWheel("zeta", "1.0", [same, ("shared/x.py", "zeta")]),
      FabricatedWheel("alpha", "1.0", [same, ("shared/x.py", "alpha")]))
    #expect(
      outcome.conflicts.map { "\($0.path): \($0.installed) over \($0.overwritten)" }
        == ["shared/x.py: zeta over alpha"])
    #expect(try bench.tree()["lib/python3.12/site-packages/shared/x.py"] == "zeta")
  }

  @Test func ofScriptsWithOneNameTheLastWheelsIsInstalled() throws {
    for _ in 0..<20 {
      let bench = try Workbench()
      let wheels = ["one", "two", "three", "zero"].map { name in
        var wheel = FabricatedWheel(name, "1.0", [("\(name).py", "")])
        wheel.entryPoints = "[console_scripts]\nrun = \(name):main\nsame = \(name):main\n"
        return wheel
      }
      let linked = FabricatedWheel("middle", "1.0", [("middle-1.0.data/scripts/run", "\u{7F}ELF")])
      let outcome = try bench.install(wheels[0], wheels[1], wheels[2], wheels[3], linked)
      #expect(try bench.tree()["bin/run"]?.contains("from zero import main\n") == true)
      #expect(
        outcome.conflicts.map { "\($0.path): \($0.installed) over \($0.overwritten)" }.sorted() == [
          "run: one over middle", "run: three over one", "run: two over three", "run: zero over two",
          "same: three over one", "same: two over three", "same: zero over two",
        ])
    }
  }

  @Test func aFileInTheDirectoryOfScriptsCountsBesideCommands() throws {
    let bench = try Workbench()
    var command = FabricatedWheel("alpha", "1.0", [("alpha.py", "")])
    command.entryPoints = "[console_scripts]\nrun = alpha:main\n"
    let file = FabricatedWheel("beta", "1.0", [("beta-1.0.data/scripts/run", "\u{7F}ELF")])
    let outcome = try bench.install(command, file)
    #expect(try bench.tree()["bin/run"] == "x \u{7F}ELF")
    #expect(outcome.conflicts.map(\.installed.string) == ["beta"])
  }

  @Test func metadataOfAnotherDistributionIsNotReplacedInSilence() throws {
    let bench = try Workbench()
    try bench.install(FabricatedWheel("other", "1.0", [("other.py", "")]))
    let outcome = try bench.install(
      FabricatedWheel("evil", "1.0", [("evil-1.0.data/purelib/other-1.0.dist-info/RECORD", "evil.py,,\n")]))
    #expect(outcome.replacedFiles.map { "\($0.wheel): \($0.path.lastComponent?.string ?? "")" } == ["evil: RECORD"])
  }

  @Test func ofAWheelsOwnFilesForOnePathTheLastPartsIsInstalled() throws {
    for _ in 0..<5 {
      let bench = try Workbench()
      let modules = (0..<300).map { "ev/m\($0).py" }
      let wheel = FabricatedWheel(
        "ev", "1.0",
        modules.map { ($0, "root") } + modules.map { ("ev-1.0.data/purelib/\($0)", "purelib") }
          + modules.map { ("ev-1.0.data/platlib/\($0)", "platlib") })
      let outcome = try bench.install(wheel)
      #expect(outcome.conflicts.isEmpty)
      let tree = try bench.tree()
      for module in modules { #expect(tree["lib/python3.12/site-packages/\(module)"] == "platlib") }
    }
  }

  @Test(arguments: ["lib", "lib64"])
  func filesReachedThroughTheDirectoryOfDataAreComparedWithThoseOfPackages(library: String) throws {
    for _ in 0..<5 {
      let bench = try Workbench()
      try createSymbolicLink(to: "lib", at: bench.environment.appending("lib64"))
      let modules = (0..<300).map { "zz/m\($0).py" }
      let own = FabricatedWheel("zz", "1.0", modules.map { ($0, "zz") })
      let foreign = FabricatedWheel(
        "aa", "1.0", modules.map { ("aa-1.0.data/data/\(library)/python3.12/site-packages/\($0)", "aa") })
      let outcome = try bench.install(own, foreign)
      #expect(outcome.conflicts.count == modules.count)
      #expect(outcome.conflicts.allSatisfy { $0.installed.string == "zz" })
      let tree = try bench.tree()
      for module in modules { #expect(tree["lib/python3.12/site-packages/\(module)"] == "zz") }
    }
  }

  @Test func aCommandInTheWayOfDataIsReported() throws {
    let bench = try Workbench()
    var command = FabricatedWheel("zz", "1.0", [("zz.py", "")])
    command.entryPoints = "[console_scripts]\nrun = zz:main\n"
    let outcome = try bench.install(command, FabricatedWheel("aa", "1.0", [("aa-1.0.data/data/bin/run", "data")]))
    #expect(
      outcome.conflicts.map { "\($0.path): \($0.installed) over \($0.overwritten)" } == ["run: zz over aa"])
    #expect(try bench.tree()["bin/run"]?.contains("from zz import main") == true)
  }

  @Test(arguments: ["sbin/python", "sbin/Python3.12", "self/pyvenv.cfg", "self/bin/python"])
  func theInterpreterIsNotReachedThroughLinks(path: String) throws {
    let bench = try Workbench()
    try createSymbolicLink(to: "bin", at: bench.environment.appending("sbin"))
    try createSymbolicLink(to: ".", at: bench.environment.appending("self"))
    let before = try bench.tree()
    let wheel = FabricatedWheel("evil", "1.0", [("evil.py", ""), ("evil-1.0.data/data/\(path)", "#!/bin/sh")])
    let error = #expect(throws: InstallingError.self) { try bench.install(wheel) }
    #expect(error?.message.contains("would overwrite") == true)
    #expect(try bench.tree() == before)
    // A list of files that names it does not take it away either.
    try bench.install(FabricatedWheel("evil", "1.0", [("evil.py", "")]))
    let record = bench.sitePackages.appending("evil-1.0.dist-info/RECORD")
    try writeFile(try readFile(record) + Array("../../../\(path),,\n".utf8), to: record)
    try #require(try bench.installed().all.first).uninstall(from: bench.target)
    #expect(try bench.tree() == before)
  }

  @Test(arguments: ["python", "Python3", "python3.12", "PYTHONW", "python3.13t", "python.exe"])
  func theInterpreterCannotBeOverwritten(name: String) throws {
    let bench = try Workbench()
    let before = try bench.tree()
    var command = FabricatedWheel("evil", "1.0")
    command.entryPoints = "[console_scripts]\n\(name) = evil:main\n"
    let refused = #expect(throws: InstallingError.self) { try bench.install(command) }
    #expect(refused?.message.contains("would overwrite") == true)
    for place in ["scripts/\(name)", "data/bin/\(name)", "data/pyvenv.cfg"] {
      let wheel = FabricatedWheel("evil", "1.0", [("evil-1.0.data/\(place)", "#!/bin/sh")])
      let error = #expect(throws: InstallingError.self) { try bench.install(wheel) }
      #expect(error?.message.contains("would overwrite") == true)
    }
    #expect(try bench.tree() == before)
  }

  @Test func commandsThatOnlyLookLikeInterpretersAreFine() throws {
    let bench = try Workbench()
    var wheel = FabricatedWheel("fine", "1.0", [("fine.py", "")])
    wheel.entryPoints = "[console_scripts]\npython-config-x = fine:main\npythonize = fine:main\n"
    try bench.install(wheel)
    #expect(try bench.problems() == [])
  }

  @Test func commandsOfOneNameAreOneScript() throws {
    let bench = try Workbench()
    var wheel = FabricatedWheel("demo", "1.0", [("demo.py", ""), ("demo-1.0.data/scripts/both", "#!/bin/sh\n")])
    wheel.entryPoints = "[console_scripts]\nrun = demo:a\nboth = demo:a\nrun = demo:b\n[gui_scripts]\nrun = demo:c\n"
    try bench.install(wheel)
    let tree = try bench.tree()
    #expect(tree["bin/both"] == "x #!/bin/sh\n")
    #expect(tree["bin/run"]?.contains("sys.exit(c())") == true)
    #expect(try bench.problems() == [])
  }

  /// As pip and its wheels have it, whichever Python a wheel was made with.
  @Test(arguments: [
    (["pip", "pip3", "pip3.9", "pipx"], "3.12.4", ["pip", "pip3", "pip3.12", "pipx"]),
    (["pip3", "pip3.12"], "3.12.4", ["pip3", "pip3.12"]),
    (["pip", "pip3.9", "run"], "3.12.4", ["pip", "run"]),
    (["easy_install", "easy_install-3.8"], "3.12.4", ["easy_install", "easy_install-3.8"]),
    (["pip3", "pip3.9"], nil, ["pip3", "pip3.9"]),
  ])
  func pipHasTheVersionOfItsPython(names: [String], python: String?, expected: [String]) throws {
    let bench = try Workbench()
    var wheel = FabricatedWheel("demo", "1.0", [("demo.py", "")])
    wheel.entryPoints = "[console_scripts]\n" + names.map { "\($0) = demo:main\n" }.joined()
    let target = InstallTarget(
      scheme: bench.target.scheme, interpreter: bench.target.interpreter, python: try python.map { try Version($0) })
    _ = try InstallTransaction.run(removing: [], installing: [WheelToInstall(try bench.unpack(wheel))], in: target)
    let scripts = try listDirectory(FilePath(target.scheme.scripts)).map(\.name).filter { $0 != "python" }
    #expect(scripts.sorted() == expected)
    try #require(try bench.installed().all.first).uninstall(from: target)
    #expect(try listDirectory(FilePath(target.scheme.scripts)).map(\.name) == ["python"])
  }

  @Test func twoDirectoriesOfPackagesAreKeptApart() throws {
    let bench = try Workbench()
    var scheme = bench.target.scheme
    scheme.platlib = bench.environment.appending("lib64/python3.12/site-packages").string
    let target = InstallTarget(scheme: scheme, interpreter: bench.target.interpreter)
    var wheel = FabricatedWheel("native", "1.0", [("native.so", "\u{7F}ELF"), ("native-1.0.data/purelib/p.py", "")])
    wheel.isPurelib = false
    _ = try InstallTransaction.run(removing: [], installing: [WheelToInstall(try bench.unpack(wheel))], in: target)
    #expect(isFile(FilePath(scheme.platlib).appending("native.so")))
    #expect(isFile(FilePath(scheme.purelib).appending("p.py")))
    let installed = try InstalledDistributions(in: target.scheme.sitePackages)
    let record = try #require(try installed.all.first?.record())
    #expect(record.entries.contains { $0.path == "../../../lib/python3.12/site-packages/p.py" })
    try #require(installed.all.first).uninstall(from: target)
    #expect(!isFile(FilePath(scheme.purelib).appending("p.py")))
  }

  @Test func aDamagedCacheEntryIsFoundAndRepairedByUnpackingAgain() throws {
    let bench = try Workbench()
    let wheel = FabricatedWheel.typical()
    let cached = try bench.unpack(wheel)
    try removeFile(cached.files.appending("demo/__init__.py"))
    let before = try bench.tree()
    let error = #expect(throws: InstallingError.self) {
      _ = try InstallTransaction.run(removing: [], installing: [WheelToInstall(cached)], in: bench.target)
    }
    #expect(error?.message == "The cache has lost files of `demo==1.0`")
    #expect(try bench.tree() == before)
    // Unpacking again finds the damage by itself.
    try bench.install(wheel)
    #expect(try bench.problems() == [])
  }
}

@Suite struct ScriptRewritingTests {
  @Test func firstLinesNameTheInterpreterInAWayTheKernelReads() {
    #expect(ScriptRewriting.shebang(.absolute("/env/bin/python")) == "#!/env/bin/python\n")
    #expect(
      ScriptRewriting.shebang(.absolute("/with space/python"))
        == "#!/bin/sh\n'''exec' '/with space/python' \"$0\" \"$@\"\n' '''\n")
    let long = "/" + String(repeating: "d", count: 130) + "/python"
    #expect(ScriptRewriting.shebang(.absolute(long)).hasPrefix("#!/bin/sh\n'''exec' '/ddd"))
    #expect(
      ScriptRewriting.shebang(.besideScript("python"))
        == "#!/bin/sh\n'''exec' \"$(dirname -- \"$(realpath -- \"$0\")\")\"/'python' \"$0\" \"$@\"\n' '''\n")
  }

  @Test(arguments: ["plain", "with space and 'quotes'", String(repeating: "long", count: 40)])
  func rewrittenScriptsStart(directory: String) throws {
    let temporary = try TemporaryDirectory()
    let folder = temporary.path.appending(directory)
    try createDirectories(folder)
    let interpreter = folder.appending("python")
    try writeFile(
      Array("#!/bin/sh\necho started \"$(basename \"$1\")\" \"$2\"\n".utf8), to: interpreter, permissions: 0o777)
    for reference in [ScriptRewriting.InterpreterReference.absolute(interpreter.string), .besideScript("python")] {
      let bench = try Workbench(interpreter: reference)
      try bench.install(.typical())
      let script = FilePath(bench.target.scheme.scripts).appending("demo-script")
      let moved = folder.appending("demo-script")
      try copyFile(script, to: moved, permissions: 0o777)
      let output = try runProcess(moved, ["argument"])
      #expect(String(decoding: output.standardOutput, as: UTF8.self) == "started demo-script argument\n")
    }
  }
}
