import SystemIO
import SystemPackage
import TestIndex
import Testing

/// That settings have their effect in the built program, or are refused.
@Suite struct SettingEffectTests {
  private static let index = TestIndex([
    "flask": [.wheel("flask", "3.0.0", requires: ["werkzeug"]), .wheel("flask", "3.1.0", requires: ["werkzeug"])],
    "werkzeug": [.wheel("werkzeug", "3.0.1")],
  ])

  private func start() throws -> ProgramRun {
    try ProgramRun(serving: Self.index)
  }

  /// Compiles `flask` and returns the pins without versions' reasons, or nothing after a failure.
  private func pins(_ run: ProgramRun, _ options: String = "", environment: [String] = []) throws -> [String]? {
    let result = try run(
      "pip compile - --no-header --no-annotate \(options)", environment: environment, input: "flask\n")
    guard result.exitCode == 0 else { return nil }
    return result.standardOutput.split(separator: "\n").map(String.init)
  }

  @Test(
    arguments: [
      ("version = '3.1.0'\nrequires-dist = []", ["flask==3.1.0"]), ("requires-dist = []", ["flask==3.1.0"]),
      ("version = '3.0.0'\nrequires-dist = []", ["flask==3.1.0", "werkzeug==3.0.1"]),
      ("version = '3.1.0'\nrequires-python = '>=99'", ["flask==3.0.0", "werkzeug==3.0.1"]),
      ("requires-dist = ['werkzeug<4']", ["flask==3.1.0", "werkzeug==3.0.1"]),
      ("version = 'x'", nil), ("requires-dist = 'werkzeug'", nil), ("requires-dist = ['werkzeug>=']", nil),
    ] as [(String, [String]?)])
  func statedMetadataTakesThePlaceOfWhatAnIndexSays(entry: String, expected: [String]?) throws {
    let run = try start()
    try run.write("uv.toml", "[[dependency-metadata]]\nname = 'flask'\n\(entry)\n")
    #expect(try pins(run) == expected)
  }

  @Test(arguments: [
    "no-binary = true\n", "no-binary-package = ['flask']\n", "[pip]\nno-binary = ['flask']\n",
    "[pip]\nno-binary = [':all:']\n",
  ])
  func wheelsAreLeftOutWhereAFileSaysSo(text: String) throws {
    let run = try start()
    try run.write("uv.toml", text)
    #expect(try pins(run) == nil)
    #expect(try pins(run, "--no-config") == ["flask==3.1.0", "werkzeug==3.0.1"])
  }

  @Test func whatIsNotDoneYetIsRefusedWhereverItIsGiven() throws {
    let run = try start()
    let refused: [(file: String, options: String, variables: [String])] = [
      ("", "--torch-backend cpu", []), ("", "", ["UV_TORCH_BACKEND=cpu"]), ("[pip]\ntorch-backend = 'cpu'\n", "", []),
      ("[pip]\ngroup = ['dev']\n", "", []), ("[pip]\nuniversal = true\n", "", []),
      ("[pip]\nverify-hashes = false\n", "", []), ("[pip]\nno-extra = ['a']\n", "", []),
      ("[[index]]\nname = 'a'\nurl = 'https://a.invalid'\nexplicit = true\nexclude-newer = '2020-01-01'\n", "", []),
    ]
    for (file, options, variables) in refused {
      try run.write("uv.toml", file)
      let result = try run("pip compile - \(options)", environment: variables, input: "flask\n")
      #expect(result.exitCode == 2, "\(file) \(options) \(variables)")
      #expect(result.standardError.contains("not supported yet"), "\(result)")
    }
  }

  @Test func variablesAboutInstallingAreHonouredOrRefused() throws {
    let run = try start()
    try run.makeEnvironment()
    for name in ["UV_INSECURE_NO_ZIP_VALIDATION"] {
      let result = try run("pip install flask", environment: ["\(name)=1"])
      #expect(result.exitCode == 2 && result.standardError.contains("not supported yet"), "\(result)")
      #expect(try run("pip install flask", environment: ["\(name)="]).exitCode == 2, "\(name)")
      #expect(try run("pip install flask", environment: ["\(name)=0"]).exitCode == 0, "\(name)")
    }
  }

  /// Numbers without end are mistakes or limits that are never reached, and no traps.
  @Test func hugeNumbersEndInAnErrorOrInNothing() throws {
    let run = try start()
    for age in ["99999999999999999999d", "9223372036854775807weeks", "1000000000weeks", "P99999999999W"] {
      let result = try run("pip compile - --exclude-newer \(age)", input: "flask\n")
      #expect(result.exitCode == 2 && result.standardError.contains("exclude-newer"), "\(age): \(result)")
    }
    let many = String(repeating: "999999weeks", count: 10_000)
    #expect(try run("pip compile - --exclude-newer \(many)", input: "flask\n").exitCode == 2)
    for variable in ["UV_HTTP_TIMEOUT", "UV_HTTP_CONNECT_TIMEOUT", "UV_LOCK_TIMEOUT", "UV_CONCURRENT_DOWNLOADS"] {
      for number in ["99999999999", "9223372036854775807"] {
        #expect(try pins(run, environment: ["\(variable)=\(number)"])?.count == 2, "\(variable)=\(number)")
      }
      #expect(try pins(run, environment: ["\(variable)=99999999999999999999"]) == nil)
    }
  }

