import IndexAccess
import PackagingStandards
import Testing

struct CredentialResolverTests {
  private func url(_ text: String) throws -> URLReference { try URLReference(absolute: text) }
  private let secret = Credentials.basic(username: "me", password: "secret")

  @Test func urlCredentialsGoToFilesOfTheIndexOnly() throws {
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
    let lookup = try #require(resolver.decision(afterRefusalOf: page, status: 401, sent: nil))
    #expect(lookup.realm == "https://host:443")
    resolver.record(lookup, found: nil)
    #expect(resolver.decision(afterRefusalOf: page, status: 401, sent: nil) == nil)
  }

  @Test func whatWasFoundServesTheRealm() throws {
    var resolver = CredentialResolver()
    let page = try url("https://host/simple/flask/")
    let lookup = try #require(resolver.decision(afterRefusalOf: page, status: 403, sent: nil))
    resolver.record(lookup, found: secret)
    #expect(try resolver.decision(for: url("https://host/other")) == .send(secret))
    #expect(try resolver.decision(for: url("https://elsewhere/other")) == .send(nil))
    #expect(resolver.decision(afterRefusalOf: page, status: 403, sent: secret) == nil)
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
    #expect(try resolver.decision(afterRefusalOf: url("https://host/"), status: 500, sent: nil) == nil)
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
    resolver.addIndex(try url("https://me:secret@never/simple/"), policy: .never)
    let never = try url("https://never/simple/x/")
    #expect(resolver.decision(for: never) == .send(nil))
    #expect(resolver.decision(afterRefusalOf: never, status: 401, sent: nil) == nil)
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
