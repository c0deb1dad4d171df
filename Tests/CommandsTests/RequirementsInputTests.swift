import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Where requirements come from: lists that name others, projects, scripts, and what is none of these.
@Suite struct RequirementsInputTests {
  private static let index = TestIndex([
    "aa": [.wheel("aa", "1.0"), .wheel("aa", "2.0"), .wheel("aa", "3.0rc1")],
    "bb": [.wheel("bb", "1.0", requires: ["aa"])],
    "six": [.wheel("six", "1.0")],
    "ages": [.wheel("ages", "1!0.5"), .wheel("ages", "3.0")],
    "aged": [.wheel("aged", "1.0", requires: ["ages>=0!1", "aa<1!0"])],
    "ancient": [
      .wheel(
        "ancient", "1.0", requires: ["aa (>=1.*)", "bb>=1.0,<2',", "six (>=0.1<2)"], requiresPython: ">=3.*',")
    ],
    "broken": [.wheel("broken", "1.0", requires: ["aa ~=1.0.*"])],
  ])

  private func start() throws -> ProgramRun {
    try ProgramRun(serving: Self.index)
  }

  private static let compile = "pip compile --no-header"

  @Test func filesAreReadOnceHoweverOftenTheyAreNamed() throws {
    let run = try start()
    try run.write("self.txt", "aa==1.0\n-r self.txt\n-c self.txt\n")
    try run.write("one.txt", "aa\n-r sub/two.txt\n")
    try run.write("sub/two.txt", "bb\n-r ../one.txt\n-c ../limits.txt\n")
    try run.write("limits.txt", "aa<2\n")
    // Each names the next twice: read as often as they are named, the last would be read four billion times.
    for level in 0..<32 { try run.write("fan\(level).txt", "-r fan\(level + 1).txt\n-r fan\(level + 1).txt\n") }
    try run.write("fan32.txt", "aa==1.0\n")
    try checkSnapshot([
      run("\(Self.compile) self.txt"), run("\(Self.compile) one.txt"), run("\(Self.compile) fan0.txt"),
      run("\(Self.compile) one.txt one.txt sub/two.txt"),
    ])
  }

  /// An index that is no URL: in a file it must exist, and elsewhere it is said what it is taken for.
  @Test func indexesThatAreNoURLAreExplained() throws {
    let run = try start()
    let lines = [
      "--index-url ${UNSETX}/simple", "--extra-index-url nonsense", "--find-links ./nonsense",
      "--find-links https//me:secret@example.org/links",
    ]
    for (number, line) in lines.enumerated() { try run.write("\(number).txt", "aa\n\(line)\n") }
    let wheel = TestDistribution.wheel("aa", "1.0")
    try run.write("pages/aa/index.html", "<a href='\(wheel.filename)'>\(wheel.filename)</a>")
    try writeFile(wheel.content, to: run.directory.pushing("pages/aa").appending(wheel.filename))
    try run.write("sub/there.txt", "aa\n--index-url ../pages\n")
    try run.write("absolute.txt", "aa\n--index-url \(run.directory)/none\n")
    try run.write("aa.txt", "aa\n")
    var results = try lines.indices.map { try run("\(Self.compile) \($0).txt") }
    run.environment = []
    for options in [
      "sub/there.txt", "absolute.txt", "aa.txt --default-index nonsense", "aa.txt --index n=nonsense --no-index",
      "aa.txt --default-index ./none", "aa.txt --index-url none --extra-index-url other/none",
    ] {
      results.append(try run("\(Self.compile) \(options)"))
    }
    try checkSnapshot(results)
  }

  @Test func behindALinkTheSystemSaysWhereDotsLead() throws {
    let run = try start()
    try run.write("other/reqs/dev.txt", "-r ../base.txt\n-c ../limits.txt\n")
    try run.write("other/base.txt", "aa\n")
    try run.write("other/limits.txt", "aa<2\n")
    // What the text names is another file, which must not be read.
    try run.write("project/base.txt", "six\n")
    try run.write("project/limits.txt", "aa<1\n")
    try createSymbolicLink(to: "../other/reqs", at: run.directory.appending("project/reqs"))
    try run.write("a/b/in.txt", "-r ../c.txt\n-r ./d.txt\n")
    try run.write("a/c.txt", "six\n")
    try run.write("a/b/d.txt", "bb\n")
    try checkSnapshot([
      run("\(Self.compile) project/reqs/dev.txt"), run("\(Self.compile) project/reqs/../base.txt"),
      run("\(Self.compile) a/b/in.txt"), run("venv -q project/reqs/../env"), run("pip list -p project/reqs/../env"),
    ])
    #expect(exists(run.directory.appending("other/env/pyvenv.cfg")))
    #expect(!exists(run.directory.appending("project/env")))
  }

