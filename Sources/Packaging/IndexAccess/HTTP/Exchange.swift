import NIOCore
import PackagingStandards
import Synchronization
import SystemIO

/// One logical request with all its attempts and redirects.
final class Exchange: Sendable {
  /// Where an answer's body goes.
  enum Sink: Sendable {
    case memory
    /// Into a channel for accepted statuses.
    case channel(BodyChannel, @Sendable (Int) -> Bool)
  }

  private struct State {
    var url: URLReference
    var attempts = 0
    var redirects = RedirectPolicy()
    var sent: Credentials?
    var requestTime: Int64 = 0
  }

  private let request: HTTPRequest
  private let executor: RequestExecutor
  private let sink: Sink
  private let state: Mutex<State>
  private let completion: @Sendable (Result<HTTPResponse, IndexAccessError>) -> Void

  init(
    _ request: HTTPRequest, executor: RequestExecutor, sink: Sink,
    completion: @escaping @Sendable (Result<HTTPResponse, IndexAccessError>) -> Void
  ) {
    self.request = request
    self.executor = executor
    self.sink = sink
    self.state = Mutex(State(url: request.url))
    self.completion = completion
  }

  /// Sends the request once more, to where it leads by now.
  func attempt() {
    let url = state.withLock { $0.url }
    switch executor.credentials.withLock({ $0.decision(for: url, listedBy: request.listing) }) {
    case .send(let credentials): send(to: url, credentials)
    case .lookUp(let lookup): executor.lookUp(lookup) { self.attempt() }
    case .missing:
      finish(
        .failure(
          IndexAccessError(
            .status(401), "No credentials were found for `\(url)`",
            causes: ["the index is configured with `authenticate = \"always\"`"])))
    }
  }

  private func send(to url: URLReference, _ credentials: Credentials?) {
    var outgoing = request
    outgoing.url = url
    if let credentials { outgoing.headers.append((name: "Authorization", value: credentials.authorizationHeader)) }
    state.withLock { state in
      state.sent = credentials
      state.requestTime = WallClock.millisecondsSince1970 / 1000
    }
    switch sink {
    case .memory:
      let collector = BodyCollector(limit: request.bodyLimit, largeBodies: executor.largeBodies)
      executor.transport.send(outgoing, to: collector) { result in
        collector.release()
        self.finishAttempt(result, head: collector.head, body: collector.body, responseTime: collector.responseTime)
      }
    case .channel(let channel, let accepts):
      let receiver = StreamReceiver(channel, accepts: accepts)
      executor.transport.send(outgoing, to: receiver) { result in
        let head = receiver.head
        if let head, accepts(head.status) {
          // The body has begun: what went wrong since is the reader's to mend.
          self.executor.releasePlace()
          channel.finish(result.mapError { HTTPFailure($0) })
        } else {
          self.finishAttempt(result, head: head, body: [], responseTime: 0)
        }
      }
    }
  }

  /// Decides, on the event loop, what follows an attempt.
  private func finishAttempt(
    _ result: Result<Void, any Error>, head: HTTPCachePolicy.ResponseHead?, body: [UInt8], responseTime: Int64
  ) {
    let (url, sent, requestTime) = state.withLock { ($0.url, $0.sent, $0.requestTime) }
    // How the body of a refusal or a redirect ends does not matter.
    let isAnswer = head.map { (200..<300).contains($0.status) } ?? false
    if case .failure(let error) = result, head == nil || isAnswer {
      return recover(from: HTTPFailure(error), url: url)
    }
    guard let head else {
      return recover(
        from: HTTPFailure(retry: .transport, kind: .connection, cause: "the server closed the connection"), url: url)
    }
    switch state.withLock({ $0.redirects.action(status: head.status, location: head.first("location"), from: url) }) {
    case .finish: break
    case .follow(let destination):
      state.withLock { $0.url = destination }
      return attempt()
    case .fail(let reason):
      return finish(.failure(IndexAccessError(.redirect, "Failed to fetch `\(request.url)`", causes: [reason])))
    }
    let remedy = executor.credentials.withLock {
      $0.remedy(afterRefusalOf: url, listedBy: request.listing, status: head.status, sent: sent)
    }
    switch remedy {
    case .send(let credentials): return send(to: url, credentials)
    case .lookUp(let lookup):
      return executor.lookUp(lookup) {
        let decision = self.executor.credentials.withLock { $0.decision(for: url, listedBy: self.request.listing) }
        if case .send(let found?) = decision, found != sent {
          self.send(to: url, found)
        } else {
          self.answer(head, body, url: url, requestTime: requestTime, responseTime: responseTime)
        }
      }
    case nil: break
    }
    if RetryPolicy.isTransient(status: head.status) {
      let wait = head.first("retry-after").flatMap { Int64($0) }.map { Duration.seconds(max(0, $0)) }
      return recover(
        from: HTTPFailure(
          retry: .status(head.status, retryAfter: wait), kind: .status(head.status),
          cause: "the server answered with status \(head.status)"), url: url)
    }
    if let sent, (200..<400).contains(head.status) {
      executor.credentials.withLock { $0.recordSuccess(sent, for: url, listedBy: request.listing) }
    }
    answer(head, body, url: url, requestTime: requestTime, responseTime: responseTime)
  }

