import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Every option that decides which versions are chosen, in the real program.
@Suite struct ResolutionOptionTests {
  private static let index = TestIndex([
    "app": [
      .wheel("app", "1.0", requires: ["lib>=1"]).uploaded("2021-01-01T00:00:00Z"),
      .wheel("app", "2.0", requires: ["lib>=1", "extra-lib; extra == 'more'"], extras: ["more"])
        .uploaded("2023-01-01T00:00:00Z"),
      .wheel("app", "3.0a1", requires: ["lib>=1"]).uploaded("2024-01-01T00:00:00Z"),
    ],
    "lib": [
      .wheel("lib", "1.0").uploaded("2021-01-01T00:00:00Z"), .wheel("lib", "1.5").uploaded("2022-01-01T00:00:00Z"),
      .wheel("lib", "2.0rc1").uploaded("2024-01-01T00:00:00Z"),
    ],
    "extra-lib": [.wheel("extra-lib", "1.0").uploaded("2020-01-01T00:00:00Z")],
    "early": [.wheel("early", "1.0b1").uploaded("2020-01-01T00:00:00Z")],
    "undated": [.wheel("undated", "1.0").uploaded(nil)],
    "source": [
      TestDistribution(filename: "source-2.0.tar.gz", content: []), .wheel("source", "1.0"),
    ],
    "picky": [.wheel("picky", "2.0", requiresPython: ">=3.99"), .wheel("picky", "1.0")],
  ])

  private func start() throws -> ProgramRun {
    let run = try ProgramRun(serving: Self.index)
    try run.write("app.in", "app\n")
    try run.write("source.in", "source\n")
    try run.write("early.in", "early\n")
    try run.write("undated.in", "undated\n")
    try run.write("picky.in", "picky\n")
    let link = TestDistribution.wheel("undated", "0.5")
    try createDirectories(run.directory.appending("links"))
    try writeFile(link.content, to: run.directory.appending("links").appending(link.filename))
    try run.write("flat.toml", "[[index]]\nname = 'links'\nurl = 'links'\nformat = 'flat'\n")
    return run
  }

  /// The options and the pins that they lead to, in one line; none where there is no solution.
  @Test(arguments: [
    ("app.in", "app==2.0 lib==1.5"),
    ("app.in --pre", "app==3.0a1 lib==2.0rc1"),
    ("app.in --prerelease allow", "app==3.0a1 lib==2.0rc1"),
    ("app.in --prerelease=disallow", "app==2.0 lib==1.5"),
    ("app.in --prerelease if-necessary", "app==2.0 lib==1.5"),
    ("app.in --prerelease explicit", "app==2.0 lib==1.5"),
    ("app.in --prerelease if-necessary-or-explicit", "app==2.0 lib==1.5"),
    ("early.in", "early==1.0b1"),
    ("early.in --prerelease disallow", nil),
    ("early.in --prerelease explicit", nil),
    ("app.in --prerelease-package lib=allow", "app==2.0 lib==2.0rc1"),
    ("app.in --pre --prerelease-package lib=disallow", "app==3.0a1 lib==1.5"),
    ("app.in --exclude-newer 2023-06-01", "app==2.0 lib==1.5"),
    ("app.in --exclude-newer 2021-06-01", "app==1.0 lib==1.0"),
    ("app.in --exclude-newer 2021-06-01T00:00:00Z", "app==1.0 lib==1.0"),
    ("app.in --exclude-newer 2020-06-01", nil),
    ("app.in --exclude-newer 2021-06-01 --exclude-newer-package lib=2022-06-01", "app==1.0 lib==1.5"),
    ("app.in --exclude-newer 2021-06-01 --exclude-newer-package lib=false", "app==1.0 lib==1.5"),
    ("app.in --exclude-newer-package app=2021-06-01", "app==1.0 lib==1.5"),
    ("undated.in", "undated==1.0"),
    ("undated.in --exclude-newer 2099-01-01", nil),
    ("undated.in --exclude-newer 2099-01-01 --find-links links", "undated==0.5"),
    ("undated.in --exclude-newer 2099-01-01 --no-index --find-links links", "undated==0.5"),
    ("undated.in --exclude-newer 2099-01-01 --no-index --find-links links --find-links [INDEX]/links", "undated==1.0"),
    ("undated.in --exclude-newer 2099-01-01 --config-file flat.toml", "undated==0.5"),
    ("app.in --resolution lowest", "app==1.0 lib==1.0"),
    ("app.in --resolution lowest-direct", "app==1.0 lib==1.5"),
    ("app.in --resolution highest", "app==2.0 lib==1.5"),
    ("app.in --no-deps", "app==2.0"),
    ("source.in --no-build", "source==1.0"),
    ("source.in --only-binary :all:", "source==1.0"),
    ("source.in --only-binary source", "source==1.0"),
    ("source.in --only-binary lib,source", "source==1.0"),
    ("source.in --only-binary :none: --only-binary source", "source==1.0"),
    ("app.in --no-binary :none:", "app==2.0 lib==1.5"),
    ("app.in --no-binary :all: --no-binary :none:", "app==2.0 lib==1.5"),
    ("app.in --no-binary app --only-binary app", nil),
    ("app.in --no-binary lib --only-binary :all:", nil),
    ("source.in --no-binary :all: --only-binary source", "source==1.0"),
    ("source.in --only-binary :all: --no-binary app", "source==1.0"),
    ("picky.in", "picky==1.0"),
    ("picky.in --python-version 3.99", "picky==2.0"),
  ])
  func optionsChooseVersions(options: String, pins: String?) throws {
    let run = try start()
    let server = try #require(run.server)
    let options = options.replacing("[INDEX]", with: server.base)
    let result = try run("pip compile --no-header --no-annotate " + options)
    #expect(result.exitCode == (pins == nil ? 1 : 0), "\(result)")
    #expect(result.standardOutput.split(separator: "\n").joined(separator: " ") == pins ?? "", "\(result)")
  }

