import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import PackagingStandards
import Synchronization
import SystemIO

/// Sends single requests. Starts its event loop, and reads proxies and trust roots, with the first one.
final class HTTPTransport: Sendable {
  /// Receives an answer's parts on the event loop.
  protocol Receiver: AnyObject, Sendable {
    /// The head arrived; an error ends the request.
    func receive(head: HTTPCachePolicy.ResponseHead) throws
    /// Bytes arrived; `nil` asks for more at once, a future asks for more when it completes.
    func receive(body: ByteBuffer, on eventLoop: any EventLoop) throws -> EventLoopFuture<Void>?
  }

  private struct State {
    var clients: [Route: HTTPClient] = [:]
    var proxies: Result<ProxySelection, ProxySelection.InvalidProxy>?
    var tls: TLSConfiguration?
    var insecureTLS: TLSConfiguration?
  }

  /// How requests reach their server: connections are shared by those of one route.
  private enum Route: Hashable {
    case direct
    /// Through a tunnel that a proxy opens.
    case tunnel(ProxySelection.Server)
    /// By a proxy that sends the request itself, as is usual where there is nothing to hide from it.
    case forwarded(ProxySelection.Server)
  }

  private let configuration: NetworkConfiguration
  private let state = Mutex(State())
  private let group: Mutex<MultiThreadedEventLoopGroup?> = Mutex(nil)

  init(_ configuration: NetworkConfiguration) {
    self.configuration = configuration
  }

  deinit {
    // Shutting down goes on in the background: nobody waits for connections that are idle.
    guard let group = group.withLock({ $0 }) else { return }
    HTTPTransport.shutDown(state.withLock { Array($0.clients.values) }, then: group)
  }

  /// Ends clients one after the other, then their event loop.
  private static func shutDown(_ clients: [HTTPClient], then group: MultiThreadedEventLoopGroup) {
    guard let client = clients.first else { return group.shutdownGracefully { _ in } }
    client.shutdown { _ in shutDown(Array(clients.dropFirst()), then: group) }
  }

  /// The loop that timers run on.
  var eventLoop: any EventLoop { eventLoopGroup().any() }

  /// Sends a request. `completion` runs on the event loop, once, after the last part.
  ///
  /// - Returns: a closure that cancels the request.
  @discardableResult
  func send(
    _ request: HTTPRequest, to receiver: some Receiver,
    completion: @escaping @Sendable (Result<Void, any Error>) -> Void
  ) -> @Sendable () -> Void {
    do {
      // The name system allows 253 bytes; a SOCKS proxy takes the length in one.
      guard (request.url.host?.utf8.count ?? 0) <= 253 else {
        throw IndexAccessError(.malformed, "The host name in `\(request.url)` is too long")
      }
      let route = try route(to: request.url)
      let client = try client(for: route)
      var headers = HTTPHeaders()
      for header in request.headers { headers.add(name: header.name, value: header.value) }
      if headers["User-Agent"].isEmpty { headers.add(name: "User-Agent", value: "adder/\(configuration.version)") }
      let tls = request.url.scheme == "https" && isInsecure(request.url) ? try insecureTLS() : nil
      var url = request.url.withoutCredentials.withoutFragment.requestText
      if case .forwarded(let proxy) = route { url = ForwardedRequest.address(url, by: proxy, &headers) }
      let outgoing = try HTTPClient.Request(
        url: url, method: request.method == .head ? .HEAD : .GET, headers: headers, tlsConfiguration: tls)
      let task = client.execute(request: outgoing, delegate: Delegate(receiver, configuration))
      task.futureResult.whenComplete(completion)
      return { task.cancel() }
    } catch {
      eventLoop.execute { completion(.failure(error)) }
      return {}
    }
  }

  // MARK: Lazy parts

  private func eventLoopGroup() -> MultiThreadedEventLoopGroup {
    group.withLock { group in
      if let group { return group }
      let started = MultiThreadedEventLoopGroup(numberOfThreads: 1)
      group = started
      return started
    }
  }

  private func route(to url: URLReference) throws -> Route {
    let proxies = state.withLock { state in
      let proxies =
        state.proxies
        ?? Result { () throws(ProxySelection.InvalidProxy) in
          try ProxySelection(variables: { ProcessEnvironment.value($0) }, settings: configuration.proxies)
        }
      state.proxies = proxies
      return proxies
    }
    switch proxies {
    case .success(let selection):
      guard let server = selection.server(for: url) else { return .direct }
      return server.kind == .http && url.scheme == "http" ? .forwarded(server) : .tunnel(server)
    case .failure(let error):
      throw IndexAccessError(
        .proxy, "The proxy `\(error.value)` in `\(error.variable)` cannot be used",
        causes: error.reason.map { [$0] } ?? [])
    }
  }

