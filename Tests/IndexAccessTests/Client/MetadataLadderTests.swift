import IndexAccess
import PackagingStandards
import TestIndex
import Testing

struct MetadataLadderTests {
  private func file(_ fixture: ClientFixture, _ client: IndexClient) throws -> ReleaseFile {
    try #require(try client.releases(of: PackageName("flask")).pages.first).file(at: 0)
  }

  private func fixture(_ change: (inout TestIndex) -> Void = { _ in }) throws -> ClientFixture {
    var index = TestIndex(["flask": [.wheel("flask", "1.0", requires: ["click>=7"])]])
    change(&index)
    return try ClientFixture(index)
  }

  @Test func metadataFileIsPreferred() throws {
    let fixture = try fixture()
    let client = try fixture.client()
    #expect(try client.metadata(for: file(fixture, client)).requiresDist == ["click>=7"])
    #expect(fixture.server.requestedPaths.last == "/files/flask/flask-1.0-py3-none-any.whl.metadata")
  }

  @Test func metadataIsKeptInTheCache() throws {
    let fixture = try fixture { $0.cacheControl = "max-age=600" }
    for _ in 0..<2 {
      let client = try fixture.client()
      _ = try client.metadata(for: file(fixture, client))
    }
    #expect(fixture.server.requests.count == 2)
  }

  @Test func replacedFilesAreReadAnew() throws {
    let fixture = try fixture()
    var client = try fixture.client()
    _ = try client.metadata(for: file(fixture, client))
    fixture.server.update { $0.packages["flask"] = [.wheel("flask", "1.0", requires: ["other"])] }
    client = try fixture.client()
    #expect(try client.metadata(for: file(fixture, client)).requiresDist == ["other"])
  }

  @Test func wrongHashOfTheMetadataFileIsRefused() throws {
    let path = "/files/flask/flask-1.0-py3-none-any.whl.metadata"
    let fixture = try fixture { $0.faults[path] = [.corrupt] }
    let client = try fixture.client()
    let error = #expect(throws: IndexAccessError.self) { try client.metadata(for: file(fixture, client)) }
    #expect(error?.kind == .mismatch)
  }

  @Test func everyAlgorithmOfTheMetadataHashCounts() throws {
    let fixture = try fixture()
    let url = fixture.server.base + "/files/flask/flask-1.0-py3-none-any.whl"
    for algorithm in HashAlgorithm.allCases where algorithm != .blake2b && algorithm != .sha224 {
      let digest = String(repeating: "0", count: algorithm.digestByteCount * 2)
      fixture.server.update {
        $0.pages["flask"] = """
          {"files": [{"filename": "flask-1.0-py3-none-any.whl", "url": "\(url)", "hashes": {},
          "core-metadata": {"\(algorithm.name)": "\(digest)"}}]}
          """
      }
      let client = try fixture.client()
      let error = #expect(throws: IndexAccessError.self) { try client.metadata(for: file(fixture, client)) }
      #expect(error?.kind == .mismatch)
    }
  }

  @Test func rangesServeWithoutAMetadataFile() throws {
    let fixture = try fixture { $0.packages["flask"] = [.wheel("flask", "1.0", requires: ["a"]).withoutMetadataFile()] }
    let client = try fixture.client()
    #expect(try client.metadata(for: file(fixture, client)).requiresDist == ["a"])
    let last = try #require(fixture.server.requests.last)
    #expect(last.headers["range"]?.hasPrefix("bytes=") == true)
    #expect(fixture.server.requests.count == 2)
  }

  @Test func unknownSizeAsksForTheEnd() throws {
    var wheel = TestDistribution.wheel("flask", "1.0", requires: ["a"]).withoutMetadataFile()
    wheel.hasHash = false
    let fixture = try ClientFixture(TestIndex(["flask": [wheel]]))
    let client = try fixture.client()
    #expect(try client.metadata(for: file(fixture, client)).requiresDist == ["a"])
    #expect(fixture.server.requests.last?.headers["range"] == "bytes=-32768")
  }

  @Test func absentMetadataFileFallsBackToRanges() throws {
    let path = "/files/flask/flask-1.0-py3-none-any.whl.metadata"
    let fixture = try fixture { $0.faults[path] = [.status(404)] }
    let client = try fixture.client()
    #expect(try client.metadata(for: file(fixture, client)).requiresDist == ["click>=7"])
    #expect(fixture.server.requestedPaths.last == "/files/flask/flask-1.0-py3-none-any.whl")
  }

  @Test func serversWithoutRangesSendTheWholeWheelOnce() throws {
    let fixture = try fixture { index in
      index.servesRanges = false
      index.packages["flask"] = ["1.0", "2.0"].map { .wheel("flask", $0, requires: ["a"]).withoutMetadataFile() }
    }
    let client = try fixture.client()
    let page = try #require(try client.releases(of: PackageName("flask")).pages.first)
    #expect(page.fileCount == 2)
    for index in 0..<2 { #expect(try client.metadata(for: page.file(at: index)).requiresDist == ["a"]) }
    #expect(fixture.server.requests.map { $0.headers["range"] != nil } == [false, true, false])
  }

  @Test func brokenWheelsAreExplained() throws {
    let broken = TestDistribution(
      filename: "flask-1.0-py3-none-any.whl", content: [UInt8](repeating: 7, count: 50_000))
    let fixture = try ClientFixture(TestIndex(["flask": [broken]]))
    let client = try fixture.client()
    let error = #expect(throws: IndexAccessError.self) { try client.metadata(for: file(fixture, client)) }
    #expect(error?.kind == .malformed)
    #expect(error?.message == "Failed to read the metadata of `flask-1.0-py3-none-any.whl`")
  }
}
