import PackagingStandards
import Support
import Testing

struct URLReferenceTests {
  @Test func anAbsoluteURLHasItsComponents() throws {
    let url = try URLReference("HTTPS://User:p%40ss@Example.COM:8443/a/b.whl?x=1&y=2#sha256=ab")
    #expect(url.scheme == "https")
    #expect(url.user == "User")
    #expect(url.password == "p%40ss")
    #expect(url.decodedPassword == "p@ss")
    #expect(url.host == "example.com")
    #expect(url.port == 8443)
    #expect(url.path == "/a/b.whl")
    #expect(url.query == "x=1&y=2")
    #expect(url.fragment == "sha256=ab")
    #expect(url.origin == "https://example.com:8443")
    #expect(url.requestText == "https://User:p%40ss@example.com:8443/a/b.whl?x=1&y=2#sha256=ab")
  }

  @Test(arguments: [
    ("https://example.com", "https://example.com/"),
    ("https://example.com:443/x", "https://example.com/x"),
    ("http://example.com:80", "http://example.com/"),
    ("  https://example.com/a b\n", "https://example.com/a%20b"),
    ("https:\\\\example.com\\a", "https://example.com/a"),
    ("https://example.com/a/./b/../c", "https://example.com/a/c"),
    ("https://example.com/a/..", "https://example.com/"),
    ("https://example.com/../../a", "https://example.com/a"),
    ("https://example.com/%7Ea", "https://example.com/%7Ea"),
    ("https://example.com/é", "https://example.com/%C3%A9"),
    ("https://[::1]:8080/x", "https://[::1]:8080/x"),
    ("https://[::1]/x", "https://[::1]/x"),
    ("file:///a/b", "file:///a/b"),
    ("file:/a/b", "file:///a/b"),
    ("git+https://github.com/a/b.git@v1#egg=b", "git+https://github.com/a/b.git@v1#egg=b"),
    ("git+ssh://git@github.com/a/b.git", "git+ssh://git@github.com/a/b.git"),
    ("https://example.com?q", "https://example.com/?q"),
    ("https://a:b@c@example.com/", "https://a:b%40c@example.com/"),
    ("https://example.com:/x", "https://example.com/x"),
  ])
  func textIsNormalisedLittle(text: String, expected: String) throws {
    #expect(try URLReference(text).requestText == expected)
    #expect(try URLReference(expected).requestText == expected)
  }

  /// The examples of RFC 3986, sections 5.4.1 and 5.4.2, but for its scheme of one letter, which is a drive here;
  /// a web URL without a path is written with `/`.
  @Test(arguments: [
    ("gg:h", "gg:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
    ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
    (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
    ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
    ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"),
    ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
  ])
  func relativeReferencesResolve(reference: String, expected: String) throws {
    let base = try URLReference("http://a/b/c/d;p?q")
    let resolved = try base.resolving(reference).requestText
    #expect(resolved == expected)
  }

  @Test func aRelativeLinkKeepsTheBasesCredentials() throws {
    let base = try URLReference("https://me:secret@index.example/simple/flask/")
    #expect(
      try base.resolving("../../packages/flask.whl").requestText == "https://me:secret@index.example/packages/flask.whl"
    )
    #expect(try base.resolving("https://files.example/x").requestText == "https://files.example/x")
    #expect(try base.resolving("//files.example/x").requestText == "https://files.example/x")
  }

  @Test(arguments: [
    ("https://user:secret@example.com/x", "https://user:****@example.com/x"),
    ("https://token@example.com/x", "https://****@example.com/x"),
    ("https://:secret@example.com/x", "https://:****@example.com/x"),
    ("https://user:@example.com/x", "https://user:****@example.com/x"),
    ("ssh://git@example.com/x", "ssh://git@example.com/x"),
    ("git+ssh://git@example.com/x", "git+ssh://git@example.com/x"),
    ("https://example.com/x", "https://example.com/x"),
  ])
  func descriptionHidesCredentials(text: String, expected: String) throws {
    let url = try URLReference(text)
    #expect("\(url)" == expected)
    #expect(url.withoutCredentials.requestText == expected.replacing(/[^\/]*\*\*\*\*@|git@/, with: ""))
  }

  @Test(
    arguments: [
      ("https://", .missingHost), ("https:///x", .missingHost), ("https://example.com:99999/", .invalidPort),
      ("https://example.com:x/", .invalidPort), ("https://exa mple.com/", .invalidHost),
      ("https://a:b:80/", .invalidHost), ("https://[::1/", .invalidHost), ("http:x", .missingHost),
    ] as [(String, URLParseError.Kind)])
  func impossibleURLsAreErrors(text: String, kind: URLParseError.Kind) {
    let error = #expect(throws: URLParseError.self) { _ = try URLReference(text) }
    #expect(error?.kind == kind)
  }

  @Test func errorsHideCredentials() {
    let error = #expect(throws: URLParseError.self) { _ = try URLReference("https://me:secret@host:port/") }
    #expect(error?.message == "the URL `https://****@host:port/` has an invalid port")
  }

  @Test func relativeTextIsNoAbsoluteURL() {
    let error = #expect(throws: URLParseError.self) { _ = try URLReference(absolute: "a/b") }
    #expect(error?.kind == .relativeWithoutBase)
    #expect(throws: URLParseError.self) { _ = try URLReference(absolute: "C:\\wheels") }
  }

  @Test func filesRoundTrip() throws {
    let url = URLReference(filePath: "/tmp/a dir/b#c%.whl")
    #expect(url.requestText == "file:///tmp/a%20dir/b%23c%25.whl")
    #expect(try URLReference(url.requestText).filePath == "/tmp/a dir/b#c%.whl")
    #expect(try URLReference("file://localhost/x").filePath == "/x")
    #expect(try URLReference("file://server/x").filePath == nil)
    #expect(try URLReference("https://server/x").filePath == nil)
  }

  @Test func directoriesAreAppended() throws {
    #expect(
      try URLReference("https://pypi.example/simple").appendingDirectory("flask").requestText
        == "https://pypi.example/simple/flask/")
    #expect(
      try URLReference("https://pypi.example/simple/?x#y").appendingDirectory("flask").requestText
        == "https://pypi.example/simple/flask/")
  }

  @Test func credentialsAreEncoded() throws {
    let url = try URLReference("https://example.com/").withCredentials(user: "a@b", password: "p/w:d")
    #expect(url.requestText == "https://a%40b:p%2Fw%3Ad@example.com/")
    #expect(url.decodedUser == "a@b")
    #expect(url.decodedPassword == "p/w:d")
  }

  @Test func strayPercentSignsStandForThemselves() {
    #expect(PercentEncoding.decodeText("100%") == "100%")
    #expect(PercentEncoding.decodeText("%4") == "%4")
    #expect(PercentEncoding.decodeText("%%41%zz%4x%41") == "%A%zz%4xA")
  }
}
