import Caching
import PackagingStandards
import Synchronization
import SystemIO
import SystemPackage

/// Asks the indexes for one package, in the order of the strategy: from the cache on the calling thread where it can,
/// then over the network.
final class ReleasesLookup: Sendable {
  /// What one index said.
  private enum Answer: Sendable {
    case page(StoredPage)
    case problem(IndexProblem)
    case failure(IndexAccessError)
  }

  private struct State {
    var answers: [Answer?]
    var isFinished = false
  }

  private let client: IndexClient
  private let package: PackageName
  private let indexes: [PackageIndex]
  private let mustRefresh: Bool
  private let state: Mutex<State>

  init(_ package: PackageName, client: IndexClient) {
    let indexes = client.configuration.locations.indexes
    self.client = client
    self.package = package
    self.indexes = indexes
    self.mustRefresh = client.cache.refresh.includes(package.string)
    self.state = Mutex(State(answers: Array(repeating: nil, count: indexes.count)))
  }

  /// Starts; the client hears of the end through `finish`, perhaps before this returns.
  func start() {
    if indexes.isEmpty { return finishIfDone() }
    switch client.configuration.strategy {
    case .firstIndex: ask(0)
    case .unsafeFirstMatch, .unsafeBestMatch:
      for position in indexes.indices { ask(position) }
    }
  }

  private func ask(_ position: Int) {
    let index = indexes[position]
    if let flat = client.flatIndexes[position] { return askFlat(flat, position) }
    if index.url.isFile { return record(localPage(index), at: position) }
    let identity = client.identities[position]
    let isOffline = client.configuration.isOffline
    let stored = storedPage(identity)
    if let stored {
      let now = WallClock.millisecondsSince1970 / 1000
      if isOffline || (!mustRefresh && stored.policy.verdict(at: now) == .fresh) {
        return record(.page(stored), at: position)
      }
    }
    if isOffline {
      return record(.problem(IndexProblem(index: identity.displayURL, reason: .offline)), at: position)
    }
    request(index, position, stored: stored)
  }

  private func storedPage(_ identity: IndexIdentity) -> StoredPage? {
    // A page that cannot be read counts as missing: it is requested again.
    guard let mapping = try? MappedFile(client.cache.pagePath(identity, package)) else { return nil }
    return StoredPage(mapping, of: package, from: identity)
  }

  private func request(_ index: PackageIndex, _ position: Int, stored: StoredPage?) {
    let exchange = PageExchange(index: index, package: package)
    // A page without validators cannot be asked for on a condition.
    let policy = stored.map(\.policy).flatMap { $0.conditionalHeaders.isEmpty ? nil : $0 }
    client.executor.collect(exchange.request(revalidating: policy, isRefresh: mustRefresh)) { [self] result in
      client.workQueue.async { [self] in
        switch result {
        case .failure(let error): receive(exchange.outcome(of: error), index, position, stored: stored)
        case .success(let response):
          receive(exchange.outcome(of: response, revalidating: policy), index, position, stored: stored)
        }
      }
    }
  }

  private func receive(_ outcome: PageExchange.Outcome, _ index: PackageIndex, _ position: Int, stored: StoredPage?) {
    let identity = client.identities[position]
    switch outcome {
    case .page(let bytes, let credentials, let mayStore):
      if !credentials.isEmpty { client.executor.credentials.withLock { $0.add(credentials, listedBy: identity) } }
      guard let page = StoredPage(copying: bytes, of: package, from: identity) else {
        return record(
          .failure(IndexAccessError(.malformed, "The index page of `\(package)` is too large")), at: position)
      }
      // Stored first: the process may end as soon as the last answer is there. Failing to store costs only time.
      if mayStore { try? client.cache.store(bytes, at: client.cache.pagePath(identity, package)) }
      record(.page(page), at: position)
    case .unchanged(let renewed):
      guard let stored else {
        return record(
          .failure(IndexAccessError(.malformed, "The index page of `\(package)` cannot be unchanged")), at: position)
      }
      try? client.cache.store(stored.bytesReplacingPolicy(renewed), at: client.cache.pagePath(identity, package))
      record(.page(stored), at: position)
    case .mismatchedValidator: request(index, position, stored: nil)
    case .problem(let reason):
      record(.problem(IndexProblem(index: identity.displayURL, reason: reason)), at: position)
    case .failure(let error): record(.failure(error), at: position)
    }
  }

