import IndexAccess
import PackagingStandards
import Resolution
import Testing

struct VersionChoiceTests {
  private static let releases = """
    a 1.0: b
    a 2.0: b >= 1
    a 3.0.dev1:
    b 0.9:
    b 1.0:
    b 1.5:
    """

  @Test(arguments: [
    ResolutionCase("the highest stable version wins", releases, require: ["a"], expect: "a==2.0 b==1.5"),
    ResolutionCase(
      "the lowest version wins in lowest mode", releases, require: ["a"], expect: "a==1.0 b==0.9"
    ) { $0.options.mode = .lowest },
    ResolutionCase(
      "lowest-direct keeps the highest of what is not required directly", releases, require: ["a"],
      expect: "a==1.0 b==1.5"
    ) { $0.options.mode = .lowestDirect },
    ResolutionCase("a bound is respected", releases, require: ["a<2"], expect: "a==1.0 b==1.5"),
    ResolutionCase("an exclusion is respected", releases, require: ["a", "b!=1.5"], expect: "a==2.0 b==1.0"),
    ResolutionCase("nothing is required", releases, require: [], expect: ""),
    ResolutionCase(
      "requirements on one package add up", releases, require: ["b>0.9", "b<1.5"], expect: "b==1.0"),
    ResolutionCase(
      "dependencies are left out on request", releases, require: ["a"], expect: "a==2.0"
    ) { $0.options.omitsDependencies = true },
    ResolutionCase(
      "local versions meet a bound on their public version", "a 1.0+cpu:\na 0.9:", require: ["a==1.0"],
      expect: "a==1.0+cpu"),
    ResolutionCase(
      "a local version beats the version it extends", "a 1.0:\na 1.0+cpu:", require: ["a"], expect: "a==1.0+cpu"),
    ResolutionCase(
      "the version without a dependency that does not exist is found", "a 1.0:\na 2.0: nowhere", require: ["a"],
      expect: "a==1.0"),
    ResolutionCase(
      "a version with metadata that cannot be read is passed over", "a 1.0:\na 2.0 metadata=broken:",
      require: ["a"], expect: "a==1.0"),
    ResolutionCase(
      "a version that requires the impossible is passed over", "a 1.0:\na 2.0: b>2,<1\nb 1.0:", require: ["a"],
      expect: "a==1.0"),
  ])
  func selects(_ example: ResolutionCase) throws {
    try example.check()
  }

  @Test(arguments: [
    ResolutionCase("a preferred version is kept", releases, require: ["a"], expect: "a==1.0 b==1.5") {
      $0.preferences = [PackagePreference(name: try PackageName("a"), version: try Version("1.0"))]
    },
    ResolutionCase("a preferred version that does not fit is not", releases, require: ["a>1"], expect: "a==2.0 b==1.5")
    {
      $0.preferences = [PackagePreference(name: try PackageName("a"), version: try Version("1.0"))]
    },
    ResolutionCase("a preferred pre-release is kept", releases, require: ["a"], expect: "a==3.0.dev1") {
      $0.preferences = [PackagePreference(name: try PackageName("a"), version: try Version("3.0.dev1"))]
    },
    ResolutionCase(
      "a preferred pre-release is not kept where pre-releases are banned", releases, require: ["a"],
      expect: "a==2.0 b==1.5"
    ) {
      $0.preferences = [PackagePreference(name: try PackageName("a"), version: try Version("3.0.dev1"))]
      $0.options.prerelease.mode = .disallow
    },
    ResolutionCase(
      "a preferred version stands for its local variant", "a 1.0:\na 1.0+cpu:\na 2.0:", require: ["a"],
      expect: "a==1.0+cpu"
    ) { $0.preferences = [PackagePreference(name: try PackageName("a"), version: try Version("1.0"))] },
  ])
  func prefers(_ example: ResolutionCase) throws {
    try example.check()
  }

  @Test func theFirstIndexThatHasThePackageWins() throws {
    let second = try MemoryIndex("a 2.0:", url: "https://second.test/simple")
    let index = try MemoryIndex("a 1.0:", others: [second])
    var request = try ResolutionHarness.request(["a"])
    request.options.indexStrategy = .unsafeFirstMatch
    #expect(try ResolutionHarness.answer(request, index) == "a==1.0")
    request.options.indexStrategy = .unsafeBestMatch
    #expect(try ResolutionHarness.answer(request, index) == "a==2.0")
  }

  @Test func withBestMatchTheIndexThatCanSupplyTheVersionDoes() throws {
    let second = try MemoryIndex("a 2.0:", url: "https://second.test/simple")
    let index = try MemoryIndex("a 2.0 wheels=cp27-cp27m-win32:", others: [second])
    var request = try ResolutionHarness.request(["a"])
    request.options.indexStrategy = .unsafeBestMatch
    let resolution = try resolve(request, from: index)
    #expect(resolution.packages.first?.installedFile?.filename == "a-2.0-py3-none-any.whl")
  }

  @Test(arguments: [
    ("a 1.0:\na 3.0:", "a 2.0:", "a", "a-3.0-py3-none-any.whl"),
    ("a 1.0:", "a 2.0:", "a", "a-2.0-py3-none-any.whl"),
    ("b 1.0:", "a 2.0:", "a", "a-2.0-py3-none-any.whl"),
    ("a 2.0 sdist-only:", "a 2.0:\na 1.0:", "a", "a-2.0-py3-none-any.whl"),
    ("a 2.0:\na 3.0:", "a 2.0 wheels=py312-none-any:\na 1.0:", "a<3", "a-2.0-py312-none-any.whl"),
  ])
  func linksAddVersionsAndFiles(index: String, links: String, requirement: String, expected: String) throws {
    let source = try MemoryIndex(index, links: MemoryIndex(links, url: "https://links.test"))
    let resolution = try resolve(try ResolutionHarness.request([requirement]), from: source)
    #expect(resolution.packages.first?.installedFile?.filename == expected)
  }
}
