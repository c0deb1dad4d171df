import IndexAccess
import PackagingStandards
import Testing

struct CredentialResolverTests {
  private func url(_ text: String) throws -> URLReference { try URLReference(absolute: text) }
  private let secret = Credentials.basic(username: "me", password: "secret")

  @Test func urlCredentialsGoAtOnceToFilesBelowTheIndexOnly() throws {
    var resolver = CredentialResolver()
    resolver.addIndex(try url("https://me:secret@host/a/simple/"), policy: .automatic)
    #expect(try resolver.decision(for: url("https://host/a/simple/flask/")) == .send(secret))
    #expect(try resolver.decision(for: url("https://host/a/files/x.whl")) == .send(secret))
    for other in [
      "https://host/b/simple/flask/", "https://other/a/x.whl", "http://host/a/x.whl", "https://host:8443/a/x",
    ] {
      #expect(try resolver.decision(for: url(other)) == .send(nil), "\(other)")
    }
  }

  @Test func urlCredentialsServeTheRealmOnceItAsks() throws {
    var resolver = CredentialResolver()
    resolver.addIndex(try url("https://me:secret@host/a/simple/"), policy: .automatic)
    func remedy(_ text: String, sent: Credentials? = nil) throws -> CredentialResolver.Remedy? {
      try resolver.remedy(afterRefusalOf: url(text), status: 401, sent: sent)
    }
    #expect(try remedy("https://host/files/x.whl") == .send(secret))
    // What is refused is not sent again.
    #expect(try remedy("https://host/files/x.whl", sent: secret) == nil)
    #expect(try remedy("https://host/a/files/x.whl", sent: secret) == nil)
    let other = CredentialResolver.Lookup(realm: "https://host:443", username: "other")
    #expect(try remedy("https://other@host/files/x.whl") == .lookUp(other))
    for other in ["https://other/files/x.whl", "http://host/files/x.whl", "https://host:8443/files/x.whl"] {
      #expect(try remedy(other) == .lookUp(.init(realm: url(other).origin)), "\(other)")
    }
    resolver.recordSuccess(secret, for: try url("https://host/files/x.whl"))
    #expect(try resolver.decision(for: url("https://host/files/y.whl")) == .send(secret))
    #expect(try resolver.decision(for: url("https://host:8443/files/y.whl")) == .send(nil))
  }

  @Test func ofSeveralIndexesTheOneThatListsTheFileComesFirst() throws {
    let one = try url("https://a:1@host/one/simple/")
    let two = try url("https://b:2@host/two/simple/")
    let first = Credentials.basic(username: "a", password: "1")
    let second = Credentials.basic(username: "b", password: "2")
    let secondIndex = PackageIndex(url: two).identity
    var resolver = CredentialResolver()
    for index in [one, two] { resolver.addIndex(index, policy: .automatic) }
    let file = try url("https://host/files/x.whl")
    #expect(resolver.remedy(afterRefusalOf: file, status: 401, sent: nil) == .send(first))
    #expect(resolver.remedy(afterRefusalOf: file, listedBy: secondIndex, status: 401, sent: nil) == .send(second))
    // What served another index is tried first, and then gives way.
    resolver.recordSuccess(first, for: file)
    #expect(resolver.decision(for: file, listedBy: secondIndex) == .send(first))
    #expect(resolver.remedy(afterRefusalOf: file, listedBy: secondIndex, status: 401, sent: first) == .send(second))
    resolver.recordSuccess(second, for: file, listedBy: secondIndex)
    #expect(resolver.decision(for: file, listedBy: secondIndex) == .send(second))
    #expect(resolver.decision(for: file) == .send(first))
    // Paths decide before that.
    #expect(try resolver.decision(for: url("https://host/one/x.whl"), listedBy: secondIndex) == .send(first))
  }

  @Test func indexesWithoutCredentialsUseThoseOfTheRealm() throws {
    var resolver = CredentialResolver()
    resolver.addIndex(try url("https://host/plain/simple/"), policy: .automatic)
    resolver.addIndex(try url("https://host/never/simple/"), policy: .never)
    resolver.addIndex(try url("https://me:secret@host/a/simple/"), policy: .automatic)
    let page = try url("https://host/plain/simple/flask/")
    #expect(resolver.decision(for: page) == .send(nil))
    #expect(resolver.remedy(afterRefusalOf: page, status: 401, sent: nil) == .send(secret))
    resolver.recordSuccess(secret, for: page)
    #expect(try resolver.decision(for: url("https://host/plain/simple/click/")) == .send(secret))
    // An index that is never to be sent credentials gets none, and what it lists neither.
    let never = PackageIndex(url: try url("https://host/never/simple/")).identity
    resolver.recordSuccess(secret, for: try url("https://host/files/x.whl"))
    for text in ["https://host/never/simple/flask/", "https://host/files/x.whl"] {
      let url = try url(text)
      #expect(resolver.decision(for: url, listedBy: never) == .send(nil), "\(text)")
      #expect(resolver.remedy(afterRefusalOf: url, listedBy: never, status: 401, sent: nil) == nil, "\(text)")
    }
  }

