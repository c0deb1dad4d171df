import IndexAccess
import NIOCore
import NIOEmbedded
import NIOHPACK
import NIOHTTP2
import PackagingStandards
import Support
import SystemIO
import SystemPackage
import TestIndex
import Testing

/// Servers that answer what no server should: every command must end, with an error that says why.
struct HostileServerTests {
  private static let page = "/simple/flask/"
  private static let file = "/files/flask/flask-1.0-py3-none-any.whl"

  private func fixture(_ change: (inout TestIndex) -> Void = { _ in }) throws -> ClientFixture {
    var index = TestIndex(["flask": [.wheel("flask", "1.0", requires: ["click>=7"])]])
    change(&index)
    return try ClientFixture(index)
  }

  private func firstFile(_ client: IndexClient) throws -> ReleaseFile {
    try #require(try client.releases(of: PackageName("flask")).pages.first).file(at: 0)
  }

  @Test(
    arguments: [
      (.status(304), .malformed, 1),
      (.status(500), .status(500), 4),
      (.status(503, retryAfter: 999_999_999_999), .status(503), 1),
      (.status(429, retryAfter: -5), .status(429), 4),
      (.status(429, retryAfter: Int.max), .status(429), 1),
      (.status(407), .status(407), 1),
      (.status(300), .status(300), 1),
      (.statusLine("HTTP/1.1 099 Low"), .malformed, 1),
      (.statusLine("HTTP/1.1 000 None"), .malformed, 1),
      (.close, .connection, 4),
      (.truncate(after: 120), .connection, 4),
      (.endlessStatus(500), .status(500), 4),
      (.endlessStatus(418), .status(418), 1),
    ] as [(TestIndex.Fault, IndexAccessError.Kind, Int)])
  func everyRetryLoopEnds(fault: TestIndex.Fault, kind: IndexAccessError.Kind, requests: Int) throws {
    let fixture = try fixture { $0.lastingFaults[Self.page] = fault }
    let client = try fixture.client()
    let error = #expect(throws: IndexAccessError.self) { try client.releases(of: PackageName("flask")) }
    #expect(error?.kind == kind)
    #expect(fixture.server.requests.count == requests)
  }

  @Test(arguments: [(401, .unauthorized), (403, .forbidden), (404, .notFound)] as [(Int, IndexProblem.Reason)])
  func refusalsAreAnswersHoweverLongTheirBodies(status: Int, reason: IndexProblem.Reason) throws {
    let fixture = try fixture { $0.lastingFaults[Self.page] = .endlessStatus(status) }
    let releases = try fixture.client().releases(of: PackageName("flask"))
    #expect(releases.problems.map(\.reason) == [reason])
    #expect(fixture.server.requests.count == 1)
  }

  @Test(arguments: ["099", "000", "-1", "", "20", "2000", "2x0", "０２００"])
  func aStatusThatHTTPDoesNotHaveEndsAStream(status: String) throws {
    let channel = EmbeddedChannel(handler: StreamStatusGuard())
    defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
    let payload = HTTP2Frame.FramePayload.headers(.init(headers: [":status": status]))
    let error = #expect(throws: (any Error).self) { try channel.writeInbound(payload) }
    #expect(error.map { "\($0)" }?.contains("with a status that HTTP does not have") == true)
    #expect(try channel.readInbound(as: HTTP2Frame.FramePayload.self) == nil)
    #expect(!channel.isActive)
  }

  @Test(arguments: ["100", "200", "404", "599", "999"])
  func otherStatusesPass(status: String) throws {
    let channel = EmbeddedChannel(handler: StreamStatusGuard())
    defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
    try channel.writeInbound(HTTP2Frame.FramePayload.headers(.init(headers: [":status": status])))
    #expect(try channel.readInbound(as: HTTP2Frame.FramePayload.self) != nil)
  }

  @Test func aHostNameThatIsTooLongIsRefused() throws {
    let client = try fixture().client(urls: ["http://\(String(repeating: "a", count: 254)).example/simple"])
    let error = #expect(throws: IndexAccessError.self) { try client.releases(of: PackageName("flask")) }
    #expect(error?.kind == .malformed)
  }

  @Test func redirectsInACircleEnd() throws {
    let fixture = try fixture { $0.redirects[Self.page] = Self.page }
    let client = try fixture.client()
    let error = #expect(throws: IndexAccessError.self) { try client.releases(of: PackageName("flask")) }
    #expect(error?.kind == .redirect)
    #expect(fixture.server.requests.count == RedirectPolicy.limit + 1)
  }

  @Test(arguments: [
    "bytes 0-18446744073709551613/18446744073709551614",
    "bytes 18446744073709551600-18446744073709551613/18446744073709551614",
    "bytes 9223372036854775806-9223372036854775806/9223372036854775807", "bytes 5-4/9", "bytes 0-0/*", "bytes", "",
  ])
  func placesThatDoNotFitAreNoPlaces(contentRange: String) throws {
    let fixture = try fixture {
      $0.packages["flask"] = [.wheel("flask", "1.0", requires: ["click>=7"]).withoutMetadataFile()]
      $0.faults[Self.file] = [.header("Content-Range", contentRange)]
    }
    let client = try fixture.client()
    // The whole wheel serves instead.
    #expect(try client.metadata(for: firstFile(client)).requiresDist == ["click>=7"])
  }

