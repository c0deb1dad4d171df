import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Every option in the built program: what it changes, or that it is refused.
@Suite struct OptionRunTests {
  @Test(arguments: OptionRun.installing) func installing(run: OptionRun) throws { try run.check() }

  @Test(arguments: OptionRun.syncing) func syncing(run: OptionRun) throws { try run.check() }

  @Test(arguments: OptionRun.shared) func sharedByCommands(run: OptionRun) throws { try run.check() }

  @Test(arguments: OptionRun.compiling) func compiling(run: OptionRun) throws { try run.check() }

  @Test(arguments: OptionRun.reading) func reading(run: OptionRun) throws { try run.check() }

  @Test(arguments: OptionRun.making) func makingEnvironments(run: OptionRun) throws { try run.check() }

  @Test(arguments: OptionRun.code) func code(run: OptionRun) throws { try run.check() }

  @Test(arguments: OptionRun.unchanging) func changingNothing(run: OptionRun) throws { try run.checkSame() }

  /// Options and values that end in exit code 2, and what is said.
  @Test(arguments: OptionRun.refused) func refusing(command: String, says message: String) throws {
    let run = try OptionBench().run
    if command.hasPrefix("pip ") { try run.makeEnvironment() }
    let result = try run(command)
    #expect(result.exitCode == 2, "\(result)")
    #expect(result.standardError.hasPrefix("error: " + message), "\(result)")
    #expect(result.standardOutput.isEmpty, "\(result)")
  }

  /// What the cache has is not asked for again, unless an option says so.
  @Test(arguments: OptionRun.refreshing)
  func refreshing(option: String, expected: String) throws {
    var index = TestIndex(["app": [.wheel("app", "1.0")], "part": [.wheel("part", "1.0")]])
    index.cacheControl = "max-age=600"
    let server = try TestIndexServer(index)
    let run = try ProgramRun()
    run.environment = ["ADDER_DEFAULT_INDEX=\(server.url)"]
    try run.write("both.txt", "app\npart\n")
    let compile = "pip compile -q --no-header --no-annotate both.txt"
    #expect(try run(compile).standardOutput == "app==1.0\npart==1.0\n")
    server.update {
      $0.add("app", .wheel("app", "2.0"))
      $0.add("part", .wheel("part", "2.0"))
    }
    let result = try run(compile + " " + option)
    #expect(result.standardOutput == expected, "\(result)")
  }
}