  @Test func longestIndexPathWins() throws {
    var resolver = CredentialResolver()
    resolver.addIndex(try url("https://a:1@host/simple/"), policy: .automatic)
    resolver.addIndex(try url("https://b:2@host/team/simple/"), policy: .automatic)
    #expect(try resolver.decision(for: url("https://host/team/x")) == .send(.basic(username: "b", password: "2")))
    #expect(try resolver.decision(for: url("https://host/x")) == .send(.basic(username: "a", password: "1")))
  }

  @Test func lookupFollowsARefusalOnce() throws {
    var resolver = CredentialResolver()
    let page = try url("https://host/simple/flask/")
    #expect(resolver.decision(for: page) == .send(nil))
    guard case .lookUp(let lookup) = resolver.remedy(afterRefusalOf: page, status: 401, sent: nil) else {
      Issue.record("no lookup")
      return
    }
    #expect(lookup.realm == "https://host:443")
    resolver.record(lookup, found: nil)
    #expect(resolver.remedy(afterRefusalOf: page, status: 401, sent: nil) == nil)
  }

  @Test func whatWasFoundServesTheRealm() throws {
    var resolver = CredentialResolver()
    let page = try url("https://host/simple/flask/")
    guard case .lookUp(let lookup) = resolver.remedy(afterRefusalOf: page, status: 403, sent: nil) else {
      Issue.record("no lookup")
      return
    }
    resolver.record(lookup, found: secret)
    #expect(try resolver.decision(for: url("https://host/other")) == .send(secret))
    #expect(try resolver.decision(for: url("https://elsewhere/other")) == .send(nil))
    #expect(resolver.remedy(afterRefusalOf: page, status: 403, sent: secret) == nil)
  }

  @Test func aTokenThatWorkedServesTheFilesToo() throws {
    var resolver = CredentialResolver()
    let token = Credentials.basic(username: "token", password: nil)
    resolver.addIndex(try url("https://token@host/a/simple/"), policy: .automatic)
    #expect(try resolver.decision(for: url("https://host/a/files/x.whl")) == .send(nil))
    resolver.recordSuccess(token, for: try url("https://token@host/a/simple/flask/"))
    #expect(try resolver.decision(for: url("https://host/a/files/x.whl")) == .send(token))
    #expect(try resolver.decision(for: url("https://host/b/x.whl")) == .send(nil))
  }

  @Test func statusesThatAreNoRefusalAskNobody() throws {
    let resolver = CredentialResolver()
    #expect(try resolver.remedy(afterRefusalOf: url("https://host/"), status: 500, sent: nil) == nil)
  }

  @Test func userNameAloneIsLookedUpFirst() throws {
    var resolver = CredentialResolver()
    let page = try url("https://me@host/simple/flask/")
    guard case .lookUp(let lookup) = resolver.decision(for: page) else {
      Issue.record("no lookup")
      return
    }
    #expect(lookup.username == "me")
    resolver.record(lookup, found: nil)
    #expect(resolver.decision(for: page) == .send(.basic(username: "me", password: nil)))
  }

  @Test func policiesDecide() throws {
    var resolver = CredentialResolver()
    resolver.addIndex(try url("https://always/simple/"), policy: .always)
    resolver.addIndex(try url("https://never/simple/"), policy: .never)
    resolver.addIndex(try url("https://me:secret@given/simple/"), policy: .never)
    let never = try url("https://never/simple/x/")
    #expect(resolver.decision(for: never) == .send(nil))
    // What the index's URL itself says is not searched for.
    #expect(try resolver.decision(for: url("https://given/simple/x/")) == .send(secret))
    #expect(try resolver.decision(for: url("https://given/files/x.whl")) == .send(secret))
    #expect(resolver.remedy(afterRefusalOf: never, status: 401, sent: nil) == nil)
    let always = try url("https://always/simple/x/")
    guard case .lookUp(let lookup) = resolver.decision(for: always) else {
      Issue.record("no lookup")
      return
    }
    resolver.record(lookup, found: nil)
    #expect(resolver.decision(for: always) == .missing)
  }

  @Test func descriptionsHideSecrets() {
    #expect("\(secret)" == "me:****")
    #expect("\(Credentials.basic(username: "token", password: nil))" == "****")
    #expect(secret.authorizationHeader == "Basic bWU6c2VjcmV0")
  }
}
