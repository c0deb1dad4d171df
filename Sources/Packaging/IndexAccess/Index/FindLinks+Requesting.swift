import Caching
import PackagingStandards
import Support
import SystemIO
import SystemPackage

/// Where pages of links are asked for.
enum LinkSource: Sendable {
  case network(RequestExecutor)
  /// Nowhere: only the copies that earlier runs left count.
  case cacheOnly
}

extension FindLinks {
  /// Gets a page of links and its URL after redirects. Blocks.
  ///
  /// - Throws: `IndexAccessError`.
  static func request(
    _ url: URLReference, from source: LinkSource, cache: Cache
  ) throws -> (page: IndexPage, url: URLReference) {
    let plain = url.withoutCredentials.withoutFragment
    let copy = cache.path(.simple, "links", CacheKey.digest(plain.requestText) + ".html")
    switch source {
    case .network(let executor): return try download(url, with: executor, keeping: copy, in: cache)
    case .cacheOnly: return (try FindLinks.parse(storedCopy(copy, of: url), url), plain)
    }
  }

  private static func storedCopy(_ copy: FilePath, of url: URLReference) throws(IndexAccessError) -> [UInt8] {
    let bytes: [UInt8]?
    do {
      bytes = try readRegularFileIfPresent(copy)
    } catch {
      throw IndexAccessError(.file, "Failed to read the cached links of `\(url)`", causes: explanation(of: error))
    }
    guard let bytes else { throw IndexAccessError(.offline, "The links of `\(url)` are not in the cache") }
    return bytes
  }

  private static func download(
    _ url: URLReference, with executor: RequestExecutor, keeping copy: FilePath, in cache: Cache
  ) throws -> (page: IndexPage, url: URLReference) {
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
          if !page.hasCredentials { try? cache.store(bytes, at: copy) }
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
