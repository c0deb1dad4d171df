import PackagingStandards
import Resolution
import Testing

struct PrereleaseTests {
  private static let mixed = """
    a 1.0: b>=2.0b1
    b 1.0:
    b 2.0b1:
    b 2.0b2:
    c 1.0a1:
    """

  @Test(arguments: [
    ResolutionCase("stable versions are preferred", mixed, require: ["b"], expect: "b==1.0"),
    ResolutionCase("a package that has only pre-releases can be selected", mixed, require: ["c"], expect: "c==1.0a1"),
    ResolutionCase("pre-releases are used where nothing else matches", mixed, require: ["b>1"], expect: "b==2.0b2"),
    ResolutionCase(
      "dependencies may need pre-releases too", mixed, require: ["a"], expect: "a==1.0 b==2.0b2"),
    ResolutionCase("pre-releases can be banned", mixed, require: ["a"], expect: nil) {
      $0.options.prerelease.mode = .disallow
    },
    ResolutionCase("pre-releases can be allowed everywhere", mixed, require: ["b"], expect: "b==2.0b2") {
      $0.options.prerelease.mode = .allow
    },
    ResolutionCase("explicit mode wants a direct requirement that names one", mixed, require: ["a"], expect: nil) {
      $0.options.prerelease.mode = .explicit
    },
    ResolutionCase(
      "explicit mode is satisfied by a direct requirement that names one", mixed, require: ["a", "b>=2.0b2"],
      expect: "a==1.0 b==2.0b2"
    ) { $0.options.prerelease.mode = .explicit },
    ResolutionCase("an exclusion does not name a pre-release", mixed, require: ["a", "b!=2.0b1"], expect: nil) {
      $0.options.prerelease.mode = .explicit
    },
    ResolutionCase("one package can have a mode of its own", mixed, require: ["b", "c"], expect: "b==2.0b2 c==1.0a1") {
      $0.options.prerelease.modeByPackage = [try PackageName("b"): .allow]
    },
    ResolutionCase(
      "a stable version is reconsidered when a later requirement needs a pre-release",
      """
      first 1.0: target
      second 1.0: third
      third 1.0: target>=2.0a1
      target 1.0:
      target 2.0a1:
      """, require: ["first", "second"], expect: "first==1.0 second==1.0 target==2.0a1 third==1.0"),
    ResolutionCase(
      "the fallback comes only after all stable versions were rejected",
      """
      a 1.0: missing
      a 2.0: missing
      a 3.0rc1:
      """, require: ["a"], expect: "a==3.0rc1"),
  ])
  func selects(_ example: ResolutionCase) throws {
    try example.check()
  }
}
