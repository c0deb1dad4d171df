import IndexAccess
import PackagingStandards
import Testing

struct RetryPolicyTests {
  let policy = RetryPolicy(maximumRetries: 3, basePause: .seconds(1), longestPause: .seconds(3))

  @Test(
    arguments: [
      (RetryPolicy.Failure.transport, 0, 1.0), (.transport, 1, 2.0), (.transport, 2, 3.0), (.transport, 3, nil),
      (.truncatedBody, 0, 1.0), (.permanent, 0, nil), (.status(503, retryAfter: nil), 0, 1.0),
      (.status(500, retryAfter: nil), 0, 1.0), (.status(429, retryAfter: .seconds(2)), 0, 2.0),
      (.status(429, retryAfter: .seconds(60)), 0, nil), (.status(408, retryAfter: nil), 0, 1.0),
      (.status(404, retryAfter: nil), 0, nil), (.status(401, retryAfter: nil), 0, nil),
      (.status(501, retryAfter: nil), 0, nil),
    ] as [(RetryPolicy.Failure, Int, Double?)])
  func pausesGrowAndEnd(failure: RetryPolicy.Failure, attempt: Int, seconds: Double?) {
    let expected: RetryPolicy.Action = seconds.map { .retry(after: .seconds($0)) } ?? .giveUp
    #expect(policy.action(after: failure, attempt: attempt, jitter: 1) == expected)
  }

  @Test func jitterHalvesThePauseAtMost() {
    #expect(policy.action(after: .transport, attempt: 0, jitter: 0) == .retry(after: .seconds(0.5)))
    #expect(policy.action(after: .transport, attempt: 0, jitter: -7) == .retry(after: .seconds(0.5)))
  }
}

struct RedirectPolicyTests {
  private func url(_ text: String) throws -> URLReference { try URLReference(absolute: text) }

  @Test func followsToAnotherOriginWithoutCredentials() throws {
    var policy = RedirectPolicy()
    let from = try url("https://user:secret@host/simple/a/")
    let other = try url("https://other/b")
    let near = try url("https://user:secret@host/simple/b/")
    #expect(policy.action(status: 301, location: "/simple/b/", from: from) == .follow(near))
    #expect(policy.action(status: 307, location: "https://other/b", from: from) == .follow(other))
    #expect(policy.action(status: 308, location: "https://x:y@other/b", from: from) == .follow(other))
  }

  @Test(arguments: [200, 304, 404, 305])
  func otherStatusesEndTheChain(status: Int) throws {
    var policy = RedirectPolicy()
    let from = try url("https://host/")
    #expect(policy.action(status: status, location: "/x", from: from) == .finish)
  }

  @Test(arguments: [nil, "ftp://host/", "http://host/insecure", "https://"] as [String?])
  func unusableTargetsFail(location: String?) throws {
    var policy = RedirectPolicy()
    let action = policy.action(status: 302, location: location, from: try url("https://host/"))
    guard case .fail = action else {
      Issue.record("\(action)")
      return
    }
  }

  @Test func endsAfterTenRedirects() throws {
    var policy = RedirectPolicy()
    let from = try url("https://host/")
    let target = try url("https://host/x")
    for _ in 0..<10 { #expect(policy.action(status: 302, location: "/x", from: from) == .follow(target)) }
    #expect(policy.action(status: 302, location: "/x", from: from) == .fail("more than 10 redirects"))
  }
}
