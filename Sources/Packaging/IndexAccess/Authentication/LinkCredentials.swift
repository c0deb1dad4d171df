package import PackagingStandards

/// Credentials that a link on a page carries, and the directory that they are sent to.
///
/// Pages are kept in the cache without them. They live as long as the process, and a page that has any is requested anew
/// by the next.
package struct LinkCredentials: Hashable, Sendable {
  /// How many of a page are used: directories with credentials of their own are few.
  package static let limit = 1000

  /// The directory of the file, without credentials.
  package let directory: URLReference
  /// What the links carry.
  package let credentials: Credentials

  /// Takes the credentials out of a file's URL; `nil` where it has none.
  package init?(_ url: URLReference) {
    guard let credentials = url.credentials else { return nil }
    self.credentials = credentials
    let end = url.path.utf8.lastIndex(of: UInt8(ascii: "/")).map { url.path.utf8.index(after: $0) }
    directory = url.withoutCredentials.withPath(String(url.path[..<(end ?? url.path.startIndex)]))
  }
}
