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

  func resolver(_ environment: [String] = [], isPip: Bool = false) -> SettingsResolver {
    SettingsResolver(configuration: configuration, environment: EnvironmentVariables(environment), isPip: isPip)
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
    let resolver = setup.resolver(["UV_INDEX_URL=env-uv", "ADDER_INDEX_URL=env-adder", "UV_RESOLUTION="])
    #expect(try resolver.string(.indexURL, argument: "argument")?.value == "argument")
    #expect(try resolver.string(.indexURL)?.value == "env-adder")
    #expect(try setup.resolver(["UV_INDEX_URL=env-uv"]).string(.indexURL)?.value == "env-uv")
    #expect(try setup.resolver().string(.indexURL)?.value == "adder")
    #expect(try setup.resolver().string(.keyringProvider)?.value == "subprocess")
    #expect(try resolver.string(.resolution)?.value == "lowest")
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
    #expect(try setup.resolver().path(.cacheDirectory).map { setup.normal($0.value.string) } == "project/c")
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
    let setup = try Setup(["project/uv.toml": "\nlink-mode = 'hardlnk'\n"])
    let choice = failure { _ = try setup.resolver().choice(.linkMode, Fruit.self) }
    #expect(choice?.message == "Invalid value `hardlnk` for `link-mode`")
    #expect(
      choice?.causes.map(setup.normal) == [
        "the key `link-mode` in `project/uv.toml`, line 2 has it, but another word is expected"
      ])
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

  @Test func brokenFilesAreErrorsAndSharedOnesWarnings() throws {
    let error = failure { _ = try Setup(["project/uv.toml": "offline = true\nno-cache =\nx\n"]) }
    #expect(error?.message.hasSuffix("uv.toml`") == true)
    #expect(
      error?.causes == ["line 2, column 11: expected a value\n  no-cache =\n            ^\nand 1 more error"])

    let shared = try Setup(["project/pyproject.toml": "a =\n[tool.uv]\noffline = true\n"])
    #expect(try shared.resolver().flag(.offline)?.value == true)
    #expect(shared.configuration.warnings.count == 1)
  }

  @Test func explicitFilesReplaceTheSearch() throws {
    let files = ["project/uv.toml": "offline = true\n", "other.toml": "no-cache = true\n"]
    let setup = try Setup(files, explicit: "other.toml")
    #expect(try setup.resolver().flag(.offline) == nil)
    #expect(try setup.resolver().flag(.noCache)?.value == true)
    let disabled = try Setup(files, disabled: true)
    #expect(try disabled.resolver().flag(.offline) == nil)
    #expect(failure { _ = try Setup([:], explicit: "missing.toml") } != nil)
  }

  @Test func pairsKeepTheNearestValue() throws {
    let setup = try Setup([
      "project/uv.toml": "[exclude-newer-package]\na = '2024-01-01'\nb = false\n",
      "user/uv/uv.toml": "exclude-newer-package = { a = '2020-01-01', c = 2021-01-01 }\n",
    ])
    let pairs = try setup.resolver().pairs(.excludeNewerPackage, arguments: ["b=2023-01-01"])
    #expect(pairs.map { "\($0.key)=\($0.value.value)" } == ["b=2023-01-01", "a=2024-01-01", "c=2021-01-01"])
    #expect(failure { _ = try setup.resolver().pairs(.excludeNewerPackage, arguments: ["nothing"]) } != nil)
  }

  @Test(arguments: [
    ("ofline", "offline"), ("instal", "install"), ("cahce-dir", "cache-dir"), ("require", "requirements"),
    ("link_mode", "link-mode"),
  ])
  func nearNamesAreSuggested(typed: String, meant: String) {
    #expect(nearestName(to: typed, in: ["offline", "install", "cache-dir", "requirements", "link-mode"]) == meant)
  }

  @Test func farNamesAreNot() {
    #expect(nearestName(to: "xyz", in: ["offline", "x"]) == nil)
    #expect(nearestName(to: "", in: ["a"]) == nil)
  }

  @Test func everyConfigurationKeyOfASettingIsKnown() throws {
    for key in SettingKey.all {
      guard let name = key.configuration else { continue }
      // A value of the wrong type is an error, an unknown key only a warning.
      let isKnown = ["", "[pip]\n"].contains { table in
        do {
          return try Setup(["project/uv.toml": "\(table)\(name) = 1\n"]).configuration.warnings.isEmpty
        } catch {
          return true
        }
      }
      #expect(isKnown, "\(name)")
    }
  }
}
