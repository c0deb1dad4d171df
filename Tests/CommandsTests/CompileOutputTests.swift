import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Where and how `pip compile` writes its list.
@Suite struct CompileOutputTests {
  private static let index = TestIndex([
    "app": [.wheel("app", "1.0", requires: ["lib", "tool"])],
    "lib": [.wheel("lib", "1.0"), .wheel("lib", "2.0")],
    "tool": [.wheel("tool", "1.0")],
  ])

  private func start() throws -> ProgramRun {
    let run = try ProgramRun(serving: Self.index)
    try run.write("lib.in", "lib\n")
    try run.write("app.in", "app\ntool\n")
    return run
  }

  private static let list = "lib==2.0\n    # via -r lib.in\n"

  private func content(_ name: String, _ run: ProgramRun) throws -> String {
    String(decoding: try readFile(run.directory.pushing(FilePath(name))), as: UTF8.self)
  }

  @Test func missingFoldersAreMade() throws {
    let run = try start()
    #expect(try run("pip compile -q lib.in --no-header -o new/folder/out.txt").exitCode == 0)
    #expect(try content("new/folder/out.txt", run) == Self.list)
  }

  @Test func linksStayAndWhatTheyLeadToIsWritten() throws {
    let run = try start()
    try run.write("target.txt", "lib==1.0\n")
    let link = run.directory.appending("link.txt")
    try createSymbolicLink(to: "target.txt", at: link)
    #expect(try run("pip compile -q lib.in --no-header -o link.txt").exitCode == 0)
    #expect(try content("target.txt", run) == "lib==1.0\n    # via -r lib.in\n")
    #expect(try readLink(link) == "target.txt")
    let dangling = run.directory.appending("dangling.txt")
    try createSymbolicLink(to: "made.txt", at: dangling)
    #expect(try run("pip compile -q lib.in --no-header -o dangling.txt").exitCode == 0)
    #expect(try content("made.txt", run) == Self.list)
    #expect(try readLink(dangling) == "made.txt")
  }

  @Test func devicesAreWrittenTo() throws {
    let run = try start()
    #expect(try run("pip compile -q lib.in --no-header -o /dev/null").exitCode == 0)
    #expect(try fileStatus("/dev/null")?.isFile == false)
    let result = try run("pip compile -q lib.in --no-header -o /dev/stdout")
    #expect(result.exitCode == 0)
    #expect(result.standardOutput == Self.list)
    #expect(try run("pip compile lib.in --no-header -o /dev/stdout").standardOutput == Self.list + Self.list)
  }

  @Test func whatCannotBeWrittenIsAnError() throws {
    let run = try start()
    try run.write("folder/file", "text")
    for place in ["folder", "folder/file/out.txt"] {
      let result = try run("pip compile -q lib.in -o \(place)")
      #expect(result.exitCode == 2)
      #expect(result.standardError.contains("`[DIR]/folder"), "\(result)")
    }
  }

  @Test func quietHidesEverythingButTheListThatIsAskedFor() throws {
    let run = try start()
    for options in ["-q", "-qq"] {
      let result = try run("pip compile lib.in --no-header \(options)")
      #expect(result.standardOutput == Self.list)
      #expect(result.standardError == "")
      #expect(try run("pip compile lib.in --no-header -o out.txt \(options)").standardOutput == "")
    }
  }

  @Test func quietHidesTheDirectoryOfTheCache() throws {
    let run = try ProgramRun()
    #expect(try run("cache dir").standardOutput == "[HOME]/.cache/adder\n")
    #expect(try run("cache dir -q").standardOutput == "")
  }

  @Test func onlyPinsOfAFileThatIsReplacedAreLookedAt() throws {
    let run = try start()
    try run.write(
      "out.txt",
      "# old\nlib==1.0 --hash=sha256:\(String(repeating: "0", count: 64))\n-e .\ntool @ https://h.test/t.whl\n")
    #expect(try run("pip compile -q lib.in --no-header -o out.txt").exitCode == 0)
    #expect(try content("out.txt", run) == "lib==1.0\n    # via -r lib.in\n")
    try run.write("out.txt", "lib = = 1\n")
    let result = try run("pip compile -q lib.in --no-header -o out.txt")
    #expect(result.exitCode == 2)
    #expect(result.standardError.contains("Failed to read the versions to keep from `out.txt`, line 1"))
    #expect(try content("out.txt", run) == "lib = = 1\n")
  }

