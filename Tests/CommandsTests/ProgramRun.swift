import Commands
import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Runs of the real program in a directory and home of its own, with nothing of the caller's environment but `PATH`.
final class ProgramRun {
  private let sandbox: TemporaryDirectory
  /// The working directory, empty at first.
  let directory: FilePath
  /// The home directory.
  let home: FilePath
  /// Variables that every run has, unless it is given others of the same name.
  var environment: [String] = []
  /// The index that the runs ask, if they have one of their own: it is there for as long as they are.
  private(set) var server: TestIndexServer?
  /// More texts that change from run to run, and what stands for them.
  var replacements: [(text: String, stand: String)] = []

  init() throws {
    sandbox = try TemporaryDirectory()
    // Of one length always: columns are as wide as the paths in them.
    let place = realPath(sandbox.path) ?? sandbox.path
    let base = place.appending(String(repeating: "p", count: max(1, 56 - place.length)))
    directory = base.appending("work")
    home = base.appending("home")
    try createDirectories(directory)
    try createDirectories(home)
  }

  /// Runs that ask an index of their own by default, whose address outputs have as `[INDEX]`.
  convenience init(serving index: TestIndex) throws {
    try self.init()
    let server = try TestIndexServer(index)
    self.server = server
    environment = ["ADDER_DEFAULT_INDEX=\(server.url)"]
    replacements = [(server.base, "[INDEX]")]
  }

  /// Makes an environment of a real Python in `.venv`, without an index.
  ///
  /// What the machine's Pythons say of themselves is asked once in all tests: to start one takes longer than all that
  /// adder does.
  func makeEnvironment(location: SourceLocation = #_sourceLocation) throws {
    for (name, bytes) in try Self.knownInterpreters.get() {
      let path = home.appending(".cache").pushing(name)
      try createDirectories(path.removingLastComponent())
      if !exists(path) { try writeFile(bytes, to: path) }
    }
    let result = try self("venv -q")
    #expect(result.exitCode == 0, "\(result)", sourceLocation: location)
  }

  /// The cache of a home in which an environment was made, and nothing else.
  private static let knownInterpreters = Swift.Result {
    let run = try ProgramRun()
    #expect(try run("venv -q").exitCode == 0)
    let cache = run.home.appending(".cache")
    var files: [(name: FilePath, bytes: [UInt8])] = []
    try walkDirectory(cache) { path, kind in
      if kind == .file { files.append((path, try readFile(cache.pushing(path)))) }
      return true
    }
    return files
  }

  /// What one run left, with what changes from run to run replaced: paths, durations, versions.
  struct Result: CustomStringConvertible {
    let command: String
    let exitCode: Int32
    let standardOutput: String
    let standardError: String

    var description: String {
      "$ \(command)\nexit code: \(exitCode)\n----- stdout -----\n\(standardOutput)----- stderr -----\n\(standardError)"
    }
  }

  /// The program beside the test bundle.
  static let executable: FilePath = {
    var path = ProcessEnvironment.executablePath ?? "."
    while !path.components.isEmpty {
      let candidate = path.appending("adder")
      if isExecutableFile(candidate), !isDirectory(candidate) { return candidate }
      path.removeLastComponent()
    }
    return "adder"
  }()

  /// Writes a file below the working directory.
  func write(_ name: String, _ text: String) throws {
    let path = directory.pushing(FilePath(name))
    try createDirectories(path.removingLastComponent())
    try writeFile(Array(text.utf8), to: path)
  }

  /// Runs a command line, split at blanks.
  func callAsFunction(
    _ commandLine: String, name: String = "adder", environment: [String] = [], input: String = ""
  ) throws -> Result {
    try self(
      words: commandLine.split(separator: " ").map(String.init), as: commandLine, name: name, environment: environment,
      input: input)
  }

