import Caching
import IndexAccess
import PackagingStandards
import Support
import SystemIO
import SystemPackage
import TestIndex
import Testing

/// A server, a cache directory, and clients of both.
final class ClientFixture {
  let server: TestIndexServer
  let directory: FilePath
  private let owned: Owned

  private final class Owned {
    let directory: TemporaryDirectory
    init() throws { directory = try TemporaryDirectory(prefix: "adder-index-test-") }
  }

  init(_ index: TestIndex) throws {
    server = try TestIndexServer(index)
    owned = try Owned()
    directory = owned.directory.path
  }

  /// A client with a cold memory: a new process, as it were.
  func client(
    offline: Bool = false, refresh: CacheRefresh = .nothing, urls: [String]? = nil, findLinks: [String] = [],
    strategy: IndexStrategy = .firstIndex, _ change: (inout IndexConfiguration) -> Void = { _ in }
  ) throws -> IndexClient {
    var configuration = IndexConfiguration(strategy: strategy, isOffline: offline)
    configuration.locations = IndexLocations(
      indexes: try (urls ?? [server.url]).map { PackageIndex(url: try URLReference(absolute: $0)) },
      findLinks: try findLinks.map { try URLReference(absolute: $0) })
    configuration.network.readTimeout = .seconds(10)
    configuration.network.retryPause = .milliseconds(2)
    change(&configuration)
    let cache = try Cache(at: .directory(directory.appending("cache")), refresh: refresh)
    return IndexClient(configuration: configuration, cache: cache)
  }
}

struct IndexClientTests {
  private func index() -> TestIndex {
    var index = TestIndex()
    index.add(
      "flask", .wheel("flask", "1.0", requires: ["click>=7"]),
      .wheel("flask", "2.0", requires: ["click>=8", "werkzeug"], requiresPython: ">=3.8", extras: ["async"]))
    index.add("click", .wheel("click", "8.1"))
    return index
  }

  private func versions(_ releases: PackageReleases) -> [[String]] {
    releases.pages.map { page in (0..<page.versionCount).map { page.version(at: $0).description } }
  }

  @Test(arguments: [true, false], [true, false])
  func pagesComeAsJSONOrHTML(servesJSON: Bool, hasRelativeLinks: Bool) throws {
    var index = index()
    index.servesJSON = servesJSON
    index.hasRelativeLinks = hasRelativeLinks
    let fixture = try ClientFixture(index)
    let releases = try fixture.client().releases(of: PackageName("flask"))
    #expect(versions(releases) == [["1.0", "2.0"]])
    let file = try #require(releases.pages.first).file(at: 1)
    #expect(file.requiresPython == ">=3.8")
    #expect(file.url == fixture.server.base + "/files/flask/flask-2.0-py3-none-any.whl")
    #expect(file.hasMetadataFile)
  }

  @Test func missingPackageIsAnAnswer() throws {
    let fixture = try ClientFixture(index())
    let releases = try fixture.client().releases(of: PackageName("nothing"))
    #expect(releases.pages.isEmpty && releases.findLinksPage == nil)
    #expect(releases.problems.map(\.reason) == [.notFound])
  }

  @Test func callsShareOneRequest() throws {
    let fixture = try ClientFixture(index())
    let client = try fixture.client()
    let flask = try PackageName("flask")
    client.prefetchReleases(of: [flask, flask])
    try WorkerPool.forEach(8, width: 8) { _ in
      let releases = try client.releases(of: flask)
      #expect(releases.pages.count == 1)
    }
    #expect(fixture.server.requestedPaths == ["/simple/flask/"])
  }

  @Test func freshPagesAreNotAskedForAgain() throws {
    var index = index()
    index.cacheControl = "max-age=600"
    let fixture = try ClientFixture(index)
    _ = try fixture.client().releases(of: PackageName("flask"))
    #expect(try versions(fixture.client().releases(of: PackageName("flask"))) == [["1.0", "2.0"]])
    #expect(fixture.server.requests.count == 1)
  }

  @Test func refreshAsksAgain() throws {
    var index = index()
    index.cacheControl = "max-age=600"
    let fixture = try ClientFixture(index)
    for refresh in [CacheRefresh.nothing, .packages(["click"]), .packages(["flask"]), .everything] {
      _ = try fixture.client(refresh: refresh).releases(of: PackageName("flask"))
    }
    #expect(fixture.server.requests.count == 3)
    #expect(fixture.server.requests.last?.headers["cache-control"] == "no-cache")
  }

