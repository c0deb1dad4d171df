import Caching
package import PackagingStandards

/// One index of packages, as configured.
package struct PackageIndex: Sendable, Hashable {
  /// How an index lists its files (the `format` key of an index).
  package enum Format: String, Sendable, CaseIterable {
    /// A page per package: the simple API.
    case simple
    /// One page, or one directory, with the files of all packages, as `--find-links` reads them.
    case flat
  }

  /// The name that sources and options refer to it by (`--index NAME=URL`).
  package var name: String?
  /// Where its pages lie: `https://host/simple/`, or the page or directory of a flat index; may carry credentials.
  package var url: URLReference
  /// The path that it was given by, as it was written, or a URL with variables in it, without secrets; `nil` if ``url``
  /// says as much.
  package var writtenPlace: String?
  /// When it is sent credentials.
  package var authentication: AuthenticationPolicy
  /// What its URL leads to.
  package var format: Format
  /// Statuses that count as "this index does not have the package", besides 404.
  package var ignoredStatusCodes: [Int]
  /// A `Cache-Control` value that replaces the server's for pages.
  package var cacheControlOverride: String?
  /// A `Cache-Control` value that says how long files without a hash may be used from the cache.
  package var fileCacheControlOverride: String?

  package init(
    url: URLReference, name: String? = nil, authentication: AuthenticationPolicy = .automatic,
    ignoredStatusCodes: [Int] = [], cacheControlOverride: String? = nil, format: Format = .simple
  ) {
    self.name = name
    self.url = url
    self.authentication = authentication
    self.format = format
    self.ignoredStatusCodes = ignoredStatusCodes
    self.cacheControlOverride = cacheControlOverride
  }

  /// The URL of the default index: the only place that names it.
  package static let defaultURL = "https://pypi.org/simple"

  /// The index used where nothing else is configured.
  package static var standard: PackageIndex {
    PackageIndex(url: (try? URLReference(absolute: defaultURL)) ?? URLReference(filePath: "/"))
  }

  /// The URL without credentials: for messages, comparisons and cache keys.
  package var displayURL: DisplayURL { DisplayURL(url.withoutCredentials.withoutFragment) }

  /// What names the index in messages and in the cache.
  package var identity: IndexIdentity { IndexIdentity(displayURL: displayURL) }

  /// The URL of a package's page.
  package func pageURL(of package: PackageName) -> URLReference {
    url.appendingDirectory(package.string)
  }
}

/// What names an index in messages and in the cache. Holds no credentials.
package struct IndexIdentity: Sendable, Hashable {
  /// The URL without credentials, for messages; the path of a local directory.
  package let displayURL: DisplayURL
  /// The name of the index's directory in the cache.
  package let cacheKey: String

  package init(displayURL: DisplayURL) {
    self.displayURL = displayURL
    var url = Substring(displayURL.text)
    while url.utf8.last == UInt8(ascii: "/") { url = url.dropLast() }
    cacheKey = url == PackageIndex.defaultURL ? "pypi" : CacheKey.digest(String(url))
  }
}

/// Where packages come from, in order of priority.
package struct IndexLocations: Sendable, Hashable {
  /// The indexes, the most important first and the default index last.
  package var indexes: [PackageIndex]
  /// Directories and pages of links (`--find-links`), which are looked at besides every index.
  package var findLinks: [URLReference]

  package init(indexes: [PackageIndex] = [.standard], findLinks: [URLReference] = []) {
    self.indexes = indexes
    self.findLinks = findLinks
  }
}

/// How several indexes work together (`--index-strategy`).
package enum IndexStrategy: String, Sendable, CaseIterable {
  /// A package comes from the first index that has it.
  case firstIndex = "first-index"
  /// Every index is asked; of the candidates, those of the first index with a match win.
  case unsafeFirstMatch = "unsafe-first-match"
  /// Every index is asked; the best version wins wherever it is.
  case unsafeBestMatch = "unsafe-best-match"
}
