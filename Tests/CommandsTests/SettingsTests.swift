import Commands
import Support
import SystemIO
import SystemPackage
import Testing

/// A directory tree with configuration files, and the resolver that finds them.
private final class Setup {
  private let root: TemporaryDirectory
  let configuration: Configuration

  /// Writes `files` (path below a fresh directory to content) and loads the configuration from `project/inner`.
  init(_ files: [String: String], explicit: String? = nil, disabled: Bool = false) throws {
    root = try TemporaryDirectory()
    let base = root.path
    try createDirectories(base.appending("project").appending("inner"))
    for (name, text) in files {
      let path = base.pushing(FilePath(name))
      try createDirectories(path.removingLastComponent())
      try writeFile(Array(text.utf8), to: path)
    }
    var search = ConfigurationSearch(directory: base.pushing("project/inner"))
    search.userDirectory = base.appending("user")
    search.systemDirectories = [base.appending("system")]
    search.explicitFile = explicit.map { base.pushing(FilePath($0)) }
    search.isDisabled = disabled
    configuration = try Configuration.load(search, from: search.directory)
  }

  /// A message with the directory's random name taken out.
  func normal(_ text: String) -> String { text.replacing(root.path.string + "/", with: "") }

  func resolver(_ variables: [String] = [], isPip: Bool = false) -> SettingsResolver {
    SettingsResolver(configuration: configuration, variables: EnvironmentVariables(variables), isPip: isPip)
  }
}

/// The message and causes of whatever `body` throws.
private func failure(_ body: () throws -> Void) -> (any UserFacingError)? {
  do {
    try body()
    return nil
  } catch {
    return error as? any UserFacingError
  }
}

private enum Fruit: String, CaseIterable { case hardlink, symlink }

@Suite struct SettingsTests {
  @Test func argumentsBeatEnvironmentBeatsFiles() throws {
    let setup = try Setup([
      "project/pyproject.toml": "[tool.uv]\ncache-dir = 'c'\nindex-url = 'uv'\n[tool.adder]\nindex-url = 'adder'\n",
      "user/adder/adder.toml": "index-url = 'user'\nkeyring-provider = 'subprocess'\n",
      "system/uv/uv.toml": "keyring-provider = 'disabled'\nresolution = 'lowest'\n",
    ])
    let resolver = setup.resolver(["UV_INDEX_URL=env-uv", "ADDER_INDEX_URL=env-adder", "UV_DEFAULT_INDEX="])
    #expect(try resolver.string(.indexURL, argument: "argument")?.value == "argument")
    #expect(try resolver.string(.indexURL)?.value == "env-adder")
    #expect(try setup.resolver(["UV_INDEX_URL=env-uv"]).string(.indexURL)?.value == "env-uv")
    #expect(try setup.resolver().string(.indexURL)?.value == "adder")
    #expect(try setup.resolver().string(.keyringProvider)?.value == "subprocess")
    #expect(try resolver.string(.resolution)?.value == "lowest")
    #expect(try resolver.string(.defaultIndex) == nil)
    #expect(try setup.resolver().string(.linkMode) == nil)
    #expect(setup.configuration.warnings == [])
  }

