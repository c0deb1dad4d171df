import SystemIO
import TestIndex
import Testing

/// The ways to say that what is installed must have certain hashes, and what then happens.
@Suite struct HashModeTests {
  static let index = TestIndex([
    "leaf": [.wheel("leaf", "1.0"), .wheel("leaf", "2.0")],
    "trunk": [.wheel("trunk", "1.0", requires: ["leaf"])],
    "extra": [.wheel("extra", "1.0", requires: ["leaf; extra == 'x'"], extras: ["x"])],
    "local": [.wheel("local", "1.0+cpu")],
    "double": [
      .wheel("double", "1.0", tags: "py3-none-any"), .wheel("double", "1.0", tags: "cp313-abi3-linux_x86_64"),
      .wheel("double", "1.0", tags: "py2.py3-none-any"),
    ],
  ])

  /// A file's hash by the algorithm that everybody uses, as an option.
  private static func hash(_ package: String, _ position: Int = 0) -> String {
    "--hash=sha256:\(index.packages[package]?[position].sha256 ?? "")"
  }

  static let (leaf1, leaf2, trunk) = (hash("leaf"), hash("leaf", 1), hash("trunk"))
  static let wrong = "--hash=sha256:" + String(repeating: "0", count: 64)
  static let wrong2 = "--hash=sha256:" + String(repeating: "1", count: 64)

  /// Why a command fails, by what it says.
  enum Refusal: String, Sendable {
    case mismatch = "does not have the expected hash"
    case missing = "everything that is installed must have a hash"
    case bare = "every requirement must have a hash"
    case unpinned = "every requirement must be pinned"
    case weak = "hashes are too weak"
    case contradictory = "stands behind both the requirement and its constraint"

    /// What the command ends with: what files say is an answer, what requirements lack is a mistake.
    var exitCode: Int32 { self == .mismatch || self == .missing ? 1 : 2 }
  }

  /// What is written to files, what is run, and how it ends.
  struct Case: CustomTestStringConvertible, Sendable {
    var files: [String: String]
    var command: String
    /// What is installed at the end; nothing where the command fails.
    var installed: [String] = []
    var refusal: Refusal?
    /// Run before, to success.
    var before: String? = nil
    var variables: [String] = []

    init(
      _ files: [String: String], _ command: String, installs installed: [String], before: String? = nil,
      variables: [String] = []
    ) {
      (self.files, self.command, self.installed, self.before) = (files, command, installed, before)
      self.variables = variables
    }

    init(
      _ files: [String: String], _ command: String, fails refusal: Refusal, before: String? = nil,
      installed: [String] = [], variables: [String] = []
    ) {
      (self.files, self.command, self.refusal, self.before) = (files, command, refusal, before)
      (self.installed, self.variables) = (installed, variables)
    }

    var testDescription: String { (variables + [command]).joined(separator: " ") + " with \(files)" }
  }

  static let install = "pip install -r r.txt"
  static let required = "pip install -r r.txt --require-hashes"
  static let sync = "pip sync r.txt"

