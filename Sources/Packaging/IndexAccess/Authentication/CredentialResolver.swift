package import PackagingStandards

/// Chooses the credentials of each request, without I/O of its own.
///
/// Order: user information of the URL, then what is known for its path, then what an earlier request to the realm
/// succeeded with, then the credentials of an index in the realm, then netrc, then the keyring. The last three are
/// consulted only once a server has asked (401, 403 or 404), unless the user name is known already or the index's
/// policy is `always`. Nothing crosses realms (scheme, host, port).
///
/// Servers keep the files of an index at other paths than its pages. So an index's credentials serve its whole realm
/// once they are asked for there; where several indexes of a realm have some, those of the index that lists the file
/// come first.
package struct CredentialResolver: Sendable {
  /// Where credentials were given for.
  private struct Scope: Sendable {
    var realm: String
    /// A directory path ending in `/`.
    var pathPrefix: String
    var credentials: Credentials
    /// The index that they belong to, if it is one.
    var index: IndexIdentity?
    /// The index whose page has a link with them. They are for files that it lists and for nothing else: a page may link
    /// to any server, and must not decide what others are asked with.
    var lister: IndexIdentity?
  }

  /// An index's root and policy.
  private struct IndexScope: Sendable {
    var realm: String
    var pathPrefix: String
    /// The URL as configured, without user information.
    var url: String
    var identity: IndexIdentity
    var policy: AuthenticationPolicy
  }

  /// What credentials are remembered for: a realm, or the files in it that one index lists.
  private struct Proof: Hashable {
    var realm: String
    var index: IndexIdentity?
  }

  /// Every request looks through all scopes, so pages cannot add them without end.
  private static let scopeLimit = 10_000

  private var indexes: [IndexScope] = []
  private var scopes: [Scope] = []
  /// What was found for a realm outside of every known path, or what a request there succeeded with.
  private var realmCredentials: [Proof: Credentials] = [:]
  /// Realms (and user names) whose lookup found nothing.
  private var misses: Set<Lookup> = []

  /// A question to netrc and the keyring.
  package struct Lookup: Hashable, Sendable {
    /// The part of a server that the credentials are for.
    package var realm: String
    /// The index's URL without user information, which a keyring may know better than the host.
    package var indexURL: String?
    /// The user that the URL names, if it names one.
    package var username: String?

    package init(realm: String, indexURL: String? = nil, username: String? = nil) {
      self.realm = realm
      self.indexURL = indexURL
      self.username = username
    }
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

  /// What to do about a refusal.
  package enum Remedy: Equatable, Sendable {
    /// Send the request again with these credentials.
    case send(Credentials)
    /// Look credentials up, and send the request again if there are any.
    case lookUp(Lookup)
  }

  package init() {}

  /// Registers an index: its root scopes what its URL carries. Of several the most important comes first.
  package mutating func addIndex(_ url: URLReference, policy: AuthenticationPolicy) {
    let prefix = CredentialResolver.indexRoot(url)
    let plain = url.withoutCredentials.withoutFragment
    let identity = IndexIdentity(displayURL: DisplayURL(plain))
    indexes.append(
      IndexScope(
        realm: url.origin, pathPrefix: prefix, url: plain.requestText, identity: identity, policy: policy))
    if let credentials = url.credentials, credentials.password != nil {
      scopes.append(Scope(realm: url.origin, pathPrefix: prefix, credentials: credentials, index: identity))
    }
  }

  /// Registers what the links of a page of an index carry.
  package mutating func add(_ links: some Sequence<LinkCredentials>, listedBy lister: IndexIdentity) {
    for link in links {
      let scope = Scope(
        realm: link.directory.origin, pathPrefix: link.directory.path, credentials: link.credentials, lister: lister)
      let isKnown = scopes.contains { known in
        known.realm == scope.realm && known.pathPrefix == scope.pathPrefix && known.credentials == scope.credentials
          && known.lister == lister
      }
      if !isKnown, scopes.count < CredentialResolver.scopeLimit { scopes.append(scope) }
    }
  }

  /// Decides about the first attempt of a request.
  ///
  /// - Parameter listing: the index that lists the file asked for, if one does.
  package func decision(for url: URLReference, listedBy listing: IndexIdentity? = nil) -> Decision {
    let index = index(of: url)
    let own = url.credentials
    if let own, own.password != nil { return .send(own) }
    if searchesNothing(for: url, index, listing) {
      // What the index's own URL or the link says is no search.
      let given = scope(of: url, username: own?.username, listing)
      let isMeant = given.map { $0.index == nil || $0.index == index?.identity } ?? false
      return .send(isMeant ? given?.credentials : own)
    }
    if let known = known(for: url, username: own?.username, listing) { return .send(known) }
    if own != nil || index?.policy == .always {
      let lookup = lookup(for: url, index: index)
      if !misses.contains(lookup) { return .lookUp(lookup) }
      // A user name alone may be a token.
      if let own { return .send(own) }
      return .missing
    }
    return .send(nil)
  }

  /// Decides what to do after a request sent with `sent` was refused; `nil` means that the refusal stands.
  package func remedy(
    afterRefusalOf url: URLReference, listedBy listing: IndexIdentity? = nil, status: Int, sent: Credentials?
  ) -> Remedy? {
    guard status == 401 || status == 403 || status == 404 else { return nil }
    let own = url.credentials
    // What the URL itself said is what the user wants to be sent.
    if let own, own.password != nil { return nil }
    let index = index(of: url)
    if scope(of: url, username: own?.username, listing) == nil,
      let credentials = realmCredentials(for: url, username: own?.username, index, listing), credentials != sent
    {
      return .send(credentials)
    }
    if searchesNothing(for: url, index, listing) || sent?.password != nil { return nil }
    let lookup = lookup(for: url, index: index)
    return misses.contains(lookup) ? nil : .lookUp(lookup)
  }

  /// Remembers what a lookup found; it serves the whole realm of the lookup.
  package mutating func record(_ lookup: Lookup, found credentials: Credentials?) {
    guard let credentials else {
      misses.insert(lookup)
      return
    }
    if let index = indexes.first(where: { $0.url == lookup.indexURL }) {
      scopes.append(
        Scope(realm: index.realm, pathPrefix: index.pathPrefix, credentials: credentials, index: index.identity))
    } else {
      realmCredentials[Proof(realm: lookup.realm)] = credentials
    }
  }

  /// Remembers that a server accepted credentials, so that later requests send them at once.
  package mutating func recordSuccess(
    _ credentials: Credentials, for url: URLReference, listedBy listing: IndexIdentity? = nil
  ) {
    // What a page's link, or the server that it leads to, brings along proves nothing for other requests.
    if let listing, url.credentials?.password != nil || scope(of: url, username: nil, listing)?.lister == listing {
      return
    }
    guard let index = index(of: url) else {
      realmCredentials[Proof(realm: url.origin, index: lister(listing, of: url)?.identity)] = credentials
      return
    }
    // What the URL itself said was not meant for the index. A user name alone counts once it has proved to be a token:
    // the index's files want it too.
    guard url.credentials?.password == nil, scope(of: url, username: nil, listing) == nil else { return }
    scopes.append(
      Scope(realm: index.realm, pathPrefix: index.pathPrefix, credentials: credentials, index: index.identity))
  }

  private func known(for url: URLReference, username: String?, _ listing: IndexIdentity?) -> Credentials? {
    if let scope = scope(of: url, username: username, listing) { return scope.credentials }
    for index in [lister(listing, of: url)?.identity, nil] {
      if let credentials = realmCredentials[Proof(realm: url.origin, index: index)],
        username == nil || credentials.username == username
      {
        return credentials
      }
    }
    return nil
  }

  /// What is known for the path of a URL: of several the one with the longest prefix.
  private func scope(of url: URLReference, username: String?, _ listing: IndexIdentity?) -> Scope? {
    var best: Scope?
    for scope in scopes
    where scope.realm == url.origin && (scope.lister == nil || scope.lister == listing)
      && url.path.utf8.starts(with: scope.pathPrefix.utf8)
      && (username == nil || scope.credentials.username == username)
    {
      if best.map({ $0.pathPrefix.utf8.count < scope.pathPrefix.utf8.count }) ?? true { best = scope }
    }
    return best
  }

  /// The credentials of an index that may be meant for its whole realm: those of the index that lists the file, else
  /// of the most important index.
  private func realmCredentials(
    for url: URLReference, username: String?, _ index: IndexScope?, _ listing: IndexIdentity?
  ) -> Credentials? {
    let lister = lister(listing, of: url)
    let ofRealm = scopes.filter { scope in
      scope.index != nil && scope.realm == url.origin && (username == nil || scope.credentials.username == username)
    }
    if let lister, let scope = ofRealm.first(where: { $0.index == lister.identity }) { return scope.credentials }
    return searchesNothing(for: url, index, listing) ? nil : ofRealm.first?.credentials
  }

  /// Whether credentials are not searched for: the index that the URL lies below or else is listed by says so.
  private func searchesNothing(for url: URLReference, _ index: IndexScope?, _ listing: IndexIdentity?) -> Bool {
    (index ?? lister(listing, of: url))?.policy == .never
  }

  /// The index that lists a file, where it is of the file's realm.
  private func lister(_ listing: IndexIdentity?, of url: URLReference) -> IndexScope? {
    guard let listing else { return nil }
    return indexes.first { $0.identity == listing && $0.realm == url.origin }
  }

  private func index(of url: URLReference) -> IndexScope? {
    indexes.filter { $0.realm == url.origin && url.path.utf8.starts(with: $0.pathPrefix.utf8) }
      .max { $0.pathPrefix.utf8.count < $1.pathPrefix.utf8.count }
  }

  private func lookup(for url: URLReference, index: IndexScope?) -> Lookup {
    Lookup(realm: url.origin, indexURL: index?.url, username: url.decodedUser)
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
