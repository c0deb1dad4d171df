import SystemIO
import SystemPackage
import TestIndex
import Testing

/// One way to name indexes: `A`, `B` ... are indexes on loopback that have nothing, `P` is the public index. A file
/// name starting with `user/` or `system/` is one of the user's or the system's; others lie below the project.
struct IndexCase: Sendable, CustomTestStringConvertible {
  /// The indexes that are asked, in order, or `-`.
  let asked: String
  let arguments: [String]
  let variables: [String]
  let files: [String: String]
  let input: String

  init(
    _ asked: String, arguments: [String] = [], variables: [String] = [], files: [String: String] = [:],
    input: String = "pkgx\n"
  ) {
    self.asked = asked
    self.arguments = arguments
    self.variables = variables
    self.files = files
    self.input = input
  }

  var testDescription: String {
    "\(arguments.joined(separator: " ")) \(variables) \(files.sorted { $0.key < $1.key }) \(input)"
  }
}

/// Which indexes are asked in which order. The answers are those of uv 0.13.9, run on the same cases.
@Suite struct IndexOrderTests {
  @Test(arguments: [
    (options, "options"), (variables, "variables"), (tables, "tables"), (places, "places"), (pipTables, "pip"),
    (requirementsFiles, "requirements files"), (workspaces, "workspaces"),
  ])
  func theIndexesThatThePeerAsksAreAsked(cases: [IndexCase], group: String) throws {
    // Only what is known of the interpreter is shared: an index that has nothing leaves nothing in the cache.
    let cache = try TemporaryDirectory()
    for one in cases { #expect(try asked(one, cache.path) == one.asked, "\(one.testDescription)") }
  }

  /// Runs a case and returns the indexes that were asked.
  private func asked(_ one: IndexCase, _ cache: FilePath) throws -> String {
    let server = try TestIndexServer()
    let run = try ProgramRun()
    func text(_ text: String) -> String {
      "ABCD".reduce(text) { $0.replacing("$\($1)", with: "\(server.base)/\($1)") }
    }
    for (name, content) in one.files {
      let path =
        name.hasPrefix("user/")
        ? run.home.pushing(FilePath(".config/" + name.dropFirst("user/".count)))
        : name.hasPrefix("system/")
          ? run.home.pushing(FilePath("none/" + name.dropFirst("system/".count)))
          : run.directory.pushing(FilePath("project/inner/" + name)).lexicallyNormalized()
      try createDirectories(path.removingLastComponent())
      try writeFile(Array(text(content).utf8), to: path)
    }
    try createDirectories(run.directory.pushing("project/inner"))
    let result = try run(
      words: ["pip", "compile", "-", "--cache-dir", cache.string, "--directory", "project/inner"]
        + one.arguments.map(text),
      environment: one.variables.map(text) + [
        "HTTPS_PROXY=\(server.base)", "NO_PROXY=127.0.0.1", "UV_HTTP_RETRIES=0",
      ], input: text(one.input))
    var letters = ""
    for request in server.requests {
      let letter = request.method == "CONNECT" ? "P" : String(request.path.dropFirst().prefix(1))
      if letters.last.map(String.init) != letter { letters += letter }
    }
    // None of them has the package, which is an answer; the public index cannot be reached, which is a failure.
    #expect(result.exitCode == (letters.contains("P") ? 2 : 1), "\(result)")
    return letters.isEmpty ? "-" : letters
  }
}

extension IndexOrderTests {
  static let options = [
    IndexCase("P"),
    IndexCase("AP", arguments: ["--index", "$A"]),
    IndexCase("ABP", arguments: ["--index", "$A", "--index", "$B"]),
    IndexCase("ABP", arguments: ["--index", "$A $B"]),
    IndexCase("A", arguments: ["--default-index", "$A"]),
    IndexCase("AB", arguments: ["--index", "$A", "--default-index", "$B"]),
    IndexCase("A", arguments: ["--index-url", "$A"]),
    IndexCase("BA", arguments: ["--index-url", "$A", "--extra-index-url", "$B"]),
    IndexCase("ABP", arguments: ["--extra-index-url", "$A", "--extra-index-url", "$B"]),
    IndexCase("B", arguments: ["--index-url", "$A", "--default-index", "$B"]),
    IndexCase("BAP", arguments: ["--extra-index-url", "$A", "--index", "$B"]),
    IndexCase(
      "BAD", arguments: ["--extra-index-url", "$A", "--index", "$B", "--index-url", "$C", "--default-index", "$D"]),
    IndexCase("CBA", arguments: ["--index", "$C", "--index-url", "$A", "--extra-index-url", "$B"]),
    IndexCase("-", arguments: ["--no-index"]),
    IndexCase("-", arguments: ["--no-index", "--index", "$A"]),
    IndexCase("AP", arguments: ["--index", "n=$A", "--index", "n=$B"]),
    IndexCase("B", arguments: ["--index", "n=$A", "--default-index", "n=$B"]),
    IndexCase("AP", arguments: ["--index", "$A", "--index", "$A"]),
    IndexCase("A", arguments: ["--index", "$A", "--default-index", "$A"]),
    IndexCase("AP", arguments: ["--index", "n=$A", "--index", "m=$A"]),
  ]