  @Test func annotationsNameEverySource() throws {
    let run = try start()
    try run.write("limits.txt", "lib<9\n")
    try run.write("forced.txt", "tool==1.0\n")
    try run.write(
      "pyproject.toml",
      "[project]\nname = 'mine'\nversion = '1'\ndependencies = ['tool']\n[tool.adder]\n"
        + "constraint-dependencies = ['lib<8']\noverride-dependencies = ['tool>=1']\n")
    let compile = "pip compile app.in --no-header"
    try checkSnapshot([
      run(compile), run("\(compile) -c limits.txt --override forced.txt"), run("\(compile) pyproject.toml lib.in"),
      run("\(compile) --annotation-style line -c limits.txt"), run("pip compile - --no-header", input: "lib\n"),
      run("pip compile lib.in -c - --no-header", input: "lib<2\n"),
    ])
  }

  @Test func optionsAreWrittenAsTheyWereGivenAndWithoutCredentials() throws {
    let run = try start()
    try run.write("links/note", "")
    try run.write("options.in", "--find-links ./links\n--no-binary other\n--only-binary lib\nlib\n")
    let index = try #require(run.server).url.replacing("http://", with: "http://user:secret@")
    run.replacements.append((index, "[INDEX WITH CREDENTIALS]"))
    let compile = "pip compile --no-annotate"
    try checkSnapshot([
      run("\(compile) lib.in --default-index \(index)"),
      run("\(compile) lib.in --default-index \(index) --emit-index-url"),
      run("\(compile) lib.in --extra-index-url \(index) --emit-index-url --emit-index-annotation"),
      run("\(compile) lib.in -f links --find-links ./links --emit-find-links"),
      run("\(compile) options.in --emit-find-links --emit-build-options"),
      run("\(compile) lib.in --emit-build-options --no-binary other --only-binary lib --only-binary app"),
      run("\(compile) lib.in --emit-build-options --no-binary other --only-binary :all:"),
      run("\(compile) lib.in --emit-build-options --no-build"),
      run("\(compile) app.in --no-emit-package tool,app --no-emit-package nothing"),
      run("\(compile) app.in --custom-compile-command make"),
      run("\(compile) lib.in -q --no-cache -U --offline"),
    ])
  }

  /// Lines of a requirements file, in which `$/` is the index, with what is written of them.
  private static let lists: [(lines: String, emitted: [String], warns: Bool)] = [
    ("-i http://user:${PW}@$/simple/", ["--index-url http://user:${PW}@[HOST]/simple/"], false),
    ("-i http://${USR}:${PW}@$/simple", ["--index-url http://${USR}:${PW}@[HOST]/simple"], false),
    ("-i http://${USR}@$/simple", ["--index-url http://${USR}@[HOST]/simple"], false),
    ("-i http://${WHERE}/simple", ["--index-url http://${WHERE}/simple"], false),
    ("-i http://${USR}:plain@${WHERE}/simple", ["--index-url http://${WHERE}/simple"], true),
    ("-i http://user:${PW}x@$/simple", ["--index-url [INDEX]/simple"], true),
    ("-i http://user:plain@$/simple", ["--index-url [INDEX]/simple"], true),
    (
      "-i http://$/simple\n--find-links http://${USR}:${PW}@$/links/",
      ["--index-url [INDEX]/simple", "--find-links http://${USR}:${PW}@[HOST]/links/"], false
    ),
  ]