  @Test func stalePagesAreRevalidated() throws {
    var index = index()
    index.hasETags = true
    let fixture = try ClientFixture(index)
    let flask = try PackageName("flask")
    _ = try fixture.client().releases(of: flask)
    #expect(try versions(fixture.client().releases(of: flask)) == [["1.0", "2.0"]])
    #expect(fixture.server.requests.count == 2)
    #expect(fixture.server.requests.last?.headers["if-none-match"] != nil)
    // The 304 brought a new lifetime.
    fixture.server.update { $0.cacheControl = "max-age=600" }
    _ = try fixture.client().releases(of: flask)
    _ = try fixture.client().releases(of: flask)
    #expect(fixture.server.requests.count == 3)
    fixture.server.update { $0.add("flask", .wheel("flask", "3.0")) }
    #expect(try versions(fixture.client(refresh: .everything).releases(of: flask)) == [["1.0", "2.0", "3.0"]])
  }

  @Test func damagedCacheEntriesAreFetchedAgain() throws {
    var index = index()
    index.cacheControl = "max-age=600"
    let fixture = try ClientFixture(index)
    let flask = try PackageName("flask")
    _ = try fixture.client().releases(of: flask)
    var damaged = 0
    try walkDirectory(fixture.directory) { path, kind in
      if path.string.hasSuffix(".page") {
        try writeAtomically([1, 2, 3], to: fixture.directory.pushing(path))
        damaged += 1
      }
      return true
    }
    #expect(damaged == 1)
    #expect(try versions(fixture.client().releases(of: flask)) == [["1.0", "2.0"]])
    #expect(fixture.server.requests.count == 2)
  }

