import Caching
import Interpreters
import Synchronization
import SystemIO
import SystemPackage

/// A temporary directory with made-up interpreters, and searches that see nothing outside it.
final class Sandbox: Sendable {
  let root: FilePath
  let cache: Cache

  init() throws {
    let directory = try TemporaryDirectory(prefix: "adder-test-").keep()
    root = realPath(directory) ?? directory
    try createDirectories(root.appending("work"))
    try createDirectories(root.appending("home"))
    cache = try Cache(at: .directory(root.appending("cache")))
  }

  deinit { try? removeTree(root) }

  func path(_ relative: String) -> FilePath { root.pushing(FilePath(relative)) }

  /// Writes a script; answers its path.
  @discardableResult
  func script(_ relative: String, _ text: String) throws -> FilePath {
    let path = path(relative)
    try createDirectories(path.removingLastComponent())
    try writeAtomically("#!/bin/sh\n" + text, to: path, permissions: 0o777)
    return path
  }

  @discardableResult
  func file(_ relative: String, _ text: String = "") throws -> FilePath {
    let path = path(relative)
    try createDirectories(path.removingLastComponent())
    try writeAtomically(text, to: path)
    return path
  }

  /// Writes an interpreter: a script that gives the answer of a real one and counts how often it ran.
  @discardableResult
  func python(_ relative: String, _ answer: FakeAnswer = FakeAnswer()) throws -> FilePath {
    var answer = answer
    let path = path(relative)
    if answer.executable.isEmpty { answer.executable = path.string }
    let prefix = path.removingLastComponent().removingLastComponent()
    if answer.prefix.isEmpty { answer.prefix = prefix.string }
    if answer.basePrefix.isEmpty { answer.basePrefix = answer.prefix }
    return try script(
      relative,
      """
      echo ran >> '\(path).runs'
      cat <<'ANSWER'
      \(answer.preamble)
      adder-interpreter-facts:\(answer.json)
      ANSWER
      """)
  }

  /// Writes an environment of a made-up base.
  @discardableResult
  func environment(_ relative: String, _ version: String = "3.12.1") throws -> FilePath {
    var answer = FakeAnswer(version)
    answer.basePrefix = path("base").string
    try file("\(relative)/pyvenv.cfg", "home = \(path("base/bin"))\n")
    return try python("\(relative)/bin/python", answer)
  }

  /// How often a made-up interpreter ran.
  func runs(of executable: FilePath) throws -> Int {
    let log = FilePath(executable.string + ".runs")
    return try readFileIfPresent(log)?.count { $0 == UInt8(ascii: "\n") } ?? 0
  }

  /// Makes a search that starts in `work` and sees these variables only.
  func finder(
    path: [String] = [], _ variables: [String: String] = [:], in directory: String = "work",
    environments: EnvironmentPreference = .any, preference: PythonPreference = .managed, timeout: Duration? = nil,
    cached: Bool = true
  ) -> InterpreterFinder {
    InterpreterFinder(
      context: context(path: path, variables, in: directory),
      cache: InterpreterCache(cached ? cache : nil, timeout: timeout), environments: environments,
      preference: preference)
  }

  func context(path: [String] = [], _ variables: [String: String] = [:], in directory: String = "work")
    -> DiscoveryContext
  {
    var all = variables
    all["PATH"] = path.map { self.path($0).string }.joined(separator: ":")
    all["HOME"] = root.appending("home").string
    let fixed = all
    return DiscoveryContext(workingDirectory: self.path(directory)) { fixed[$0] }
  }

  /// The path of what a search finds, relative to the sandbox.
  func found(_ request: PythonRequest = .standard, with finder: InterpreterFinder) throws -> String {
    relative(try finder.find(request).interpreter.path)
  }

  func relative(_ path: FilePath) -> String {
    var rest = path
    _ = rest.removePrefix(root)
    return rest.string
  }
}

/// What a made-up interpreter tells of itself.
struct FakeAnswer {
  var version = "3.12.1"
  var implementation = "cpython"
  var title = "CPython"
  var executable = ""
  var prefix = ""
  var basePrefix = ""
  var standardLibrary = "/nowhere/lib"
  var freeThreaded = false
  var debug = false
  var platform = "linux-x86_64"
  var cLibrary = #"["glibc", 2, 36]"#
  var pointerBits = 64
  /// What is printed before the answer.
  var preamble = ""

  init(_ version: String = "3.12.1") { self.version = version }

  static func pypy(_ version: String) -> FakeAnswer {
    var answer = FakeAnswer(version)
    answer.implementation = "pypy"
    answer.title = "PyPy"
    return answer
  }

  static func freeThreaded(_ version: String) -> FakeAnswer {
    var answer = FakeAnswer(version)
    answer.freeThreaded = true
    return answer
  }

  static func debug(_ version: String) -> FakeAnswer {
    var answer = FakeAnswer(version)
    answer.debug = true
    return answer
  }

  var json: String {
    let numbers = version.split(separator: ".").prefix(3).map { $0.prefix { $0.isNumber } }.joined(separator: ", ")
    let minor = version.split(separator: ".").prefix(2).joined(separator: ".")
    let site = "lib/python\(minor)/site-packages"
    return """
      {"os_name": "posix", "sys_platform": "linux", "platform_machine": "x86_64", \
      "platform_python_implementation": "\(title)", "platform_release": "6.1.0", "platform_system": "Linux", \
      "platform_version": "#1 SMP", "python_full_version": "\(version)", "implementation_name": "\(implementation)", \
      "implementation_version": "\(version)", "version": [\(numbers)], "prefix": "\(prefix)", \
      "base_prefix": "\(basePrefix)", "executable": "\(executable)", "base_executable": "\(executable)", \
      "stdlib": "\(standardLibrary)", \
      "paths": {"purelib": "\(prefix)/\(site)", "platlib": "\(prefix)/\(site)", "scripts": "\(prefix)/bin", \
      "data": "\(prefix)", "include": "\(prefix)/include"}, \
      "environment_paths": {"purelib": "\(site)", "platlib": "\(site)", "scripts": "bin", "data": ".", \
      "include": "include"}, "platform": "\(platform)", "c_library": \(cLibrary), "macos": null, \
      "takes_manylinux": true, "pointer_bits": \(pointerBits), "free_threaded": \(freeThreaded), "debug": \(debug), \
      "standalone": false}
      """
  }
}
