/// Decides whether a failed request is sent again, and when: exponential back-off with jitter, without I/O.
package struct RetryPolicy: Sendable {
  /// How many times a request is sent again at most.
  package var maximumRetries: Int
  /// The longest pause before the first retry; each further one doubles it.
  package var basePause: Duration
  /// The longest pause of all.
  package var longestPause: Duration

  package init(maximumRetries: Int = 3, basePause: Duration = .milliseconds(500), longestPause: Duration = .seconds(30))
  {
    self.maximumRetries = maximumRetries
    self.basePause = basePause
    self.longestPause = longestPause
  }

  /// How an attempt ended.
  package enum Failure: Equatable, Sendable {
    /// The connection failed, broke, or timed out.
    case transport
    /// The server answered with a status; `retryAfter` is what it asked for.
    case status(Int, retryAfter: Duration?)
    /// The body ended early or does not fit its length.
    case truncatedBody
    /// Something that trying again cannot mend, such as an untrusted certificate.
    case permanent
  }

  /// What to do after a failure.
  package enum Action: Equatable, Sendable {
    /// Send the request again after a pause.
    case retry(after: Duration)
    /// Report the failure.
    case giveUp
  }

  /// Says what to do after attempt number `attempt` (the first is 0) failed.
  ///
  /// - Parameter jitter: a number in 0..<1, random in production; the pause lies between half and the whole of the step.
  package func action(after failure: Failure, attempt: Int, jitter: Double) -> Action {
    guard attempt < maximumRetries else { return .giveUp }
    var requested: Duration?
    switch failure {
    case .permanent: return .giveUp
    case .status(let code, let retryAfter):
      guard RetryPolicy.isTransient(status: code) else { return .giveUp }
      requested = retryAfter
    case .transport, .truncatedBody: break
    }
    if let requested {
      // A server that asks for more patience than we have is not asked again.
      return requested <= longestPause ? .retry(after: requested) : .giveUp
    }
    let step = min(basePause * (1 << min(attempt, 16)), longestPause)
    return .retry(after: step * (0.5 + 0.5 * min(max(jitter, 0), 1)))
  }

  /// Whether a status tells of a passing condition.
  package static func isTransient(status: Int) -> Bool {
    status == 408 || status == 429 || (500...599).contains(status) && status != 501 && status != 505
  }
}
