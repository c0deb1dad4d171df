import Caching
import IndexAccess
import Installing
import Interpreters
import PackageOperations
import PackagingStandards
import Resolution
import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Operations on a real environment, without a command line.
@Suite struct EnvironmentOperationTests {
  private static let index = TestIndex([
    "app": [.wheel("app", "1.0", requires: ["lib"]), .wheel("app", "1.1", requires: ["lib>=1.1"])],
    "lib": [.wheel("lib", "1.0"), .wheel("lib", "1.1")],
    "other": [.wheel("other", "1.0")],
  ])

  /// An environment of its own, an index, and a cache.
  private final class Bench {
    let sandbox: TemporaryDirectory
    let server: TestIndexServer
    let environment: PythonEnvironment
    let client: IndexClient
    let observer = RecordingObserver()

    init() throws {
      sandbox = try TemporaryDirectory()
      server = try TestIndexServer(EnvironmentOperationTests.index)
      let root = realPath(sandbox.path) ?? sandbox.path
      let cache = try Cache(at: .directory(root.appending("cache")))
      let interpreters = InterpreterCache(cache)
      let context = try DiscoveryContext()
      let finder = InterpreterFinder(
        context: context, cache: interpreters, environments: .onlySystem, preference: .managed)
      let created = try VirtualEnvironment.create(
        at: root.appending("env"), from: try finder.find().interpreter, options: EnvironmentOptions(toolVersion: "1"),
        context: context, cache: interpreters)
      environment = PythonEnvironment(created.interpreter)
      var configuration = IndexConfiguration()
      configuration.locations = IndexLocations(indexes: [PackageIndex(url: try URLReference(absolute: server.url))])
      client = IndexClient(configuration: configuration, cache: cache)
    }

    func installation(_ requirements: String...) throws -> PackageInstallation {
      PackageInstallation(
        LoadedRequirements(try requirements.map { SourcedRequirement(try Requirement($0)) }),
        for: ResolutionTarget(environment.interpreter))
    }

    func held() throws -> HeldEnvironment { try HeldEnvironment(environment, reporting: observer) }

    func installed() throws -> String {
      try InstalledDistributions(in: environment.sitePackages).all.map { "\($0.name)==\($0.version)" }
        .joined(separator: " ")
    }
  }

  @Test func whatIsInstalledAndRemovedIsTold() throws {
    let bench = try Bench()
    let first = try installPackages(
      try bench.installation("app==1.0"), into: try bench.held(), from: bench.client, reporting: bench.observer)
    #expect(try bench.installed() == "app==1.0 lib==1.1")
    guard case .changed(let added) = first else {
      Issue.record("\(first)")
      return
    }
    #expect(added.map(\.text) == ["app==1.0", "lib==1.1"])
    #expect(bench.observer.phases == ["resolved 2", "prepared 2", "installed 2"])
    #expect(bench.observer.stages == ["resolving", "ended", "preparing", "ended", "installing", "ended"])

    let again = try installPackages(
      try bench.installation("app"), into: try bench.held(), from: bench.client, reporting: bench.observer)
    guard case .satisfied(requirementCount: 1) = again else {
      Issue.record("\(again)")
      return
    }
    #expect(bench.observer.phases.count == 3, "nothing is resolved where everything is there")

    let gone = try removePackages(
      [try PackageName("lib"), try PackageName("missing")], from: try bench.held(), onlyPlans: false,
      reporting: bench.observer)
    #expect(gone.map(\.text) == ["lib==1.1"])
    #expect(try bench.installed() == "app==1.0")
    #expect(bench.observer.warnings() == ["Skipping missing as it is not installed"])
    #expect(bench.observer.phases.last == "uninstalled 1")
    let problems = try InstalledDistributions(in: bench.environment.sitePackages).problems(
      with: bench.environment.interpreter)
    #expect(problems == [.missing(try Requirement("lib"), of: try PackageName("app"))])
  }

  @Test func aPlanChangesNothing() throws {
    let bench = try Bench()
    var installation = try bench.installation("app")
    installation.update.onlyPlans = true
    let outcome = try installPackages(
      installation, into: try bench.held(), from: bench.client, reporting: bench.observer)
    guard case .planned(let plan) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(plan.downloadCount == 2)
    #expect(plan.removalCount == 0)
    #expect(plan.installationCount == 2)
    #expect(try bench.installed() == "")
  }

  @Test func synchronizingRemovesWhatIsNotListed() throws {
    let bench = try Bench()
    _ = try addPackages(
      [try PackageName("other")], to: try bench.held(), from: bench.client, reporting: bench.observer)
    #expect(try bench.installed() == "other==1.0")
    let list = try bench.installation("lib==1.0")
    _ = try synchronizePackages(list, with: try bench.held(), from: bench.client, reporting: bench.observer)
    #expect(try bench.installed() == "lib==1.0")
    let again = try synchronizePackages(list, with: try bench.held(), from: bench.client, reporting: bench.observer)
    guard case .satisfied(requirementCount: 1) = again else {
      Issue.record("\(again)")
      return
    }
  }

  @Test func whatHasNoSolutionIsAnError() throws {
    let bench = try Bench()
    #expect(throws: UnsatisfiableRequirements.self) {
      try installPackages(
        try bench.installation("lib>2"), into: try bench.held(), from: bench.client, reporting: bench.observer)
    }
    #expect(bench.observer.stages == ["resolving", "ended"])
  }

  /// Hashes of what is listed do not stand for what it needs.
  @Test func whatHasNoHashIsRefusedWhereHashesAreRequired() throws {
    let bench = try Bench()
    var installation = try bench.installation()
    let requirement = try Requirement("app==1.0")
    let digest = try #require(HashDigest("sha256:" + String(repeating: "1", count: 64)))
    installation.requirements.requirements = [SourcedRequirement(requirement)]
    installation.requirements.hashes.add(requirement, [digest], role: .requirement)
    installation.requirements.hashes.isRequired = true
    let error = try #require(throws: OperationError.self) {
      try installPackages(installation, into: try bench.held(), from: bench.client, reporting: bench.observer)
    }
    #expect(error.kind == .missingHash)
    #expect(error.causes == ["it is required by `app`"])
    #expect(try bench.installed() == "")
  }

  @Test func anEnvironmentIsFoundByWhatIsAlreadyKnown() throws {
    let bench = try Bench()
    let finder = InterpreterFinder(
      context: try DiscoveryContext(), cache: InterpreterCache(bench.client.cache), environments: .any,
      preference: .managed)
    let root = bench.environment.interpreter.prefix
    var search = EnvironmentSearch(
      finder, request: PythonRequest(root.string, workingDirectory: root), isMutable: true)
    let found = try findPythonEnvironment(search, reporting: bench.observer)
    #expect(!found.isRedirected)
    #expect(found.interpreter.prefix == root)
    search.place = .targetDirectory(root.appending("vendored"))
    let redirected = try findPythonEnvironment(search, reporting: bench.observer)
    #expect(redirected.isRedirected)
    #expect(redirected.sitePackages == [root.appending("vendored")])
  }
}