  @Test func filesThatCannotBeReadAreBlamedOnWhoNamesThem() throws {
    let run = try start()
    try run.write("names.txt", "aa\n-r sub/missing.txt\n")
    try run.write("limits.txt", "\n\n-c missing.txt\n")
    try run.write("address.txt", "-r https://me:secret@example.org/r.txt\n")
    try run.write("folder.txt", "-r folder\n")
    try run.write("folder/x", "")
    try run.write("twice.txt", "--index-url https://one.example/\n-r other.txt\n")
    try run.write("other.txt", "aa\n--index-url https://two.example/\n")
    try run.write("editable.txt", "-e git+https://me:secret@example.org/x\n")
    try run.write("bad.txt", "aa\nbb @ https://me:secret@:x/y.whl\n")
    try run.write("unnamed.txt", "https://me:secret@example.org/x.whl\n")
    try checkSnapshot([
      run("\(Self.compile) missing.txt"), run("\(Self.compile) names.txt"), run("pip install -r limits.txt"),
      run("\(Self.compile) address.txt"), run("\(Self.compile) folder.txt"), run("\(Self.compile) folder"),
      run("\(Self.compile) twice.txt"), run("\(Self.compile) editable.txt"), run("\(Self.compile) bad.txt"),
      run("\(Self.compile) unnamed.txt"), run("\(Self.compile) names.txt -c missing.txt"),
      run("\(Self.compile) https://me:secret@example.org/r.txt"), run("\(Self.compile) setup.py"),
      run("\(Self.compile) setup.cfg"), run("\(Self.compile) pylock.toml"), run("\(Self.compile) pylock.x.toml"),
      run("\(Self.compile) poetry.toml"), run("\(Self.compile) editable.txt -c pyproject.toml"),
      run("pip install https://me:secret@example.org/x.whl"), run("pip install aa@https://me:secret@example.org/x"),
    ])
  }

  @Test func optionsWithoutEffectInFilesAreWarnedOf() throws {
    let run = try start()
    try run.write("r.txt", "--pre\n--trusted-host example.org\naa\n")
    try run.write("marker.txt", "aa ; python_version == '3.1*'\n")
    try run.write("my list.txt", "-r more of it.txt  # and more\n")
    try run.write("more of it.txt", "aa==1.0 --hash sha256:\(String(repeating: "0", count: 64))\n")
    try run.write("names.txt", "-r my list.txt\n")
    try checkSnapshot([
      run("\(Self.compile) r.txt"), run("\(Self.compile) r.txt --prerelease allow"), run("\(Self.compile) marker.txt"),
      run("\(Self.compile) names.txt"), run("\(Self.compile) -", environment: ["NUMBER=1.0"], input: "aa==${NUMBER}\n"),
    ])
  }

  @Test func scriptsSayWhatTheyNeedInAComment() throws {
    let run = try start()
    let block = "# /// script\n# dependencies = [\n#   'aa<2',\n# ]\n# ///\n"
    try run.write("script.py", "#!/usr/bin/env python\n\(block)import os\nsix\nprint()\n")
    try run.write("tool", block)
    try run.write("list", "aa==2.0\n")
    try run.write("code.py", "import os\nsix\n")
    try run.write("open.py", "\n# /// script\n# dependencies = []\nsix\n")
    try run.write("wrong.py", "# /// script\n# dependencies = ['aa', 3]\n# ///\n")
    try run.write("bad.py", "# /// script\n#\n# dependencies = ['aa>']\n# ///\n")
    try run.write(
      "sources.py", "# /// script\n# dependencies = ['aa']\n# [tool.uv.sources]\n# aa = {path = 'x'}\n# ///\n")
    try run.write(
      "limits.py", "# /// script\n# dependencies = ['aa']\n# [tool.uv]\n# constraint-dependencies = ['aa<2']\n# ///\n")
    try checkSnapshot([
      run("\(Self.compile) script.py"), run("\(Self.compile) tool"), run("\(Self.compile) list"),
      run("\(Self.compile) code.py"), run("\(Self.compile) open.py"), run("\(Self.compile) wrong.py"),
      run("\(Self.compile) bad.py"), run("\(Self.compile) sources.py"), run("\(Self.compile) limits.py"),
      run("\(Self.compile) script.py --extra x"),
    ])
  }