  @Test func offlineTakesWhatIsThereHoweverOld() throws {
    let fixture = try ClientFixture(index())
    let flask = try PackageName("flask")
    let online = try fixture.client().releases(of: flask)
    _ = try fixture.client().metadata(for: try #require(online.pages.first).file(at: 1))
    fixture.server.forgetRequests()
    let client = try fixture.client(offline: true)
    let releases = try client.releases(of: flask)
    #expect(versions(releases) == [["1.0", "2.0"]])
    let page = try #require(releases.pages.first)
    #expect(try client.metadata(for: page.file(at: 1)).requiresDist == ["click>=8", "werkzeug"])
    let error = #expect(throws: IndexAccessError.self) { try client.metadata(for: page.file(at: 0)) }
    #expect(error?.kind == .offline && error?.hints.isEmpty == false)
    #expect(try client.releases(of: PackageName("click")).problems.map(\.reason) == [.offline])
    #expect(throws: IndexAccessError.self) { try client.download(page.file(at: 0)) }
    #expect(fixture.server.requests.isEmpty)
  }

  @Test func passingFaultsAreRetried() throws {
    var index = index()
    index.faults["/simple/flask/"] = [.status(503, retryAfter: 0), .close, .truncate(after: 20)]
    let fixture = try ClientFixture(index)
    #expect(try versions(fixture.client().releases(of: PackageName("flask"))) == [["1.0", "2.0"]])
    #expect(fixture.server.requests.count == 4)
  }

  @Test func lastingFaultsAreReported() throws {
    var index = index()
    index.faults["/simple/flask/"] = Array(repeating: .status(503, retryAfter: 0), count: 10)
    let fixture = try ClientFixture(index)
    let error = #expect(throws: IndexAccessError.self) { try fixture.client().releases(of: PackageName("flask")) }
    #expect(error?.kind == .status(503))
    #expect(fixture.server.requests.count == 4)
  }

  @Test func silentServersTimeOut() throws {
    var index = index()
    index.faults["/simple/flask/"] = [.delay(milliseconds: 1500)]
    let fixture = try ClientFixture(index)
    let client = try fixture.client {
      $0.network.readTimeout = .milliseconds(200)
      $0.network.retries = 0
    }
    let error = #expect(throws: IndexAccessError.self) { try client.releases(of: PackageName("flask")) }
    #expect(error?.kind == .timedOut)
    #expect(error?.hints.first?.contains("ADDER_HTTP_TIMEOUT") == true)
  }

  @Test func unreachableServersAreReported() throws {
    let fixture = try ClientFixture(index())
    let client = try fixture.client(urls: ["http://127.0.0.1:1/simple/"]) { $0.network.retries = 0 }
    let error = #expect(throws: IndexAccessError.self) { try client.releases(of: PackageName("flask")) }
    #expect(error?.kind == .connection)
  }

  @Test func unreadableCertificatesFailAtOnce() throws {
    let fixture = try ClientFixture(index())
    let file = fixture.directory.appending("no.pem")
    try writeFile(Array("not a certificate".utf8), to: file)
    let client = try fixture.client(urls: ["https://127.0.0.1:\(fixture.server.port)/simple/"]) {
      $0.network.certificates.trustedFile = file
      $0.network.retryPause = .seconds(100)
    }
    let error = #expect(throws: IndexAccessError.self) { try client.releases(of: PackageName("flask")) }
    #expect(error?.kind == .certificate)
    #expect(error?.hints.first?.contains("SSL_CERT_FILE") == true)
  }

  @Test func certificatesThatAreNotThereAreNoneOfTheSystem() throws {
    var certificates = CertificateSettings()
    #expect(!certificates.namesNothingUsable)
    certificates.trustedFile = "/nowhere.pem"
    #expect(certificates.namesNothingUsable)
    certificates.trustedDirectories = ["/nowhere"]
    #expect(certificates.namesNothingUsable)
    certificates.usesSystemCertificates = true
    #expect(!certificates.namesNothingUsable)
    certificates.usesSystemCertificates = false
    certificates.trustedDirectories.append("/")
    #expect(!certificates.namesNothingUsable)
  }

  @Test func pagesThatAreNoIndexAreExplained() throws {
    var index = index()
    index.redirects["/simple/flask/"] = "/files/flask/flask-1.0-py3-none-any.whl"
    let fixture = try ClientFixture(index)
    let error = #expect(throws: IndexAccessError.self) { try fixture.client().releases(of: PackageName("flask")) }
    #expect(error?.kind == .malformed)
    #expect(error?.hints.first?.contains("package index") == true)
  }

  @Test func redirectsAreFollowed() throws {
    var index = index()
    index.redirects["/simple/flask/"] = "/simple/click/"
    index.redirects["/simple/loop/"] = "/simple/loop/"
    let fixture = try ClientFixture(index)
    // The page that answers is one of another package, none of whose files belong here.
    #expect(try fixture.client().releases(of: PackageName("flask")).pages.first?.versionCount == 0)
    let error = #expect(throws: IndexAccessError.self) { try fixture.client().releases(of: PackageName("loop")) }
    #expect(error?.kind == .redirect)
  }

  // MARK: Several indexes

  @Test func firstIndexWithThePackageWins() throws {
    let first = try ClientFixture(TestIndex(["flask": [.wheel("flask", "9.0")]]))
    let second = try ClientFixture(index())
    let client = try first.client(urls: [first.server.url, second.server.url])
    #expect(try versions(client.releases(of: PackageName("flask"))) == [["9.0"]])
    #expect(second.server.requests.isEmpty)
    let click = try client.releases(of: PackageName("click"))
    #expect(versions(click) == [["8.1"]])
    #expect(click.problems.map(\.reason) == [.notFound])
  }

  @Test(arguments: [IndexStrategy.unsafeFirstMatch, .unsafeBestMatch])
  func otherStrategiesAskEveryIndex(strategy: IndexStrategy) throws {
    let first = try ClientFixture(TestIndex(["flask": [.wheel("flask", "9.0")]]))
    let second = try ClientFixture(index())
    let client = try first.client(urls: [first.server.url, second.server.url], strategy: strategy)
    #expect(try versions(client.releases(of: PackageName("flask"))) == [["9.0"], ["1.0", "2.0"]])
  }

  @Test func refusalEndsTheSearch() throws {
    var closed = TestIndex()
    closed.credentials = ("me", "secret")
    let first = try ClientFixture(closed)
    let second = try ClientFixture(index())
    let client = try first.client(urls: [first.server.url, second.server.url])
    let releases = try client.releases(of: PackageName("flask"))
    #expect(releases.pages.isEmpty && releases.findLinksPage == nil)
    #expect(releases.problems.map(\.reason) == [.unauthorized])
    #expect(second.server.requests.isEmpty)
  }

  @Test func ignoredStatusesCountAsMissing() throws {
    var closed = TestIndex()
    closed.credentials = ("me", "secret")
    let first = try ClientFixture(closed)
    let second = try ClientFixture(index())
    let client = try first.client(urls: [first.server.url, second.server.url]) {
      $0.locations.indexes[0].ignoredStatusCodes = [401]
    }
    #expect(try versions(client.releases(of: PackageName("flask"))) == [["1.0", "2.0"]])
  }

  @Test func credentialsOfTheURLReachPagesAndFiles() throws {
    var index = index()
    index.credentials = ("me", "s cret")
    let fixture = try ClientFixture(index)
    let url = fixture.server.url.replacing("http://", with: "http://me:s%20cret@")
    let client = try fixture.client(urls: [url])
    let page = try #require(try client.releases(of: PackageName("flask")).pages.first)
    #expect(try client.metadata(for: page.file(at: 0)).requiresDist == ["click>=7"])
    #expect(try client.download(page.file(at: 0)).finish().description == page.file(at: 0).digests[0].hexadecimal)
    // No secret is left on the disk.
    try walkDirectory(fixture.directory) { path, kind in
      if kind == .file {
        let text = String(decoding: try readFile(fixture.directory.pushing(path)), as: UTF8.self)
        #expect(!text.contains("cret"), "\(path)")
      }
      return true
    }
  }

  // MARK: Links and local indexes

  @Test func findLinksAddToTheIndex() throws {
    let fixture = try ClientFixture(index())
    let links = fixture.directory.appending("links")
    try createDirectories(links)
    let wheel = TestDistribution.wheel("flask", "7.0", requires: ["local"])
    try writeFile(wheel.content, to: links.appending(wheel.filename))
    try writeFile([], to: links.appending("README.txt"))
    let client = try fixture.client(findLinks: [URLReference(filePath: links.string).requestText])
    let releases = try client.releases(of: PackageName("flask"))
    #expect(versions(releases) == [["1.0", "2.0"]])
    let page = try #require(releases.findLinksPage)
    #expect((0..<page.versionCount).map { page.version(at: $0).description } == ["7.0"])
    #expect(try client.metadata(for: page.file(at: 0)).requiresDist == ["local"])
    #expect(try client.download(page.file(at: 0)).finish().description == wheel.sha256)
    #expect(try client.releases(of: PackageName("click")).findLinksPage == nil)
  }

  @Test func findLinksReadPagesOfLinks() throws {
    let fixture = try ClientFixture(index())
    let client = try fixture.client(urls: [], findLinks: [fixture.server.base + "/links"])
    let page = try #require(try client.releases(of: PackageName("flask")).findLinksPage)
    #expect((0..<page.versionCount).map { page.version(at: $0).description } == ["1.0", "2.0"])
    _ = try client.releases(of: PackageName("click"))
    #expect(fixture.server.requestedPaths == ["/links"])
    let offline = try fixture.client(offline: true, urls: [], findLinks: [fixture.server.base + "/links"])
    #expect(try offline.releases(of: PackageName("flask")).findLinksPage?.versionCount == 2)
  }

  @Test func directoriesServeAsIndexes() throws {
    let fixture = try ClientFixture(index())
    let root = fixture.directory.appending("index")
    let wheel = TestDistribution.wheel("flask", "5.0")
    try createDirectories(root.appending("flask"))
    try writeFile(wheel.content, to: root.appending("flask").appending(wheel.filename))
    try writeFile(
      Array("<a href=\"\(wheel.filename)#sha256=\(wheel.sha256)\">x</a>".utf8),
      to: root.appending("flask").appending("index.html"))
    let client = try fixture.client(urls: [URLReference(filePath: root.string).requestText])
    let page = try #require(try client.releases(of: PackageName("flask")).pages.first)
    #expect(page.version(at: 0).description == "5.0")
    #expect(try client.metadata(for: page.file(at: 0)).version.description == "5.0")
    #expect(try client.releases(of: PackageName("click")).pages.isEmpty)
  }
}
