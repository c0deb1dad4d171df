import PackagingStandards
import Resolution
import Testing

struct ExplanationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var index: String
    var requirements: [String]
    var explanation: String
    var hints: [String] = []
    var configure: @Sendable (inout ResolutionRequest) throws -> Void = { _ in }

    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(
      name: "a package that does not exist", index: "a 1.0:", requirements: ["nothing-like-it"],
      explanation: "Because you require `nothing-like-it` and `nothing-like-it` was not found in any package index, "
        + "your requirements cannot be met"),
    Case(
      name: "a slip of the fingers", index: "requests 1.0:", requirements: ["requests", "reqeusts"],
      explanation: "Because you require `reqeusts` and `reqeusts` was not found in any package index, "
        + "your requirements cannot be met",
      hints: ["Did you mean `requests`?"]),
    Case(
      name: "an import name", index: "a 1.0:", requirements: ["cv2"],
      explanation: "Because you require `cv2` and `cv2` was not found in any package index, "
        + "your requirements cannot be met",
      hints: ["Did you mean `opencv-python`?"]),
    Case(
      name: "an index that wants credentials", index: "missing a 401", requirements: ["a"],
      explanation:
        "Because you require `a` and `a` was not found in any package index, your requirements cannot be met",
      hints: [
        "The index `https://index.test/simple` asks for valid credentials (401 Unauthorized): give them in its URL, in "
          + "`~/.netrc`, or through `--keyring-provider subprocess`"
      ]),
    Case(
      name: "no network", index: "missing a offline", requirements: ["a"],
      explanation: "Because you require `a` and `a` is not in the cache and the network is disabled, "
        + "your requirements cannot be met",
      hints: ["The network is disabled (`--offline`): run the command once without it to fill the cache"]),
    Case(
      name: "a version that does not exist", index: "a 1.0:\na 2.0:", requirements: ["a>=3"],
      explanation:
        "Because you require `a>=3` and of `a` only 1.0 and 2.0 are available, your requirements cannot be met"),
    Case(
      name: "a version among many", index: (1...9).map { "a 1.\($0):" }.joined(separator: "\n"), requirements: ["a>=2"],
      explanation: "Because you require `a>=2` and no version of `a` matches `>=2`, your requirements cannot be met"),
    Case(
      name: "two direct requirements", index: "a 1.0:\na 2.0:", requirements: ["a<2", "a>=2"],
      explanation: "Because you require `a<2` and `a>=2`, your requirements cannot be met"),
    Case(
      name: "a constraint", index: "a 1.0: b>=2\nb 1.0:\nb 2.0:", requirements: ["a"],
      explanation: "Because you require `a`, you allow only `b<2` and `a==1.0` requires `b>=2`, "
        + "your requirements cannot be met"
    ) { $0.constraints = [SourcedRequirement(try Requirement("b<2"))] },
    Case(
      name: "a constraint that is a requirement too", index: "a 1.0: b>=2\nb 1.0:\nb 2.0:", requirements: ["a", "b<2"],
      explanation: "Because you require `a` and `b<2` and `a==1.0` requires `b>=2`, your requirements cannot be met"
    ) { $0.constraints = [SourcedRequirement(try Requirement("b<2"))] },
    Case(
      name: "a conflict of two packages",
      index: "a 1.0: c<2\na 1.1: c<2\nb 1.0: c>=2\nc 1.0:\nc 2.0:", requirements: ["a", "b"],
      explanation:
        "Because you require `a` and `b`, every version of `a` requires `c<2` and `b==1.0` requires "
        + "`c>=2`, your requirements cannot be met"),
    Case(
      name: "a chain", index: "a 1.0: b>=1\nb 1.0: c\nc 1.0 yanked:", requirements: ["a"],
      explanation: "Because you require `a`, `a==1.0` requires `b>=1`, `b==1.0` requires `c` and `c==1.0` was yanked, "
        + "your requirements cannot be met",
      hints: ["A yanked version is selected only where it is asked for exactly: require `c==VERSION` to use it"]),
    Case(
      name: "extras", index: "a 1.0: b<2 ; extra == 'x'\nb 1.0:\nb 2.0:", requirements: ["a[x]", "b>=2"],
      explanation: "Because you require `a[x]` and `b>=2` and `a[x]==1.0` requires `b<2`, "
        + "your requirements cannot be met"),
    Case(
      name: "another Python", index: "a 1.0 python=>=3.13:\na 2.0 python=>=3.14:", requirements: ["a"],
      explanation:
        "Because you require `a`, `a==2.0` needs Python >=3.14, `a==1.0` needs Python >=3.13 and the requested "
        + "Python is 3.12.4, your requirements cannot be met",
      hints: ["Choose another Python with `--python-version` (>=3.13 would do), or versions for Python 3.12.4"]),
    Case(
      name: "no wheel for the platform", index: "a 1.0 wheels=cp312-cp312-win_amd64,cp312-cp312-macosx_11_0_arm64:",
      requirements: ["a"],
      explanation:
        "Because you require `a` and `a==1.0` has no wheel for this platform, your requirements cannot be met",
      hints: ["`a==1.0` has wheels for `macosx_11_0_arm64` and `win_amd64`, and this is `manylinux_2_36_x86_64`"]),
    Case(
      name: "no wheel for the interpreter", index: "a 1.0 wheels=pp310-pypy310_pp73-manylinux_2_17_x86_64:",
      requirements: ["a"],
      explanation: "Because you require `a` and `a==1.0` has no wheel for this version of Python, "
        + "your requirements cannot be met",
      hints: ["`a==1.0` has wheels for `pp310`, and this is `cp312`"]),
    Case(
      name: "pre-releases that are disabled", index: "a 1.0:\na 2.0rc1:", requirements: ["a>1"],
      explanation:
        "Because you require `a>1` and of `a` only 1.0 and 2.0rc1 are available, your requirements cannot be met",
      hints: ["`a>1` is met by pre-releases, which are disabled: enable them with `--prerelease allow`"],
      configure: { $0.options.prerelease.mode = .disallow }),
    Case(
      name: "files published too late", index: "a 1.0 uploaded=2024-03-01:", requirements: ["a"],
      explanation: "Because you require `a` and there are no versions of `a`, your requirements cannot be met",
      hints: [
        "`a==1.0` was published after the time given with `--exclude-newer`, or at an unknown time: lift the limit for "
          + "this package alone with `--exclude-newer-package a=false`"
      ],
      configure: { $0.options.excludeNewer.milliseconds = 1_706_745_600_000 }),
    Case(
      name: "building that is not allowed", index: "a 1.0 sdist-only:", requirements: ["a"],
      explanation: "Because you require `a` and `a==1.0` has no usable wheel, and building from source is not allowed, "
        + "your requirements cannot be met",
      hints: ["Building `a` from source is not allowed because of `--no-build` or `--only-binary`"],
      configure: { $0.options.noBuild = .all }),
    Case(
      name: "many versions with the same trouble",
      index: (1...9).map { "a 1.\($0): b==\($0)\nb \($0):" }.joined(separator: "\n") + "\nb 20:",
      requirements: ["a", "b>10"],
      explanation:
        "Because you require `a` and `b>10`, `a==1.9` requires `b==9`, `a==1.8` requires `b==8` and 7 further "
        + "ranges of `a` require other versions of `b`, your requirements cannot be met"),
    Case(
      name: "versions scattered over the list",
      index: "a 1: c<2\na 2: c<3\na 3: c<2\na 4: c<2\na 5: c<3\nc 1:\nc 2:\nc 3:", requirements: ["a", "c>=3"],
      explanation:
        "Because you require `a` and `c>=3`, `a==5` and `a==2` require `c<3` and `a>=3,<=4` and `a==1` require "
        + "`c<2`, your requirements cannot be met"),
    Case(
      name: "specifiers that exclude each other", index: "a 1.0:", requirements: ["a>2,<1"],
      explanation: "Because you require `a>2,<1`, which no version can satisfy, your requirements cannot be met"),
  ])
  func explains(_ example: Case) throws {
    var request = try ResolutionHarness.request(example.requirements)
    try example.configure(&request)
    let index = try MemoryIndex(example.index)
    let error = #expect(throws: UnsatisfiableRequirements.self) { try resolve(request, from: index) }
    #expect(error?.message == "No solution found when resolving dependencies")
    #expect(error?.causes == [example.explanation])
    #expect(error?.hints == example.hints)
  }

  @Test func manyFilesPublishedTooLateAreOneHint() throws {
    var request = try ResolutionHarness.request(["a"])
    request.options.excludeNewer.milliseconds = 1_706_745_600_000
    let index = try MemoryIndex((1...3).map { "a 1.\($0) uploaded=2024-03-0\($0):" }.joined(separator: "\n"))
    let error = #expect(throws: UnsatisfiableRequirements.self) { try resolve(request, from: index) }
    #expect(error?.hints.first?.hasPrefix("`a==1.3` and 2 older versions were published after") == true)
  }

  @Test func sourceDistributionsCannotBeHadOffline() throws {
    let index = try MemoryIndex("a 1.0 sdist-only:")
    index.isOffline = true
    index.readsAhead = false
    let error = #expect(throws: UnsatisfiableRequirements.self) {
      try resolve(try ResolutionHarness.request(["a"]), from: index)
    }
    #expect(
      error?.causes == [
        "Because you require `a` and the metadata of `a==1.0` is not in the cache and the network is disabled, "
          + "your requirements cannot be met"
      ])
    let older = try MemoryIndex("a 1.0:\na 2.0 sdist-only:")
    older.isOffline = true
    older.readsAhead = false
    #expect(try ResolutionHarness.answer(try ResolutionHarness.request(["a"]), older) == "a==1.0")
  }

  @Test func reasonsOfYanksAreTrimmed() throws {
    let error = #expect(throws: UnsatisfiableRequirements.self) {
      try resolve(try ResolutionHarness.request(["a"]), from: MemoryIndex("a 1.0 yanked=bad_:"))
    }
    #expect(error?.causes.first?.contains("`a==1.0` was yanked (reason: bad),") == true)
  }

  @Test func otherIndexesAreMentionedWhereOnlyTheFirstCounts() throws {
    let index = try MemoryIndex("a 1.0:", others: [MemoryIndex("b 2.0:", url: "https://second.test/simple")])
    let error = #expect(throws: UnsatisfiableRequirements.self) {
      try resolve(try ResolutionHarness.request(["a>1"]), from: index)
    }
    #expect(
      error?.hints == [
        "`a` was taken from `https://index.test/simple`, the first index that has it: other indexes are looked at too "
          + "with `--index-strategy unsafe-best-match`, at the risk of taking packages from an index that is not theirs"
      ])
  }
}
