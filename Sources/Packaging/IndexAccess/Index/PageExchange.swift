import Caching
import PackagingStandards
import Support
import SystemPackage

/// How one page of one index is asked for and what the answer means. Without I/O.
struct PageExchange: Sendable {
  let index: PackageIndex
  let package: PackageName

  /// What an index said.
  enum Outcome: Sendable {
    /// A new page in binary form, the credentials of its links, and whether it may be stored.
    case page([UInt8], credentials: Set<LinkCredentials>, mayStore: Bool)
    /// The stored page still holds, under another policy.
    case unchanged(HTTPCachePolicy)
    /// The stored page cannot be renewed by this answer: ask again without validators.
    case mismatchedValidator
    case problem(IndexProblem.Reason)
    case failure(IndexAccessError)
  }

  /// Prefers JSON, as `simple` pages in HTML say less.
  private static let accept = """
    application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01
    """

  /// The request for the page.
  ///
  /// - Parameters:
  ///   - policy: that of the stored page, whose validators make the request conditional.
  ///   - isRefresh: whether caches on the way must check with the index too.
  func request(revalidating policy: HTTPCachePolicy?, isRefresh: Bool) -> HTTPRequest {
    var headers: [(name: String, value: String)] = [
      (name: "Accept", value: PageExchange.accept), (name: "Accept-Encoding", value: "gzip"),
    ]
    if let policy { headers += policy.conditionalHeaders }
    if isRefresh { headers.append((name: "Cache-Control", value: "no-cache")) }
    return HTTPRequest(index.pageURL(of: package), headers: headers)
  }

  /// Says what an answer means; parses and converts a page, which may take milliseconds.
  func outcome(of response: HTTPResponse, revalidating stored: HTTPCachePolicy?) -> Outcome {
    switch response.status {
    case 200: return page(response)
    case 304:
      guard let stored else {
        // Asking once more would get the same answer.
        return .failure(
          IndexAccessError(
            .malformed, "Failed to read the answer of `\(index.pageURL(of: package))`",
            causes: ["the server says that the page has not changed (304), but it was not asked that"]))
      }
      let renewed = stored.revalidated(
        by: response.head, requestTime: response.requestTime, responseTime: response.responseTime,
        override: index.cacheControlOverride)
      return renewed.map { .unchanged($0) } ?? .mismatchedValidator
    case 404: return .problem(.notFound)
    case let status where index.ignoredStatusCodes.contains(status): return .problem(.notFound)
    case 401: return .problem(.unauthorized)
    case 403: return .problem(.forbidden)
    default: return .failure(Exchange.refusal(of: index.pageURL(of: package), status: response.status))
    }
  }

  /// Says what it means that there was no answer. A status that is tried again and stays is a failure here.
  func outcome(of error: IndexAccessError) -> Outcome {
    if case .status(let status) = error.kind, index.ignoredStatusCodes.contains(status) { return .problem(.notFound) }
    return .failure(error)
  }

  private func page(_ response: HTTPResponse) -> Outcome {
    do {
      return try response.withContent { page($0, response) }
    } catch {
      return .failure(
        IndexAccessError(
          .malformed, "Failed to read the answer of `\(index.pageURL(of: package))`", causes: [error.cause]))
    }
  }

  private func page(_ body: [UInt8], _ response: HTTPResponse) -> Outcome {
    let url = index.pageURL(of: package)
    let type = mediaType(response.header("content-type") ?? "text/html")
    let page: IndexPage
    do throws(IndexPageError) {
      switch type {
      case "application/vnd.pypi.simple.v1+json", "application/vnd.pypi.simple.latest+json", "application/json":
        page = try unsafe IndexPage(json: body.span.bytes)
      case "application/vnd.pypi.simple.v1+html", "application/vnd.pypi.simple.latest+html", "text/html",
        "application/xhtml+xml":
        page = try unsafe IndexPage(html: body.span.bytes)
      default:
        return .failure(
          IndexAccessError(
            .malformed, "Failed to read the answer of `\(url)`",
            causes: ["its content type `\(type)` is not that of an index page"],
            hints: ["Is `\(index.displayURL)` the URL of a package index? Most end in `/simple`"]))
      }
    } catch {
      return .failure(IndexAccessError(.malformed, "Failed to read the answer of `\(url)`", causes: [error.message]))
    }
    let policy = HTTPCachePolicy(
      response: response.head, requestTime: response.requestTime, responseTime: response.responseTime,
      override: index.cacheControlOverride)
    let converted = PageWriter.convert(
      page, of: package, pageURL: response.url, policy: policy ?? PageExchange.unstoredPolicy(response))
    // Without their credentials the links are of no use to a later run.
    let mayStore = policy != nil && converted.credentials.isEmpty
    return .page(converted.bytes, credentials: converted.credentials, mayStore: mayStore)
  }

  /// The policy of a page that lives in memory only.
  private static func unstoredPolicy(_ response: HTTPResponse) -> HTTPCachePolicy {
    var policy = HTTPCachePolicy.immutable
    policy.freshnessLifetime = 0
    policy.requestTime = response.requestTime
    policy.responseTime = response.responseTime
    return policy
  }

  private func mediaType(_ value: String) -> String {
    let end = value.firstIndex(of: ";") ?? value.endIndex
    return String(value[..<end].trimming(.blanks)).asciiLowercased()
  }
}

extension Cache {
  /// Where the page of a package of an index lies.
  func pagePath(_ index: IndexIdentity, _ package: PackageName) -> FilePath {
    path(.simple, index.cacheKey, package.string + ".page")
  }
}