  /// Runs a command line given by its words, which may be empty.
  func callAsFunction(
    words: [String], as shown: String? = nil, name: String = "adder", environment: [String] = [], input: String = ""
  ) throws -> Result {
    let commandLine = shown ?? words.map { $0.isEmpty || $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: " ")
    var executable = Self.executable
    if name != "adder" {
      executable = home.appending(name)
      if !exists(executable) { try createSymbolicLink(to: Self.executable, at: executable) }
    }
    let path = ProcessEnvironment.value("PATH") ?? "/usr/bin:/bin"
    let fixed = ["PATH=\(path)", "HOME=\(home)", "XDG_CONFIG_DIRS=\(home)/none", "LANG=C.UTF-8"]
    let output = try runProcess(
      executable, words,
      variables: Self.merged(fixed + self.environment + environment),
      workingDirectory: directory, input: Array(input.utf8), timeout: .seconds(60))
    return Result(
      command: name + " " + normal(commandLine), exitCode: output.exitCode,
      standardOutput: normal(String(decoding: output.standardOutput, as: UTF8.self)),
      standardError: normal(String(decoding: output.standardError, as: UTF8.self)))
  }

  /// Variables of which each name is there once: the last one given counts.
  ///
  /// A process may be given a name twice, but it takes the first.
  static func merged(_ variables: [String]) -> [String] {
    var names: Set<Substring> = []
    return variables.reversed().filter { names.insert($0.prefix { $0 != "=" }).inserted }.reversed()
  }

  private func normal(_ text: String) -> String {
    var text = text.replacing(directory.string, with: "[DIR]").replacing(home.string, with: "[HOME]")
    text = text.replacing("uv \(ProgramVersion.compatibleUV)", with: "uv [VERSION]")
    text = text.replacing("adder \(ProgramVersion.current)", with: "adder [VERSION]")
    if text == ProgramVersion.current + "\n" { text = "[VERSION]\n" }
    for (changing, stand) in replacements { text = text.replacing(changing, with: stand) }
    for unit in ["ms", "s"] { text = replacingDurations(in: text, unit: unit) }
    return text
  }

  /// Replaces the number in `in 12ms` and its like.
  private func replacingDurations(in text: String, unit: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let range = line.firstRange(of: " in "), line.hasSuffix(unit) else { return String(line) }
      let number = line[range.upperBound...].dropLast(unit.count)
      guard !number.isEmpty, number.allSatisfy({ $0.isNumber || $0 == "." || $0 == "m" || $0 == " " }) else {
        return String(line)
      }
      return line[..<range.upperBound] + "[TIME]"
    }.joined(separator: "\n")
  }
}

/// Compares runs with the file `__Snapshots__/<suite>.<test>.txt` beside the tests.
///
/// With `UPDATE_SNAPSHOTS=1` the file is written instead, but never where `CI` is set. A missing file is a failure.
func checkSnapshot(
  _ results: [ProgramRun.Result], file: String = #filePath, test: String = #function,
  location: SourceLocation = #_sourceLocation
) throws {
  let actual = results.map(\.description).joined(separator: "\n")
  let source = FilePath(file)
  let folder = source.removingLastComponent().appending("__Snapshots__")
  let name = "\(source.stem ?? "").\(test.prefix { $0 != "(" }).txt"
  let path = folder.appending(name)
  if ProcessEnvironment.value("UPDATE_SNAPSHOTS") == "1", ProcessEnvironment.value("CI") == nil {
    try createDirectories(folder)
    try writeFile(Array(actual.utf8), to: path)
    return
  }
  guard let expected = try readFileIfPresent(path) else {
    Issue.record("there is no snapshot \(name): run the tests with UPDATE_SNAPSHOTS=1", sourceLocation: location)
    return
  }
  let wanted = String(decoding: expected, as: UTF8.self)
  if actual != wanted {
    Issue.record("differs from \(name)\n\(difference(from: wanted, to: actual))", sourceLocation: location)
  }
}

/// The lines that differ, those of the snapshot with `-`, those of the run with `+`.
private func difference(from old: String, to new: String) -> String {
  let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
  let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
  return newLines.difference(from: oldLines).map { change in
    switch change {
    case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
    case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
    }
  }.joined(separator: "\n")
}