  @Test(arguments: ["0", "-1", "1e3", "18446744073709551615", "99999999999999999999999999", "null"])
  func sizesThatNoFileHasCountAsNone(size: String) throws {
    let fixture = try fixture {
      $0.packages["flask"] = [.wheel("flask", "1.0", requires: ["click>=7"]).withoutMetadataFile()]
    }
    let url = fixture.server.base + Self.file
    fixture.server.update {
      $0.pages["flask"] = """
        {"meta": {"api-version": "1.1"}, "name": "flask", "files": [
          {"filename": "flask-1.0-py3-none-any.whl", "url": "\(url)", "hashes": {}, "size": \(size)}]}
        """
    }
    let client = try fixture.client()
    let file = try firstFile(client)
    #expect(file.size == nil)
    #expect(try client.metadata(for: file).requiresDist == ["click>=7"])
    #expect(try client.download(file).finish().description.utf8.count == 64)
  }

  @Test func timeLimitsOfAnyLengthAreWaitedFor() throws {
    let fixture = try fixture()
    let client = try fixture.client {
      $0.network.readTimeout = .seconds(Int64.max)
      $0.network.connectTimeout = .seconds(99_999_999_999)
    }
    #expect(try client.releases(of: PackageName("flask")).pages.count == 1)
  }

  // MARK: Bodies that do not end

  @Test func pagesThatTrickleAreGivenUp() throws {
    let fixture = try fixture { $0.lastingFaults[Self.page] = .trickle(milliseconds: 10) }
    let client = try fixture.client {
      $0.network.minimumSpeed = TransferFloor(window: .milliseconds(100), bytesPerWindow: 1000)
      $0.network.retries = 1
    }
    let error = #expect(throws: IndexAccessError.self) { try client.releases(of: PackageName("flask")) }
    #expect(error?.kind == .timedOut)
    #expect(error?.causes.contains("the server sends too slowly") == true)
    #expect(fixture.server.requests.count == 2)
  }

  @Test func headsThatTrickleAreGivenUp() throws {
    let fixture = try fixture { $0.lastingFaults[Self.page] = .trickleHead(milliseconds: 10) }
    let client = try fixture.client {
      $0.network.readTimeout = .milliseconds(200)
      $0.network.retries = 0
    }
    let error = #expect(throws: IndexAccessError.self) { try client.releases(of: PackageName("flask")) }
    #expect(error?.kind == .timedOut)
  }

  @Test func downloadsThatTrickleAreGivenUp() throws {
    let fixture = try fixture { $0.lastingFaults[Self.file] = .trickle(milliseconds: 10) }
    let client = try fixture.client {
      $0.network.minimumSpeed = TransferFloor(window: .milliseconds(100), bytesPerWindow: 1000)
      $0.network.retries = 2
    }
    let download = try client.download(try URLReference(absolute: fixture.server.base + Self.file))
    let error = #expect(throws: IndexAccessError.self) { _ = try download.finish() }
    #expect(error?.kind == .timedOut)
    #expect(fixture.server.requests.count == 3)
  }

  @Test func aWheelWithoutEndIsNotReadForItsMetadata() throws {
    let fixture = try fixture {
      var wheel = TestDistribution.wheel("flask", "1.0").withoutMetadataFile()
      wheel.hasHash = false
      $0.packages["flask"] = [wheel]
      $0.servesRanges = false
      $0.lastingFaults[Self.file] = .endless
    }
    let client = try fixture.client()
    let error = #expect(throws: IndexAccessError.self) { try client.metadata(for: firstFile(client)) }
    #expect(error?.kind == .malformed)
  }

  @Test func theRestOfADownloadIsBounded() throws {
    let fixture = try fixture { $0.lastingFaults[Self.file] = .endless }
    let download = try fixture.client().download(try URLReference(absolute: fixture.server.base + Self.file))
    download.limitRest()
    let error = #expect(throws: IndexAccessError.self) { _ = try download.finish() }
    #expect(error?.kind == .endless)
  }

  // MARK: Progress

  @Test func failuresAreForgottenAfterProgress() throws {
    let wheel = TestDistribution.wheel("flask", "1.0", files: ["flask/noise.txt": incompressibleText(9_000_000)])
    let fixture = try fixture {
      $0.packages["flask"] = [wheel]
      $0.faults[Self.file] = Array(repeating: .truncate(after: 1_500_000), count: 5)
    }
    let client = try fixture.client { $0.network.retries = 1 }
    #expect(try client.download(firstFile(client)).finish().description == wheel.sha256)
  }

  @Test func failuresWithoutProgressAreCounted() throws {
    let wheel = TestDistribution.wheel("flask", "1.0", files: ["flask/noise.txt": incompressibleText(3_000_000)])
    let fixture = try fixture {
      $0.packages["flask"] = [wheel]
      $0.lastingFaults[Self.file] = .truncate(after: 2_000)
    }
    let client = try fixture.client()
    let error = #expect(throws: IndexAccessError.self) { try client.download(firstFile(client)).finish() }
    #expect(error?.kind == .connection)
    #expect(fixture.server.requests.filter { $0.path == Self.file }.count == 4)
  }
}
