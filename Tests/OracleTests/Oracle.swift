import IndexAccess
import SystemIO
import SystemPackage
import Testing

extension Testing.Tag {
  /// The test reads an index over the network.
  @Tag static var network: Self
}

/// Whether tests that need the network are to run.
let isNetworkAllowed = ProcessEnvironment.value("ADDER_NETWORK_TESTS") == "1"

/// What the reference implementation says, asked by a script that a Python runs in an environment with `packaging`.
struct Oracle {
  /// The release of `packaging` that is taken for the truth.
  static let packagingVersion = "26.3"

  private let python: FilePath
  private let scripts: FilePath

  /// Makes an environment with `packaging` once a test run.
  static let shared = Result { try Oracle() }

  private init() throws {
    let directory = try TemporaryDirectory(prefix: "adder-oracle-").keep()
    let output = try runProcess(
      "/usr/bin/env", ["python3", "-m", "venv", "\(directory)"], timeout: .seconds(120))
    try #require(output.exitCode == 0, "\(output.errorText)")
    python = directory.appending("bin").appending("python")
    scripts = FilePath(#filePath).removingLastComponent().appending("Scripts")
    let install = try runProcess(
      python, ["-m", "pip", "install", "--quiet", "packaging==\(Oracle.packagingVersion)"], timeout: .seconds(300))
    try #require(install.exitCode == 0, "\(install.errorText)")
  }

  /// Runs a script of `Scripts` and returns the fields of each line it prints, which tabs separate.
  func lines(of script: String, arguments: [String] = [], input: [UInt8] = []) throws -> [[String]] {
    let path = scripts.appending(script)
    let output = try runProcess(python, ["\(path)"] + arguments, input: input, timeout: .seconds(900))
    try #require(output.exitCode == 0, "\(output.errorText)")
    return output.standardOutput.split(separator: UInt8(ascii: "\n")).map { line in
      line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  /// The names of well-known packages, separated by white space.
  func packageNames() throws -> [UInt8] {
    try readFile(scripts.appending("packages.txt"))
  }

  /// What the default index lists for well-known packages: `package`, `file name` and `Requires-Python` on each line.
  static let indexFiles = Result<[UInt8], any Error> {
    let oracle = try shared.get()
    let output = try runProcess(
      oracle.python, ["\(oracle.scripts.appending("index_files.py"))", PackageIndex.defaultURL],
      input: oracle.packageNames(),
      timeout: .seconds(900))
    try #require(output.exitCode == 0, "\(output.errorText)")
    return output.standardOutput
  }
}

extension ProcessOutput {
  /// What the process said of its failure.
  fileprivate var errorText: String { String(decoding: standardError, as: UTF8.self) }
}

/// Differences from the oracle: all are counted, the first few are shown.
struct Differences {
  private(set) var checked = 0
  private(set) var count = 0
  private var shown: [String] = []

  mutating func check(_ isSame: Bool, _ difference: @autoclosure () -> String) {
    checked += 1
    if isSame { return }
    count += 1
    if shown.count < 20 { shown.append(difference()) }
  }

  /// Fails the test if anything differed, or if fewer than `least` things were checked.
  func require(atLeast least: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(checked >= least, "only \(checked) were checked", sourceLocation: sourceLocation)
    #expect(
      count == 0, "\(count) of \(checked) differ:\n\(shown.joined(separator: "\n"))", sourceLocation: sourceLocation)
  }
}