  /// Asks a flat index. All packages share what is read, which may wait for the network.
  private func askFlat(_ flat: FindLinks, _ position: Int) {
    let answer: @Sendable () -> Answer = { [self] in
      let identity = client.identities[position]
      do {
        return try flat.page(of: package).map { .page($0) }
          ?? .problem(IndexProblem(index: identity.displayURL, reason: .notFound))
      } catch let error as IndexAccessError {
        return FlatIndexRefusal(error, indexes[position]).map { .problem($0.problem) } ?? .failure(error)
      } catch {
        return .failure(
          IndexAccessError(.file, "Failed to read `\(identity.displayURL)`", causes: IndexClient.causes(of: error)))
      }
    }
    if indexes[position].url.isFile { return record(answer(), at: position) }
    client.workQueue.async { [self] in record(answer(), at: position) }
  }

  /// The page of an index in a local directory: `PACKAGE/index.html`.
  private func localPage(_ index: PackageIndex) -> Answer {
    let url = index.pageURL(of: package)
    guard let directory = url.filePath else {
      return .failure(IndexAccessError(.configuration, "The index `\(index.displayURL)` is not a local directory"))
    }
    do {
      guard let bytes = try readRegularFileIfPresent(FilePath(directory + "index.html")) else {
        let isThere = index.url.filePath.map { isDirectory(FilePath($0)) } ?? false
        return .problem(IndexProblem(index: index.displayURL, reason: isThere ? .notFound : .noDirectory))
      }
      let page = unsafe PageWriter.write(
        try IndexPage(html: bytes.span.bytes), of: package, pageURL: url, policy: .immutable)
      guard let opened = StoredPage(copying: page, of: package, from: index.identity) else {
        return .failure(IndexAccessError(.malformed, "The index page of `\(package)` is too large"))
      }
      return .page(opened)
    } catch let error as IndexPageError {
      return .failure(IndexAccessError(.malformed, "Failed to read `\(url)`", causes: [error.message]))
    } catch {
      return .failure(IndexAccessError(.file, "Failed to read `\(url)`", causes: ["\(error)"]))
    }
  }

  // MARK: Order of the indexes

  private func record(_ answer: Answer, at position: Int) {
    state.withLock { $0.answers[position] = answer }
    if client.configuration.strategy == .firstIndex, case .problem(let problem) = answer {
      // A refusal is no proof that the index lacks the package: going on could take it from the wrong index.
      let goesOn =
        switch problem.reason {
        case .notFound, .noDirectory, .offline: true
        case .unauthorized, .forbidden: false
        }
      if goesOn, position + 1 < indexes.count { return ask(position + 1) }
      return finishIfDone(upTo: position)
    }
    if client.configuration.strategy == .firstIndex { return finishIfDone(upTo: position) }
    finishIfDone()
  }

  /// Ends the lookup once every index up to a position, by default the last, has answered.
  private func finishIfDone(upTo last: Int? = nil) {
    let answers: [Answer]? = state.withLock { state in
      let end = last.map { $0 + 1 } ?? state.answers.count
      let known = state.answers[..<end].compactMap { $0 }
      guard known.count == end, !state.isFinished else { return nil }
      state.isFinished = true
      return known
    }
    guard let answers else { return }
    var pages: [StoredPage] = []
    var problems: [IndexProblem] = []
    for answer in answers {
      switch answer {
      case .page(let page): pages.append(page)
      case .problem(let problem): problems.append(problem)
      case .failure(let error): return client.finish(package, .failure(error))
      }
    }
    client.finish(package, .success((pages, problems)))
  }
}

/// The answers to a flat index's request that mean the same as those to a page's. That it does not exist says nothing
/// about one package: going on could take it from the wrong index.
private struct FlatIndexRefusal {
  let problem: IndexProblem

  init?(_ error: IndexAccessError, _ index: PackageIndex) {
    switch error.kind {
    case .offline: problem = IndexProblem(index: index.displayURL, reason: .offline)
    case .status(let status) where index.ignoredStatusCodes.contains(status):
      problem = IndexProblem(index: index.displayURL, reason: .notFound)
    case .status(401): problem = IndexProblem(index: index.displayURL, reason: .unauthorized)
    case .status(403): problem = IndexProblem(index: index.displayURL, reason: .forbidden)
    default: return nil
    }
  }
}
