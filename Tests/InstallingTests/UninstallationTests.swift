import Installing
import PackagingStandards
import SystemIO
import SystemPackage
import Testing

@Suite struct UninstallationTests {
  private func write(_ bench: Workbench, _ path: String, _ content: String = "") throws {
    let file = bench.sitePackages.pushing(FilePath(path)).lexicallyNormalized()
    try createDirectories(file.removingLastComponent())
    try writeFile(Array(content.utf8), to: file)
  }

  @Test(arguments: [
    ("a/b", "/x", "/x/a/b"), ("a", "/x/y/", "/x/y/a"), ("../a", "/x/y", "/x/a"), ("./a/./b", "/x", "/x/a/b"),
    ("a//b/", "/x", "/x/a/b"), ("/a/../b", "/x", "/b"), ("..", "/x", "/"), ("../../..", "/x", "/"), ("", "/x", "/x"),
    (".hidden/..data/...", "/x", "/x/.hidden/..data/..."), ("a/..", "/x", "/x"), ("a", "/", "/a"),
    ("a/.", "/x/../y", "/y/a"),
    (".", "/x", "/x"), ("a.", "/x", "/x/a."), ("é/e\u{301}", "/ü", "/ü/é/e\u{301}"),
  ])
  func pathsAreNormalised(path: String, directory: String, expected: String) {
    #expect(Array(PathText.normalized(path, relativeTo: directory).utf8) == Array(expected.utf8))
  }

  @Test func compiledModulesGoWithTheirSources() throws {
    let bench = try Workbench()
    try bench.install(FabricatedWheel("demo", "1.0", [("demo/__init__.py", ""), ("single.py", "")]))
    for path in [
      "demo/__pycache__/__init__.cpython-312.pyc", "__pycache__/single.cpython-312.opt-1.pyc",
      "__pycache__/other.cpython-312.pyc",
    ] { try write(bench, path) }
    try #require(try bench.installed().all.first).uninstall(from: bench.target)
    let site = "lib/python3.12/site-packages"
    let left = try bench.tree().keys.filter { $0.hasPrefix(site + "/") && !$0.hasSuffix("/") }
    #expect(left == ["\(site)/__pycache__/other.cpython-312.pyc"])
    #expect(!isDirectory(bench.sitePackages.appending("demo")))
  }

  @Test func filesOfOthersKeepTheirDirectory() throws {
    let bench = try Workbench()
    try bench.install(
      FabricatedWheel("one", "1.0", [("space/one.py", "")]), FabricatedWheel("two", "1.0", [("space/two.py", "")]))
    try #require(try bench.installed().all.first).uninstall(from: bench.target)
    #expect(try bench.installed().all.map(\.name.string) == ["two"])
    #expect(try bench.problems() == [])
  }

