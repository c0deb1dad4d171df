import PackagingStandards
import Testing

@Suite struct CompatibleTagsTests {
  static let linux = Platform(.manylinux(major: 2, minor: 36), .amd64)

  static func cPython(_ minor: Int, isFreeThreaded: Bool = false, isDebug: Bool = false) -> InterpreterTags {
    InterpreterTags(.cPython(isFreeThreaded: isFreeThreaded, isDebug: isDebug), pythonMajor: 3, pythonMinor: minor)
  }

  @Test(arguments: [
    (cPython(13), linux), (cPython(13, isFreeThreaded: true), linux), (cPython(12, isDebug: true), linux),
    (cPython(7), Platform(.windows, .amd64)), (cPython(11), Platform(.macOS(major: 14, minor: 1), .aarch64)),
    (cPython(11), Platform(.macOS(major: 13, minor: 0), .amd64)),
    (cPython(11), Platform(.musllinux(major: 1, minor: 2), .aarch64)),
    (InterpreterTags(.pyPy(major: 7, minor: 3), pythonMajor: 3, pythonMinor: 10), linux),
    (InterpreterTags(.graalPy(major: 24, minor: 2), pythonMajor: 3, pythonMinor: 11), linux),
  ])
  func everyTagHasItsPlaceAsRank(interpreter: InterpreterTags, platform: Platform) {
    let compatible = CompatibleTags(interpreter: interpreter, platform: platform)
    let tags = compatible.tags
    #expect(Set(tags).count == tags.count)
    for (rank, tag) in tags.enumerated() {
      let set = WheelTagSet(python: tag.python, abi: tag.abi, platform: tag.platform)
      #expect(compatible.compatibility(of: set) == .compatible(rank: UInt32(rank)), "\(tag)")
      let name = "x-1-\(tag).whl"
      #expect(compatible.compatibility(ofFilename: Array(name.utf8).span).rank == UInt32(rank), "\(tag)")
    }
  }