  @Test func aProjectThatIsNotThereIsAnError() throws {
    let run = try ProgramRun()
    try run.write("file", "")
    for (options, variables) in [
      ("--project nothing", []), ("--project file", []), ("", ["UV_PROJECT=nothing"]), ("--directory nothing", []),
      ("", ["UV_PROJECT="]), ("", ["UV_NO_CACHE="]), ("--config-file nothing", []),
    ] as [(String, [String])] {
      #expect(try run("cache dir \(options)", environment: variables).exitCode == 2, "\(options) \(variables)")
    }
  }

  @Test func locationsInAFileStartFromTheFile() throws {
    let run = try start()
    let wheel = TestDistribution.wheel("local", "1.0")
    for folder in ["links", "inner/links"] { try createDirectories(run.directory.pushing(FilePath(folder))) }
    try writeFile(wheel.content, to: run.directory.pushing("links").appending(wheel.filename))
    try run.write("uv.toml", "find-links = ['links']\nno-index = true\n")
    let result = try run("pip compile - --directory inner --no-header", input: "local\n")
    #expect(result.standardOutput == "local==1.0\n")
  }

  @Test func credentialsOfNamedIndexesComeFromVariables() throws {
    let server = try TestIndexServer(Self.index)
    server.update { $0.credentials = ("user", "secret") }
    let run = try ProgramRun()
    let variables = ["UV_INDEX_MY_INDEX_USERNAME=user", "UV_INDEX_MY_INDEX_PASSWORD=secret"]
    for text in [
      "[[index]]\nname = 'my-index'\nurl = '\(server.url)'\ndefault = true\n",
      "[[index]]\nname = 'my-index'\nurl = '\(server.url)'\n",
    ] {
      try run.write("uv.toml", text)
      #expect(try pins(run, environment: variables) == ["flask==3.1.0", "werkzeug==3.0.1"])
      let result = try run("pip compile - -v --no-cache", environment: variables, input: "flask\n")
      #expect(!"\(result)".contains("secret"))
    }
    try run.write("uv.toml", "")
    #expect(try pins(run, "--default-index my-index=\(server.url)", environment: variables)?.count == 2)
    #expect(try pins(run, "--default-index my-index=\(server.url)") == nil)
  }

  @Test func aFlatIndexIsOnePageOrDirectory() throws {
    let server = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    try run.write(
      "uv.toml", "[[index]]\nname = 'flat'\nurl = '\(server.base)/links/'\nformat = 'flat'\ndefault = true\n")
    #expect(try pins(run) == ["flask==3.1.0", "werkzeug==3.0.1"])
    try run.write("uv.toml", "[[index]]\nurl = '\(server.base)/links/'\nformat = 'round'\n")
    #expect(try pins(run) == nil)
  }

  @Test func proxiesOfFilesAreUsed() throws {
    let run = try start()
    let server = try #require(run.server)
    let proxy = try TestIndexServer()
    try run.write("uv.toml", "http-proxy = '\(proxy.base)'\n")
    #expect(try pins(run, environment: ["UV_HTTP_RETRIES=0"]) == nil)
    #expect(server.requests.isEmpty && !proxy.requests.isEmpty)
    try run.write("uv.toml", "http-proxy = '\(proxy.base)'\nno-proxy = ['127.0.0.1']\n")
    #expect(try pins(run)?.count == 2)
  }

  @Test func whatIsNotSecretIsSentByTheProxyItself() throws {
    let proxy = try TestIndexServer(Self.index)
    let run = try ProgramRun()
    let address = proxy.base.replacing("http://", with: "http://me:word@")
    let result = try run(
      "pip compile --no-header --no-annotate - --default-index http://internal.example:8080/simple",
      environment: ["HTTP_PROXY=\(address)"], input: "werkzeug==3.0.1\n")
    #expect(result.standardOutput == "werkzeug==3.0.1\n", "\(result)")
    let request = try #require(proxy.requests.first)
    #expect(request.method == "GET")
    #expect(request.path.hasPrefix("http://internal.example:8080/simple"))
    #expect(request.headers["host"] == "internal.example:8080")
    #expect(request.headers["proxy-authorization"] == "Basic bWU6d29yZA==")
    #expect(request.headers["authorization"] == nil)
  }

  @Test func passwordsInValuesThatCannotBeUsedAreNotShown() throws {
    let run = try ProgramRun()
    for options in ["--index-url https://user:secret@[bad", "--index https://user:secret@[bad"] {
      let result = try run("pip compile - \(options)", input: "flask\n")
      #expect(result.exitCode == 2)
      #expect(!result.standardError.contains("secret"), "\(result)")
    }
  }

  @Test func verboseRunsNameTheFilesAndIndexes() throws {
    let run = try start()
    try run.write("uv.toml", "link-mode = 'copy'\n")
    let result = try run("pip compile - -v", input: "flask\n")
    #expect(result.standardError.contains("Settings from `uv.toml`"))
    #expect(result.standardError.contains("Index [INDEX]/simple/"))
  }
}
