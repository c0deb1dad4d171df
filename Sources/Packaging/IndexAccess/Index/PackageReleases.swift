package import PackagingStandards

/// What the indexes say about a package.
package struct PackageReleases: Sendable {
  /// The pages that were found, in the indexes' order; with the `first-index` strategy at most one.
  package let pages: [StoredPage]
  /// What `--find-links` adds, if it has the package.
  package let findLinksPage: StoredPage?
  /// Why an index has no page here, in the indexes' order.
  package let problems: [IndexProblem]

  package init(pages: [StoredPage], findLinksPage: StoredPage?, problems: [IndexProblem]) {
    self.pages = pages
    self.findLinksPage = findLinksPage
    self.problems = problems
  }
}

/// Why an index gave no page for a package.
package struct IndexProblem: Sendable, Hashable {
  /// Why an index has nothing of a package.
  package enum Reason: Sendable, Hashable {
    /// The index does not have the package.
    case notFound
    /// The index is a local directory, which does not exist.
    case noDirectory
    /// The index asks for credentials, or does not accept those it was sent (401).
    case unauthorized
    /// The index refuses these credentials (403).
    case forbidden
    /// The page is not in the cache and the network may not be used.
    case offline
  }

  /// The index's URL without credentials.
  package let index: DisplayURL
  /// Why it has nothing.
  package let reason: Reason

  package init(index: DisplayURL, reason: Reason) {
    self.index = index
    self.reason = reason
  }
}