  @Test func originsNameTheirPlace() throws {
    let setup = try Setup(["project/pyproject.toml": "[project]\n\n[tool.uv]\nindex-url = 'x'\n"])
    let resolver = setup.resolver(["UV_LINK_MODE=copy"])
    let origins = [
      try resolver.string(.indexURL)?.origin.description, try resolver.string(.linkMode)?.origin.description,
      try resolver.string(.linkMode, argument: "x")?.origin.description,
    ]
    #expect(
      origins.map { setup.normal($0 ?? "") } == [
        "the key `tool.uv.index-url` in `project/pyproject.toml`, line 4",
        "the environment variable `UV_LINK_MODE`", "the option `--link-mode`",
      ])
  }

  @Test func listsFromFilesAreJoinedNearestFirst() throws {
    let setup = try Setup([
      "project/uv.toml": "extra-index-url = ['one', 'two']\n[pip]\nextra-index-url = 'pip'\n",
      "user/uv/uv.toml": "extra-index-url = ['three']\n",
    ])
    func values(_ resolver: SettingsResolver, _ arguments: [String] = []) throws -> [String] {
      try resolver.list(.extraIndexURL, arguments: arguments).map(\.value)
    }
    #expect(try values(setup.resolver()) == ["one", "two", "three"])
    #expect(try values(setup.resolver(isPip: true), ["a"]) == ["a", "pip", "one", "two", "three"])
    #expect(try values(setup.resolver(["UV_EXTRA_INDEX_URL=e1  e2"])) == ["e1", "e2", "one", "two", "three"])
    #expect(try values(setup.resolver(["UV_EXTRA_INDEX_URL=e1"]), ["a"]) == ["a", "one", "two", "three"])
  }

  @Test func pipTablesCountForPipCommandsOnly() throws {
    let setup = try Setup([
      "project/uv.toml": "offline = true\nlink-mode = 'copy'\n", "user/uv/uv.toml": "[pip]\nlink-mode = 'symlink'\n",
    ])
    #expect(try setup.resolver().string(.linkMode)?.value == "copy")
    #expect(try setup.resolver(isPip: true).string(.linkMode)?.value == "symlink")
    #expect(try setup.resolver(isPip: true).flag(.offline)?.value == true)
  }

  @Test func theNearestConfiguredDirectoryIsTheProject() throws {
    let setup = try Setup([
      "project/inner/pyproject.toml": "[project]\nname = 'no settings here'\n",
      "project/uv.toml": "offline = true\n",
      "uv.toml": "no-cache = true\n",
    ])
    #expect(try setup.resolver().flag(.offline)?.value == true)
    #expect(try setup.resolver().flag(.noCache) == nil)
  }

  @Test func aFileOfItsOwnReplacesTheTable() throws {
    let setup = try Setup([
      "project/pyproject.toml": "[tool.uv]\noffline = false\n[tool.adder]\nno-cache = true\n",
      "project/uv.toml": "offline = true\n",
    ])
    #expect(try setup.resolver().flag(.offline)?.value == true)
    #expect(try setup.resolver().flag(.noCache)?.value == true)
    #expect(
      setup.configuration.warnings.map(setup.normal) == [
        "`project/uv.toml` takes the place of the `[tool.uv]` table in `project/pyproject.toml`, which is not read"
      ])
  }

  @Test func oneUnknownKeyIsOneWarningAndTheRestCounts() throws {
    let setup = try Setup([
      "project/pyproject.toml": "[tool.uv]\nofline = true\ncache-dir = 'c'\n\n[tool.uv.pip]\nzzz = 1\nstrict = true\n"
    ])
    #expect(
      setup.configuration.warnings.map(setup.normal) == [
        "Unknown key `tool.uv.ofline` in `project/pyproject.toml`, line 2, is ignored; did you mean `offline`?",
        "Unknown key `tool.uv.pip.zzz` in `project/pyproject.toml`, line 6, is ignored",
      ])
    #expect(try setup.resolver().path(.cacheDirectory).map(\.value.string) == "c")
    #expect(try setup.resolver(isPip: true).flag(.strict)?.value == true)
  }

  @Test func keysOfLaterFeaturesGiveNoWarning() throws {
    let setup = try Setup([
      "project/pyproject.toml": """
      [tool.uv]
      conflicts = [[{ extra = "a" }, { extra = "b" }]]
      cache-keys = [{ file = "x" }]
      environments = ["sys_platform == 'linux'"]
      default-groups = "all"
      [tool.uv.sources]
      x = { git = "y" }
      [tool.uv.workspace]
      members = []
      [[tool.uv.dependency-metadata]]
      name = "n"
      """
    ])
    #expect(setup.configuration.warnings == [])
  }

  @Test func badValuesNameTheirOrigin() throws {
    let setup = try Setup([:])
    let choice = failure { _ = try Setup(["project/uv.toml": "\nlink-mode = 'hardlnk'\n"]) }
    #expect(choice?.message == "Invalid value `hardlnk` for `link-mode`")
    #expect(choice?.causes.count == 1)
    #expect(
      choice?.causes.first?.hasSuffix("project/uv.toml`, line 2 has it, but another word is expected") == true)
    #expect(choice?.hints == ["did you mean `hardlink`? Possible values: clone, copy, hardlink, symlink"])

    let flag = failure { _ = try setup.resolver(["UV_OFFLINE=perhaps"]).flag(.offline) }
    #expect(flag?.message == "Invalid value `perhaps` for `offline`")
    #expect(
      flag?.causes == ["the environment variable `UV_OFFLINE` has it, but a boolean such as `1` or `0` is expected"])

    let count = failure { _ = try setup.resolver(["ADDER_CONCURRENT_DOWNLOADS=-1"]).count(.concurrentDownloads) }
    #expect(count?.message == "Invalid value `-1` for `concurrent-downloads`")
  }

  @Test func valuesOfTheWrongTypeStopTheCommand() throws {
    var error = failure { _ = try Setup(["project/uv.toml": "offline = 'yes'\n"]) }
    #expect(error?.message == "Expected a boolean for `offline`, found a string")
    #expect(error?.causes.first?.hasSuffix("uv.toml`, line 1") == true)
    error = failure { _ = try Setup(["project/uv.toml": "find-links = [1]\n"]) }
    #expect(error?.message == "Expected an array of strings for `find-links`, found an array")
  }

  @Test func brokenFilesAreErrors() throws {
    let error = failure { _ = try Setup(["project/uv.toml": "offline = true\nno-cache =\nx\n"]) }
    #expect(error?.message.hasSuffix("uv.toml`") == true)
    #expect(
      error?.causes == ["line 2, column 11: expected a value\n  no-cache =\n            ^\nand 1 more error"])
  }

  /// A `pyproject.toml` belongs to many tools: only where it has settings of ours could something of ours be lost.
  @Test(arguments: [
    ("a =\n[tool.uv]\noffline = true\n", true), ("a =\n[[tool.uv.index]]\nurl = 'x'\n", true),
    ("[tool.adder]\nindex-url = \"https://x\n", true), ("x = \"\"\"\n [ tool . 'uv' ]\noffline = true\n", true),
    ("a =\n[project]\ndependencies = ['uvicorn']\n", false), ("a =\n[tool.black]\n", false),
  ])
  func brokenSharedFilesAreErrorsWhereTheyHaveSettings(text: String, isError: Bool) throws {
    let error = failure { _ = try Setup(["project/pyproject.toml": text]) }
    #expect((error != nil) == isError, "\(error?.message ?? "none")")
    if !isError, text.contains("uv") {
      #expect(try Setup(["project/pyproject.toml": text]).configuration.warnings.count == 1)
    }
  }

  @Test(arguments: ["project/uv.toml", "project/pyproject.toml", "project/adder.toml", "user/uv/uv.toml"])
  func aFileThatCannotBeReadIsAnError(name: String) throws {
    // A directory in place of the file cannot be read by anybody, the superuser included.
    #expect(failure { _ = try Setup([name + "/x": ""]) }?.message.hasPrefix("Failed to read") == true)
  }

  @Test func aBadValueOfTheSharedTableIsLeftOutAndTheRestCounts() throws {
    let setup = try Setup([
      "project/pyproject.toml": """
      [tool.uv]
      offline = "yes"
      resolution = "middle"
      link-mode = "copy"
      [tool.uv.pip]
      strict = 1
      annotation-style = "line"
      """
    ])
    #expect(
      setup.configuration.warnings.map(setup.normal) == [
        "Expected a boolean for `offline`, found a string: the key `tool.uv.offline` in `project/pyproject.toml`, "
          + "line 2, is ignored",
        "Invalid value `middle` for `resolution`: the key `tool.uv.resolution` in `project/pyproject.toml`, line 3, "
          + "is ignored",
        "Expected a boolean for `pip.strict`, found an integer: the key `tool.uv.pip.strict` in "
          + "`project/pyproject.toml`, line 6, is ignored",
      ])
    let resolver = setup.resolver(isPip: true)
    #expect(try resolver.flag(.offline) == nil)
    #expect(try resolver.string(.resolution) == nil)
    #expect(try resolver.flag(.strict) == nil)
    #expect(try resolver.string(.linkMode)?.value == "copy")
    #expect(try resolver.string(.annotationStyle)?.value == "line")
  }

  /// What decides where packages come from, or which are trusted, is never left out.
  @Test(arguments: [
    ("[tool.uv]\nindex-url = 1\n", "Expected a string for `index-url`, found an integer"),
    ("[tool.uv]\nindex = 'x'\n", "Expected an array of tables for `index`, found a string"),
    ("[tool.uv]\nno-index = 'x'\n", "Expected a boolean for `no-index`, found a string"),
    ("[tool.uv.pip]\nrequire-hashes = 'x'\n", "Expected a boolean for `pip.require-hashes`, found a string"),
    ("[tool.uv]\nindex-strategy = 'x'\n", "Invalid value `x` for `index-strategy`"),
    ("[[tool.uv.pip.index]]\nurl = 'https://x'\n", "The `pip` table has no indexes"),
    ("[tool.adder]\noffline = 'x'\n", "Expected a boolean for `offline`, found a string"),
  ])
  func aBadValueThatDecidesWhatIsTrustedIsAnError(text: String, message: String) throws {
    #expect(failure { _ = try Setup(["project/pyproject.toml": text]) }?.message == message)
  }

  @Test(arguments: [
    ("resolution = 'x'\n", "Invalid value `x` for `resolution`"),
    ("[pip]\nannotation-style = 'x'\n", "Invalid value `x` for `annotation-style`"),
    ("concurrent-downloads = 0\n", "Expected a number from one up for `concurrent-downloads`, found an integer"),
  ])
  func choicesInFilesAreCheckedWhoeverReadsThem(text: String, message: String) throws {
    #expect(failure { _ = try Setup(["project/uv.toml": text]) }?.message == message)
  }

  @Test func emptyVariablesAreMistakesWhereNoEmptyValueCanBeMeant() throws {
    let setup = try Setup([:])
    for key in [SettingKey.resolution, .linkMode, .prerelease] {
      let resolver = setup.resolver(key.variables.map { "UV_\($0)=" })
      #expect(failure { _ = try resolver.choice(key, Fruit.self) }?.message == "`\(key.name)` has no value")
    }
    for key in [SettingKey.noCache, .offline, .systemCerts, .noConfig] {
      let resolver = setup.resolver(["UV_\(key.variables[0])="])
      #expect(failure { _ = try resolver.flag(key) }?.message == "Invalid value `` for `\(key.name)`")
    }
    for key in [SettingKey.cacheDirectory, .project, .directory] {
      let resolver = setup.resolver(["UV_\(key.variables[0])="])
      #expect(failure { _ = try resolver.path(key) }?.message == "`\(key.name)` has no value")
    }
    for key in [SettingKey.httpTimeout, .httpRetries, .concurrentDownloads] {
      #expect(try setup.resolver(["UV_\(key.variables[0])="]).count(key) == nil, "\(key.name)")
    }
    for key in [SettingKey.index, .findLinks, .constraints, .allowInsecureHost] {
      #expect(try setup.resolver(["UV_\(key.variables[0])="]).list(key).isEmpty, "\(key.name)")
    }
  }

  /// The words are those that the peer takes.
  @Test(
    arguments: [
      ("1", true), ("TRUE", true), ("Yes", true), ("oN", true), ("t", true), ("y", true), ("0", false),
      ("False", false),
      ("no", false), ("OFF", false), ("f", false), ("n", false), ("2", nil), ("-1", nil), (" 1", nil), ("1 ", nil),
      ("1.5", nil), ("enable", nil),
    ] as [(String, Bool?)])
  func booleansOfVariablesAreReadAsThePeerDoes(text: String, value: Bool?) throws {
    let resolver = try Setup([:]).resolver(["UV_OFFLINE=\(text)"])
    if let value {
      #expect(try resolver.flag(.offline)?.value == value)
    } else {
      #expect(failure { _ = try resolver.flag(.offline) }?.message == "Invalid value `\(text)` for `offline`")
    }
  }

  @Test func listsOfVariablesAreSeparatedByBlanksOrCommas() throws {
    let setup = try Setup([:])
    func values(_ key: SettingKey, _ text: String) throws -> [String] {
      try setup.resolver(["UV_\(key.variables[0])=\(text)"]).list(key).map(\.value)
    }
    #expect(try values(.index, "a  b\tc\nd,e") == ["a", "b", "c", "d,e"])
    #expect(try values(.findLinks, "a b,c,,d") == ["a b", "c", "d"])
    #expect(try values(.constraints, "a b,c") == ["a", "b,c"])
  }

  @Test(arguments: [
    ("uv.toml", ">=0.5", true), ("uv.toml", ">=99", false), ("uv.toml", "0.13.9", true), ("uv.toml", "zz", false),
    ("adder.toml", ">=99", false), ("adder.toml", "<99", true), ("pyproject.toml", ">=99", false),
  ])
  func anotherRequiredVersionStopsTheCommand(file: String, required: String, isMet: Bool) throws {
    let run = try ProgramRun()
    let header = file == "pyproject.toml" ? "[tool.uv]\n" : ""
    try run.write(file, "\(header)required-version = \"\(required)\"\n")
    #expect(try run("cache dir").exitCode == (isMet ? 0 : 2))
  }

  @Test func pathsInFilesStartFromTheWorkingDirectory() throws {
    let run = try ProgramRun()
    try run.write("uv.toml", "cache-dir = \"cache\"\n")
    try run.write("inner/x", "")
    let result = try run("cache dir --directory inner")
    #expect(result.standardOutput == "[DIR]/inner/cache\n")
  }

  @Test func listsOfFilesHoldStringsOnly() throws {
    let setup = try Setup(["project/uv.toml": "override-dependencies = ['a', { package = { name = 'b' } }]\n"])
    let error = failure { _ = try setup.resolver().list(.overrideDependencies) }
    #expect(error?.message == "a table in `override-dependencies` is not supported yet")
  }

  @Test(arguments: [
    "workspace = {}", "sources = {}", "managed = true", "package = false", "default-groups = []",
    "dependency-groups = {}", "dev-dependencies = []", "build-backend = {}", "conflicts = []", "environments = []",
    "required-environments = []",
  ])
  func whatIsAboutAProjectStandsInItsOwnFile(text: String) throws {
    for file in ["project/uv.toml", "project/adder.toml", "user/uv/uv.toml"] {
      let error = failure { _ = try Setup([file: text]) }
      let key = text.prefix { $0 != " " }
      #expect(error?.message == "The key `\(key)` is about a project and stands only in its `pyproject.toml`")
    }
    #expect(try Setup(["project/pyproject.toml": "[tool.uv]\n\(text)\n"]).configuration.warnings == [])
  }

  @Test func explicitFilesReplaceTheSearch() throws {
    let files = ["project/uv.toml": "offline = true\n", "other.toml": "no-cache = true\n"]
    let setup = try Setup(files, explicit: "other.toml")
    #expect(try setup.resolver().flag(.offline) == nil)
    #expect(try setup.resolver().flag(.noCache)?.value == true)
    let disabled = try Setup(files, disabled: true)
    #expect(try disabled.resolver().flag(.offline) == nil)
    // A file that is named is read all the same.
    let both = try Setup(files, explicit: "other.toml", disabled: true)
    #expect(try both.resolver().flag(.offline) == nil)
    #expect(try both.resolver().flag(.noCache)?.value == true)
    let error = failure { _ = try Setup([:], explicit: "missing.toml") }
    #expect((error as? SystemError)?.code == .noSuchFileOrDirectory)
  }

  @Test func pairsKeepTheNearestValue() throws {
    let setup = try Setup([
      "project/uv.toml": "[exclude-newer-package]\na = '2024-01-01'\nb = false\n",
      "user/uv/uv.toml": "exclude-newer-package = { a = '2020-01-01', c = 2021-01-01 }\n",
    ])
    let pairs = try setup.resolver().pairs(.excludeNewerPackage, arguments: ["b=2023-01-01"])
    #expect(pairs.map { "\($0.key)=\($0.value.value)" } == ["b=2023-01-01", "a=2024-01-01", "c=2021-01-01"])
    let error = failure { _ = try setup.resolver().pairs(.excludeNewerPackage, arguments: ["nothing"]) }
    #expect(error?.message == "Invalid value `nothing` for `exclude-newer-package`")
  }
}
