import IndexAccess
import PackagingStandards
import TestIndex
import Testing

struct DownloadTests {
  private static let path = "/files/flask/flask-1.0-py3-none-any.whl"

  /// A wheel of about 3 MB, so that it comes in many pieces.
  private static let wheel = TestDistribution.wheel(
    "flask", "1.0", files: ["flask/noise.txt": incompressibleText(3_000_000)])

  private func read(_ change: (inout TestIndex) -> Void = { _ in }) throws -> (bytes: [UInt8], server: TestIndexServer)
  {
    var index = TestIndex(["flask": [Self.wheel]])
    change(&index)
    let fixture = try ClientFixture(index)
    let client = try fixture.client()
    let file = try #require(try client.releases(of: PackageName("flask")).pages.first).file(at: 0)
    let download = try client.download(file)
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 100_000, alignment: 1)
    defer { buffer.deallocate() }
    while true {
      let count = try download.read(into: buffer)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    #expect(download.receivedCount == UInt64(bytes.count))
    return (bytes, fixture.server)
  }

  @Test func contentArrivesWhole() throws {
    #expect(try read().bytes == Self.wheel.content)
  }

  @Test func brokenConnectionsAreTakenUpWhereTheyBroke() throws {
    let (bytes, server) = try read {
      $0.faults[Self.path] = [.truncate(after: 1_000_000), .status(503, retryAfter: 0), .truncate(after: 500_000)]
    }
    #expect(bytes == Self.wheel.content)
    let ranges = server.requests.filter { $0.path == Self.path }.map { $0.headers["range"] }
    #expect(ranges.count == 4 && ranges[0] == nil)
    #expect(ranges.dropFirst().allSatisfy { $0?.hasPrefix("bytes=") == true })
  }

  @Test func serversWithoutRangesStartAnew() throws {
    let (bytes, _) = try read {
      $0.servesRanges = false
      $0.faults[Self.path] = [.truncate(after: 1_000_000)]
    }
    #expect(bytes == Self.wheel.content)
  }

  @Test func endlessFaultsEnd() throws {
    let error = #expect(throws: IndexAccessError.self) {
      _ = try read { $0.faults[Self.path] = Array(repeating: .truncate(after: 10), count: 10) }
    }
    #expect(error?.kind == .connection)
  }

  @Test func wrongContentIsRefused() throws {
    let error = #expect(throws: IndexAccessError.self) { _ = try read { $0.faults[Self.path] = [.corrupt] } }
    #expect(error?.kind == .mismatch)
    #expect(error?.causes.count == 2)
  }

  @Test func missingFilesAreReported() throws {
    let fixture = try ClientFixture(TestIndex())
    let download = try fixture.client().download(try URLReference(absolute: fixture.server.base + "/files/x/y.whl"))
    let error = #expect(throws: IndexAccessError.self) { _ = try download.finish() }
    #expect(error?.kind == .status(404))
  }

  @Test func wrongSizeIsRefused() throws {
    let fixture = try ClientFixture(TestIndex(["flask": [Self.wheel]]))
    for size in [1_000, 100_000_000] as [UInt64] {
      let url = try URLReference(absolute: fixture.server.base + Self.path)
      let client = try fixture.client { $0.network.retries = 0 }
      let error = #expect(throws: IndexAccessError.self) { _ = try client.download(url, size: size).finish() }
      #expect(error?.kind == (size < 100_000 ? .mismatch : .connection))
    }
  }

  @Test func abandonedDownloadsDoNotHoldTheClientUp() throws {
    let fixture = try ClientFixture(TestIndex(["flask": [Self.wheel]]))
    let client = try fixture.client { $0.network.concurrentRequests = 1 }
    let url = try URLReference(absolute: fixture.server.base + Self.path)
    for _ in 0..<3 {
      let download = try client.download(url)
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1000, alignment: 1)
      defer { buffer.deallocate() }
      #expect(try download.read(into: buffer) > 0)
    }
    #expect(try client.releases(of: PackageName("flask")).pages.count == 1)
  }
}
