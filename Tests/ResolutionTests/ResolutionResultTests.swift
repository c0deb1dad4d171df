import PackagingStandards
import Resolution
import Testing

struct ResolutionResultTests {
  private func resolution() throws -> Resolution {
    var request = try ResolutionHarness.request(
      ["a[x]", "c ; python_version >= '3'"], constraints: ["b<5", "unused<1"])
    request.requirements.append(
      SourcedRequirement(try Requirement("a"), origin: RequirementOrigin(.requirement, in: .file("more.in"))))
    return try resolve(
      request,
      from: MemoryIndex(
        """
        a 1.0: b | d ; extra == 'x' | c ; python_version > '3'
        b 1.0: c
        c 1.0:
        d 1.0: b
        """))
  }

  @Test(arguments: [
    ("a", [], ["-r more.in", "-r requirements.in"], ["b", "c", "d"]),
    ("b", ["a", "d"], ["-c constraints.txt"], ["c"]),
    ("c", ["a", "b"], ["-r requirements.in"], []),
    ("d", ["a"], [], ["b"]),
  ])
  func edgesAndOriginsAreReported(
    name: String, dependents: [String], origins: [String], dependencies: [String]
  ) throws {
    let package = try #require(try resolution().packages.first { $0.name.string == name })
    #expect(package.dependents.map(\.string) == dependents)
    #expect(package.origins.compactMap(\.label) == origins)
    #expect(package.dependencies.map(\.string) == dependencies)
  }

  @Test func packagesAreSortedByName() throws {
    #expect(try resolution().packages.map(\.name.string) == ["a", "b", "c", "d"])
  }

  @Test func extrasThatDoNotExistAreReported() throws {
    let resolution = try resolve(
      try ResolutionHarness.request(["a[x,y]"]), from: MemoryIndex("a 1.0: b ; extra == 'x'\nb 1.0:"))
    #expect(resolution.warnings == ["The package `a==1.0` does not have an extra named `y`"])
  }

  @Test func missingLowerBoundsAreReportedWhereTheyMatter() throws {
    var request = try ResolutionHarness.request(["a", "b>=1", "b", "c<9 ; sys_platform == 'win32'"])
    let index = try MemoryIndex("a 1.0:\nb 1.0:")
    #expect(try resolve(request, from: index).warnings.isEmpty)
    request.options.mode = .lowest
    #expect(
      try resolve(request, from: index).warnings
        == ["`a` is required without a lower bound, so `--resolution lowest` selects its oldest version"])
  }
}
