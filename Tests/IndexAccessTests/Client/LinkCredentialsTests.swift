import IndexAccess
import PackagingStandards
import Support
import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Links may carry credentials: they are used, and not kept.
struct LinkCredentialsTests {
  private func fixture() throws -> ClientFixture {
    var index = TestIndex(["flask": [.wheel("flask", "1.0")]])
    index.linkCredentials = "joe:s3cret"
    index.cacheControl = "max-age=600"
    return try ClientFixture(index)
  }

  /// Whether any file below a directory holds a text.
  private func holds(_ directory: FilePath, _ text: String) throws -> Bool {
    for entry in try listDirectory(directory) {
      let path = directory.appending(entry.name)
      if isDirectory(path) {
        if try holds(path, text) { return true }
      } else if String(decoding: try readFile(path), as: UTF8.self).contains(text) {
        return true
      }
    }
    return false
  }

  @Test(arguments: [true, false])
  func filesAreFetchedWithTheCredentialsOfTheirLinks(servesJSON: Bool) throws {
    let fixture = try fixture()
    fixture.server.update { $0.servesJSON = servesJSON }
    for _ in 0..<2 {
      let client = try fixture.client()
      let file = try #require(try client.releases(of: PackageName("flask")).pages.first).file(at: 0)
      #expect(!file.url.contains("s3cret"))
      _ = try client.download(file).finish()
      #expect(fixture.server.requests.last?.headers["authorization"] == "Basic am9lOnMzY3JldA==")
      #expect(try !holds(fixture.directory, "s3cret"))
    }
    // The page itself was not sent any.
    #expect(fixture.server.requests.first?.headers["authorization"] == nil)
  }

  @Test func linkPagesAreNotKeptWithCredentials() throws {
    let fixture = try fixture()
    let client = try fixture.client(urls: [], findLinks: [fixture.server.base + "/links"])
    let file = try #require(try client.releases(of: PackageName("flask")).findLinksPage).file(at: 0)
    _ = try client.download(file).finish()
    #expect(fixture.server.requests.last?.headers["authorization"] == "Basic am9lOnMzY3JldA==")
    #expect(try !holds(fixture.directory, "s3cret"))
  }

  @Test func errorsHideThem() throws {
    let fixture = try fixture()
    fixture.server.update { $0.lastingFaults["/simple/flask/"] = .status(500) }
    let url = fixture.server.url.replacing("http://", with: "http://joe:s3cret@")
    let client = try fixture.client(urls: [url]) { $0.network.retries = 0 }
    let error = #expect(throws: IndexAccessError.self) { try client.releases(of: PackageName("flask")) }
    #expect(error?.description.contains("http://joe:****@127.0.0.1") == true)
    #expect(error?.description.contains("s3cret") == false)
  }
}
