import PackagingStandards
import TestSupport
import Testing

struct IndexPageHTMLTests {
  func parse(_ text: String) throws -> IndexPage {
    let bytes = Array(text.utf8)
    return try IndexPage(html: bytes.span.bytes)
  }

  static let digest = String(repeating: "0123456789abcdef", count: 4)

  @Test func aPageOfAnchorsIsRead() throws {
    let page = try parse(
      """
      <!DOCTYPE html>
      <html><head><meta name="pypi:repository-version" content="1.3"><title>Links for flask</title>
      <base href="https://files.example/root/">
      <meta name="pypi:project-status" content="deprecated"></head>
      <body><h1>Links for flask</h1>
      <!-- <a href="commented-1.0.whl">x</a> -->
      <script>document.write('<a href="script-1.0.whl">x</a>')</script>
      <a href="flask-3.0.tar.gz#sha256=\(Self.digest)" data-requires-python="&gt;=3.8,&lt;4&#44;!=3.9.0">flask-3.0.tar.gz</a><br/>
      <A HREF='../flask-3.0-py3-none-any.whl#md5=\(Self.digest.prefix(32))' Data-Yanked="bad &amp; worse"
         data-core-metadata="sha256=\(Self.digest)" data-gpg-sig=false>text</A>
      <a href=https://x.example/a%20b-1.0.zip?x=1&lt=2 data-yanked data-dist-info-metadata=true>unquoted</a>
      <a href="../">up</a> <a>nothing</a> <a name="x" href>empty</a> <a href="#top">top</a>
      </body></html>
      """)
    #expect(page.string(page.baseURL) == "https://files.example/root/")
    #expect(page.status == .deprecated)
    #expect(
      page.files.map { page.string($0.filename) } == [
        "flask-3.0.tar.gz", "flask-3.0-py3-none-any.whl", "a b-1.0.zip",
      ])
    try #require(page.files.count == 3)
    #expect(page.string(page.files[0].url) == "flask-3.0.tar.gz")
    #expect(page.files[0].sha256?.description == Self.digest)
    #expect(page.string(page.files[0].requiresPython) == ">=3.8,<4,!=3.9.0")
    #expect(!page.files[0].isYanked)
    #expect(page.files[0].hasSignature == nil)

    #expect(page.hashes(of: page.files[1]).map(\.description) == ["md5:\(Self.digest.prefix(32))"])
    #expect(page.files[1].isYanked)
    #expect(page.string(page.files[1].yankedReason) == "bad & worse")
    #expect(page.files[1].hasSignature == false)
    guard case .hashed = page.files[1].metadataFile else {
      Issue.record("expected a hash")
      return
    }

    #expect(page.string(page.files[2].url) == "https://x.example/a%20b-1.0.zip?x=1&lt=2")
    #expect(page.files[2].isYanked)
    #expect(page.files[2].yankedReason == nil)
    guard case .available = page.files[2].metadataFile else {
      Issue.record("expected metadata")
      return
    }
  }

  @Test func anotherMajorVersionIsRefused() {
    let error = #expect(throws: IndexPageError.self) {
      _ = try parse(#"<meta name="pypi:repository-version" content="2.0"><a href="a-1.whl">"#)
    }
    #expect(error?.message == "the index speaks version `2.0` of the simple API, and only version 1 is supported")
  }

  @Test(arguments: [
    ("&amp;", "&"), ("&amp", "&"), ("&lt;&gt;&quot;&apos;", "<>\"'"), ("&#x3e;&#X3E;&#62;", ">>>"), ("&#62=", ">="),
    ("&ampx", "&ampx"), ("&lt=", "&lt="), ("&unknown;", "&unknown;"), ("&", "&"), ("&#;", "&#;"), ("&#x;", "&#x;"),
    ("&#xD800;", "\u{FFFD}"), ("&#99999999999;", "\u{FFFD}"), ("a&amp;amp;b", "a&amp;b"),
  ])
  func entitiesExpandAsInAttributes(text: String, expected: String) throws {
    let page = try parse("<a href='x-1.whl' data-requires-python=\"\(text)\">")
    #expect(page.files.map { page.string($0.requiresPython) } == [expected])
  }

  @Test(arguments: [
    "<a href='x-1.whl'", "<a href=x-1.whl", "<a\nhref\n=\n'x-1.whl'>", "<a/href=x-1.whl>", "<a x==y href=x-1.whl>",
    "<!--><a href=x-1.whl>", "<!---><a href=x-1.whl>", "< a><a href=x-1.whl>", "<?xml <x?><a href=x-1.whl>",
    "<style><a></style><a href=x-1.whl>", "<a href=\" x-1.whl \n\">", "<a title='>' href=x-1.whl href=y-1.whl>",
    "<!-- a --!><a href=x-1.whl>", "</a href=y><a href=x-1.whl>",
  ])
  func brokenMarkupIsReadAsBrowsersDo(text: String) throws {
    let page = try parse(text)
    #expect(page.files.map { page.string($0.url) } == ["x-1.whl"])
  }

  @Test(arguments: [
    "<a href='a-1.whl#sha256=00'>", "<a href='a-1.whl#egg=x&amp;md5='>", "<a href='a-1.whl#SHA256=zz'>",
    "<a href='a-1.whl' data-core-metadata='sha256=00'>", "<a href='a-1.whl' data-dist-info-metadata='md5=1'>",
  ])
  func aMalformedHashIsNotTakenForNone(text: String) {
    let error = #expect(throws: IndexPageError.self) { _ = try parse(text) }
    guard case .malformedHash = error?.kind else {
      Issue.record("\(text) gives \(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    "<a href='x-1.whl#whatever=1'>", "<a href='x-1.whl#sha3_256=1'>", "<a href='x-1.whl' data-core-metadata=true>",
  ])
  func whatIsNoHashIsPassedOver(text: String) throws {
    #expect(try parse(text).files.map(\.sha256) == [nil])
  }

  @Test func filesOfMutatedPagesLieInTheirText() throws {
    let seed = Array(
      "<base href=/x><!-- c --><a href='a-1.whl#egg=x&md5=0123456789abcdef0123456789abcdef' data-yanked=\"&#62;&lt\">a</a><script></script>"
        .utf8)
    var random = SeededGenerator(seed: 7)
    func next(_ bound: Int) -> Int { random.below(bound) }
    let alphabet = Array("<>!-/'\"=&#;x a%\u{0}".utf8) + [0xFF, 0xC3]
    var refusals = 0
    for _ in 0..<4_000 {
      var bytes = seed
      for _ in 0...next(5) {
        let index = next(bytes.count)
        switch next(3) {
        case 0: bytes[index] = alphabet[next(alphabet.count)]
        case 1: bytes.remove(at: index)
        default: bytes.removeSubrange(index..<min(bytes.count, index + next(20)))
        }
        if bytes.isEmpty { bytes = seed }
      }
      guard let page = try? IndexPage(html: bytes.span.bytes) else {
        refusals += 1
        continue
      }
      for file in page.files {
        #expect(file.url.byteRange.upperBound <= page.text.count)
        #expect(String(validating: page.text, as: UTF8.self) != nil)
      }
    }
    #expect(refusals > 0 && refusals < 2_000)
  }
}