  static let variables = [
    IndexCase("AP", variables: ["UV_INDEX=$A"]),
    IndexCase("ABP", variables: ["UV_INDEX=$A $B"]),
    IndexCase("ABCP", variables: ["UV_INDEX=$A\t$B\n$C"]),
    IndexCase("BP", arguments: ["--index", "$B"], variables: ["UV_INDEX=$A"]),
    IndexCase("A", variables: ["UV_DEFAULT_INDEX=$A"]),
    IndexCase("B", arguments: ["--default-index", "$B"], variables: ["UV_DEFAULT_INDEX=$A"]),
    IndexCase("A", arguments: ["--index-url", "$B"], variables: ["UV_DEFAULT_INDEX=$A"]),
    IndexCase("A", variables: ["UV_INDEX_URL=$A"]),
    IndexCase("BCA", variables: ["UV_INDEX_URL=$A", "UV_EXTRA_INDEX_URL=$B $C"]),
    IndexCase("B", variables: ["UV_INDEX_URL=$A", "UV_DEFAULT_INDEX=$B"]),
    IndexCase("BP", arguments: ["--extra-index-url", "$B"], variables: ["UV_EXTRA_INDEX_URL=$A"]),
    IndexCase("BAP", arguments: ["--index", "$B"], variables: ["UV_EXTRA_INDEX_URL=$A"]),
    IndexCase("ABP", arguments: ["--extra-index-url", "$B"], variables: ["UV_INDEX=$A"]),
    IndexCase("ABD", variables: ["UV_INDEX=$A", "UV_EXTRA_INDEX_URL=$B", "UV_INDEX_URL=$C", "UV_DEFAULT_INDEX=$D"]),
    IndexCase("P", variables: ["UV_NO_INDEX=1"]),
    IndexCase("P", variables: ["UV_INDEX="]),
    IndexCase("P", variables: ["UV_DEFAULT_INDEX="]),
    IndexCase("P", variables: ["UV_INDEX_URL="]),
    IndexCase("P", variables: ["UV_EXTRA_INDEX_URL="]),
    IndexCase("P", variables: ["UV_FIND_LINKS="]),
    IndexCase("P", variables: ["UV_INDEX= "]),
  ]

