import Interpreters
import PackagingStandards
import SystemIO
import SystemPackage
import Testing

struct ResolutionTargetTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  func interpreter(_ answer: FakeAnswer) throws -> Interpreter {
    try sandbox.finder(cached: false).interpreter(at: sandbox.python("bin/python3", answer))
  }

  @Test func markersAreWhatTheInterpreterTold() throws {
    let markers = try interpreter(.pypy("3.10.13")).markers
    #expect(markers.implementationName == "pypy")
    #expect(markers.platformPythonImplementation == "PyPy")
    #expect(markers.pythonFullVersion == "3.10.13")
    #expect(markers.pythonVersion == "3.10")
    #expect(markers.sysPlatform == "linux")
    #expect(markers.platformRelease == "6.1.0")
  }

  @Test(arguments: [
    (FakeAnswer("3.12.1"), "cp312-cp312-manylinux_2_36_x86_64", true),
    (FakeAnswer("3.12.1"), "cp312-cp312-manylinux_2_37_x86_64", false),
    (FakeAnswer("3.12.1"), "cp38-abi3-manylinux2014_x86_64", true),
    (FakeAnswer("3.12.1"), "py3-none-any", true),
    (.freeThreaded("3.13.0"), "cp313-cp313t-linux_x86_64", true),
    (.freeThreaded("3.13.0"), "cp313-cp313-linux_x86_64", false),
    (.debug("3.12.0"), "cp312-cp312d-linux_x86_64", true),
    (.musl("3.12.0"), "cp312-cp312-musllinux_1_2_x86_64", true),
    (.musl("3.12.0"), "cp312-cp312-manylinux_2_17_x86_64", false),
    (.narrow("3.12.0"), "cp312-cp312-manylinux_2_17_i686", true),
    (.narrow("3.12.0"), "cp312-cp312-manylinux_2_17_x86_64", false),
  ])
  func tagsFollowFromTheInterpreter(answer: FakeAnswer, tag: String, isCompatible: Bool) throws {
    let tags = ResolutionTarget(try interpreter(answer)).tags.tags.map(\.description)
    #expect(tags.contains(tag) == isCompatible)
  }

  @Test func anotherVersionTakesThePlaceOfTheInterpreters() throws {
    let target = ResolutionTarget(try interpreter(FakeAnswer("3.12.1")), pythonVersion: try Version("3.9"))
    #expect(target.markers.pythonFullVersion == "3.9.0")
    #expect(target.markers.pythonVersion == "3.9")
    #expect(target.markers.implementationVersion == "3.9.0")
    #expect(try target.version == Version("3.9.0"))
    let tags = target.tags.tags.map(\.description)
    #expect(tags.contains("cp39-cp39-linux_x86_64"))
    #expect(!tags.contains("cp312-cp312-linux_x86_64"))
  }

  @Test func anotherPlatformTakesThePlaceOfTheInterpreters() throws {
    let windows = try #require(TargetTriple("windows"))
    let target = ResolutionTarget(try interpreter(FakeAnswer("3.12.1")), platform: windows)
    #expect(target.markers.sysPlatform == "win32")
    #expect(target.markers.osName == "nt")
    #expect(target.markers.platformRelease == "")
    #expect(target.markers.pythonFullVersion == "3.12.1")
    let tags = target.tags.tags.map(\.description)
    #expect(tags.contains("cp312-cp312-win_amd64"))
    #expect(!tags.contains("cp312-cp312-linux_x86_64"))
  }
}

extension FakeAnswer {
  static func musl(_ version: String) -> FakeAnswer {
    var answer = FakeAnswer(version)
    answer.cLibrary = #"["musl", 1, 2]"#
    return answer
  }

  /// A 32-bit Python on a 64-bit kernel.
  static func narrow(_ version: String) -> FakeAnswer {
    var answer = FakeAnswer(version)
    answer.pointerBits = 32
    return answer
  }
}
