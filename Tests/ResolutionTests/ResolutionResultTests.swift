import PackagingStandards
import Resolution
import Testing

struct ResolutionResultTests {
  private func resolution() throws -> Resolution {
    var request = try ResolutionHarness.request(
      ["a[x]", "c ; python_version >= '3'"], constraints: ["b<5", "unused<1"])
    request.requirements.append(
      SourcedRequirement(try Requirement("a"), origin: RequirementOrigin(label: "-r more.in")))
    return try resolve(
      request,
      from: TestIndex(
        """
        a 1.0: b | d ; extra == 'x' | c ; python_version > '3'
        b 1.0: c
        c 1.0:
        d 1.0: b
        """))
  }

  @Test(arguments: [
    ("a", [], ["-r requirements.in", "-r more.in"], ["b", "c", "d"]),
    ("b", ["a", "d"], ["-c constraints.txt"], ["c"]),
    ("c", ["a", "b"], ["-r requirements.in"], []),
    ("d", ["a"], [], ["b"]),
  ])
  func edgesAndOriginsAreReported(
    name: String, dependents: [String], origins: [String], dependencies: [String]
  ) throws {
    let package = try #require(try resolution().package(PackageName(name)))
    #expect(package.dependents.map(\.string) == dependents)
    #expect(package.origins.map(\.label) == origins)
    #expect(package.dependencies.map(\.string) == dependencies)
  }

  @Test func packagesAreSortedByName() throws {
    #expect(try resolution().packages.map(\.name.string) == ["a", "b", "c", "d"])
    #expect(try resolution().package(PackageName("nothing"))?.name == nil)
  }
}
