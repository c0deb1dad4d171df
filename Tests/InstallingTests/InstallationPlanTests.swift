import Installing
import PackagingStandards
import SystemIO
import SystemPackage
import Testing

@Suite struct InstallationPlanTests {
  private func check(
    installed: [String], desired: [String], _ extent: InstallationPlan.Extent,
    reinstall: InstallationPlan.Reinstall = .nothing, _ expected: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let bench = try Workbench()
    for name in installed {
      let parts = name.split(separator: "=", omittingEmptySubsequences: true)
      try createDirectories(bench.sitePackages.appending("\(parts[0])-\(parts[1]).dist-info"))
    }
    let wanted = try desired.map { text in
      let parts = text.split(separator: "=", omittingEmptySubsequences: true)
      return DesiredDistribution(name: try PackageName(String(parts[0])), version: try Version(String(parts[1])))
    }
    let plan = InstallationPlan(
      desired: wanted, installed: try bench.installed(), extent: extent, reinstall: reinstall)
    let lines = EnvironmentChange.changes(of: plan, desired: wanted).map { "\($0.sign) \($0.text)" }
    #expect(lines == expected, sourceLocation: sourceLocation)
    #expect(plan.isEmpty == expected.isEmpty, sourceLocation: sourceLocation)
  }

  @Test func additiveInstallationsKeepTheRest() throws {
    try check(
      installed: ["a==1", "b==1"], desired: ["b==2", "c==1"], .additive, ["- b==1", "+ b==2", "+ c==1"])
  }

  @Test func exactInstallationsRemoveTheRest() throws {
    try check(
      installed: ["a==1", "b==1", "pip==24"], desired: ["b==1.0"], .exact(preserving: [try PackageName("pip")]),
      ["- a==1"])
  }

  @Test func whatIsAsDesiredIsInstalledAgainOnlyIfAsked() throws {
    try check(installed: ["a==1", "b==1"], desired: ["a==1", "b==1"], .additive, [])
    try check(
      installed: ["a==1", "b==1"], desired: ["a==1", "b==1"], .additive, reinstall: .everything,
      ["~ a==1", "~ b==1"])
    try check(
      installed: ["a==1", "b==1"], desired: ["a==1", "b==1"], .additive,
      reinstall: .packages([try PackageName("b")]), ["~ b==1"])
  }

  @Test func twoOfOneNameAreReplacedByOne() throws {
    try check(installed: ["a==1", "a==2"], desired: ["a==2"], .additive, ["- a==1", "~ a==2"])
  }

  @Test func sourcesOfDirectURLsAreCompared() throws {
    let bench = try Workbench()
    let hash = DirectURL.Hash(algorithm: "sha256", digest: "abc")
    func url(_ path: String, _ hashes: [DirectURL.Hash] = []) -> DirectURL {
      DirectURL(url: "file://\(path)", source: .archive(hash: nil, hashes: hashes))
    }
    let wheel = try bench.unpack(FabricatedWheel("demo", "1.0", [("demo.py", "")]))
    _ = try InstallTransaction.run(
      removing: [], installing: [WheelToInstall(wheel, directURL: url("/a.whl", [hash]))], in: bench.target)
    let installed = try bench.installed()
    func isKept(_ source: DesiredDistribution.Source) throws -> Bool {
      let wanted = DesiredDistribution(name: try PackageName("demo"), version: try Version("1.0"), source: source)
      return InstallationPlan(desired: [wanted], installed: installed, extent: .additive).isEmpty
    }
    #expect(try isKept(.directURL(url("/a.whl", [hash]))))
    #expect(try isKept(.directURL(url("/a.whl"))))
    #expect(try !isKept(.directURL(url("/b.whl"))))
    #expect(try !isKept(.directURL(url("/a.whl", [.init(algorithm: "sha256", digest: "def")]))))
    #expect(try isKept(.index))
  }
}