  static let transitiveCases: [Case] = [
    Case(["r.txt": "trunk==1.0 \(trunk)"], required, fails: .missing),
    Case(["r.txt": "trunk==1.0 \(trunk)"], install, installs: ["leaf==2.0", "trunk==1.0"]),
    Case(["r.txt": "trunk==1.0 \(trunk)\nleaf==1.0 \(leaf1)"], required, installs: ["leaf==1.0", "trunk==1.0"]),
    Case(["r.txt": "trunk==1.0 \(trunk)"], required + " --no-deps", installs: ["trunk==1.0"]),
    Case(["r.txt": "trunk==1.0 \(trunk)"], sync + " --require-hashes", installs: ["trunk==1.0"]),
    Case(["r.txt": "extra[x]==1.0 \(hash("extra"))"], required, fails: .missing),
    Case(
      ["r.txt": "extra[x]==1.0 \(hash("extra"))\nleaf==1 \(leaf1)"], required, installs: ["extra==1.0", "leaf==1.0"]),
    Case(["r.txt": "--require-hashes\ntrunk==1.0 \(trunk)"], install, fails: .missing),
    Case(["r.txt": "trunk==1.0 \(trunk)"], required + " --dry-run", fails: .missing),
    Case(
      ["r.txt": "trunk==1.0 \(trunk)"], required, fails: .missing, before: "pip install leaf==1.0",
      installed: ["leaf==1.0"]),
    Case(["r.txt": "trunk==1.0 \(trunk)", "x.txt": "leaf"], required + " --excludes x.txt", installs: ["trunk==1.0"]),
    Case(
      ["r.txt": "trunk==1.0 \(trunk)"], required, installs: ["leaf==2.0", "trunk==1.0"], before: "pip install trunk"),
  ]

  static let requirementCases: [Case] = [
    Case(["r.txt": "leaf==1.0 \(wrong)"], install, fails: .mismatch),
    Case(["r.txt": "leaf==1.0 \(wrong)"], sync, fails: .mismatch),
    Case(["r.txt": "leaf==1.0 \(wrong)"], required, fails: .mismatch),
    Case(["r.txt": "leaf==1.0 \(wrong)"], install + " --no-verify-hashes", installs: ["leaf==1.0"]),
    Case(["r.txt": "leaf==1.0 \(wrong)"], install, installs: ["leaf==1.0"], variables: ["UV_NO_VERIFY_HASHES=1"]),
    // What is required is verified, whatever else is said.
    Case(["r.txt": "leaf==1.0 \(wrong)"], required + " --no-verify-hashes", fails: .mismatch),
    Case(["r.txt": "leaf==1.0"], required, fails: .bare), Case(["r.txt": "leaf \(leaf2)"], required, fails: .unpinned),
    Case(["r.txt": "leaf>=1.0 \(wrong)"], install, installs: ["leaf==2.0"]),
    Case(["r.txt": "leaf==1.* \(leaf1)"], required, fails: .unpinned),
    Case(["r.txt": "leaf==1.0,>0 \(leaf1)"], required, fails: .unpinned),
    Case(["r.txt": "leaf==1 \(wrong)"], install, fails: .mismatch),
    Case(["r.txt": "leaf===1.0 \(wrong)"], install, fails: .mismatch),
    Case(["r.txt": "leaf===1.0 \(leaf1)"], required, installs: ["leaf==1.0"]),
    Case(["r.txt": "leaf==1.0 \(wrong) \(leaf1) \(wrong2)"], required, installs: ["leaf==1.0"]),
    Case(["r.txt": "leaf==1.0"], install, fails: .bare, variables: ["UV_REQUIRE_HASHES=1"]),
    Case(["r.txt": "leaf==1.0", "uv.toml": "[pip]\nrequire-hashes = true"], install, fails: .bare),
    Case(["r.txt": "leaf==1.0", "uv.toml": "[pip]\nrequire-hashes = true"], sync, fails: .bare),
    Case(["r.txt": "-c c.txt\nleaf==1.0", "c.txt": "--require-hashes"], install, fails: .bare),
    Case(["r.txt": "leaf==1.0 --hash=md5:\(String(repeating: "0", count: 32))"], required, fails: .weak),
    Case(["r.txt": "leaf==1.0 --hash=md5:\(String(repeating: "0", count: 32))"], install, fails: .mismatch),
    Case(["r.txt": "leaf==1.0"], "pip install leaf==1.0 --require-hashes", fails: .bare),
    // A build of the pinned version with a label of its own does not escape its hashes.
    Case(["r.txt": "local==1.0 \(wrong)"], install, fails: .mismatch),
    Case(["r.txt": "local==1.0 \(hash("local"))"], required, installs: ["local==1.0+cpu"]),
    // Of several files of a version one that has an expected hash is taken.
    Case(["r.txt": "double==1.0 \(hash("double", 2))"], required, installs: ["double==1.0"]),
    Case(["r.txt": "double==1.0 \(hash("double", 0))"], sync, installs: ["double==1.0"]),
    // Markers
    Case(["r.txt": "leaf==1.0 \(leaf1)\ntrunk; sys_platform == 'x'"], required, installs: ["leaf==1.0"]),
    Case(
      ["r.txt": "leaf==1.0; sys_platform != 'x' \(leaf1)\nleaf==1.0; sys_platform == 'x' \(wrong)"], required,
      installs: ["leaf==1.0"]),
    Case(
      ["r.txt": "leaf==1.0; sys_platform != 'x' \(wrong)\nleaf==1.0; sys_platform == 'x' \(leaf1)"], install,
      fails: .mismatch),
    // Twice
    Case(["r.txt": "leaf==1.0 \(wrong)\nleaf==1.0 \(leaf1)"], install, installs: ["leaf==1.0"]),
    Case(["r.txt": "leaf==1.0 \(leaf1)\nleaf==1.0 \(wrong)"], install, fails: .mismatch),
    Case(["r.txt": "leaf==1.0 \(leaf1)\nleaf==1.0"], required, fails: .bare),
    Case(["r.txt": "leaf==1.0 \(wrong)\nleaf==1.0"], install, fails: .mismatch),
    // What is installed already
    Case(["r.txt": "leaf==1.0 \(wrong)"], required, installs: ["leaf==1.0"], before: "pip install leaf==1.0"),
    Case(
      ["r.txt": "leaf==1.0 \(wrong)"], required + " --reinstall", fails: .mismatch, before: "pip install leaf==1.0",
      installed: ["leaf==1.0"]),
    Case(
      ["r.txt": "leaf==1.0"], sync + " --require-hashes", fails: .bare, before: "pip install leaf==1.0",
      installed: ["leaf==1.0"]),
  ]

