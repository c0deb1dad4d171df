import Interpreters
import PackagingStandards
import SystemIO
import SystemPackage
import Testing

struct PythonRequestTests {
  static func release(
    _ major: UInt64, _ minor: UInt64? = nil, _ patch: UInt64? = nil, preRelease: PreRelease? = nil,
    variant: PythonVariant = .standard
  ) -> PythonVersionRequest {
    .release(PythonRelease(major, minor, patch, preRelease: preRelease), variant)
  }

  static func range(_ text: String, _ variant: PythonVariant = .standard) -> PythonVersionRequest {
    .range((try? VersionSpecifierSet(text)) ?? VersionSpecifierSet(), variant)
  }

  static let requests: [(String, PythonRequest)] = [
    ("any", PythonRequest.any),
    ("ANY", .any),
    ("default", .standard),
    ("3", .version(release(3))),
    ("3.12", .version(release(3, 12))),
    ("v3.12", .version(release(3, 12))),
    ("3.12.1", .version(release(3, 12, 1))),
    ("312", .version(release(3, 12))),
    ("39", .version(release(3, 9))),
    ("python3.12", .version(release(3, 12))),
    ("python312", .version(release(3, 12))),
    ("Python@3.12", .version(release(3, 12))),
    ("3.13rc1", .version(release(3, 13, preRelease: PreRelease(.releaseCandidate, 1)))),
    ("3.13.0rc1", .version(release(3, 13, preRelease: PreRelease(.releaseCandidate, 1)))),
    ("3.14.5a2", .version(release(3, 14, 5, preRelease: PreRelease(.alpha, 2)))),
    ("3.13t", .version(release(3, 13, variant: .freeThreaded))),
    ("3.13+freethreaded", .version(release(3, 13, variant: .freeThreaded))),
    ("313t", .version(release(3, 13, variant: .freeThreaded))),
    ("3.13d", .version(release(3, 13, variant: .debug))),
    ("3.13.1+debug", .version(release(3, 13, 1, variant: .debug))),
    ("3.13td", .version(release(3, 13, variant: .freeThreadedDebug))),
    ("3.13+freethreaded+debug", .version(release(3, 13, variant: .freeThreadedDebug))),
    ("3.14+gil", .version(release(3, 14, variant: .gil))),
    ("3.14gil+debug", .version(release(3, 14, variant: .gilDebug))),
    (">=3.11,<3.13", .version(range(">=3.11,<3.13"))),
    (">=3.13t", .version(range(">=3.13", .freeThreaded))),
    ("~=3.11", .version(range("~=3.11"))),
    ("==3.12.1", .version(release(3, 12, 1))),
    ("==3.12.*", .version(range("==3.12.*"))),
    ("cpython", .implementation(.cpython)),
    ("cp", .implementation(.cpython)),
    ("PyPy", .implementation(.pypy)),
    ("graalpy", .implementation(.graalpy)),
    ("cpython@3.12", .implementationVersion(.cpython, release(3, 12))),
    ("cpython3.12", .implementationVersion(.cpython, release(3, 12))),
    ("cp312", .implementationVersion(.cpython, release(3, 12))),
    ("cpython>=3.11", .implementationVersion(.cpython, range(">=3.11"))),
    ("pypy3.10", .implementationVersion(.pypy, release(3, 10))),
    ("pypy@3.10", .implementationVersion(.pypy, release(3, 10))),
    ("pp310", .implementationVersion(.pypy, release(3, 10))),
    ("graalpy24.1", .implementationVersion(.graalpy, release(24, 1))),
    (
      "cpython-3.12.1-linux-x86_64-gnu",
      .key(
        InstallationKeyRequest(
          implementation: .cpython, version: release(3, 12, 1),
          platform: PlatformRequest(operatingSystem: "linux", architecture: "x86_64", cLibrary: "gnu")))
    ),
    (
      "cpython-3.13+freethreaded-macos-aarch64-none",
      .key(
        InstallationKeyRequest(
          implementation: .cpython, version: release(3, 13, variant: .freeThreaded),
          platform: PlatformRequest(operatingSystem: "macos", architecture: "aarch64", cLibrary: "none")))
    ),
    (
      "3.12-linux",
      .key(InstallationKeyRequest(version: release(3, 12), platform: PlatformRequest(operatingSystem: "linux")))
    ),
    ("linux", .key(InstallationKeyRequest(platform: PlatformRequest(operatingSystem: "linux")))),
    (
      "any-3.12-any-arm64",
      .key(InstallationKeyRequest(version: release(3, 12), platform: PlatformRequest(architecture: "aarch64")))
    ),
    ("3rc1", .executableName("3rc1")),
    ("3.12.1.4", .executableName("3.12.1.4")),
    ("3.12.post1", .executableName("3.12.post1")),
    ("3.999", .executableName("3.999")),
    ("@3.12", .executableName("@3.12")),
    ("cpython@3.x", .executableName("cpython@3.x")),
    ("python", .executableName("python")),
    ("python3.12m", .executableName("python3.12m")),
    ("foo-linux", .executableName("foo-linux")),
    ("linux-3.12", .executableName("linux-3.12")),
    ("bin/nosuch", .file("bin/nosuch")),
    ("/no/such/python", .file("/no/such/python")),
    ("", .standard),
    (" 3.12\t", .version(release(3, 12))),
    (">=", .executableName(">=")),
    ("3.12,3.13", .executableName("3.12,3.13")),
    ("3.12 3.13", .executableName("3.12 3.13")),
    ("3.12.1.1", .executableName("3.12.1.1")),
    ("3.256", .executableName("3.256")),
    ("99999999999999999999", .executableName("99999999999999999999")),
    ("-", .executableName("-")),
  ]