  @Test(arguments: ["../../../../outside.txt", "/etc/hostname", "../../../../../../../../etc/hostname"])
  func pathsOutsideTheEnvironmentAreRefused(path: String) throws {
    let bench = try Workbench()
    let outside = bench.root.appending("outside.txt")
    try writeFile([1], to: outside)
    try write(bench, "demo.py")
    try write(bench, "demo-1.0.dist-info/METADATA", "Name: demo\nVersion: 1.0\n")
    try write(bench, "demo-1.0.dist-info/RECORD", "demo.py,,\n\(path),,\ndemo-1.0.dist-info/RECORD,,\n")
    let before = try bench.tree()
    let error = #expect(throws: InstallingError.self) {
      try #require(try bench.installed().all.first).uninstall(from: bench.target)
    }
    #expect(
      error?.message == "The RECORD of `demo==1.0` lists `\(path)`, which lies outside the environment")
    #expect(isFile(outside))
    #expect(try bench.tree() == before)
  }

  @Test func linksDoNotLeadOutOfTheEnvironment() throws {
    let bench = try Workbench()
    let outside = bench.root.appending("home")
    try createDirectories(outside)
    try writeFile([1], to: outside.appending("precious.txt"))
    try createSymbolicLink(to: outside, at: bench.sitePackages.appending("link"))
    try write(bench, "demo-1.0.dist-info/RECORD", "link/precious.txt,,\ndemo-1.0.dist-info/RECORD,,\n")
    let error = #expect(throws: InstallingError.self) {
      try #require(try bench.installed().all.first).uninstall(from: bench.target)
    }
    #expect(
      error?.message == "The RECORD of `demo==1.0` lists `link/precious.txt`, which lies outside the environment")
    #expect(isFile(outside.appending("precious.txt")))
  }

  @Test(arguments: [("demo-1.0.dist-info", "RECORD"), ("demo-1.0.egg-info", "installed-files.txt")])
  func filesWithNamesThatAreNotUTF8LoseNothing(directory: String, list: String) throws {
    let bench = try Workbench()
    try write(bench, "demo.py")
    try write(bench, "\(directory)/METADATA")
    let lines = directory.hasSuffix("dist-info") ? ["demo.py,,", "caf\u{1}.py,,"] : ["../demo.py", "../caf\u{1}.py"]
    try writeFile(
      Array(lines.joined(separator: "\n").utf8).map { $0 == 1 ? 0xE9 : $0 },
      to: bench.sitePackages.appending(directory).appending(list))
    let before = try bench.tree()
    let error = #expect(throws: InstallingError.self) {
      try #require(try bench.installed().all.first).uninstall(from: bench.target)
    }
    #expect(error?.causes.contains { $0.hasSuffix("is not valid UTF-8") } == true, "\(String(describing: error))")
    #expect(try bench.tree() == before)
  }

  @Test func directoriesLieWhereTheirParentsDo() throws {
    let bench = try Workbench()
    let outside = bench.root.appending("outside")
    try createDirectories(outside.appending("inner"))
    try writeFile([], to: outside.appending("inner/precious.txt"))
    try createSymbolicLink(to: outside, at: bench.sitePackages.appending("link"))
    try write(bench, "link/../deep/er/mine.txt")
    try write(
      bench, "demo-1.0.dist-info/RECORD", "deep/er/mine.txt,,\nlink/inner/precious.txt,,\ndemo-1.0.dist-info/RECORD,,\n"
    )
    let error = #expect(throws: InstallingError.self) {
      try #require(try bench.installed().all.first).uninstall(from: bench.target)
    }
    #expect(
      error?.message == "The RECORD of `demo==1.0` lists `link/inner/precious.txt`, which lies outside the environment")
    #expect(isFile(outside.appending("inner/precious.txt")) && isFile(bench.sitePackages.appending("deep/er/mine.txt")))
  }

  @Test func theInterpreterStaysWhoeverListsIt() throws {
    let bench = try Workbench()
    try write(
      bench, "demo-1.0.dist-info/RECORD",
      "../../../bin/python,,\n../../../pyvenv.cfg,,\n../../../bin/demo,,\ndemo-1.0.dist-info/RECORD,,\n")
    try write(bench, "../../../bin/demo")
    try #require(try bench.installed().all.first).uninstall(from: bench.target)
    #expect(isFile(bench.environment.appending("bin/python")))
    #expect(isFile(bench.environment.appending("pyvenv.cfg")))
    #expect(!isFile(bench.environment.appending("bin/demo")))
  }

  @Test func aMissingRecordIsAnError() throws {
    let bench = try Workbench()
    try write(bench, "demo-1.0.dist-info/METADATA", "")
    let error = #expect(throws: InstallingError.self) {
      try #require(try bench.installed().all.first).uninstall(from: bench.target)
    }
    #expect(error?.message == "Cannot uninstall `demo==1.0`")
  }

  @Test func aMissingRecordIsNoErrorWhereSomethingTakesThePlace() throws {
    let bench = try Workbench()
    try bench.install(FabricatedWheel("demo", "1.0", [("demo.py", "old\n"), ("stray.py", "")]))
    try removeFile(bench.sitePackages.appending("demo-1.0.dist-info/RECORD"))
    var options = InstallTransaction.Options()
    options.allowsMissingRecord = true
    for version in ["1.0", "2.0"] {
      let outcome = try bench.install(
        FabricatedWheel("demo", version, [("demo.py", "new\n")]), removing: bench.installed().all, options: options)
      #expect(outcome.incompleteRemovals == (version == "1.0" ? ["demo==1.0"] : []))
      #expect(outcome.replacedFiles.isEmpty)
      #expect(try bench.problems() == ["lib/python3.12/site-packages/stray.py belongs to nothing"])
    }
  }

  @Test func rowsThatNameDirectoriesTakeNothingElseAway() throws {
    let bench = try Workbench()
    try write(bench, "demo/mine.txt")
    try write(bench, "demo/listed.py")
    try write(bench, "demo-1.0.dist-info/RECORD", "demo,,\ndemo/listed.py,,\ndemo-1.0.dist-info/RECORD,,\n")
    try #require(try bench.installed().all.first).uninstall(from: bench.target)
    #expect(isFile(bench.sitePackages.appending("demo/mine.txt")))
    #expect(!isFile(bench.sitePackages.appending("demo/listed.py")))
    #expect(try bench.installed().all.isEmpty)
  }

  @Test func eggsGoByTheirListOfFilesOrTopLevels() throws {
    let bench = try Workbench()
    try write(bench, "listed/a.py")
    try write(bench, "Listed-1.0-py3.12.egg-info/PKG-INFO")
    try write(bench, "Listed-1.0-py3.12.egg-info/installed-files.txt", "../listed/a.py\nPKG-INFO\n")
    try write(bench, "top/b.py")
    try write(bench, "single.py")
    try write(bench, "space/c.py")
    try write(bench, "top-2.0.egg-info/top_level.txt", "top\nsingle\nspace\n")
    try write(bench, "top-2.0.egg-info/namespace_packages.txt", "space\n")
    let installed = try bench.installed()
    #expect(installed.all.map { "\($0.name)==\($0.version)" } == ["listed==1.0", "top==2.0"])
    for distribution in installed.all { try distribution.uninstall(from: bench.target) }
    let left = try bench.tree().keys.filter { $0.hasSuffix(".py") }
    #expect(left == ["lib/python3.12/site-packages/space/c.py"])
    #expect(try bench.installed().all.isEmpty)
  }

  /// Each would take away what others own, or what lies outside.
  @Test(arguments: [
    ".", "..", "keep/..", "./keep", "../../..", "keep-1.0.dist-info", "__pycache__", "keep/inner", "/", "keep.py",
  ])
  func whatIsNoTopLevelNameIsIgnored(name: String) throws {
    let bench = try Workbench()
    try write(bench, "keep/inner/a.py")
    try write(bench, "keep.py")
    try write(bench, "__pycache__/keep.pyc")
    try write(bench, "keep-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: keep\nVersion: 1.0\n")
    let before = try bench.tree()
    try write(bench, "egg-1.0.egg-info/PKG-INFO", "Metadata-Version: 1.0\nName: egg\nVersion: 1.0\n")
    try write(bench, "egg-1.0.egg-info/top_level.txt", "\(name)\n")
    let egg = try #require(try bench.installed().all.first { $0.name.string == "egg" })
    let outcome = try InstallTransaction.run(removing: [egg], installing: [], in: bench.target)
    #expect(outcome.ignoredNames.map(\.name) == [name])
    #expect(try bench.tree() == before)
  }

  /// `é` as one scalar and as two are two directories: what is known of one says nothing of the other.
  @Test func directoriesThatLookAlikeAreTwo() throws {
    let bench = try Workbench()
    let (one, two) = ("\u{E9}", "e\u{301}")
    let outside = bench.root.appending("outside")
    try createDirectories(outside)
    try writeFile([1], to: outside.appending("victim"))
    try write(bench, "\(one)/a")
    try createSymbolicLink(to: outside, at: bench.sitePackages.pushing(FilePath(two)))
    try write(bench, "liar-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: liar\nVersion: 1.0\n")
    try write(bench, "liar-1.0.dist-info/RECORD", "\(one)/a,,\n\(two)/victim,,\n")
    let liar = try #require(try bench.installed().all.first)
    let error = #expect(throws: InstallingError.self) { try liar.uninstall(from: bench.target) }
    #expect(error?.message == "The RECORD of `liar==1.0` lists `\(two)/victim`, which lies outside the environment")
    #expect(isFile(outside.appending("victim")))
  }

  @Test func distutilsInstallationsAreRefused() throws {
    let bench = try Workbench()
    try write(bench, "old-1.0.egg-info", "Metadata-Version: 1.0\nName: old\nVersion: 1.0\n")
    let distribution = try #require(try bench.installed().all.first)
    #expect(distribution.kind == .eggInfoFile)
    let error = #expect(throws: InstallingError.self) { try distribution.uninstall(from: bench.target) }
    #expect(error?.message == "Cannot uninstall `old==1.0`")
  }

  @Test(arguments: ["\n", "\r\n"])
  func oldEditableInstallationsAreUnlinked(lineEnd: String) throws {
    let bench = try Workbench()
    let project = bench.root.appending("project")
    try createDirectories(project.appending("demo.egg-info"))
    try writeFile(
      Array("Metadata-Version: 2.1\nName: demo\nVersion: 3.0\n".utf8), to: project.appending("demo.egg-info/PKG-INFO"))
    try write(bench, "demo.egg-link", "\(project)\n.")
    try write(bench, "easy-install.pth", "/other/project\(lineEnd)\(project)\(lineEnd)/third\(lineEnd)")
    let distribution = try #require(try bench.installed().all.first)
    #expect(distribution.editableProject == project)
    #expect(distribution.version.description == "3.0")
    try distribution.uninstall(from: bench.target)
    #expect(
      try readFile(bench.sitePackages.appending("easy-install.pth"))
        == Array("/other/project\(lineEnd)/third\(lineEnd)".utf8))
    #expect(try bench.installed().all.isEmpty)
    #expect(isDirectory(project))
  }
}

@Suite struct InstalledDistributionsTests {
  @Test func namesAndVersionsComeFromEntries() throws {
    let bench = try Workbench()
    for name in [
      "flask-3.1.3.dist-info", "zope.interface-5.0.dist-info", "Foo_Bar-1!2.0rc1+local.1.dist-info",
      "broken.dist-info", "bad-version-x.dist-info", "not-a-distribution", "x-1.0.egg-info",
    ] { try createDirectories(bench.sitePackages.appending(name)) }
    let installed = try bench.installed()
    #expect(
      installed.all.map { "\($0.name)==\($0.version)" }
        == ["flask==3.1.3", "foo-bar==1!2.0rc1+local.1", "x==1.0", "zope-interface==5.0"])
    #expect(installed.unreadable.count == 2)
    #expect(installed[try PackageName("Flask")].count == 1)
    #expect(installed[try PackageName("absent")].isEmpty)
  }

  @Test func missingDirectoriesAreEmpty() throws {
    #expect(try InstalledDistributions(in: ["/nonexistent/site-packages"]).all.isEmpty)
  }
}
