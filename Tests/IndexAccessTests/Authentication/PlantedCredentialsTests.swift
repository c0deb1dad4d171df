import IndexAccess
import PackagingStandards
import Testing

/// A page may link to any server with any credentials: they are for its own files alone.
struct PlantedCredentialsTests {
  private let privateIndex: URLReference
  private let publicIndex: URLReference

  init() throws {
    privateIndex = try URLReference(absolute: "http://me:secret@private.example/grp/simple")
    publicIndex = try URLReference(absolute: "http://public.example/simple")
  }

  private func url(_ text: String) throws -> URLReference { try URLReference(absolute: text) }

  private func identity(_ url: URLReference) -> IndexIdentity {
    IndexIdentity(displayURL: DisplayURL(url.withoutCredentials.withoutFragment))
  }

  private func resolver(planting link: String) throws -> (CredentialResolver, own: IndexIdentity, other: IndexIdentity)
  {
    let (first, second) = (privateIndex, publicIndex)
    var resolver = CredentialResolver()
    resolver.addIndex(first, policy: .automatic)
    resolver.addIndex(second, policy: .automatic)
    let planted = try #require(LinkCredentials(try url(link)))
    resolver.add([planted], listedBy: identity(second))
    return (resolver, identity(first), identity(second))
  }

  @Test(arguments: [
    "http://x:y@private.example/grp/simple/secretpkg/helper-0.1-py3-none-any.whl",
    "http://x:y@private.example/grp/simple/helper-0.1-py3-none-any.whl",
    "http://x:y@private.example/helper-0.1-py3-none-any.whl",
  ])
  func pagesOfOtherIndexesAreAskedForWithTheirOwn(link: String) throws {
    let (resolver, _, _) = try resolver(planting: link)
    let page = try url("http://private.example/grp/simple/secretpkg/")
    #expect(resolver.decision(for: page) == .send(Credentials.basic(username: "me", password: "secret")))
  }

  @Test func filesOfOtherIndexesAreAskedForWithTheirOwn() throws {
    var (resolver, own, other) = try resolver(planting: "http://x:y@private.example/f/helper-0.1-py3-none-any.whl")
    let file = try url("http://private.example/f/secretpkg-1.0-py3-none-any.whl")
    #expect(resolver.decision(for: file, listedBy: own) == .send(nil))
    let remedy = resolver.remedy(afterRefusalOf: file, listedBy: own, status: 404, sent: nil)
    #expect(remedy == .send(Credentials.basic(username: "me", password: "secret")))
    // The link's own file gets what its link says, and its success is nobody else's.
    let planted = Credentials.basic(username: "x", password: "y")
    #expect(resolver.decision(for: file, listedBy: other) == .send(planted))
    resolver.recordSuccess(planted, for: file, listedBy: other)
    #expect(resolver.decision(for: file, listedBy: own) == .send(nil))
    let redirected = try url("http://x:y@private.example/elsewhere/file.whl")
    resolver.recordSuccess(planted, for: redirected, listedBy: other)
    #expect(resolver.decision(for: try url("http://private.example/elsewhere/file.whl"), listedBy: own) == .send(nil))
  }
}