  private func answer(
    _ head: HTTPCachePolicy.ResponseHead, _ body: [UInt8], url: URLReference, requestTime: Int64, responseTime: Int64
  ) {
    if case .channel = sink {
      return finish(.failure(Exchange.refusal(of: request.url, status: head.status)))
    }
    finish(
      .success(
        HTTPResponse(head: head, url: url, body: body, requestTime: requestTime, responseTime: responseTime)))
  }

  /// Tries again after a pause, or gives up.
  private func recover(from failure: HTTPFailure, url: URLReference) {
    let attempt = state.withLock { state in
      defer { state.attempts += 1 }
      return state.attempts
    }
    let jitter = Double.random(in: 0..<1)
    switch executor.retryPolicy.action(after: failure.retry, attempt: attempt, jitter: jitter) {
    case .retry(let pause):
      executor.transport.eventLoop.scheduleTask(in: TimeAmount(pause)) { self.attempt() }
    case .giveUp:
      var causes = [failure.cause]
      if attempt > 0 { causes.insert("the request failed \(attempt + 1) times", at: 0) }
      finish(.failure(IndexAccessError(failure.kind, "Failed to fetch `\(url)`", causes: causes)))
    }
  }

  private func finish(_ result: Result<HTTPResponse, IndexAccessError>) {
    executor.releasePlace()
    completion(result)
  }

  /// The error for an answer that is not what was asked for.
  static func refusal(of url: URLReference, status: Int) -> IndexAccessError {
    IndexAccessError(
      .status(status), "Failed to fetch `\(url)`",
      causes: ["the server answered with status \(status)\(Exchange.reason(status))"])
  }

  private static func reason(_ status: Int) -> String {
    switch status {
    case 400: " (Bad Request)"
    case 401: " (Unauthorized)"
    case 403: " (Forbidden)"
    case 404: " (Not Found)"
    case 407: " (Proxy Authentication Required)"
    case 410: " (Gone)"
    case 416: " (Range Not Satisfiable)"
    case 429: " (Too Many Requests)"
    case 500: " (Internal Server Error)"
    case 502: " (Bad Gateway)"
    case 503: " (Service Unavailable)"
    case 504: " (Gateway Timeout)"
    default: ""
    }
  }
}

/// Passes a body to a channel and remembers the head, whatever its status.
private final class StreamReceiver: HTTPTransport.Receiver, @unchecked Sendable {
  // Only the event loop touches this until the request has ended.
  private(set) var head: HTTPCachePolicy.ResponseHead?
  private var refusalBytes = 0
  private let channel: BodyChannel
  private let accepts: @Sendable (Int) -> Bool

  init(_ channel: BodyChannel, accepts: @escaping @Sendable (Int) -> Bool) {
    self.channel = channel
    self.accepts = accepts
  }

  func receive(head: HTTPCachePolicy.ResponseHead) throws {
    self.head = head
    if accepts(head.status) { try channel.receive(head: head) }
  }

  func receive(body: ByteBuffer, on eventLoop: any EventLoop) throws -> EventLoopFuture<Void>? {
    guard let head, accepts(head.status) else {
      refusalBytes += body.readableBytes
      if refusalBytes > BodyCollector.refusalLimit { throw HTTPFailure.uninteresting }
      return nil
    }
    return try channel.receive(body: body, on: eventLoop)
  }
}
