import PackagingStandards
import Synchronization
import SystemIO

/// Carries requests through: waits for a free place, adds credentials, follows redirects, tries again.
final class RequestExecutor: Sendable {
  let transport: HTTPTransport
  let retryPolicy: RetryPolicy
  let credentials: Mutex<CredentialResolver>
  private let lookups: CredentialLookup
  /// Where blocking look-ups run.
  private let lookupQueue = WorkQueue(width: 1)
  private let places: Mutex<Places>
  let largeBodies = LargeBodies()

  private struct Places {
    var free: Int
    var waiting: [@Sendable () -> Void] = []
    var firstWaiting = 0
  }

  init(_ configuration: IndexConfiguration) {
    transport = HTTPTransport(configuration.network)
    retryPolicy = RetryPolicy(
      maximumRetries: configuration.network.retries, basePause: configuration.network.retryPause)
    lookups = CredentialLookup(keyring: configuration.keyring)
    var resolver = CredentialResolver()
    for index in configuration.locations.indexes { resolver.addIndex(index.url, policy: index.authentication) }
    for url in configuration.locations.findLinks { resolver.addIndex(url, policy: .automatic) }
    credentials = Mutex(resolver)
    places = Mutex(Places(free: max(1, configuration.network.concurrentRequests)))
  }

  /// Sends a request and collects the answer in memory. Every status but a passing fault's is an answer.
  ///
  /// `completion` runs on the event loop, which it must not hold up.
  func collect(
    _ request: HTTPRequest, completion: @escaping @Sendable (Result<HTTPResponse, IndexAccessError>) -> Void
  ) {
    let exchange = Exchange(request, executor: self, sink: .memory, completion: completion)
    acquirePlace { exchange.attempt() }
  }

  /// Sends a request and streams the body of an accepted answer into `channel`; the channel also gets the failure.
  ///
  /// Once the body has begun a failure is final: the reader takes it up from there.
  func stream(
    _ request: HTTPRequest, into channel: BodyChannel, accepting accepts: @escaping @Sendable (Int) -> Bool
  ) {
    let exchange = Exchange(request, executor: self, sink: .channel(channel, accepts)) { result in
      switch result {
      case .success: channel.finish(.success(()))
      case .failure(let error):
        channel.finish(
          .failure(HTTPFailure(retry: .permanent, kind: error.kind, cause: (error.causes.last ?? error.message))))
      }
    }
    acquirePlace { exchange.attempt() }
  }

  /// Looks credentials up on a thread where that may block, and then goes on.
  func lookUp(_ lookup: CredentialResolver.Lookup, then proceed: @escaping @Sendable () -> Void) {
    lookupQueue.async { [self] in
      let found = lookups.credentials(for: lookup)
      credentials.withLock { $0.record(lookup, found: found) }
      proceed()
    }
  }

  private func acquirePlace(_ start: @escaping @Sendable () -> Void) {
    let mayStart = places.withLock { places in
      if places.free > 0 {
        places.free -= 1
        return true
      }
      places.waiting.append(start)
      return false
    }
    if mayStart { start() }
  }

  /// Gives a place back; the request that waited longest takes it.
  func releasePlace() {
    let next: (@Sendable () -> Void)? = places.withLock { places in
      guard places.firstWaiting < places.waiting.count else {
        places.waiting.removeAll()
        places.firstWaiting = 0
        places.free += 1
        return nil
      }
      defer { places.firstWaiting += 1 }
      return places.waiting[places.firstWaiting]
    }
    next?()
  }
}