  static let tables = [
    IndexCase("AP", files: ["uv.toml": "[[index]]\nurl = \"$A\"\n"]),
    IndexCase("ABP", files: ["uv.toml": "[[index]]\nurl = \"$A\"\n[[index]]\nurl = \"$B\"\n"]),
    IndexCase("A", files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n"]),
    IndexCase("BA", files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n[[index]]\nurl = \"$B\"\n"]),
    IndexCase(
      "A", files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n[[index]]\nurl = \"$B\"\ndefault = true\n"]),
    IndexCase("P", files: ["uv.toml": "[[index]]\nurl = \"$A\"\nname = \"a\"\nexplicit = true\n"]),
    IndexCase("-", files: ["uv.toml": "[[index]]\nurl = \"$A\"\nname = \"a\"\nexplicit = true\ndefault = true\n"]),
    IndexCase("BA", arguments: ["--index", "$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n"]),
    IndexCase("BAP", arguments: ["--index", "$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\n"]),
    IndexCase(
      "B", arguments: ["--default-index", "$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n"]),
    IndexCase("B", arguments: ["--index-url", "$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n"]),
    IndexCase(
      "BA", arguments: ["--extra-index-url", "$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n"]),
    IndexCase("BAP", arguments: ["--extra-index-url", "$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\n"]),
    IndexCase(
      "BP", arguments: ["--index", "$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\nname = \"a\"\nexplicit = true\n"]
    ),
    IndexCase(
      "BP", arguments: ["--index", "a=$B"],
      files: ["uv.toml": "[[index]]\nurl = \"$A\"\nname = \"a\"\nexplicit = true\n"]),
    IndexCase("BP", arguments: ["--index", "a=$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\nname = \"a\"\n"]),
    IndexCase(
      "BP", arguments: ["--index", "a=$B"],
      files: ["uv.toml": "[[index]]\nurl = \"$A\"\nname = \"a\"\ndefault = true\n"]),
    IndexCase(
      "B", arguments: ["--default-index", "a=$B"],
      files: ["uv.toml": "[[index]]\nurl = \"$A\"\nname = \"a\"\ndefault = true\n"]),
    IndexCase("AP", arguments: ["--index", "a"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\nname = \"a\"\n"]),
    IndexCase("A", arguments: ["--default-index", "a"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\nname = \"a\"\n"]),
    IndexCase("AP", variables: ["UV_INDEX=a"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\nname = \"a\"\n"]),
    IndexCase("AP", arguments: ["--index", "$A"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\n"]),
    IndexCase(
      "BAP", arguments: ["--index", "$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\n[[index]]\nurl = \"$B\"\n"]),
    IndexCase("A", arguments: ["--index", "$A"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n"]),
    IndexCase("A", arguments: ["--default-index", "$A"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\n"]),
    IndexCase("BA", variables: ["UV_INDEX=$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n"]),
    IndexCase("B", variables: ["UV_DEFAULT_INDEX=$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n"]),
    IndexCase("B", variables: ["UV_INDEX_URL=$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n"]),
    IndexCase(
      "BA", variables: ["UV_EXTRA_INDEX_URL=$B"], files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n"]),
    IndexCase("A", files: ["uv.toml": "index-url=\"$A\"\n"]),
    IndexCase("BA", files: ["uv.toml": "index-url=\"$A\"\nextra-index-url=[\"$B\"]\n"]),
    IndexCase("BA", files: ["uv.toml": "index-url=\"$A\"\n[[index]]\nurl = \"$B\"\n"]),
    IndexCase("B", files: ["uv.toml": "index-url=\"$A\"\n[[index]]\nurl = \"$B\"\ndefault = true\n"]),
    IndexCase("BAP", files: ["uv.toml": "extra-index-url=[\"$A\"]\n[[index]]\nurl = \"$B\"\n"]),
    IndexCase("CABP", arguments: ["--extra-index-url", "$C"], files: ["uv.toml": "extra-index-url=[\"$A\",\"$B\"]\n"]),
    IndexCase("BA", arguments: ["--index", "$B"], files: ["uv.toml": "index-url=\"$A\"\n"]),
    IndexCase("B", variables: ["UV_INDEX_URL=$B"], files: ["uv.toml": "index-url=\"$A\"\n"]),
    IndexCase("-", files: ["uv.toml": "no-index=true\n"]),
    IndexCase("-", arguments: ["--index", "$A"], files: ["uv.toml": "no-index=true\n"]),
    IndexCase("-", files: ["uv.toml": "no-index=true\n[[index]]\nurl = \"$A\"\n"]),
  ]

  static let places = [
    IndexCase("AP", files: ["user/uv/uv.toml": "[[index]]\nurl = \"$A\"\n"]),
    IndexCase(
      "ABCP",
      files: [
        "uv.toml": "[[index]]\nurl = \"$A\"\n", "user/uv/uv.toml": "[[index]]\nurl = \"$B\"\n",
        "system/uv/uv.toml": "[[index]]\nurl = \"$C\"\n",
      ]),
    IndexCase(
      "A",
      files: [
        "uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n",
        "user/uv/uv.toml": "[[index]]\nurl = \"$B\"\ndefault = true\n",
      ]),
    IndexCase(
      "AB",
      files: ["uv.toml": "[[index]]\nurl = \"$A\"\n", "user/uv/uv.toml": "[[index]]\nurl = \"$B\"\ndefault = true\n"]),
    IndexCase(
      "BA",
      files: [
        "user/uv/uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n",
        "system/uv/uv.toml": "[[index]]\nurl = \"$B\"\n",
      ]),
    IndexCase(
      "AP",
      files: [
        "uv.toml": "[[index]]\nurl = \"$A\"\nname = \"n\"\n",
        "user/uv/uv.toml": "[[index]]\nurl = \"$B\"\nname = \"n\"\n",
      ]),
    IndexCase(
      "B", files: ["uv.toml": "index-url=\"$A\"\n", "user/uv/uv.toml": "[[index]]\nurl = \"$B\"\ndefault = true\n"]),
    IndexCase(
      "A", files: ["uv.toml": "[[index]]\nurl = \"$A\"\ndefault = true\n", "user/uv/uv.toml": "index-url=\"$B\"\n"]),
    IndexCase(
      "ABP", files: ["uv.toml": "extra-index-url=[\"$A\"]\n", "user/uv/uv.toml": "extra-index-url=[\"$B\"]\n"]),
    IndexCase("BAP", files: ["uv.toml": "extra-index-url=[\"$A\"]\n", "user/uv/uv.toml": "[[index]]\nurl = \"$B\"\n"]),
    IndexCase("-", files: ["uv.toml": "no-index=true\n", "user/uv/uv.toml": "[[index]]\nurl = \"$A\"\n"]),
    IndexCase("A", files: ["pyproject.toml": "[[tool.uv.index]]\nurl = \"$A\"\ndefault = true\n"]),
    IndexCase(
      "BA", arguments: ["--index", "$B"], files: ["pyproject.toml": "[[tool.uv.index]]\nurl = \"$A\"\ndefault = true\n"]
    ),
    IndexCase(
      "AP",
      files: ["../uv.toml": "[[index]]\nurl = \"$A\"\n", "pyproject.toml": "[project]\nname=\"x\"\nversion=\"1\"\n"]),
    IndexCase("P", files: ["../uv.toml": "[[index]]\nurl = \"$A\"\n", "pyproject.toml": "[tool.uv]\n"]),
    IndexCase("P", files: ["../uv.toml": "[[index]]\nurl = \"$A\"\n", "pyproject.toml": "[tool.uv]\noffline=false\n"]),
    IndexCase("P", files: ["../uv.toml": "[[index]]\nurl = \"$A\"\n", "uv.toml": ""]),
    IndexCase(
      "AP", files: ["uv.toml": "[[index]]\nurl = \"$A\"\n", "pyproject.toml": "[[tool.uv.index]]\nurl = \"$B\"\n"]),
  ]

  static let pipTables = [
    IndexCase("B", files: ["uv.toml": "[[index]]\nurl = \"$B\"\ndefault = true\n[pip]\nindex-url=\"$A\"\n"]),
    IndexCase("A", files: ["uv.toml": "index-url=\"$B\"\n[pip]\nindex-url=\"$A\"\n"]),
    IndexCase("ABP", files: ["uv.toml": "extra-index-url=[\"$B\"]\n[pip]\nextra-index-url=[\"$A\"]\n"]),
    IndexCase(
      "ABP",
      files: ["uv.toml": "[pip]\nextra-index-url=[\"$A\"]\n", "user/uv/uv.toml": "[pip]\nextra-index-url=[\"$B\"]\n"]),
    IndexCase("-", files: ["uv.toml": "[[index]]\nurl = \"$A\"\n[pip]\nno-index=true\n"]),
    IndexCase("P", files: ["uv.toml": "no-index=true\n[pip]\nno-index=false\n"]),
    IndexCase("BA", arguments: ["--index", "$B"], files: ["uv.toml": "[pip]\nindex-url=\"$A\"\n"]),
    IndexCase("A", files: ["user/uv/uv.toml": "[pip]\nindex-url=\"$A\"\n", "uv.toml": "index-url=\"$B\"\n"]),
  ]

  static let requirementsFiles = [
    IndexCase("A", input: "-i $A\npkgx\n"),
    IndexCase("BA", arguments: ["--index", "$B"], input: "-i $A\npkgx\n"),
    IndexCase("B", arguments: ["--index-url", "$B"], input: "-i $A\npkgx\n"),
    IndexCase("B", arguments: ["--default-index", "$B"], input: "-i $A\npkgx\n"),
    IndexCase("B", variables: ["UV_INDEX_URL=$B"], input: "-i $A\npkgx\n"),
    IndexCase("B", variables: ["UV_DEFAULT_INDEX=$B"], input: "-i $A\npkgx\n"),
    IndexCase("B", files: ["uv.toml": "[[index]]\nurl = \"$B\"\ndefault = true\n"], input: "-i $A\npkgx\n"),
    IndexCase("B", files: ["uv.toml": "index-url=\"$B\"\n"], input: "-i $A\npkgx\n"),
    IndexCase("AP", input: "--extra-index-url $A\npkgx\n"),
    IndexCase("BAP", arguments: ["--extra-index-url", "$B"], input: "--extra-index-url $A\npkgx\n"),
    IndexCase("BAP", arguments: ["--index", "$B"], input: "--extra-index-url $A\npkgx\n"),
    IndexCase("BAP", files: ["uv.toml": "[[index]]\nurl = \"$B\"\n"], input: "--extra-index-url $A\npkgx\n"),
    IndexCase("ABP", input: "--extra-index-url $A\n--extra-index-url $B\npkgx\n"),
    IndexCase("BA", input: "-i $A\n--extra-index-url $B\npkgx\n"),
    IndexCase("-", input: "--no-index\npkgx\n"),
    IndexCase("-", arguments: ["--index", "$A"], input: "--no-index\npkgx\n"),
    IndexCase("-", input: "--no-index\n-i $A\npkgx\n"),
    IndexCase("-", files: ["uv.toml": "no-index=true\n"], input: "-i $A\npkgx\n"),
  ]

  static let workspaces = [
    IndexCase(
      "B",
      files: [
        "pyproject.toml": "[project]\nname=\"m\"\nversion=\"1\"\n[tool.uv]\nindex-url=\"$B\"\n",
        "../pyproject.toml":
          "[project]\nname=\"r\"\nversion=\"1\"\n[tool.uv]\nindex-url=\"$A\"\n[tool.uv.workspace]\nmembers=[\"*\"]\nexclude=[\"inner\"]\n",
      ]),
    IndexCase(
      "A",
      files: [
        "pyproject.toml": "[project]\nname=\"m\"\nversion=\"1\"\n[tool.uv]\nindex-url=\"$B\"\n",
        "../pyproject.toml":
          "[project]\nname=\"r\"\nversion=\"1\"\n[tool.uv]\nindex-url=\"$A\"\n[tool.uv.workspace]\nmembers=[\"i*\"]\n",
      ]),
    IndexCase(
      "A",
      files: [
        "../pyproject.toml": "[project]\nname=\"m\"\nversion=\"1\"\n[tool.uv]\nindex-url=\"$B\"\n",
        "../../pyproject.toml":
          "[project]\nname=\"r\"\nversion=\"1\"\n[tool.uv]\nindex-url=\"$A\"\n[tool.uv.workspace]\nmembers=[\"project\"]\n",
      ]),
    IndexCase(
      "A",
      files: [
        "pyproject.toml": "[project]\nname=\"m\"\nversion=\"1\"\n[tool.uv]\nindex-url=\"$B\"\n",
        "../pyproject.toml": "[tool.uv]\nindex-url=\"$A\"\n[tool.uv.workspace]\nmembers=[\"i*\"]\n",
      ]),
    IndexCase(
      "A",
      files: [
        "pyproject.toml": "[project]\nname=\"m\"\nversion=\"1\"\n[tool.uv]\nindex-url=\"$B\"\n",
        "../pyproject.toml": "[tool.uv.workspace]\nmembers=[\"i*\"]\n", "../uv.toml": "index-url=\"$A\"\n",
      ]),
    IndexCase(
      "B",
      files: [
        "pyproject.toml": "[project]\nname=\"m\"\nversion=\"1\"\n[tool.uv]\nmanaged=false\nindex-url=\"$B\"\n",
        "../pyproject.toml": "[tool.uv]\nindex-url=\"$A\"\n[tool.uv.workspace]\nmembers=[\"i*\"]\n",
      ]),
    IndexCase(
      "B",
      files: [
        "pyproject.toml": "[tool.uv]\nindex-url=\"$B\"\n",
        "../pyproject.toml": "[tool.uv]\nindex-url=\"$A\"\n[tool.uv.workspace]\nmembers=[\"i*\"]\n",
      ]),
    IndexCase(
      "A",
      files: ["x": "", "../pyproject.toml": "[tool.uv]\nindex-url=\"$A\"\n[tool.uv.workspace]\nmembers=[\"i*\"]\n"]),
    IndexCase(
      "A",
      files: [
        "pyproject.toml": "[project]\nname=\"m\"\nversion=\"1\"\n",
        "../pyproject.toml": "[tool.uv]\nindex-url=\"$A\"\n",
      ]),
  ]
}
