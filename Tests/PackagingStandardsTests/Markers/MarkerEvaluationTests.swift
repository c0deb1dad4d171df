import PackagingStandards
import Testing

struct MarkerEvaluationTests {
  static let linux = MarkerEnvironment(
    implementationName: "cpython", implementationVersion: "3.12.4", osName: "posix", platformMachine: "x86_64",
    platformPythonImplementation: "CPython", platformRelease: "6.8.0-45-generic", platformSystem: "Linux",
    platformVersion: "#45-Ubuntu SMP", pythonFullVersion: "3.12.4", pythonVersion: "3.12", sysPlatform: "linux")

  @Test(arguments: [
    ("python_version >= '3.8'", true), ("python_version == '3.12'", true), ("python_version < '3.12'", false),
    ("python_full_version == '3.12.4'", true), ("python_full_version > '3.12.4'", false),
    ("python_full_version ~= '3.12.0'", true), ("python_version == '3.1'", false), ("python_version >= '3.9'", true),
    ("implementation_version >= '3.12'", true), ("implementation_name == 'cpython'", true),
    ("os_name == 'posix'", true), ("os_name != 'posix'", false), ("os_name >= 'posix'", true),
    ("os_name > 'aaa'", false), ("sys_platform in 'linux darwin'", true), ("'win' in sys_platform", false),
    ("'Nux' in platform_system", false), ("'nux' in sys_platform", true), ("platform_machine not in 'arm64'", true),
    ("platform_system == 'Linux'", true), ("platform_system == 'Windows'", false),
    ("platform_version == '#45-Ubuntu SMP'", true), ("platform_release == '6.8.0-45-generic'", true),
    // Not a version, so no comparison with one holds.
    ("platform_release >= '5'", false), ("platform_release < '5'", false), ("platform_release != '5'", false),
    ("platform_release != 'x'", true),
    ("python_version == '3.x'", true), ("python_version != '3.x'", true), ("'3.x' != python_version", true),
    ("'3' in python_version", true), ("python_version in '3.12, 3.13'", true),
    ("python_version in '3.10, 3.11'", false),
    ("'3.12' ~= python_version", true), ("'3.13' ~= python_version", true), ("'3.11' ~= python_version", false),
    ("'4.13' ~= python_version", false),
    ("extra == 'test'", false), ("extra != 'test'", true), ("'x' in extras", false),
    ("'x' not in dependency_groups", true),
  ])
  func markersHoldInTheirEnvironments(text: String, expected: Bool) throws {
    let marker = try MarkerTree(text)
    #expect(marker.evaluate(Self.linux) == expected)
    #expect(marker.negated.evaluate(Self.linux) != expected)
  }

  @Test func releasesOfSystemsCompareAsVersionsWhereTheyAre() throws {
    let darwin = Self.linux.with([.platformRelease: "23.5.0", .sysPlatform: "darwin", .platformSystem: "Darwin"])
    #expect(try MarkerTree("platform_release >= '5'").evaluate(darwin))
    #expect(try MarkerTree("platform_release >= '23.5'").evaluate(darwin))
    #expect(try !MarkerTree("platform_release < '5'").evaluate(darwin))
    #expect(try MarkerTree("platform_system == 'Darwin'").evaluate(darwin))
  }

  @Test func preReleasesOfPythonCountAsThatPython() throws {
    let environment = Self.linux.withPython(try Version("3.14.0rc2"))
    #expect(environment.pythonVersion == "3.14")
    #expect(environment.pythonFullVersion == "3.14.0rc2")
    #expect(environment.implementationVersion == "3.14.0rc2")
    #expect(try MarkerTree("python_version >= '3.14'").evaluate(environment))
    #expect(try MarkerTree("python_version < '3.15'").evaluate(environment))
    #expect(try !MarkerTree("python_version < '3.14'").evaluate(environment))
  }

  @Test func anotherPythonHasAllItsNumbers() throws {
    let environment = Self.linux.withPython(try Version("3.9"))
    #expect(environment.pythonFullVersion == "3.9.0")
    #expect(environment.pythonVersion == "3.9")
    #expect(environment.python == (try Version("3.9.0")))
  }

  @Test func extrasAreAskedForByNormalisedName() throws {
    let marker = try MarkerTree("extra == 'Foo.Bar' and os_name == 'posix'")
    let extra = try ExtraName("foo_bar")
    #expect(marker.evaluate(Self.linux, extras: [extra]))
    #expect(!marker.evaluate(Self.linux, extras: [try ExtraName("foo")]))
  }

  @Test func listsAreOfLockFiles() throws {
    let marker = try MarkerTree("'Foo' in extras and 'dev' not in dependency_groups")
    let foo = try ExtraName("foo")
    #expect(marker.evaluate(Self.linux, extras: [foo], dependencyGroups: []))
    #expect(!marker.evaluate(Self.linux, extras: [foo], dependencyGroups: [try GroupName("dev")]))
    #expect(!marker.evaluate(Self.linux, extras: [], dependencyGroups: []))
  }

  @Test func aPythonFromSourceControlHasAVersion() {
    let environment = MarkerEnvironment(
      implementationName: "cpython", implementationVersion: "3.14.0a1", osName: "posix", platformMachine: "",
      platformPythonImplementation: "CPython", platformRelease: "", platformSystem: "Linux", platformVersion: "",
      pythonFullVersion: "3.14.0a1+", pythonVersion: "3.14", sysPlatform: "linux")
    #expect(environment.python?.isPreRelease == true)
  }
}
