import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Distributions that lie on the disk and are named by `--find-links`.
@Suite struct LocalDistributionTests {
  private func run(with files: [String: TestDistribution]) throws -> ProgramRun {
    let run = try ProgramRun()
    try createDirectories(run.directory.appending("links"))
    for (name, distribution) in files {
      try writeFile(distribution.content, to: run.directory.appending("links").appending(name))
    }
    return run
  }

  @Test(arguments: ["links/tool-1.0-py3-none-any.whl", "./links/", "links"])
  func aLocationMayBeADistributionItself(location: String) throws {
    let wheel = TestDistribution.wheel("tool", "1.0")
    let run = try run(with: [wheel.filename: wheel])
    try run.write("in.txt", "tool\n")
    let result = try run("pip compile in.txt --no-index -f \(location) --no-header --no-annotate")
    #expect(result.standardOutput == "tool==1.0\n", "\(result)")
  }

  @Test func metadataOfAnotherVersionIsNamedAndCanBeAllowed() throws {
    let run = try run(with: ["tool-2.0-py3-none-any.whl": .wheel("tool", "1.0")])
    try run.makeEnvironment()
    let refused = try run("pip install tool==2.0 --no-index -f links")
    #expect(refused.exitCode == 1)
    #expect(refused.standardError.contains("`tool==2.0` has the metadata of `tool==1.0`"), "\(refused)")
    let variables = ["UV_SKIP_WHEEL_FILENAME_CHECK=1"]
    let allowed = try run("pip install tool==2.0 --no-index -f links", environment: variables)
    #expect(allowed.exitCode == 0, "\(allowed)")
    #expect(try run("pip freeze").standardOutput == "tool==1.0\n")
  }

  /// Headers lie below a prefix as they do in a virtual environment.
  @Test func headersOfAPrefixLieAsInAnEnvironment() throws {
    let header = TestDistribution.wheel("tool", "1.0", files: ["tool-1.0.data/headers/tool.h": "#define X\n"])
    let run = try run(with: [header.filename: header])
    try run.makeEnvironment()
    let result = try run("pip install tool --no-index -f links --prefix place")
    #expect(result.exitCode == 0, "\(result)")
    var found: [String] = []
    try walkDirectory(run.directory.appending("place/include")) { path, kind in
      if kind == .file { found.append(path.string) }
      return true
    }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("site/python3.") == true, "\(found)")
    #expect(found.first?.hasSuffix("/tool/tool.h") == true, "\(found)")
  }
}
