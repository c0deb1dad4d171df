import Support

/// When a stored response may be used again: a private cache's part of
/// [RFC 9111](https://www.rfc-editor.org/rfc/rfc9111), without I/O.
///
/// No heuristic freshness: a response without `max-age` and `Expires` is stale at once and is revalidated, as uv does.
package struct HTTPCachePolicy: Equatable, Sendable {
  /// When the request was sent, in seconds since 1970.
  package var requestTime: Int64
  /// When the response's head arrived, in seconds since 1970.
  package var responseTime: Int64
  /// The server's `Date`, or the response time where there is none.
  package var date: Int64
  /// The `Age` header: seconds spent in caches on the way.
  package var ageHeader: Int64
  /// How long the response stays fresh, in seconds.
  package var freshnessLifetime: Int64
  /// Nothing may be served from the store without revalidation.
  package var noCache: Bool
  /// The response never changes while it is fresh.
  package var isImmutable: Bool
  /// The response varies by something this client does not keep constant (`Vary: *`), so it can never be reused as is.
  package var variesByEverything: Bool
  /// The validator to send in `If-None-Match`.
  package var etag: String?
  /// The validator to send in `If-Modified-Since`.
  package var lastModified: String?

  /// The headers of a response that decide about reuse.
  package struct ResponseHead: Sendable {
    /// The status code.
    package var status: Int
    /// The headers in their order.
    package var headers: [(name: String, value: String)]

    package init(status: Int, headers: [(name: String, value: String)]) {
      self.status = status
      self.headers = headers
    }

    func values(_ name: String) -> [String] {
      headers.compactMap { $0.name.asciiLowercased() == name ? $0.value : nil }
    }

    func first(_ name: String) -> String? {
      headers.first { $0.name.asciiLowercased() == name }?.value
    }
  }

  /// What to do with a stored response.
  package enum Verdict: Equatable, Sendable {
    /// Use it without asking.
    case fresh
    /// Ask the server, with the validators if there are any.
    case stale
  }

  /// A policy for entries that never expire: immutable files.
  package static let immutable = HTTPCachePolicy(
    requestTime: 0, responseTime: 0, date: 0, ageHeader: 0, freshnessLifetime: .max, noCache: false, isImmutable: true,
    variesByEverything: false, etag: nil, lastModified: nil)

  package init(
    requestTime: Int64, responseTime: Int64, date: Int64, ageHeader: Int64, freshnessLifetime: Int64, noCache: Bool,
    isImmutable: Bool, variesByEverything: Bool, etag: String?, lastModified: String?
  ) {
    self.requestTime = requestTime
    self.responseTime = responseTime
    self.date = date
    self.ageHeader = ageHeader
    self.freshnessLifetime = freshnessLifetime
    self.noCache = noCache
    self.isImmutable = isImmutable
    self.variesByEverything = variesByEverything
    self.etag = etag
    self.lastModified = lastModified
  }

  /// Makes the policy of a new response; answers `nil` where it may not be stored at all.
  ///
  /// - Parameter override: a `Cache-Control` value from the index's configuration that replaces the server's.
  package init?(response: ResponseHead, requestTime: Int64, responseTime: Int64, override: String? = nil) {
    guard response.status == 200 else { return nil }
    let control = CacheControl(headerValues: override.map { [$0] } ?? response.values("cache-control"))
    guard !control.noStore else { return nil }
    self.requestTime = requestTime
    self.responseTime = responseTime
    let date = response.first("date").flatMap(HTTPDate.parse) ?? responseTime
    self.date = date
    self.ageHeader = response.first("age").flatMap { CacheControl.seconds(Substring($0).trimming(.blanks)) } ?? 0
    if let maxAge = control.maxAge {
      self.freshnessLifetime = maxAge
    } else if override == nil, let expires = response.first("expires") {
      // A date that cannot be read, such as `0`, lies in the past.
      self.freshnessLifetime = HTTPDate.parse(expires).map { max(0, $0 - date) } ?? 0
    } else {
      self.freshnessLifetime = 0
    }
    let pragma = response.values("cache-control").isEmpty && override == nil
    self.noCache =
      control.noCache || (pragma && response.values("pragma").contains { $0.asciiLowercased().contains("no-cache") })
    self.isImmutable = control.isImmutable
    self.variesByEverything = response.values("vary").contains { $0.contains("*") }
    self.etag = response.first("etag")
    self.lastModified = response.first("last-modified")
  }

  /// How old the response is at a time ([section 4.2.3](https://www.rfc-editor.org/rfc/rfc9111#section-4.2.3)).
  package func currentAge(at now: Int64) -> Int64 {
    // The numbers may come from a damaged file.
    func sum(_ left: Int64, _ right: Int64) -> Int64 {
      let (sum, isOverflow) = left.addingReportingOverflow(right)
      return isOverflow ? .max : sum
    }
    func time(from start: Int64, to end: Int64) -> Int64 {
      let (difference, isOverflow) = end.subtractingReportingOverflow(start)
      return isOverflow ? (end > start ? .max : 0) : max(0, difference)
    }
    let apparentAge = time(from: date, to: responseTime)
    let correctedAge = sum(max(0, ageHeader), time(from: requestTime, to: responseTime))
    // A clock set back makes the resident time negative: the entry then counts as it was when it arrived.
    return sum(max(apparentAge, correctedAge), time(from: responseTime, to: now))
  }

  /// Whether the stored response may be used at a time without asking.
  package func verdict(at now: Int64) -> Verdict {
    if freshnessLifetime == .max { return .fresh }
    if noCache || variesByEverything { return .stale }
    return freshnessLifetime > currentAge(at: now) ? .fresh : .stale
  }

  /// The headers of a conditional request, empty where the response has no validator.
  package var conditionalHeaders: [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    if let etag { headers.append((name: "If-None-Match", value: etag)) }
    if let lastModified { headers.append((name: "If-Modified-Since", value: lastModified)) }
    return headers
  }

  /// The policy after a `304 Not Modified` ([section 4.3.4](https://www.rfc-editor.org/rfc/rfc9111#section-4.3.4)), or
  /// `nil` where the 304 names another representation than the stored one, which must then be requested anew.
  package func revalidated(
    by response: ResponseHead, requestTime: Int64, responseTime: Int64, override: String? = nil
  ) -> HTTPCachePolicy? {
    if let newTag = response.first("etag"), let etag, HTTPCachePolicy.opaque(newTag) != HTTPCachePolicy.opaque(etag) {
      return nil
    }
    // Headers that the 304 leaves out keep their stored meaning.
    var renewed = self
    renewed.requestTime = requestTime
    renewed.responseTime = responseTime
    renewed.date = response.first("date").flatMap(HTTPDate.parse) ?? responseTime
    renewed.ageHeader = response.first("age").flatMap { CacheControl.seconds(Substring($0).trimming(.blanks)) } ?? 0
    let hasFreshness =
      override != nil
      || response.headers.contains {
        let name = $0.name.asciiLowercased()
        return name == "cache-control" || name == "expires"
      }
    if hasFreshness {
      let full = ResponseHead(status: 200, headers: response.headers)
      if let update = HTTPCachePolicy(
        response: full, requestTime: requestTime, responseTime: responseTime, override: override)
      {
        renewed.freshnessLifetime = update.freshnessLifetime
        renewed.noCache = update.noCache
        renewed.isImmutable = update.isImmutable
      }
    }
    if let newTag = response.first("etag") { renewed.etag = newTag }
    if let modified = response.first("last-modified") { renewed.lastModified = modified }
    return renewed
  }

  /// An entity tag without the mark of a weak one: reuse of a `GET` compares weakly.
  private static func opaque(_ tag: String) -> Substring {
    tag.hasPrefix("W/") ? tag.dropFirst(2) : Substring(tag)
  }
}
