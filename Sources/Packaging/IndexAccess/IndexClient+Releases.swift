import Caching
package import PackagingStandards
import SystemIO

extension IndexClient {
  /// Returns what the indexes say about a package, in the way that the index strategy asks for.
  ///
  /// - Throws: `IndexAccessError` where an index cannot be asked. A package that no index has is an empty answer.
  package func releases(of package: PackageName) throws -> PackageReleases {
    startReleases(of: package)
    return try tables.wait { tables in
      if case .done(let result) = tables.releases[package] { return result }
      return nil
    }.get()
  }

  /// Starts to look up what ``releases(of:)`` will be asked for, without waiting.
  package func prefetchReleases(of packages: some Sequence<PackageName>) {
    // Offline there is only the cache, which is read when it is asked for.
    guard !configuration.isOffline else { return }
    for package in packages { startReleases(of: package) }
  }

  /// Returns whether ``releases(of:)`` would answer without waiting for the network.
  package func hasReleases(of package: PackageName) -> Bool {
    tables.withLock { tables in
      if case .done = tables.releases[package] { return true }
      return false
    }
  }

  private func startReleases(of package: PackageName) {
    let isNew = tables.withLock { tables in
      guard tables.releases[package] == nil else { return false }
      tables.releases[package] = .pending
      return true
    }
    if isNew { ReleasesLookup(package, client: self).start() }
  }

  /// Takes a lookup's end.
  func finish(
    _ package: PackageName, _ result: Result<(pages: [StoredPage], problems: [IndexProblem]), IndexAccessError>
  ) {
    let complete: Result<PackageReleases, IndexAccessError> = result.flatMap { found in
      do {
        return .success(
          PackageReleases(
            pages: found.pages, findLinksPage: try findLinks.page(of: package), problems: found.problems))
      } catch let error as IndexAccessError {
        return .failure(error)
      } catch {
        return .failure(IndexAccessError(.file, "Failed to read `--find-links`", causes: ["\(error)"]))
      }
    }
    tables.change { $0.releases[package] = .done(complete) }
  }

  /// Gets a page of links: from the network, or offline the copy that an earlier run left.
  static func requestLinks(
    _ url: URLReference, executor: RequestExecutor, cache: Cache, isOffline: Bool
  ) throws -> (page: IndexPage, url: URLReference) {
    let plain = url.withoutCredentials.withoutFragment
    let path = cache.path(.simple, "links", CacheKey.digest(plain.requestText) + ".html")
    if isOffline {
      guard let bytes = try? readFileIfPresent(path) else {
        throw IndexAccessError(.offline, "The links of `\(url)` are not in the cache")
      }
      return (try FindLinks.parse(bytes, url), plain)
    }
    let headers = [(name: "Accept", value: "text/html"), (name: "Accept-Encoding", value: "gzip")]
    let answer = Monitor<Result<HTTPResponse, IndexAccessError>?>(nil)
    executor.collect(HTTPRequest(url, headers: headers)) { result in answer.change { $0 = result } }
    let response = try answer.wait { $0 }.get()
    guard response.status == 200 else { throw Exchange.refusal(of: url, status: response.status) }
    do {
      let page = try response.withContent { bytes in
        Result { () throws(IndexAccessError) in
          let page = try FindLinks.parse(bytes, url)
          // Links with credentials are not left in the cache, where they would outlive the command.
          if !page.hasCredentials { try? cache.store(bytes, at: path) }
          return page
        }
      }
      return (try page.get(), response.url)
    } catch let error as HTTPFailure {
      throw IndexAccessError(error.kind, "Failed to read the links of `\(url)`", causes: [error.cause])
    }
  }
}

extension IndexPage {
  /// Whether a link carries a user name or a password.
  fileprivate var hasCredentials: Bool {
    files.contains { file in
      (try? URLReference(string(file.url)))?.hasCredentials == true
    }
  }
}
