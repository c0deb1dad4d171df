import IndexAccess
import PackagingStandards
import Resolution
import Testing

struct DistributionTests {
  @Test(arguments: [
    ResolutionCase(
      "a version without a wheel for this platform is passed over",
      "a 1.0:\na 2.0 wheels=cp312-cp312-win_amd64,cp312-cp312-macosx_11_0_arm64:", require: ["a"], expect: "a==1.0"),
    ResolutionCase(
      "metadata is read from another platform's wheel where there is a source distribution",
      "a 1.0:\na 2.0 sdist wheels=cp312-cp312-win_amd64: b\nb 1.0:", require: ["a"], expect: "a==2.0 b==1.0"),
    ResolutionCase("wheels can be avoided", "a 1.0 sdist:\na 2.0:", require: ["a"], expect: "a==1.0") {
      $0.options.noBinary = .packages([try PackageName("a")])
    },
    ResolutionCase(
      "a package that must not be built is an exception from avoiding all wheels", "a 1.0 sdist:\na 2.0:",
      require: ["a"], expect: "a==2.0"
    ) {
      $0.options.noBinary = .all
      $0.options.noBuild = .packages([try PackageName("a")])
    },
    ResolutionCase(
      "a package without wheels is an exception from avoiding all builds", "a 1.0 sdist:\na 2.0:", require: ["a"],
      expect: "a==1.0"
    ) {
      $0.options.noBuild = .all
      $0.options.noBinary = .packages([try PackageName("a")])
    },
    ResolutionCase("building can be avoided", "a 1.0:\na 2.0 sdist-only:", require: ["a"], expect: "a==1.0") {
      $0.options.noBuild = .all
    },
    ResolutionCase(
      "a version that needs a newer Python is passed over", "a 1.0 python=>=3.8:\na 2.0 python=>=3.13:",
      require: ["a"], expect: "a==1.0"),
    ResolutionCase(
      "upper bounds on Python do not count", "a 1.0:\na 2.0 python=>=3.8,<3.10:", require: ["a"], expect: "a==2.0"),
    ResolutionCase(
      "pre-releases in bounds on Python count as their release", "a 1.0 python=>=3.12.0rc1:", require: ["a"],
      expect: "a==1.0"),
    ResolutionCase(
      "a bound on Python that cannot be read does not count", "a 1.0 python=whatever:", require: ["a"],
      expect: "a==1.0"),
    ResolutionCase("a yanked version is passed over", "a 1.0:\na 2.0 yanked:", require: ["a"], expect: "a==1.0"),
    ResolutionCase("a yanked version can be pinned", "a 1.0:\na 2.0 yanked:", require: ["a==2.0"], expect: "a==2.0"),
    ResolutionCase(
      "a yanked version can be pinned by a constraint", "a 1.0:\na 2.0 yanked:", require: ["a"], expect: "a==2.0"
    ) { $0.constraints = [SourcedRequirement(try Requirement("a==2"))] },
    ResolutionCase(
      "a dependency cannot pin a yanked version", "a 1.0: b==2.0\nb 1.0:\nb 2.0 yanked:", require: ["a"], expect: nil),
    ResolutionCase(
      "a yanked version stays where it was preferred", "a 1.0:\na 2.0 yanked:", require: ["a"], expect: "a==2.0"
    ) { $0.preferences = [PackagePreference(name: try PackageName("a"), version: try Version("2.0"))] },
    ResolutionCase(
      "files published too late do not exist", "a 1.0 uploaded=2024-01-01:\na 2.0 uploaded=2024-03-01:",
      require: ["a"], expect: "a==1.0"
    ) { $0.options.excludeNewer.milliseconds = 1_706_745_600_000 },
    ResolutionCase(
      "files published at an unknown time do not exist where a limit is set",
      "a 1.0 uploaded=2024-01-01:\na 2.0:", require: ["a"], expect: "a==1.0"
    ) { $0.options.excludeNewer.milliseconds = 1_706_745_600_000 },
    ResolutionCase(
      "one package can be exempt from the limit", "a 1.0 uploaded=2024-01-01:\na 2.0:", require: ["a"],
      expect: "a==2.0"
    ) {
      $0.options.excludeNewer.milliseconds = 1_706_745_600_000
      $0.options.excludeNewer.millisecondsByPackage[try PackageName("a")] = .some(nil)
    },
  ])
  func selects(_ example: ResolutionCase) throws {
    try example.check()
  }

  @Test(arguments: [
    ("py3-none-any,cp312-cp312-manylinux_2_17_x86_64", "a-1.0-cp312-cp312-manylinux_2_17_x86_64.whl"),
    (
      "cp312-cp312-manylinux_2_17_x86_64,cp312-cp312-manylinux_2_28_x86_64",
      "a-1.0-cp312-cp312-manylinux_2_28_x86_64.whl"
    ),
    ("cp38-abi3-manylinux_2_17_x86_64,py3-none-any", "a-1.0-cp38-abi3-manylinux_2_17_x86_64.whl"),
    ("cp312-cp312-musllinux_1_2_x86_64,py2.py3-none-any", "a-1.0-py2.py3-none-any.whl"),
    ("1-py3-none-any,2-py3-none-any", "a-1.0-2-py3-none-any.whl"),
  ])
  func theBestWheelIsChosen(tags: String, expected: String) throws {
    let resolution = try resolve(
      try ResolutionHarness.request(["a"]), from: MemoryIndex("a 1.0 sdist wheels=\(tags):"))
    let package = try #require(resolution.packages.first)
    #expect(package.installedFile?.filename == expected)
    #expect(package.files.count == tags.split(separator: ",").count + 1)
  }

  @Test func aVersionThatHasToBeBuiltIsRefusedByName() throws {
    let index = try MemoryIndex("a 1.0:\na 2.0 sdist-only:")
    let error = #expect(throws: ResolutionError.self) {
      try resolve(try ResolutionHarness.request(["a"]), from: index)
    }
    #expect(
      error?.message
        == "`a==2.0` has no usable wheel, and building from source is not supported yet (`a-2.0.tar.gz`)")
  }

  @Test func yankedVersionsAreReportedWithTheirReason() throws {
    let resolution = try resolve(
      try ResolutionHarness.request(["a==1.0"]), from: MemoryIndex("a 1.0 yanked=broken_build:"))
    #expect(resolution.packages.first?.isYanked == true)
    #expect(resolution.packages.first?.yankedReason == "broken build")
  }
}
