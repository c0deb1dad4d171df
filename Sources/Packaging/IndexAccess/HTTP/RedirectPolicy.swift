package import PackagingStandards

/// Follows redirects ([RFC 9110, section 15.4](https://www.rfc-editor.org/rfc/rfc9110#section-15.4)), without I/O.
package struct RedirectPolicy: Sendable {
  /// The most redirects in a row.
  package static let limit = 10

  private var count = 0

  package init() {}

  /// What to do with an answer.
  package enum Action: Equatable, Sendable {
    /// The answer is no redirect.
    case finish
    /// Ask there; credentials in `headers` were meant for the old origin if it differs.
    case follow(URLReference)
    /// Too many, or without a usable destination.
    case fail(String)
  }

  /// Says what to do with an answer from `url`.
  package mutating func action(status: Int, location: String?, from url: URLReference) -> Action {
    guard [301, 302, 303, 307, 308].contains(status) else { return .finish }
    count += 1
    guard count <= RedirectPolicy.limit else { return .fail("more than \(RedirectPolicy.limit) redirects") }
    guard let location, let destination = try? url.resolving(location), destination.isWeb else {
      return .fail("a redirect without a usable `Location`")
    }
    // A secure page must not lead to an insecure one.
    if url.scheme == "https", destination.scheme == "http" { return .fail("a redirect from HTTPS to HTTP") }
    if destination.origin == url.origin { return .follow(destination) }
    return .follow(destination.withoutCredentials)
  }
}