  @Test func aProjectsExtrasAreItsOwn() throws {
    let run = try start()
    try run.write(
      "pyproject.toml",
      """
      [project]
      name = "six"
      version = "0"
      dependencies = ["aa<2"]
      [project.optional-dependencies]
      all = ["six[a, B_b]", "six[c] ; python_version < '3'"]
      a = ["bb"]
      b-b = ["six[a]", "six[all]", "ages"]
      c = ["broken"]
      """)
    try run.write(
      "other/pyproject.toml", "[project]\nname = 'o'\nversion = '0'\n[project.optional-dependencies]\nx = ['aa']\n")
    try run.write("own/pyproject.toml", "[project]\nname = 'own'\nversion = '0'\ndependencies = ['own>3']\n")
    try run.write("nameless/pyproject.toml", "[project]\nversion = '0'\n")
    try run.write(
      "twice/pyproject.toml", "[project]\nname = 't'\nversion = '0'\n[project.optional-dependencies]\na = []\nA = []\n")
    try run.write("r.in", "aa\n")
    let compile = "\(Self.compile) pyproject.toml"
    try checkSnapshot([
      run(compile), run("\(compile) --extra all"), run("\(compile) --extra A"), run("\(compile) --all-extras"),
      run("\(compile) other/pyproject.toml --extra x --extra a"), run("\(compile) --extra nope"),
      run("\(Self.compile) r.in --extra x"), run("\(Self.compile) r.in --all-extras"),
      run("\(Self.compile) own/pyproject.toml"), run("\(Self.compile) nameless/pyproject.toml"),
      run("\(Self.compile) twice/pyproject.toml"),
    ])
  }

  @Test func versionsHaveEpochs() throws {
    let run = try start()
    try run.makeEnvironment()
    try run.write("in.txt", "ages==1!0.5\n")
    try checkSnapshot([
      run("\(Self.compile) in.txt -o out.txt"), run("pip install -r out.txt"), run("pip freeze"),
      run("pip install ages<1!0"), run("pip install aged"), run("pip check"),
    ])
  }

  @Test func filesThatSayNothingAreWarnedOf() throws {
    let run = try start()
    try run.write("empty.txt", "# nothing\n")
    try run.write("options.txt", "--no-binary aa\n")
    try run.write("environment.yml", "name: x\n")
    try run.makeEnvironment()
    try checkSnapshot([
      run("\(Self.compile) empty.txt"), run("\(Self.compile) options.txt"), run("\(Self.compile) -"),
      run("pip install -r empty.txt"), run("pip uninstall -r empty.txt"), run("pip sync empty.txt"),
      run("\(Self.compile) environment.yml"), run("pip uninstall ./x"),
    ])
  }

  @Test func oldMetadataIsMended() throws {
    let run = try start()
    try run.makeEnvironment()
    try checkSnapshot([run("pip install ancient"), run("pip check"), run("pip install broken")])
  }

  @Test func namesAreBlamedOnTheOptionThatGivesThem() throws {
    let run = try start()
    try run.makeEnvironment()
    try run.write("in.txt", "aa\n")
    try run.write("out.txt", "aa==1.0\n")
    try checkSnapshot([
      run("pip install aa --refresh-package !"), run("pip install aa --reinstall-package !"),
      run("pip install aa --upgrade-package !"), run("pip install aa -P aa@https://example.org/x"),
      run("\(Self.compile) in.txt -o out.txt"), run("\(Self.compile) in.txt -o out.txt -P aa<2"),
      run("\(Self.compile) in.txt -o out.txt -P bb"), run("\(Self.compile) in.txt -o out.txt -P aa>1"),
      run("\(Self.compile) in.txt -o out.txt -P aa>7"),
    ])
  }

  @Test func removingReadsNoConstraints() throws {
    let run = try start()
    try run.makeEnvironment()
    #expect(try run("pip install -q aa").exitCode == 0)
    let result = try run("pip uninstall aa", environment: ["UV_CONSTRAINT=missing.txt"])
    #expect(result.exitCode == 0, "\(result.standardError)")
    #expect(try run("pip install aa", environment: ["UV_CONSTRAINT=missing.txt"]).exitCode == 2)
  }

  @Test(arguments: ["3.18446744073709551615", "3.4000000000", "3.1000000"])
  func pythonsThatNobodyHasAreNoTrap(version: String) throws {
    let run = try start()
    let result = try run("\(Self.compile) - --python-version \(version)", input: "aa\n")
    #expect(result.exitCode == 0)
    #expect(result.standardOutput == "aa==2.0\n")
  }

  @Test func noWheelIsForAMajorVersionThatNobodyHas() throws {
    let run = try start()
    let result = try run("\(Self.compile) - --python-version 99999999999.1", input: "aa\n")
    #expect(result.exitCode == 1 && result.standardError.contains("No solution found"), "\(result)")
  }
}