  @Test(arguments: requests)
  func textIsReadAsTheRequestItMeans(text: String, expected: PythonRequest) {
    #expect(PythonRequest(text) == expected)
  }

  @Test func pathsThatExistAreFilesAndDirectories() throws {
    let sandbox = try Sandbox()
    let executable = try sandbox.python("work/tools/python-here")
    #expect(PythonRequest(executable.string) == .file(executable))
    #expect(PythonRequest("tools", workingDirectory: sandbox.path("work")) == .directory("tools"))
    #expect(PythonRequest("tools/python-here", workingDirectory: sandbox.path("work")) == .file("tools/python-here"))
  }

  @Test func aVersionOutweighsADirectoryOfItsName() throws {
    let sandbox = try Sandbox()
    try createDirectories(sandbox.path("work/3.12"))
    #expect(PythonRequest("3.12", workingDirectory: sandbox.path("work")) == .version(Self.release(3, 12)))
  }

  @Test(arguments: [
    ("2", "Python <3 is not supported but 2 was requested"),
    ("2.7", "Python <3.6 is not supported but 2.7 was requested"),
    ("3.5", "Python <3.6 is not supported but 3.5 was requested"),
    ("3.5.2", "Python <3.6 is not supported but 3.5.2 was requested"),
    ("3.12t", "Python <3.13 does not support free-threading but 3.12+freethreaded was requested"),
  ])
  func versionsThatCannotBeUsedAreRefused(text: String, reason: String) throws {
    let sandbox = try Sandbox()
    #expect(throws: InterpreterError.unsupportedRequest(reason)) { try sandbox.finder().find(PythonRequest(text)) }
  }

  @Test(arguments: [
    ("3.12", "Python 3.12"), (">=3.11", "Python >=3.11"), ("pypy", "PyPy"), ("cp312", "CPython 3.12"),
    ("./x", "path `./x`"), ("foo", "executable name `foo`"), ("3.13t", "Python 3.13+freethreaded"),
    ("3.12-linux", "any-3.12-linux-any-any"), ("default", "a default Python"), ("any", "any Python"),
  ])
  func descriptionsReadWellInMessages(text: String, description: String) {
    #expect(PythonRequest(text).description == description)
  }

  @Test func everyPrefixAndSuffixOfARequestIsReadWithoutATrap() {
    for text in [
      "cpython-3.12.1+freethreaded-linux-x86_64-gnu", "pypy@3.10.13rc1", ">=3.11,<3.13t", "3.99999999999999999999",
    ] {
      for end in text.indices {
        _ = PythonRequest(String(text[..<end]))
        _ = PythonRequest(String(text[end...]))
      }
    }
  }
}