  static let constraintCases: [Case] = [
    Case(["r.txt": "leaf", "c.txt": "leaf==1.0 \(leaf1)"], install + " -c c.txt", installs: ["leaf==1.0"]),
    Case(["r.txt": "leaf", "c.txt": "leaf==1.0 \(wrong)"], install + " -c c.txt", fails: .mismatch),
    Case(["r.txt": "leaf", "c.txt": "leaf==1.0 \(leaf1)"], required + " -c c.txt", fails: .unpinned),
    Case(["r.txt": "leaf==1.0", "c.txt": "leaf==1.0 \(leaf1)"], required + " -c c.txt", installs: ["leaf==1.0"]),
    Case(["r.txt": "leaf==1.0 \(leaf1)", "c.txt": "leaf>=1.0"], required + " -c c.txt", fails: .unpinned),
    Case(["r.txt": "leaf==1.0 \(leaf1)", "c.txt": "leaf==1.0 \(wrong)"], install + " -c c.txt", fails: .contradictory),
    Case(
      ["r.txt": "leaf==1.0 \(leaf1) \(wrong)", "c.txt": "leaf==1.0 \(wrong2) \(leaf1)"], required + " -c c.txt",
      installs: ["leaf==1.0"]),
    Case(
      ["r.txt": "trunk==1.0 \(trunk)", "c.txt": "leaf==1.0 \(leaf1)"], required + " -c c.txt",
      installs: ["leaf==1.0", "trunk==1.0"]),
    Case(["r.txt": "trunk==1.0 \(trunk)", "c.txt": "leaf==1.0"], required + " -c c.txt", fails: .missing),
    Case(["r.txt": "trunk==1.0 \(trunk)", "c.txt": "leaf==1.0 \(leaf2)"], install + " -c c.txt", fails: .mismatch),
    Case(
      ["r.txt": "trunk==1.0 \(trunk)", "c.txt": "leaf==1.0; sys_platform == 'x' \(leaf1)"], required + " -c c.txt",
      fails: .missing),
    Case(
      ["r.txt": "trunk==1.0 \(trunk)", "o.txt": "leaf==1.0 \(leaf1)"], required + " --overrides o.txt",
      installs: ["leaf==1.0", "trunk==1.0"]),
    Case(
      ["r.txt": "trunk==1.0 \(trunk)", "o.txt": "leaf==1.0 \(wrong)"], install + " --overrides o.txt", fails: .mismatch),
    Case(["r.txt": "leaf==2.0 \(leaf2)", "o.txt": "leaf==1.0"], required + " --overrides o.txt", fails: .bare),
    Case(["r.txt": "leaf==2.0 \(leaf2)", "o.txt": "leaf>=1.0"], required + " --overrides o.txt", fails: .unpinned),
  ]

