import SystemIO
import SystemPackage
import TestIndex
import TestSupport
import Testing

/// Kills the real program at random moments of an installation, and looks at what the next run makes of it.
struct KilledInstallTests {
  /// How many runs are to be killed.
  private static let kills = 200

  @Test func everyRunAfterAKilledOneEndsInACorrectEnvironment() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    try run.write("old.txt", Self.pins(version: "1.0", count: 6))
    try run.write("new.txt", Self.pins(version: "2.0", count: 4))
    let environment = run.directory.appending("env")
    #expect(try run("venv -q env").exitCode == 0)

    func sync(_ list: String, timeout: Duration? = nil) throws -> ProcessOutput {
      try runProcess(
        ProgramRun.executable,
        ["pip", "sync", "-q", list, "-p", "env/bin/python", "--default-index", server.url, "--cache-dir", "cache"],
        variables: ["HOME=\(run.home)", "PATH=/usr/bin:/bin"], workingDirectory: run.directory,
        timeout: timeout)
    }

    #expect(try sync("old.txt").exitCode == 0)
    // How long a run takes, with the wheels in the cache and without: kills are spread over that time.
    var usual = (warm: 0.2, cold: 0.4)
    var killed = 0
    var round = 0
    while killed < Self.kills {
      round += 1
      try #require(round < Self.kills * 4, "seed \(seed): only \(killed) of \(round) runs were hit")
      let list = round % 2 == 0 ? "old.txt" : "new.txt"
      // Now and then the wheels have to be downloaded and unpacked again, so that this is hit too.
      let isCold = round % 8 == 0
      if isCold { try removeTree(run.directory.appending("cache")) }
      let delay = Double(random.next() % 10_000) / 10_000 * (isCold ? usual.cold : usual.warm)
      let start = MonotonicInstant.now
      let isHit = try sync(list, timeout: .seconds(delay)).timedOut
      let duration = start.elapsed / .seconds(1)
      if isHit { killed += 1 }
      // A run that was over before its time says how long runs take now; one that was hit may have been too short.
      let estimate = isHit ? (isCold ? usual.cold : usual.warm) * 1.02 : duration
      if isCold { usual.cold = max(estimate, 0.02) } else { usual.warm = max(estimate, 0.02) }
      // The next run may want the same, or something else.
      let next = random.next() % 4 == 0 ? "new.txt" : list
      let output = try sync(next)
      let errors = String(decoding: output.standardError, as: UTF8.self)
      try #require(output.exitCode == 0, "seed \(seed), round \(round), killed after \(delay) s: \(errors)")
      let problems = try EnvironmentAudit(environment).problems(
        expecting: next == "old.txt" ? ("1.0", 6) : ("2.0", 4))
      try #require(problems.isEmpty, "seed \(seed), round \(round), killed after \(delay) s: \(problems)")
    }
  }

  @Test(arguments: ["INT", "TERM", "HUP"])
  func anInterruptedRunLeavesTheEnvironmentAsItWasOrAsItIsToBe(signal: String) throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    try run.write("old.txt", Self.pins(version: "1.0", count: 6))
    try run.write("new.txt", Self.pins(version: "2.0", count: 4))
    let environment = run.directory.appending("env")
    #expect(try run("venv -q env").exitCode == 0)
    var interrupted = 0
    var round = 0
    while round < 40 || interrupted < 10 {
      round += 1
      try #require(round <= 400, "only \(interrupted) of the runs were hit")
      let list = round % 2 == 0 ? "old.txt" : "new.txt"
      let output = try runProcess(
        "/usr/bin/timeout",
        [
          "--preserve-status", "-s", signal, "0.0\(round % 8 + 1)", ProgramRun.executable.string, "pip", "sync", "-q",
          list, "-p", "env/bin/python", "--default-index", server.url, "--cache-dir", "cache",
        ],
        variables: ["HOME=\(run.home)", "PATH=/usr/bin:/bin"], workingDirectory: run.directory, timeout: .seconds(60))
      if output.exitCode > 128 { interrupted += 1 } else { #expect(output.exitCode == 0) }
      // A journal that stayed would be a file that belongs to nothing.
      let audit = EnvironmentAudit(environment)
      let states = try [("1.0", 6), ("2.0", 4), ("", 0)].map { try audit.problems(expecting: $0) }
      #expect(states.contains { $0.isEmpty }, "round \(round), exit code \(output.exitCode): \(states)")
    }
  }

  @Test func twoRunsAtOnceLeaveOneCorrectEnvironment() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    try run.write("old.txt", Self.pins(version: "1.0", count: 6))
    try run.write("new.txt", Self.pins(version: "2.0", count: 4))
    #expect(try run("venv -q env").exitCode == 0)
    for _ in 0..<5 {
      var children: [(list: String, output: ProcessOutput)] = []
      try removeTree(run.directory.appending("cache"))
      var first = try Self.start(run, server, "old.txt")
      var second = try Self.start(run, server, "new.txt")
      children.append(("old.txt", first.communicate()))
      children.append(("new.txt", second.communicate()))
      for child in children {
        #expect(child.output.exitCode == 0, "\(String(decoding: child.output.standardError, as: UTF8.self))")
      }
      let audit = EnvironmentAudit(run.directory.appending("env"))
      let asOld = try audit.problems(expecting: ("1.0", 6))
      let asNew = try audit.problems(expecting: ("2.0", 4))
      #expect(asOld.isEmpty || asNew.isEmpty, "neither: \(asOld) \(asNew)")
    }
  }

  private static func start(_ run: ProgramRun, _ server: TestIndexServer, _ list: String) throws -> ChildProcess {
    try ChildProcess(
      ProgramRun.executable,
      ["pip", "sync", "-q", list, "-p", "env/bin/python", "--default-index", server.url, "--cache-dir", "cache"],
      variables: ["HOME=\(run.home)", "PATH=/usr/bin:/bin"], workingDirectory: run.directory)
  }

  private static func pins(version: String, count: Int) -> String {
    (0..<count).map { "package-\($0)==\(version)\n" }.joined()
  }

  /// Packages with a dozen files and a command each.
  private static var index: TestIndex {
    var index = TestIndex()
    for number in 0..<6 {
      for version in ["1.0", "2.0"] {
        var files: [String: String] = [:]
        for file in 0..<16 {
          files["package_\(number)/part_\(file % 5)/module_\(file).py"] = "VALUE = '\(version)-\(file)'\n"
        }
        index.add(
          "package-\(number)",
          .wheel(
            "package-\(number)", version, files: files,
            entryPoints: "[console_scripts]\ncommand-\(number) = package_\(number):main\n"))
      }
    }
    return index
  }
}