  private func client(for route: Route) throws -> HTTPClient {
    let group = eventLoopGroup()
    return try state.withLock { state in
      if let client = state.clients[route] { return client }
      let tls = try state.tls ?? configuration.certificates.tlsConfiguration(verifying: true)
      state.tls = tls
      var settings = HTTPClient.Configuration(tlsConfiguration: tls, redirectConfiguration: .disallow)
      settings.timeout = .init(
        connect: TimeAmount(configuration.connectTimeout), read: TimeAmount(configuration.readTimeout))
      settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = min(8, configuration.concurrentRequests)
      // Attempts are ours: what cannot connect fails at once and is retried by the policy.
      settings.connectionPool.retryConnectionEstablishment = false
      settings.decompression = .disabled
      switch route {
      case .direct: settings.guardAnswers()
      case .forwarded: settings.guardAnswers(forwarding: true)
      case .tunnel(let server):
        settings.guardAnswers()
        switch server.kind {
        case .socks5: settings.proxy = .socksServer(host: server.host, port: server.port)
        case .http:
          settings.proxy = .server(
            host: server.host, port: server.port,
            authorization: server.credentials.map { .basic(username: $0.username, password: $0.password ?? "") })
        }
      }
      let client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: settings)
      state.clients[route] = client
      return client
    }
  }

  private func insecureTLS() throws -> TLSConfiguration {
    try state.withLock { state in
      let tls = try state.insecureTLS ?? configuration.certificates.tlsConfiguration(verifying: false)
      state.insecureTLS = tls
      return tls
    }
  }

  private func isInsecure(_ url: URLReference) -> Bool {
    guard !configuration.insecureHosts.isEmpty, let host = url.host else { return false }
    let withPort = host + ":\(url.effectivePort ?? 0)"
    return configuration.insecureHosts.contains { $0 == host || $0 == withPort || $0 == "*" || $0 == url.origin }
  }
}

/// Hands the parts of one answer on, as long as they arrive in time.
private final class Delegate<Receiver: HTTPTransport.Receiver>: HTTPClientResponseDelegate, Sendable {
  typealias Response = Void

  private struct State {
    var meter: TransferMeter?
    var headDeadline: Scheduled<Void>?
  }

  private let receiver: Receiver
  private let floor: TransferFloor
  private let headTimeout: TimeAmount
  private let state = Mutex(State())

  init(_ receiver: Receiver, _ configuration: NetworkConfiguration) {
    self.receiver = receiver
    floor = configuration.minimumSpeed
    headTimeout = TimeAmount(configuration.readTimeout)
  }

  func didSendRequest(task: HTTPClient.Task<Void>) {
    // A head that comes byte by byte is never silent for long.
    let deadline = task.eventLoop.scheduleTask(in: headTimeout) { [self] in
      let hasHead = state.withLock { $0.meter != nil }
      if !hasHead { task.fail(reason: HTTPClientError.readTimeout) }
    }
    state.withLock { $0.headDeadline = deadline }
  }

  func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
    state.withLock { state in
      state.headDeadline?.cancel()
      state.headDeadline = nil
      state.meter = TransferMeter(floor, now: .sinceStart)
    }
    let headers = head.headers.map { (name: $0.name, value: $0.value) }
    do {
      try receiver.receive(head: .init(status: Int(head.status.code), headers: headers))
      return task.eventLoop.makeSucceededVoidFuture()
    } catch {
      return task.eventLoop.makeFailedFuture(error)
    }
  }

  func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
    let count = buffer.readableBytes
    let isFastEnough = state.withLock { $0.meter?.receive(count, now: .sinceStart) ?? true }
    guard isFastEnough else { return task.eventLoop.makeFailedFuture(HTTPFailure.tooSlow) }
    do {
      guard let more = try receiver.receive(body: buffer, on: task.eventLoop) else {
        return task.eventLoop.makeSucceededVoidFuture()
      }
      state.withLock { $0.meter?.pause(now: .sinceStart) }
      return more.always { [self] _ in state.withLock { $0.meter?.resume(now: .sinceStart) } }
    } catch {
      return task.eventLoop.makeFailedFuture(error)
    }
  }

  func didReceiveError(task: HTTPClient.Task<Void>, _ error: any Error) {
    state.withLock { $0.headDeadline?.cancel() }
  }

  func didFinishRequest(task: HTTPClient.Task<Void>) throws {
    state.withLock { $0.headDeadline?.cancel() }
  }
}

extension Duration {
  /// The time since some fixed moment.
  fileprivate static var sinceStart: Duration { .nanoseconds(Int64(clamping: MonotonicInstant.now.nanoseconds)) }
}

extension HTTPFailure {
  /// The body comes in below the floor.
  static let tooSlow = HTTPFailure(
    retry: .transport, kind: .timedOut, cause: "the server sends too slowly")
}

extension TimeAmount {
  /// The same duration; one that does not fit counts as about a century.
  init(_ duration: Duration) {
    self = .nanoseconds(duration.clampedNanoseconds)
  }
}
