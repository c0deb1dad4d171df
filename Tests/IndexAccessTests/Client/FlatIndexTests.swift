import IndexAccess
import PackagingStandards
import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Indexes with `format = "flat"`: one page or directory, in the order of the indexes.
struct FlatIndexTests {
  private func fixture() throws -> ClientFixture {
    try ClientFixture(
      TestIndex(["flask": [.wheel("flask", "1.0"), .wheel("flask", "2.0")], "click": [.wheel("click", "8.1")]]))
  }

  private func flat(_ url: String) throws -> PackageIndex {
    PackageIndex(url: try URLReference(absolute: url), format: .flat)
  }

  @Test func onePageServesEveryPackage() throws {
    let fixture = try fixture()
    let index = try flat(fixture.server.base + "/links")
    let client = try fixture.client { $0.locations.indexes = [index] }
    let flask = try client.releases(of: PackageName("flask"))
    #expect(flask.pages.map(\.versionCount) == [2])
    #expect(flask.pages.first?.index == index.identity)
    #expect(try client.releases(of: PackageName("click")).pages.map(\.versionCount) == [1])
    #expect(try client.releases(of: PackageName("other")).problems.map(\.reason) == [.notFound])
    #expect(fixture.server.requestedPaths == ["/links"])
    #expect(try client.metadata(for: #require(flask.pages.first).file(at: 0)).name == PackageName("flask"))
  }

  @Test func aDirectoryIsAnIndexToo() throws {
    let fixture = try fixture()
    let wheel = TestDistribution.wheel("local", "3.0")
    try writeFile(wheel.content, to: fixture.directory.appending(wheel.filename))
    let index = PackageIndex(url: URLReference(filePath: fixture.directory.string), format: .flat)
    let client = try fixture.client { $0.locations.indexes.insert(index, at: 0) }
    #expect(try client.releases(of: PackageName("local")).pages.map(\.versionCount) == [1])
    // What it does not have comes from the next index.
    #expect(try client.releases(of: PackageName("flask")).pages.map(\.versionCount) == [2])
    #expect(fixture.server.requestedPaths == ["/simple/flask/"])
  }

  @Test(
    arguments: [
      (401, .unauthorized), (403, .forbidden), (418, .notFound), (404, nil), (410, nil), (500, nil),
    ] as [(Int, IndexProblem.Reason?)])
  func refusalsMeanWhatTheyMeanOfPages(status: Int, reason: IndexProblem.Reason?) throws {
    let fixture = try fixture()
    fixture.server.update { $0.lastingFaults["/links"] = .status(status) }
    var index = try flat(fixture.server.base + "/links")
    index.ignoredStatusCodes = [418]
    let next = PackageIndex(url: try URLReference(absolute: fixture.server.url))
    let client = try fixture.client {
      $0.locations.indexes = [index, next]
      $0.network.retries = 0
    }
    guard let reason else {
      #expect(throws: IndexAccessError.self) { try client.releases(of: PackageName("flask")) }
      #expect(fixture.server.requestedPaths == ["/links"])
      return
    }
    let releases = try client.releases(of: PackageName("flask"))
    #expect(releases.problems.map(\.reason) == [reason])
    #expect(releases.pages.count == (reason == .notFound ? 1 : 0))
  }

  @Test func locationsAreReadAtOnceByAllThreads() throws {
    let fixture = try fixture()
    fixture.server.update { $0.faults["/links"] = [.delay(milliseconds: 50)] }
    let client = try fixture.client(urls: [], findLinks: Array(repeating: fixture.server.base + "/links", count: 3))
    try WorkerPool.forEach(8, width: 8) { number in
      let name = try PackageName(number.isMultiple(of: 2) ? "flask" : "click")
      #expect(try client.releases(of: name).findLinksPage != nil)
    }
    #expect(fixture.server.requests.count == 3)
  }

  /// What links say of their files holds however many locations there are.
  @Test func severalLocationsMakeOnePage() throws {
    var index = TestIndex(["flask": [.wheel("flask", "1.0", requiresPython: ">=3.8").yanked("broken")]])
    index.pages["flask"] = "<a href='flask-3.0-py3-none-any.whl#sha256=\(String(repeating: "0", count: 64))'>f</a>"
    let fixture = try ClientFixture(index)
    let wheel = TestDistribution.wheel("flask", "2.0")
    try writeFile(wheel.content, to: fixture.directory.appending(wheel.filename))
    let base = fixture.server.base
    let locations = ["\(base)/links", "file://\(fixture.directory)", "\(base)/simple/flask/"]
    let client = try fixture.client(urls: [], findLinks: locations)
    let page = try #require(try client.releases(of: PackageName("flask")).findLinksPage)
    let files = (0..<page.fileCount).map { page.file(at: $0) }
    #expect(files.map { $0.version?.description } == ["1.0", "2.0", "3.0"])
    #expect(files.map(\.digests.count) == [1, 0, 1])
    #expect(files.map(\.requiresPython) == [">=3.8", nil, nil])
    #expect(files.map(\.yankedReason) == ["broken", nil, nil])
    #expect(files.last?.url == base + "/simple/flask/flask-3.0-py3-none-any.whl")
    #expect(try client.metadata(for: files[1]).version == Version("2.0"))
  }
}