  /// Variables of requirements files stay in the list, as with the peer; what is written out as a secret does not.
  @Test(arguments: lists)
  func variablesStandForSecretsInTheList(lines: String, emitted: [String], warns: Bool) throws {
    let run = try start()
    let host = try #require(run.server).base.dropFirst("http://".count)
    run.environment = ["PW=secret", "USR=me", "WHERE=127.0.0.1:\(host.split(separator: ":").last ?? "")"]
    run.replacements.append((String(host), "[HOST]"))
    let text = ["@", "//"].reduce(lines) { $0.replacing("\($1)$/", with: "\($1)\(host)/") }
    try run.write("list.in", text + "\nlib\n")
    let result = try run("pip compile list.in --no-header --no-annotate --emit-index-url --emit-find-links")
    #expect(result.standardOutput == (emitted + ["", "lib==2.0", ""]).joined(separator: "\n"), "\(result)")
    #expect(result.standardError.contains("credentials of index URLs") == warns, "\(result)")
  }

  @Test(arguments: [
    ("[DIR]/lib.in", ["-r lib.in"]),
    ("lib.in -c [DIR]/limits.in", ["-c limits.in", "-r lib.in"]),
    ("lib.in --override [DIR]/limits.in", ["--override limits.in", "-r lib.in"]),
    ("sub/app.in", ["-c sub/../limits.in", "-r sub/../lib.in"]),
    ("[DIR]/sub/app.in", ["-c sub/../limits.in", "-r sub/../lib.in"]),
    ("app.in --directory sub", ["-c ../limits.in", "-r ../lib.in"]),
    ("[DIR]/sub/app.in --directory sub", ["-c ../limits.in", "-r ../lib.in"]),
    ("pyproject.toml --directory sub/mine", ["my-project (pyproject.toml)"]),
    ("[DIR]/sub/mine/pyproject.toml", ["my-project (sub/mine/pyproject.toml)"]),
  ])
  func fromWhereAFileIsReadTellsNothingAboutTheMachine(arguments: String, origins: [String]) throws {
    let run = try start()
    try run.write("limits.in", "lib<9\n")
    try run.write("sub/app.in", "-r ../lib.in\n-c ../limits.in\n")
    try run.write("sub/mine/pyproject.toml", "[project]\nname = 'My_Project'\nversion = '1'\ndependencies = ['lib']\n")
    let places = arguments.replacing("[DIR]", with: run.directory.string)
    let result = try run("pip compile --no-header --annotation-style line \(places)")
    #expect(
      result.standardOutput == "lib==2.0                  # via \(origins.joined(separator: ", "))\n", "\(result)")
  }

  @Test(arguments: [
    ("lib==1.0 ; python_version < '3'\n", "2.0"), ("lib==1.0 ; python_version > '3'\n", "1.0"),
    ("lib==2.0 ; sys_platform == 'nowhere'\nlib==1.0 ; sys_platform != 'nowhere'\n", "1.0"),
  ])
  func pinsOfOtherEnvironmentsAreNotKept(pins: String, version: String) throws {
    let run = try start()
    try run.write("out.txt", pins)
    #expect(try run("pip compile -q lib.in --no-header --no-annotate -o out.txt").exitCode == 0)
    #expect(try content("out.txt", run) == "lib==\(version)\n")
  }

  @Test(arguments: [
    ("lib", "-r lib.in"), ("lib ; python_version > '3'", "-r lib.in"), ("lib[x]", "-r lib.in"),
    ("lib>=0", "-c limits.txt, -r lib.in"),
  ])
  func limitsThatAllowEverythingAreNoReasons(limit: String, origins: String) throws {
    let run = try start()
    try run.write("limits.txt", limit + "\n")
    let result = try run("pip compile lib.in -c limits.txt --no-header --annotation-style line")
    #expect(result.standardOutput == "lib==2.0                  # via \(origins)\n")
  }

  @Test func theHeaderNamesTheProgramAsItWasCalled() throws {
    let run = try start()
    let result = try run("pip compile lib.in", name: "uv")
    #expect(
      result.standardOutput
        == "# This file was autogenerated by uv via the following command:\n#    uv pip compile lib.in\nlib==2.0\n"
        + "    # via -r lib.in\n")
  }

  @Test func theFormatThatIsAskedForCountsMoreThanTheName() throws {
    let run = try start()
    #expect(try run("pip compile -q lib.in --no-header -o out.toml --format requirements.txt").exitCode == 0)
    #expect(try content("out.toml", run) == Self.list)
    #expect(try run("pip compile -q lib.in --no-header -o pylock.toml").exitCode == 2)
    #expect(try run("pip compile -q lib.in --no-header -o out.txt --format pylock.toml").exitCode == 2)
  }

  /// Arguments, the lines that they are written as, and the folder that the package is from.
  private static let places: [(arguments: String, lines: [String], index: String)] = [
    ("lib.in --no-index -f links", ["--find-links links"], "links"),
    ("lib.in --no-index -f ./links/", ["--find-links ./links/"], "links"),
    ("lib.in --no-index -f [DIR]/links", ["--find-links [DIR]/links"], "links"),
    ("lib.in --no-index -f file://[DIR]/links", ["--find-links file://[DIR]/links"], "links"),
    ("links.in", ["--find-links ./links"], "links"),
    ("sub/links.in", ["--find-links ../links"], "links"),
    ("lib.in -i index", ["--index-url index"], "index"),
    ("lib.in -i index/", ["--index-url index/"], "index"),
    ("lib.in -i file://[DIR]/index", ["--index-url file://[DIR]/index"], "index"),
    (
      "lib.in --default-index ./index --index there=./links", ["--index-url ./index", "--extra-index-url ./links"],
      "index"
    ),
    ("lib.in --config-file named.toml", ["--index-url ./index"], "index"),
    ("index.in", ["--index-url ./index"], "index"),
  ]

  @Test(arguments: places)
  func placesAreWrittenAsTheyWereGiven(arguments: String, lines: [String], index: String) throws {
    let run = try ProgramRun()
    for file in [TestDistribution.wheel("lib", "1.0"), .wheel("lib", "2.0")] {
      for folder in ["links", "index/lib"] {
        try run.write("\(folder)/index.html", "<a href='\(file.filename)'>\(file.filename)</a>")
        try writeFile(file.content, to: run.directory.pushing(FilePath("\(folder)/\(file.filename)")))
      }
    }
    try run.write("lib.in", "lib\n")
    try run.write("links.in", "--find-links ./links\n--no-index\nlib\n")
    try run.write("index.in", "-i ./index\nlib\n")
    try run.write("sub/links.in", "--find-links ../links\n--no-index\nlib\n")
    try run.write("named.toml", "index = [{ url = './index', default = true }]\n")
    let result = try run(
      "pip compile \(arguments.replacing("[DIR]", with: run.directory.string)) --no-header --no-annotate "
        + "--emit-find-links --emit-index-url --emit-index-annotation")
    #expect(
      result.standardOutput
        == (lines + ["", "lib==2.0", "    # from file://[DIR]/\(index)", ""]).joined(separator: "\n"), "\(result)")
  }

  /// Of several locations the one that has the file is named, not the first that has the package.
  @Test func anAnnotationNamesTheLocationThatHasTheFile() throws {
    let run = try ProgramRun()
    let distributions: [(place: String, distribution: TestDistribution)] = [
      ("one", .wheel("lib", "1.0")), ("two", .wheel("lib", "1.0")), ("two", .wheel("lib", "3.0")),
      ("two", .wheel("page", "1.0")), ("three", .wheel("page", "2.0")),
    ]
    for (place, distribution) in distributions {
      let path = run.directory.appending(place).appending(distribution.filename)
      try createDirectories(path.removingLastComponent())
      try writeFile(distribution.content, to: path)
    }
    try run.write("links.html", "<a href='three/page-2.0-py3-none-any.whl#x'>page-2.0-py3-none-any.whl</a>")
    try run.write("in.txt", "lib\npage\n")
    let result = try run(
      "pip compile in.txt --no-index -f one -f two -f links.html --no-header --no-annotate --emit-index-annotation")
    #expect(
      result.standardOutput == """
        lib==3.0
            # from file://[DIR]/two
        page==2.0
            # from file://[DIR]/links.html

        """, "\(result)")
  }
}
