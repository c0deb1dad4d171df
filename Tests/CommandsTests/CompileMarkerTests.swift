import TestIndex
import Testing

/// What `pip compile` keeps beside the pins, and which Python it chooses them for.
@Suite struct CompileMarkerTests {
  private static let index = TestIndex([
    "app": [
      .wheel(
        "app", "1.0",
        requires: [
          "lib ; sys_platform == 'win32'", "old ; python_version < '3.10'", "more ; extra == 'a'",
          "else ; extra == 'b'",
        ], extras: ["a", "b"])
    ],
    "lib": [.wheel("lib", "2.0", requires: ["base"])],
    "base": [.wheel("base", "1.0")], "old": [.wheel("old", "1.0")], "more": [.wheel("more", "1.0", requires: ["base"])],
    "else": [.wheel("else", "1.0")],
    "ring": [.wheel("ring", "1.0", requires: ["back"])], "back": [.wheel("back", "1.0", requires: ["ring"])],
  ])

  /// The lines of a list that some requirements make, apart from annotations.
  private func compile(_ input: String, _ options: String) throws -> [String] {
    let run = try ProgramRun(serving: Self.index)
    try run.write("in.txt", input)
    let result = try run("pip compile in.txt --no-header --no-annotate \(options)")
    #expect(result.exitCode == 0, "\(result)")
    return result.standardOutput.split(separator: "\n").map(String.init)
  }

  private static let cases: [(input: String, options: String, lines: [String])] = [
    ("base ; sys_platform == 'linux'", "--python-platform linux", ["base==1.0 ; sys_platform == 'linux'"]),
    ("base ; sys_platform == 'linux'", "--python-platform linux --strip-markers", ["base==1.0"]),
    (
      "app", "--python-platform windows",
      [
        "app==1.0", "base==1.0 ; sys_platform == 'win32'", "lib==2.0 ; sys_platform == 'win32'",
      ]
    ),
    ("app", "--python-platform linux --python-version 3.9", ["app==1.0", "old==1.0 ; python_full_version < '3.10'"]),
    // What holds with every later Python is no marker.
    ("base ; python_version >= '3.8'", "--python-version 3.9", ["base==1.0"]),
    ("base ; python_version == '3.9'", "--python-version 3.9", ["base==1.0 ; python_full_version < '3.10'"]),
    // The markers of all ways that lead to a package.
    (
      "app\nbase ; implementation_name == 'cpython'", "--python-platform windows",
      [
        "app==1.0", "base==1.0 ; implementation_name == 'cpython' or sys_platform == 'win32'",
        "lib==2.0 ; sys_platform == 'win32'",
      ]
    ),
    ("app\nbase", "--python-platform windows", ["app==1.0", "base==1.0", "lib==2.0 ; sys_platform == 'win32'"]),
    (
      "app[a] ; os_name == 'posix'\napp", "--python-platform linux",
      [
        "app==1.0", "base==1.0 ; os_name == 'posix'", "more==1.0 ; os_name == 'posix'",
      ]
    ),
    (
      "ring ; os_name == 'posix'\nback ; sys_platform == 'linux'", "--python-platform linux",
      [
        "back==1.0 ; os_name == 'posix' or sys_platform == 'linux'",
        "ring==1.0 ; os_name == 'posix' or sys_platform == 'linux'",
      ]
    ),
    (
      "app[b, a]", "--python-platform linux --no-strip-extras",
      ["app[a, b]==1.0", "base==1.0", "else==1.0", "more==1.0"]
    ),
  ]

  @Test(arguments: cases)
  func pinsKeepTheirMarkersWhereThatIsAskedFor(
    _ sample: (input: String, options: String, lines: [String])
  ) throws {
    #expect(try compile(sample.input, "--no-strip-markers \(sample.options)") == sample.lines)
  }

  /// What a run comes to.
  enum Outcome: Sendable {
    case list(String)
    case noInterpreter
  }

  private static let pythons: [(options: String, variables: [String], outcome: Outcome)] = [
    ("-p /nonexistent/python", [], .noInterpreter), ("-p nothing-of-that-name", [], .noInterpreter),
    ("-p ./none", [], .noInterpreter), ("-p >=3.99", [], .noInterpreter), ("-p cpython3.99", [], .noInterpreter),
    ("-p .venv", [], .noInterpreter), ("-p nothing-of-that-name --python-version 3.98", [], .noInterpreter),
    ("-p 3.97 --python-version 3.98", [], .noInterpreter),
    ("", ["UV_PYTHON=nothing-of-that-name"], .noInterpreter),
    ("--python-version 3.98", ["UV_PYTHON=nothing-of-that-name"], .list("base==1.0")),
    ("-p 3.98", [], .list("base==1.0")), ("-p 3.98.1", [], .list("base==1.0")),
    ("--python-version 3.97", [], .list("else==1.0")), ("", ["UV_PYTHON=3.98"], .list("base==1.0")),
    ("--python-version 3.97", ["UV_PYTHON=3.98"], .list("else==1.0")),
    ("--config-file wish.toml", [], .list("base==1.0")),
    ("--config-file wish.toml --python-version 3.97", [], .noInterpreter),
    ("", [], .list("back==1.0\nring==1.0")),
  ]

  @Test(arguments: pythons)
  func aPythonThatIsNotThereIsAnErrorUnlessItIsAVersion(
    options: String, variables: [String], outcome: Outcome
  ) throws {
    let run = try ProgramRun(serving: Self.index)
    try run.write(
      "in.txt", "base ; python_version == '3.98'\nelse ; python_version == '3.97'\nring ; python_version < '3.90'")
    try run.write("wish.toml", "[pip]\npython = '3.98'\n")
    let result = try run("pip compile in.txt --no-header --no-annotate \(options)", environment: variables)
    switch outcome {
    case .list(let list):
      #expect(result.exitCode == 0, "\(result)")
      #expect(result.standardOutput == list + "\n")
    case .noInterpreter:
      #expect(result.exitCode == 2, "\(result)")
      #expect(result.standardError.contains("No interpreter"), "\(result)")
    }
  }
}