  @Test func cPythonPrefersItsOwnThenTheStableThenNoInterface() {
    let tags = CompatibleTags(interpreter: Self.cPython(12), platform: Platform(.windows, .amd64)).tags.map(
      \.description)
    #expect(
      tags.prefix(12) == [
        "cp312-cp312-win_amd64", "cp312-abi3-win_amd64", "cp312-none-win_amd64", "cp311-abi3-win_amd64",
        "cp310-abi3-win_amd64", "cp39-abi3-win_amd64", "cp38-abi3-win_amd64", "cp37-abi3-win_amd64",
        "cp36-abi3-win_amd64", "cp35-abi3-win_amd64", "cp34-abi3-win_amd64", "cp33-abi3-win_amd64",
      ])
    #expect(
      tags.suffix(15) == [
        "cp312-none-any", "py312-none-any", "py3-none-any", "py311-none-any", "py310-none-any", "py39-none-any",
        "py38-none-any", "py37-none-any", "py36-none-any", "py35-none-any", "py34-none-any", "py33-none-any",
        "py32-none-any", "py31-none-any", "py30-none-any",
      ])
  }

  @Test func freeThreadedPythonTakesNoGlobalLockWheels() {
    let compatible = CompatibleTags(interpreter: Self.cPython(14, isFreeThreaded: true), platform: Self.linux)
    let rank = { (tag: String) in WheelTagSet(tag).map { compatible.compatibility(of: $0) } }
    #expect(rank("cp314-cp314t-manylinux_2_17_x86_64")?.rank != nil)
    #expect(rank("cp314-abi3t-manylinux_2_17_x86_64")?.rank != nil)
    #expect(rank("py3-none-any")?.rank != nil)
    #expect(rank("cp314-cp314-manylinux_2_17_x86_64") == .incompatible(.freeThreadedABI))
    #expect(rank("cp314-abi3-manylinux_2_17_x86_64") == .incompatible(.freeThreadedABI))
  }

  @Test(arguments: [
    ("cp312-cp312-manylinux_2_36_x86_64", nil), ("cp311-cp311-manylinux_2_36_x86_64", IncompatibleTag.abi),
    ("cp27-cp27m-manylinux_2_5_x86_64", .python), ("cp312-cp312-manylinux_2_37_x86_64", .platform),
    ("cp312-cp312-win_amd64", .platform), ("py2.py3-none-any", nil), ("py2-none-any", .python),
    ("cp313-cp313-manylinux_2_17_x86_64", .python), ("PY3-None-ANY", nil), ("pp310-pypy310_pp73-linux_x86_64", .python),
    ("cp38.cp312-abi3-manylinux1_x86_64.manylinux2014_x86_64", nil), ("py3-cp312-any", .abi),
    ("cp312-cp312-any", .platform),
  ])
  func missesAreNamedByTheNearestPart(tag: String, reason: IncompatibleTag?) {
    let compatible = CompatibleTags(interpreter: Self.cPython(12), platform: Self.linux)
    let result = WheelTagSet(tag).map { compatible.compatibility(of: $0) }
    if let reason {
      #expect(result == .incompatible(reason))
    } else {
      #expect(result?.rank != nil)
    }
  }

  @Test func compressedTagsRankAsTheirBest() {
    let compatible = CompatibleTags(interpreter: Self.cPython(12), platform: Self.linux)
    let rank = { (tag: String) in WheelTagSet(tag).flatMap { compatible.compatibility(of: $0).rank } ?? .max }
    #expect(rank("cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64") == rank("cp312-cp312-manylinux_2_17_x86_64"))
    #expect(rank("cp312-cp312-manylinux_2_28_x86_64") < rank("cp312-cp312-manylinux_2_17_x86_64"))
    #expect(rank("cp312-cp312-manylinux1_x86_64") < rank("cp312-cp312-linux_x86_64"))
    #expect(rank("cp312-cp312-linux_x86_64") < rank("cp38-abi3-manylinux_2_17_x86_64"))
    #expect(rank("py2.py3-none-any") == rank("py3-none-any"))
  }

  /// A name has as many tags as the product of its parts, which nobody has the time to look at.
  @Test func eachPartOfACompressedTagIsReadOnce() throws {
    let tags = CompatibleTags(interpreter: Self.cPython(12), platform: Self.linux)
    let known = try #require(tags.tags.first { $0.abi == "abi3" })
    func repeated(_ part: String, last: String) -> String {
      (Array(repeating: part, count: 20_000) + [last]).joined(separator: ".")
    }
    let set = WheelTagSet(
      python: repeated("cp27.cp312", last: known.python), abi: repeated("abi9.none", last: known.abi),
      platform: repeated("amiga.any", last: known.platform))
    guard case .compatible = tags.compatibility(of: set) else {
      Issue.record("not compatible")
      return
    }
    let useless = WheelTagSet(
      python: repeated("cp312", last: "cp311"), abi: repeated("none", last: "cp312"),
      platform: repeated("amiga", last: "atari"))
    #expect(tags.compatibility(of: useless) == .incompatible(.platform))
  }

  @Test func manylinuxCanBeRefused() {
    let compatible = CompatibleTags(interpreter: Self.cPython(12), platform: Self.linux, isManylinuxCompatible: false)
    #expect(compatible.tags.allSatisfy { !$0.platform.hasPrefix("manylinux") })
    #expect(compatible.tags.contains { $0.platform == "linux_x86_64" })
  }

  @Test(arguments: [
    (Platform(.macOS(major: 10, minor: 5), .amd64), ["macosx_10_5_x86_64", "macosx_10_4_universal"]),
    (
      Platform(.macOS(major: 12, minor: 3), .aarch64),
      ["macosx_12_0_arm64", "macosx_11_0_universal2", "macosx_10_16_universal2"]
    ),
    (
      Platform(.musllinux(major: 1, minor: 1), .aarch64),
      ["musllinux_1_1_aarch64", "musllinux_1_0_aarch64", "linux_aarch64"]
    ),
    (Platform(.android(apiLevel: 17), .aarch64), ["android_17_arm64_v8a", "android_16_arm64_v8a"]),
    (
      Platform(.iOS(major: 13, minor: 1, isSimulator: true), .amd64),
      ["ios_13_1_x86_64_iphonesimulator", "ios_12_9_x86_64_iphonesimulator"]
    ),
    (Platform(.pyodide(major: 2024, minor: 0), .wasm32), ["pyemscripten_2024_0_wasm32", "pyodide_2024_0_wasm32"]),
    (Platform(.manylinux(major: 2, minor: 5), .i686), ["manylinux_2_5_i686", "manylinux1_i686", "linux_i686"]),
    (
      Platform(.manylinux(major: 2, minor: 18), .aarch64),
      ["manylinux_2_17_aarch64", "manylinux2014_aarch64", "linux_aarch64"]
    ),
    (Platform(.windows, .aarch64), ["win_arm64"]), (Platform(.windows, .i686), ["win32"]),
  ])
  func platformsHaveTheirTags(platform: Platform, expected: [String]) {
    let tags = platform.tags
    var position = tags.startIndex
    for tag in expected {
      let found = tags[position...].firstIndex(of: tag)
      #expect(found != nil, "\(tag) is missing or out of order in \(tags)")
      position = found ?? position
    }
  }

  @Test func targetsAreFoundByNameAndTag() throws {
    #expect(Set(TargetTriple.all.map(\.name)).count == TargetTriple.all.count)
    for target in TargetTriple.all {
      #expect(TargetTriple(target.name) == target)
      #expect(!target.platform().tags.isEmpty, "\(target.name)")
    }
    #expect(TargetTriple("manylinux_2_28_x86_64")?.name == "x86_64-manylinux_2_28")
    #expect(TargetTriple("manylinux2014_aarch64")?.name == "aarch64-manylinux2014")
    #expect(TargetTriple("amiga") == nil)
    #expect(TargetTriple("linux")?.platform() == Platform(.manylinux(major: 2, minor: 28), .amd64))
    let macOS = try #require(TargetTriple("macos"))
    #expect(macOS.platform() == Platform(.macOS(major: 13, minor: 0), .aarch64))
    let targets = TargetTriple.DeploymentTargets(macOS: TargetTriple.DeploymentTargets.version("11.7"))
    #expect(macOS.platform(for: targets) == Platform(.macOS(major: 11, minor: 7), .aarch64))
    #expect(macOS.markerValues.platformMachine == "arm64")
    #expect(TargetTriple("aarch64-pc-windows-msvc")?.markerValues.platformMachine == "ARM64")
    #expect(TargetTriple("windows")?.markerValues.osName == "nt")
    #expect(TargetTriple("windows")?.markerValues.platformMachine == "AMD64")
    #expect(TargetTriple("linux")?.markerValues.platformMachine == "x86_64")
  }
}
