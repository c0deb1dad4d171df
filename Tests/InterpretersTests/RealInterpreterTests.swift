import Interpreters
import SystemIO
import SystemPackage
import Testing

/// Asks the Pythons of this machine, and checks what is concluded without asking them.
struct RealInterpreterTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  /// Pythons in the usual places, each once; those of version managers that are not in the search path included.
  static let interpreters: [FilePath] = {
    var paths = ["/usr/bin/python3", "/usr/local/bin/python3"].map { FilePath($0) }
    if let home = ProcessEnvironment.homeDirectory {
      let versions = home.appending(".pyenv").appending("versions")
      let names = (try? listDirectoryIfPresent(versions))?.map(\.name).filter { $0.hasPrefix("3.") } ?? []
      let byAge = names.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
      paths += byAge.map { versions.appending($0).appending("bin").appending("python") }
    }
    return paths.filter(isExecutableFile)
  }()

  @Test(.enabled(if: !interpreters.isEmpty, "there is no Python in the usual places"), arguments: interpreters)
  func factsOfANewEnvironmentAreWhatItsInterpreterTells(path: FilePath) throws {
    let base = try sandbox.finder().interpreter(at: path)
    let environment = try VirtualEnvironment.create(
      at: "env", from: base, options: EnvironmentOptions(toolVersion: "1"), context: sandbox.context(),
      cache: InterpreterCache(sandbox.cache))
    let told = try sandbox.finder(cached: false).interpreter(at: environment.root.pushing("bin/python"))
    #expect(told.isVirtualEnvironment)
    #expect(told.scheme == environment.interpreter.scheme)
    var expected = told.facts
    // Where the headers go is a matter of the scheme, which is compared above.
    expected.scheme.include = environment.interpreter.facts.scheme.include
    #expect(environment.interpreter.facts == expected)
  }

  /// One of the system, the oldest and the newest: starting each of them several times would take long.
  @Test(arguments: Set([interpreters.first, interpreters.dropFirst().first, interpreters.last].compactMap(\.self)))
  func anEnvironmentRunsPythonWithItsOwnPackages(path: FilePath) throws {
    let base = try sandbox.finder().interpreter(at: path)
    let environment = try VirtualEnvironment.create(
      at: "env", from: base, options: EnvironmentOptions(toolVersion: "1"), context: sandbox.context(),
      cache: InterpreterCache(sandbox.cache))
    let sitePackages = try #require(environment.interpreter.scheme.sitePackages.first)
    try writeAtomically("answer = 42\n", to: sitePackages.appending("only_here.py"))
    let script = """
      import sys
      root = sys.argv[1]
      sys.path[:] = [path for path in sys.path if path]
      exec(compile(open(root + "/bin/activate_this.py").read(), root + "/bin/activate_this.py", "exec"),
        {"__file__": root + "/bin/activate_this.py"})
      import os, only_here
      print(only_here.answer, sys.prefix == root, os.environ["VIRTUAL_ENV"] == root, os.environ["PATH"].split(":")[0] == root + "/bin")
      """
    // `activate_this.py` gives a Python outside the environment what is inside.
    let outside = try runProcess(path, ["-I", "-B", "-c", script, environment.root.string], timeout: .seconds(60))
    #expect(String(decoding: outside.standardOutput, as: UTF8.self) == "42 True True True\n")
    #expect(String(decoding: outside.standardError, as: UTF8.self) == "")
    let inside = try runProcess(
      environment.interpreter.executable, ["-I", "-B", "-c", "import only_here, sys; print(sys.prefix)"],
      timeout: .seconds(60))
    #expect(String(decoding: inside.standardOutput, as: UTF8.self) == "\(environment.root)\n")
  }

  static let pythonTwo = ProcessEnvironment.homeDirectory?.pushing(".pyenv/versions/2.7.18/bin/python")

  @Test(.enabled(if: pythonTwo.map(isExecutableFile) ?? false, "there is no Python 2.7.18"))
  func pythonTwoIsRefusedByItsVersion() throws {
    let path = try #require(Self.pythonTwo)
    #expect(throws: InterpreterError.tooOld(path, version: nil)) { try sandbox.finder().interpreter(at: path) }
  }
}