  /// What `--exclude-newer` takes for a moment, and the version of `lib` that was there by then.
  @Test(arguments: [
    ("2022-01-01", "1.5"), ("20220101", "1.5"), ("20211231", "1.0"),
    // Without an offset the whole day counts.
    ("2022-01-01 00:00:00", "1.5"), ("2022-01-01T00:00:00", "1.5"), ("2022-01-01T00:00", "1.5"),
    ("20220101 000000", "1.5"), ("20220101T0000", "1.5"), ("2021-12-31 23:59:59.999", "1.0"),
    ("2022-01-01 00:00:00Z", "1.0"), ("2022-01-01 00:00:01Z", "1.5"), ("20220101T00:00:01Z", "1.5"),
    ("2022-01-01T01:00+02:00", "1.0"), ("2021-12-31T23:30-01:00", "1.5"),
    ("1 day ago", "1.5"), ("2 weeks, 3 days ago", "1.5"), ("1 DAY AGO", "1.5"), ("20000 days ago", nil),
    ("P1DT2H", "1.5"), ("3 years", "`1095 days`"), ("1 month", "`30 days`"), ("2mo ago", "`60 days`"),
    ("P1Y2M3D", "`428 days`"), ("1 y 1 s", "`366 days`"), ("PT1M", "1.5"),
    ("ago", "a time stamp"), ("days ago", "a time stamp"), ("2022-02-30", "a time stamp"),
    ("20220230", "a time stamp"), ("2022-01-01x", "a time stamp"), ("2022-01-01T", "a time stamp"),
    ("2022-01-01 25:00", "a time stamp"), ("2022-01", "a time stamp"), ("202201", "a time stamp"),
    ("99999999999999999999 days", "a time stamp"), ("P", "a time stamp"), (" ", "a time stamp"),
  ])
  func momentsAreReadInEveryForm(moment: String, expected: String?) throws {
    let run = try start()
    try run.write("lib.in", "lib\n")
    let words = ["pip", "compile", "--no-header", "--no-annotate", "lib.in", "--exclude-newer=\(moment)"]
    let result = try run(words: words, environment: ["TZ=UTC"])
    guard let expected else {
      #expect(result.exitCode == 1, "\(result)")
      return
    }
    if expected.hasPrefix("1.") {
      #expect(result.standardOutput == "lib==\(expected)\n", "\(result)")
    } else {
      #expect(result.exitCode == 2 && result.standardError.contains(expected), "\(result)")
    }
  }

  @Test(arguments: [
    "--prerelease perhaps", "--prerelease-package lib", "--prerelease-package lib=perhaps",
    "--exclude-newer yesteryear",
    "--exclude-newer-package lib=yesteryear", "--resolution middle", "--only-binary a/b", "--annotation-style wavy",
    "--no-emit-package a/b",
  ])
  func whatAnOptionCannotBeIsFoundBeforeAnyWork(option: String) throws {
    let run = try start()
    let result = try run("pip compile app.in " + option)
    #expect(result.exitCode == 2)
    #expect(result.standardOutput.isEmpty)
    #expect(!result.standardError.contains("Resolved"), "\(result)")
  }

  @Test func extrasOfProjectsAreIncludedAsAsked() throws {
    let run = try start()
    try run.write(
      "pyproject.toml",
      """
      [project]
      name = "mine"
      version = "1"
      dependencies = ["app"]
      [project.optional-dependencies]
      more = ["app[more]"]
      other = ["early"]
      [tool.adder]
      constraint-dependencies = ["lib<1.2"]
      override-dependencies = ["app==2.0"]
      """)
    let compile = "pip compile pyproject.toml --no-header"
    try checkSnapshot([
      run(compile), run("\(compile) --extra more"), run("\(compile) --extra more --extra other"),
      run("\(compile) --all-extras --no-annotate"), run("\(compile) --extra nothing"),
    ])
  }

  @Test func conflictsAreExplainedByTheirOptions() throws {
    let run = try start()
    try checkSnapshot([
      run("pip compile app.in --exclude-newer 2020-06-01"), run("pip compile early.in --prerelease disallow"),
      run("pip compile source.in --only-binary :all: --no-binary source"),
      run("pip compile picky.in --python-version 3.8 --no-header"),
      run("pip compile undated.in --exclude-newer 2099-01-01"),
    ])
  }
}
