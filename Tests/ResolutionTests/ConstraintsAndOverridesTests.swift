import PackagingStandards
import Resolution
import Testing

struct ConstraintsAndOverridesTests {
  private static let releases = """
    a 1.0: b>=2 | c
    b 1.0:
    b 2.0:
    b 3.0:
    c 1.0:
    d 1.0: e ; extra == 'x'
    e 1.0:
    e 2.0:
    """

  @Test(arguments: [
    ResolutionCase("a constraint narrows what is required", releases, require: ["a"], expect: "a==1.0 b==2.0 c==1.0") {
      $0.constraints = [SourcedRequirement(try Requirement("b<3"))]
    },
    ResolutionCase("a constraint alone requires nothing", releases, require: ["c"], expect: "c==1.0") {
      $0.constraints = [SourcedRequirement(try Requirement("b<3"))]
    },
    ResolutionCase("a constraint for another environment is ignored", releases, require: ["b"], expect: "b==3.0") {
      $0.constraints = [SourcedRequirement(try Requirement("b<3 ; sys_platform == 'win32'"))]
    },
    ResolutionCase("a constraint that nothing meets is a conflict", releases, require: ["a"], expect: nil) {
      $0.constraints = [SourcedRequirement(try Requirement("b<2"))]
    },
    ResolutionCase("a constraint applies to what an extra adds", releases, require: ["d[x]"], expect: "d==1.0 e==1.0") {
      $0.constraints = [SourcedRequirement(try Requirement("e<2"))]
    },
    ResolutionCase("an override replaces a requirement", releases, require: ["a"], expect: "a==1.0 b==1.0 c==1.0") {
      $0.overrides = [SourcedRequirement(try Requirement("b==1.0"))]
    },
    ResolutionCase("an override replaces a direct requirement", releases, require: ["b>2"], expect: "b==1.0") {
      $0.overrides = [SourcedRequirement(try Requirement("b==1.0"))]
    },
    ResolutionCase(
      "an override for another environment removes the requirement", releases, require: ["a"], expect: "a==1.0 c==1.0"
    ) { $0.overrides = [SourcedRequirement(try Requirement("b ; sys_platform == 'win32'"))] },
    ResolutionCase("an override keeps what an extra adds with the extra", releases, require: ["d"], expect: "d==1.0") {
      $0.overrides = [SourcedRequirement(try Requirement("e==1.0"))]
    },
    ResolutionCase("an override applies to what an extra adds", releases, require: ["d[x]"], expect: "d==1.0 e==1.0") {
      $0.overrides = [SourcedRequirement(try Requirement("e==1.0"))]
    },
    ResolutionCase("an excluded package is left out", releases, require: ["a", "b"], expect: "a==1.0 c==1.0") {
      $0.excludes = [try PackageName("b")]
    },
  ])
  func applies(_ example: ResolutionCase) throws {
    try example.check()
  }

  @Test func requirementsThatNameURLsAreRefused() throws {
    let index = try MemoryIndex(Self.releases)
    let error = #expect(throws: ResolutionError.self) {
      try resolve(try ResolutionHarness.request(["b @ https://files.test/b-1.0-py3-none-any.whl"]), from: index)
    }
    #expect(
      error?.message == "Requirements that name a URL or path are not supported yet: "
        + "`b @ https://files.test/b-1.0-py3-none-any.whl`")
  }
}
