import PackagingStandards
import Resolution
import Testing

struct ExtrasAndMarkersTests {
  private static let extras = """
    a 1.0: always | x-only ; extra == 'x' | y-only ; extra == 'y' | windows ; sys_platform == 'win32'
    a 2.0: always | x-only>=2 ; extra == 'x'
    all 1.0: all[x,y] ; extra == 'all' | left ; extra == 'x' | right ; extra == 'y'
    always 1.0:
    x-only 1.0:
    y-only 1.0:
    left 1.0:
    right 1.0:
    windows 1.0:
    """

  @Test(arguments: [
    ResolutionCase("no extra adds nothing", extras, require: ["a<2"], expect: "a==1.0 always==1.0"),
    ResolutionCase(
      "an extra adds its requirements", extras, require: ["a[x]<2"], expect: "a==1.0 always==1.0 x-only==1.0"),
    ResolutionCase(
      "several extras add up", extras, require: ["a[x,y]<2"],
      expect: "a==1.0 always==1.0 x-only==1.0 y-only==1.0"),
    ResolutionCase(
      "an extra can make the solver choose another version of its project", extras, require: ["a[x]"],
      expect: "a==1.0 always==1.0 x-only==1.0"),
    ResolutionCase(
      "an extra that does not exist adds nothing", extras, require: ["a[nothing]"], expect: "a==2.0 always==1.0"),
    ResolutionCase(
      "an extra may ask for other extras of its project", extras, require: ["all[all]"],
      expect: "all==1.0 left==1.0 right==1.0"),
    ResolutionCase(
      "the same project with and without extra has one version", extras, require: ["a", "a[x]"],
      expect: "a==1.0 always==1.0 x-only==1.0"),
    ResolutionCase(
      "requirements for other environments are left out", extras, require: ["left ; sys_platform == 'win32'", "right"],
      expect: "right==1.0"),
    ResolutionCase(
      "a requirement with a condition is the same package as one without", extras,
      require: ["a<2 ; python_version >= '3'", "a ; sys_platform == 'linux'"], expect: "a==1.0 always==1.0"),
    ResolutionCase(
      "the Python asked for decides, not the one in use", extras, require: ["left ; python_version < '3.10'"],
      expect: ""),
  ])
  func applies(_ example: ResolutionCase) throws {
    try example.check()
  }

  @Test func extrasAreReported() throws {
    let resolution = try resolve(
      try ResolutionHarness.request(["a[y,x]<2"]), from: MemoryIndex(Self.extras))
    let package = try #require(resolution.packages.first { $0.name.string == "a" })
    #expect(package.extras.map(\.string) == ["x", "y"])
  }
}
