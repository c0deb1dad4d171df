import IndexAccess
import Testing

struct HTTPCachePolicyTests {
  /// 2024-01-01 00:00:00 UTC.
  static let now: Int64 = 1_704_067_200

  private func makePolicy(_ headers: [(String, String)], override: String? = nil) -> HTTPCachePolicy? {
    let head = HTTPCachePolicy.ResponseHead(status: 200, headers: headers.map { (name: $0.0, value: $0.1) })
    return HTTPCachePolicy(response: head, requestTime: Self.now, responseTime: Self.now, override: override)
  }

  @Test(
    arguments: [
      // Headers, seconds later, whether the response may be used without asking.
      ([("Cache-Control", "max-age=600")], 599, true),
      ([("Cache-Control", "max-age=600")], 600, false),
      ([("Cache-Control", "public, MAX-AGE=600")], 10, true),
      ([("Cache-Control", "max-age=\"600\"")], 10, true),
      ([("Cache-Control", "max-age=junk")], 0, false),
      ([("Cache-Control", "max-age=99999999999999999999")], 1_000_000, true),
      ([("Cache-Control", "max-age=600, max-age=1")], 10, true),
      ([("Cache-Control", "max-age=600, no-cache")], 0, false),
      ([("Cache-Control", "max-age=600, no-cache=\"set-cookie\"")], 10, true),
      ([("Cache-Control", "max-age=600"), ("Age", "590")], 5, true),
      ([("Cache-Control", "max-age=600"), ("Age", "590")], 10, false),
      ([("Cache-Control", "max-age=600"), ("Date", "Sun, 31 Dec 2023 23:50:00 GMT")], 0, false),
      ([("Cache-Control", "max-age=600"), ("Vary", "Accept, Accept-Encoding")], 10, true),
      ([("Cache-Control", "max-age=600"), ("Vary", "*")], 10, false),
      ([("Cache-Control", "immutable, max-age=10")], 5, true),
      ([("Expires", "Mon, 01 Jan 2024 00:10:00 GMT"), ("Date", "Mon, 01 Jan 2024 00:00:00 GMT")], 599, true),
      ([("Expires", "Mon, 01 Jan 2024 00:10:00 GMT"), ("Date", "Mon, 01 Jan 2024 00:00:00 GMT")], 601, false),
      ([("Expires", "0")], 0, false),
      ([("Expires", "Mon, 01 Jan 2029 00:10:00 GMT"), ("Cache-Control", "max-age=5")], 6, false),
      ([("Pragma", "no-cache"), ("Expires", "Mon, 01 Jan 2029 00:10:00 GMT")], 0, false),
      // No heuristics: nothing said means stale.
      ([("Last-Modified", "Mon, 01 Jan 2001 00:10:00 GMT")], 0, false),
      ([], 0, false),
    ] as [([(String, String)], Int64, Bool)])
  func freshnessFollowsTheHeaders(headers: [(String, String)], later: Int64, isFresh: Bool) throws {
    let policy = try #require(makePolicy(headers))
    #expect(policy.verdict(at: Self.now + later) == (isFresh ? .fresh : .stale))
  }

  @Test func noStoreIsNotStored() {
    #expect(makePolicy([("Cache-Control", "max-age=600, no-store")]) == nil)
  }

  @Test func onlyCompleteAnswersAreStored() {
    let head = HTTPCachePolicy.ResponseHead(status: 206, headers: [])
    #expect(HTTPCachePolicy(response: head, requestTime: 0, responseTime: 0) == nil)
  }

  @Test func configurationReplacesTheServersWord() throws {
    let policy = try #require(makePolicy([("Cache-Control", "no-store")], override: "max-age=100"))
    #expect(policy.verdict(at: Self.now + 99) == .fresh)
    #expect(policy.verdict(at: Self.now + 100) == .stale)
  }

  @Test func slowResponsesAgeOnTheWay() throws {
    let head = HTTPCachePolicy.ResponseHead(status: 200, headers: [(name: "Cache-Control", value: "max-age=10")])
    let policy = try #require(
      HTTPCachePolicy(response: head, requestTime: Self.now - 8, responseTime: Self.now, override: nil))
    #expect(policy.verdict(at: Self.now + 1) == .fresh)
    #expect(policy.verdict(at: Self.now + 2) == .stale)
  }

  @Test func clockSetBackDoesNotMakeAnEntryOlder() throws {
    let policy = try #require(makePolicy([("Cache-Control", "max-age=600")]))
    #expect(policy.verdict(at: Self.now - 1_000_000) == .fresh)
  }

  @Test func validatorsMakeTheRequestConditional() throws {
    let policy = try #require(makePolicy([("ETag", "\"a\""), ("Last-Modified", "Mon, 01 Jan 2001 00:10:00 GMT")]))
    #expect(policy.conditionalHeaders.map(\.name) == ["If-None-Match", "If-Modified-Since"])
    #expect(policy.conditionalHeaders.first?.value == "\"a\"")
    #expect(try #require(makePolicy([])).conditionalHeaders.isEmpty)
  }

  @Test func notModifiedRenewsFreshness() throws {
    let stored = try #require(makePolicy([("ETag", "\"a\""), ("Cache-Control", "max-age=10")]))
    let head = HTTPCachePolicy.ResponseHead(
      status: 304, headers: [(name: "ETag", value: "W/\"a\""), (name: "Cache-Control", value: "max-age=100")])
    let renewed = try #require(
      stored.revalidated(by: head, requestTime: Self.now + 50, responseTime: Self.now + 50))
    #expect(renewed.verdict(at: Self.now + 149) == .fresh)
    #expect(renewed.verdict(at: Self.now + 150) == .stale)
    #expect(renewed.etag == "W/\"a\"")
  }

  @Test func notModifiedKeepsWhatItLeavesOut() throws {
    let stored = try #require(makePolicy([("ETag", "\"a\""), ("Cache-Control", "max-age=10")]))
    let head = HTTPCachePolicy.ResponseHead(status: 304, headers: [])
    let renewed = try #require(
      stored.revalidated(by: head, requestTime: Self.now + 50, responseTime: Self.now + 50))
    #expect(renewed.etag == "\"a\"")
    #expect(renewed.verdict(at: Self.now + 59) == .fresh)
  }

  @Test func notModifiedForAnotherRepresentationIsRefused() throws {
    let stored = try #require(makePolicy([("ETag", "\"a\"")]))
    let head = HTTPCachePolicy.ResponseHead(status: 304, headers: [(name: "ETag", value: "\"b\"")])
    #expect(stored.revalidated(by: head, requestTime: 0, responseTime: 0) == nil)
  }
}