  /// Runs a case with a program and answers the exit code and what is installed then.
  static func outcome(
    of test: Case, _ server: TestIndexServer, peer: ((String, ProgramRun) throws -> Int32)? = nil
  ) throws -> (exitCode: Int32, installed: [String], said: String) {
    let run = try ProgramRun()
    run.environment = ["UV_DEFAULT_INDEX=\(server.url)"]
    for (name, text) in test.files { try run.write(name, text + "\n") }
    try run.makeEnvironment()
    if let before = test.before { #expect(try run(before).exitCode == 0) }
    run.environment += test.variables
    if let peer {
      let exitCode = try peer(test.command, run)
      run.environment.removeLast(test.variables.count)
      return (exitCode, try installed(run), "")
    }
    let result = try run(test.command)
    run.environment.removeLast(test.variables.count)
    return (result.exitCode, try installed(run), result.standardError)
  }

  private static func installed(_ run: ProgramRun) throws -> [String] {
    try run("pip freeze").standardOutput.split(separator: "\n").map(String.init)
  }

  static func check(_ test: Case) throws {
    let server = try TestIndexServer(index)
    let result = try outcome(of: test, server)
    #expect(result.exitCode == test.refusal?.exitCode ?? 0, "\(result.said)")
    #expect(result.installed == test.installed, "\(result.said)")
    if let refusal = test.refusal { #expect(result.said.contains(refusal.rawValue), "\(result.said)") }
    withExtendedLifetime(server) {}
  }

  @Test(arguments: transitiveCases) func everythingThatIsInstalledNeedsAHash(test: Case) throws { try Self.check(test) }

  @Test(arguments: requirementCases) func requirementsHaveHashes(test: Case) throws { try Self.check(test) }

  @Test(arguments: constraintCases) func constraintsAndOverridesHaveHashes(test: Case) throws { try Self.check(test) }

  @Test func whatIsMissingIsNamed() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    run.environment = ["ADDER_DEFAULT_INDEX=\(server.url)"]
    run.replacements = [(Self.index.packages["leaf"]?[0].sha256 ?? "", "[HASH]")]
    try run.makeEnvironment()
    try run.write("deep.txt", "trunk==1.0 \(Self.trunk)\n")
    try run.write("wrong.txt", "leaf==1.0 \(Self.wrong)\n")
    try run.write("weak.txt", "leaf==1.0 --hash=md5:\(String(repeating: "0", count: 32))\n")
    try run.write("loose.txt", "leaf>=1.0 \(Self.leaf1)\n")
    try run.write("bare.txt", "leaf==1.0\n")
    try checkSnapshot([
      run("pip install --require-hashes -r deep.txt"), run("pip install -r wrong.txt"),
      run("pip install --require-hashes -r weak.txt"), run("pip install --require-hashes -r loose.txt"),
      run("pip sync --require-hashes bare.txt"), run("pip install -r bare.txt -c wrong.txt"),
    ])
    withExtendedLifetime(server) {}
  }
}
