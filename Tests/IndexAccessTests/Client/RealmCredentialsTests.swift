import IndexAccess
import PackagingStandards
import Support
import TestIndex
import Testing

/// Servers keep the files of an index at other paths than its pages: the credentials serve both, and no other server.
struct RealmCredentialsTests {
  private func url(_ server: TestIndexServer, _ path: String, _ credentials: String) -> String {
    "http://\(credentials)@127.0.0.1:\(server.port)\(path)"
  }

  /// Each request with what authorized it.
  private func asked(_ server: TestIndexServer) -> [String] {
    server.requests.map { request in
      let sent = request.headers["authorization"].map { $0.dropFirst("Basic ".count) }
      return "\(request.path) \(sent.map { String($0) } ?? "-")"
    }
  }

  private func encoded(_ credentials: String) -> String { Base64.encode(Array(credentials.utf8)) }

  @Test func filesOutsideOfTheIndexesPathGetItsCredentials() throws {
    var index = TestIndex(["flask": [.wheel("flask", "1.0"), .wheel("flask", "2.0")]])
    index.credentials = ("joe", "s3cret")
    let fixture = try ClientFixture(index)
    let client = try fixture.client(urls: [url(fixture.server, "/group/simple", "joe:s3cret")])
    let page = try #require(try client.releases(of: PackageName("flask")).pages.first)
    for position in 0..<2 {
      #expect(try client.metadata(for: page.file(at: position)).name.string == "flask")
      _ = try client.download(page.file(at: position)).finish()
    }
    let joe = encoded("joe:s3cret")
    let files = (1...2).map { "/files/flask/flask-\($0).0-py3-none-any.whl" }
    // They are sent once the server has asked for them, and from then on at once.
    #expect(
      asked(fixture.server) == [
        "/group/simple/flask/ \(joe)", "\(files[0]).metadata -", "\(files[0]).metadata \(joe)", "\(files[0]) \(joe)",
        "\(files[1]).metadata \(joe)", "\(files[1]) \(joe)",
      ])
  }

  @Test func filesGetTheCredentialsOfTheIndexThatListsThem() throws {
    var index = TestIndex(["flask": [.wheel("flask", "1.0")], "click": [.wheel("click", "1.0")]])
    index.credentialsByPath = ["/one/": "a:1", "/two/": "b:2", "/files/flask/": "a:1", "/files/click/": "b:2"]
    index.lastingFaults = ["/one/simple/click/": .status(404)]
    let fixture = try ClientFixture(index)
    let urls = [url(fixture.server, "/one/simple", "a:1"), url(fixture.server, "/two/simple", "b:2")]
    for names in [["flask", "click"], ["click", "flask"]] {
      let client = try fixture.client(urls: urls)
      for name in names {
        let page = try #require(try client.releases(of: PackageName(name)).pages.first)
        _ = try client.download(page.file(at: 0)).finish()
      }
    }
  }

  @Test(arguments: ["127.0.0.1", "localhost"], [false, true])
  func otherServersGetNothing(host: String, redirects: Bool) throws {
    var foreign = TestIndex(["flask": [.wheel("flask", "1.0")]])
    foreign.credentials = ("joe", "s3cret")
    let other = try TestIndexServer(foreign)
    var index = TestIndex(["flask": [.wheel("flask", "1.0")]])
    let target = "http://\(host):\(other.port)/files/flask/flask-1.0-py3-none-any.whl"
    if redirects {
      index.redirects["/files/flask/flask-1.0-py3-none-any.whl"] = target
    } else {
      index.pages["flask"] = "<a href=\"\(target)\">flask-1.0-py3-none-any.whl</a>"
    }
    let fixture = try ClientFixture(index)
    let client = try fixture.client(urls: [url(fixture.server, "/group/simple", "joe:s3cret")])
    let page = try #require(try client.releases(of: PackageName("flask")).pages.first)
    let error = #expect(throws: IndexAccessError.self) { try client.download(page.file(at: 0)).finish() }
    #expect(error?.description.contains("401") == true)
    #expect(asked(other) == ["/files/flask/flask-1.0-py3-none-any.whl -"])
  }

  /// What a status comes to.
  enum Refusal: Sendable {
    case problem(IndexProblem.Reason)
    case error(IndexAccessError.Kind)
  }

  /// Only "not found" says that an index lacks a package: after anything else the next index is not asked, which could
  /// have a package of that name from somebody else.
  @Test(
    arguments: [
      (400, .error(.status(400))), (401, .problem(.unauthorized)), (403, .problem(.forbidden)),
      (406, .error(.status(406))), (410, .error(.status(410))), (451, .error(.status(451))),
      (500, .error(.status(500))),
      (503, .error(.status(503))),
    ] as [(Int, Refusal)])
  func refusalsAreNotTakenForALackOfThePackage(status: Int, refusal: Refusal) throws {
    var index = TestIndex(["flask": [.wheel("flask", "1.0")]])
    index.lastingFaults["/one/simple/flask/"] = .status(status)
    let fixture = try ClientFixture(index)
    let urls = ["/one/simple", "/two/simple"].map { fixture.server.base + $0 }
    let client = try fixture.client(urls: urls) { $0.network.retries = 0 }
    switch refusal {
    case .problem(let reason):
      let releases = try client.releases(of: PackageName("flask"))
      #expect(releases.pages.isEmpty)
      #expect(releases.problems.map(\.reason) == [reason])
    case .error(let kind):
      let error = #expect(throws: IndexAccessError.self) { try client.releases(of: PackageName("flask")) }
      #expect(error?.kind == kind)
    }
    #expect(fixture.server.requestedPaths == ["/one/simple/flask/"])
  }

  @Test func statusesToIgnoreHoldForThoseThatAreTriedAgain() throws {
    for status in [403, 408, 429, 500, 502, 503, 504] {
      var index = TestIndex(["flask": [.wheel("flask", "1.0")]])
      index.lastingFaults["/one/simple/flask/"] = .status(status)
      let fixture = try ClientFixture(index)
      func releases(ignoring codes: [Int]) throws -> PackageReleases {
        let urls = ["/one/simple", "/two/simple"].map { fixture.server.base + $0 }
        let client = try fixture.client(urls: urls) { $0.locations.indexes[0].ignoredStatusCodes = codes }
        return try client.releases(of: PackageName("flask"))
      }
      let found = try releases(ignoring: [status])
      #expect(found.pages.map(\.index.displayURL.text) == [fixture.server.base + "/two/simple"], "\(status)")
      #expect(found.problems.map(\.reason) == [.notFound], "\(status)")
      // A passing fault is tried again before the next index is asked.
      let attempts = fixture.server.requestedPaths.filter { $0 == "/one/simple/flask/" }.count
      #expect(attempts == (status == 403 ? 1 : 4), "\(status)")
      if status != 403 { #expect(throws: IndexAccessError.self) { try releases(ignoring: [501]) } }
    }
  }
}
