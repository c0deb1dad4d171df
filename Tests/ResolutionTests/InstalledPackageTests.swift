import IndexAccess
import PackagingStandards
import Resolution
import Testing

struct InstalledPackageTests {
  private let releases = """
    a 1.0:
    a 2.0:
    b 1.0: a>=2
    """

  private func installed(_ name: String, _ version: String, requires: [String] = []) throws -> InstalledPackage {
    let metadata = CoreMetadata(
      name: try PackageName(name), version: try Version(version), requiresDist: requires)
    return InstalledPackage(name: metadata.name, version: metadata.version) { metadata }
  }

  @Test(arguments: [
    (["a"], "1.0", PackageSelection.none, PackageSelection.none, "a==1.0"),
    (["a"], "1.0", .all, .none, "a==2.0"),
    (["a"], "1.0", .none, .all, "a==2.0"),
    (["a"], "3.0", .none, .none, "a==3.0"),
    (["a"], "3.0", .all, .none, "a==3.0"),
    (["b"], "1.0", .none, .none, "a==2.0 b==1.0"),
    (["a>1"], "1.0", .none, .none, "a==2.0"),
  ])
  func whatIsInstalledIsKeptWhereItFits(
    requirements: [String], version: String, upgrade: PackageSelection, reinstall: PackageSelection, expected: String
  ) throws {
    var request = try ResolutionHarness.request(requirements)
    request.installed = [try installed("a", version)]
    request.options.upgrade = upgrade
    request.options.reinstall = reinstall
    #expect(try ResolutionHarness.answer(request, MemoryIndex(releases)) == expected)
  }

  @Test func installedDistributionsBringTheirOwnRequirements() throws {
    var request = try ResolutionHarness.request(["local"])
    request.installed = [try installed("local", "0.1", requires: ["a<2"])]
    let resolution = try resolve(request, from: MemoryIndex(releases))
    #expect(resolution.packages.map { "\($0.name)==\($0.version)" } == ["a==1.0", "local==0.1"])
    guard case .installed = resolution.packages[1].distribution else {
      Issue.record("the installed distribution is not used")
      return
    }
  }

  @Test func severalInstalledDistributionsOfOneProjectAreReplaced() throws {
    var request = try ResolutionHarness.request(["a"])
    request.installed = [try installed("a", "1.0"), try installed("a", "1.5")]
    #expect(try ResolutionHarness.answer(request, MemoryIndex(releases)) == "a==2.0")
  }
}
