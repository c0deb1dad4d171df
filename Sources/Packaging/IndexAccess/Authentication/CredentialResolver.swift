package import PackagingStandards

/// Chooses the credentials of each request, without I/O of its own.
///
/// Order: user information of the URL, then what an earlier request to the same index or realm succeeded with, then
/// netrc, then the keyring. Netrc and keyring are consulted only once a server has asked (401, 403 or 404), unless the
/// user name is known already or the index's policy is `always`. Nothing crosses realms (scheme, host, port), and what
/// belongs to an index goes only to paths below it.
package struct CredentialResolver: Sendable {
  /// Where credentials were given for.
  private struct Scope: Sendable {
    var realm: String
    /// A directory path ending in `/`.
    var pathPrefix: String
    var credentials: Credentials
  }

  /// An index's root and policy.
  private struct IndexScope: Sendable {
    var realm: String
    var pathPrefix: String
    /// The URL as configured, without user information.
    var url: String
    var policy: AuthenticationPolicy
  }

  /// Every request looks through all scopes, so pages cannot add them without end.
  private static let scopeLimit = 10_000

  private var indexes: [IndexScope] = []
  private var scopes: [Scope] = []
  /// What was found for a realm after a request succeeded with it.
  private var realmCredentials: [String: Credentials] = [:]
  /// Realms (and user names) whose lookup found nothing.
  private var misses: Set<Lookup> = []

  /// A question to netrc and the keyring.
  package struct Lookup: Hashable, Sendable {
    package var realm: String
    /// The index's URL without user information, which a keyring may know better than the host.
    package var indexURL: String?
    package var username: String?
  }

  /// What to do with a request.
  package enum Decision: Equatable, Sendable {
    /// Send it with these credentials, or none.
    case send(Credentials?)
    /// Look the credentials up first, then ask again.
    case lookUp(Lookup)
    /// The index's policy asks for credentials and there are none.
    case missing
  }

  package init() {}

  /// Registers an index: its root scopes what its URL carries.
  package mutating func addIndex(_ url: URLReference, policy: AuthenticationPolicy) {
    let prefix = CredentialResolver.indexRoot(url)
    indexes.append(
      IndexScope(
        realm: url.origin, pathPrefix: prefix, url: url.withoutCredentials.withoutFragment.requestText, policy: policy))
    if let credentials = url.credentials, credentials.password != nil {
      scopes.append(Scope(realm: url.origin, pathPrefix: prefix, credentials: credentials))
    }
  }

  /// Registers what the links of a page carry.
  package mutating func add(_ links: some Sequence<LinkCredentials>) {
    for link in links {
      let scope = Scope(
        realm: link.directory.origin, pathPrefix: link.directory.path, credentials: link.credentials)
      let isKnown = scopes.contains { known in
        known.realm == scope.realm && known.pathPrefix == scope.pathPrefix && known.credentials == scope.credentials
      }
      if !isKnown, scopes.count < CredentialResolver.scopeLimit { scopes.append(scope) }
    }
  }

  /// Decides about the first attempt of a request.
  package func decision(for url: URLReference) -> Decision {
    let index = index(of: url)
    let policy = index?.policy ?? .automatic
    if policy == .never { return .send(nil) }
    let own = url.credentials
    if let own, own.password != nil { return .send(own) }
    if let known = known(for: url, username: own?.username) { return .send(known) }
    if own != nil || policy == .always {
      let lookup = lookup(for: url, index: index)
      if !misses.contains(lookup) { return .lookUp(lookup) }
      // A user name alone may be a token.
      if let own { return .send(own) }
      return .missing
    }
    return .send(nil)
  }

  /// Decides what to do after a request sent with `sent` was refused; `nil` means that the refusal stands.
  package func decision(afterRefusalOf url: URLReference, status: Int, sent: Credentials?) -> Lookup? {
    guard status == 401 || status == 403 || status == 404 else { return nil }
    let index = index(of: url)
    guard index?.policy ?? .automatic != .never else { return nil }
    // What the URL itself said is what the user wants to be sent.
    if let own = url.credentials, own.password != nil { return nil }
    if sent?.password != nil { return nil }
    let lookup = lookup(for: url, index: index)
    return misses.contains(lookup) ? nil : lookup
  }

  /// Remembers what a lookup found; it serves the whole realm of the lookup.
  package mutating func record(_ lookup: Lookup, found credentials: Credentials?) {
    guard let credentials else {
      misses.insert(lookup)
      return
    }
    if let text = lookup.indexURL, let indexURL = try? URLReference(absolute: text) {
      scopes.append(
        Scope(
          realm: indexURL.origin, pathPrefix: CredentialResolver.indexRoot(indexURL), credentials: credentials))
    } else {
      realmCredentials[lookup.realm] = credentials
    }
  }

  /// Remembers that a server accepted credentials, so that later requests to the realm send them at once.
  package mutating func recordSuccess(_ credentials: Credentials, for url: URLReference) {
    guard let index = index(of: url) else {
      realmCredentials[url.origin] = credentials
      return
    }
    // A user name alone counts once it has proved to be a token: the index's files want it too.
    let isKnown = scopes.contains {
      $0.realm == index.realm && $0.pathPrefix == index.pathPrefix && $0.credentials == credentials
    }
    if credentials.password == nil, !isKnown {
      scopes.append(Scope(realm: index.realm, pathPrefix: index.pathPrefix, credentials: credentials))
    }
  }

  private func known(for url: URLReference, username: String?) -> Credentials? {
    var best: Scope?
    for scope in scopes
    where scope.realm == url.origin && url.path.hasPrefix(scope.pathPrefix)
      && (username == nil || scope.credentials.username == username)
    {
      if best.map({ $0.pathPrefix.utf8.count < scope.pathPrefix.utf8.count }) ?? true { best = scope }
    }
    if let best { return best.credentials }
    if let credentials = realmCredentials[url.origin], username == nil || credentials.username == username {
      return credentials
    }
    return nil
  }

  private func index(of url: URLReference) -> IndexScope? {
    indexes.filter { $0.realm == url.origin && url.path.hasPrefix($0.pathPrefix) }
      .max { $0.pathPrefix.utf8.count < $1.pathPrefix.utf8.count }
  }

  private func lookup(for url: URLReference, index: IndexScope?) -> Lookup {
    var indexURL: String?
    if index != nil { indexURL = index?.url }
    return Lookup(realm: url.origin, indexURL: indexURL, username: url.decodedUser)
  }

  /// The path that an index's files usually share with its pages: that of the index without a final `simple`.
  private static func indexRoot(_ url: URLReference) -> String {
    var path = Substring(url.path)
    while path.hasSuffix("/") { path = path.dropLast() }
    if path.hasSuffix("/simple") || path.hasSuffix("/+simple") {
      path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    }
    return path + "/"
  }
}
