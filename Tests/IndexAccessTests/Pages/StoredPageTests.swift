import IndexAccess
import PackagingStandards
import Testing

struct StoredPageTests {
  static let identity = IndexIdentity(
    displayURL: DisplayURL(redacting: "https://index.test/simple"))

  static func page(
    _ json: String, package: String = "flask", url: String = "https://index.test/simple/flask/",
    policy: HTTPCachePolicy = .immutable
  ) throws -> StoredPage {
    let parsed = try IndexPage(json: Array(json.utf8).span.bytes)
    return try page(parsed, package: package, url: url, policy: policy)
  }

  static func page(_ parsed: IndexPage, package: String, url: String, policy: HTTPCachePolicy) throws -> StoredPage {
    let name = try PackageName(package)
    let bytes = PageWriter.write(parsed, of: name, pageURL: try URLReference(absolute: url), policy: policy)
    return try #require(StoredPage(copying: bytes, of: name, from: identity))
  }

  static func files(_ entries: String...) -> String {
    #"{"meta": {"api-version": "1.1"}, "name": "flask", "files": ["# + entries.joined(separator: ",") + "]}"
  }

  static func file(_ name: String, _ more: String = "") -> String {
    #"{"filename": "\#(name)", "url": "https://files.test/packages/ab/cd/\#(name)"\#(more), "hashes": {}}"#
  }

  @Test func versionsAscendAndGroupTheirFiles() throws {
    let page = try Self.page(
      Self.files(
        Self.file("flask-1.10.tar.gz"), Self.file("Flask-1.9-py3-none-any.whl"), Self.file("flask-2.0rc1.tar.gz"),
        Self.file("flask-1.9.zip"), Self.file("flask-2.0.tar.gz"), Self.file("flask-1!0.1.tar.gz"),
        Self.file("flask-2.0.0-py3-none-any.whl"), Self.file("flask-2.0+local.1-py3-none-any.whl")))
    #expect(
      (0..<page.versionCount).map { page.version(at: $0).description } == [
        "1.9", "1.10", "2.0rc1", "2.0", "2.0+local.1", "1!0.1",
      ])
    let names = (0..<page.versionCount).map { page.files(ofVersionAt: $0).map { page.file(at: $0).filename } }
    #expect(
      names == [
        ["Flask-1.9-py3-none-any.whl", "flask-1.9.zip"], ["flask-1.10.tar.gz"], ["flask-2.0rc1.tar.gz"],
        ["flask-2.0.tar.gz", "flask-2.0.0-py3-none-any.whl"], ["flask-2.0+local.1-py3-none-any.whl"],
        ["flask-1!0.1.tar.gz"],
      ])
    let versions = names.enumerated().flatMap { place, files in files.map { _ in page.version(at: place) } }
    #expect((0..<page.fileCount).map { page.file(at: $0).version } == versions)
  }

  @Test func fieldsComeBack() throws {
    let digest = String(repeating: "ab", count: 32)
    let metadata = String(repeating: "cd", count: 32)
    let json = #"""
      {"meta": {"api-version": "1.1"}, "name": "flask", "files": [
        {"filename": "flask-1.0-2-cp39.cp310-abi3-manylinux1_x86_64.manylinux2014_x86_64.whl",
         "url": "../../files/flask-1.0-2-cp39.cp310-abi3-manylinux1_x86_64.manylinux2014_x86_64.whl?x=1",
         "hashes": {"sha256": "\#(digest)", "md5": "00112233445566778899aabbccddeeff"}, "requires-python": ">=3.9",
         "size": 123, "upload-time": "2024-01-01T00:00:00.5Z", "yanked": "broken & bad",
         "core-metadata": {"sha256": "\#(metadata)"}},
        {"filename": "flask-1.0.tar.gz", "url": "https://files.test/packages/aa/flask-1.0.tar.gz", "hashes": {},
         "yanked": true}
      ]}
      """#
    let page = try Self.page(json)
    let wheel = page.file(at: 0)
    #expect(wheel.filename == "flask-1.0-2-cp39.cp310-abi3-manylinux1_x86_64.manylinux2014_x86_64.whl")
    #expect(wheel.url == "https://index.test/files/" + wheel.filename + "?x=1")
    #expect(wheel.isWheel && page.hasBuildTag(fileAt: 0))
    #expect(wheel.tags == "cp39.cp310-abi3-manylinux1_x86_64.manylinux2014_x86_64")
    #expect(wheel.requiresPython == ">=3.9")
    #expect(wheel.size == 123)
    #expect(wheel.uploadTime == 1_704_067_200_500)
    #expect(wheel.isYanked && wheel.yankedReason == "broken & bad")
    #expect(wheel.digests.map(\.description) == ["sha256:\(digest)", "md5:00112233445566778899aabbccddeeff"])
    #expect(wheel.hasMetadataFile && wheel.metadataDigests.map(\.hexadecimal) == [metadata])
    let archive = page.file(at: 1)
    #expect(archive.url == "https://files.test/packages/aa/flask-1.0.tar.gz")
    #expect(!archive.isWheel && archive.tags == nil && archive.requiresPython == nil)
    #expect(archive.size == nil && archive.uploadTime == nil && archive.digests.isEmpty && !archive.hasMetadataFile)
    #expect(archive.isYanked && archive.yankedReason == nil)
    #expect(wheel.identity != archive.identity)
  }

  @Test(arguments: [
    "flask_sqlalchemy-3.0.tar.gz", "Flask.SQLAlchemy-3.0.zip", "flask-sqlalchemy-3.0.tar.bz2",
    "Flask_SQLAlchemy-3.0-py3-none-any.whl", "flask__sqlalchemy-3.0-1a-py3-none-any.whl",
  ])
  func namesInAnySpellingBelongToThePackage(name: String) throws {
    let page = try Self.page(Self.files(Self.file(name)), package: "flask-sqlalchemy")
    #expect(page.versionCount == 1)
    #expect(try page.version(at: 0) == Version("3.0"))
  }

  @Test(arguments: [
    "flask-3.0.tar.gz", "flask_sqlalchemy-3.0.exe", "flask_sqlalchemy-3.0-py3-none.whl", "flask_sqlalchemy-nope.tar.gz",
    "flask_sqlalchemy.tar.gz", "other-3.0-py3-none-any.whl", "flask_sqlalchemy-3.0-x1-py3-none-any.whl",
    "flask_sqlalchemy-3.0-1-2-py3-none-any.whl", "flask_sqlalchemy-3.0--none-any.whl", ".whl", "-.tar.gz",
  ])
  func otherNamesAreLeftOut(name: String) throws {
    let page = try Self.page(Self.files(Self.file(name)), package: "flask-sqlalchemy")
    #expect(page.versionCount == 0 && page.fileCount == 0)
  }

  @Test func sharedTextsAreStoredOnce() throws {
    let entries = (0..<50).map {
      Self.file("flask-1.\($0)-py3-none-any.whl", #", "requires-python": "\#($0 % 2 == 0 ? ">=3.8" : ">=3.9")""#)
    }
    let page = try Self.page(Self.files(entries.joined(separator: ",")))
    // Two specifiers, one set of tags, one URL base.
    #expect(page.sharedStringCount == 4)
    #expect(Set((0..<50).compactMap { page.tagsID(ofFileAt: $0) }).count == 1)
    #expect(Set((0..<50).compactMap { page.requiresPythonID(ofFileAt: $0) }).count == 2)
  }

  @Test func policyIsInTheHeader() throws {
    let head = HTTPCachePolicy.ResponseHead(
      status: 200,
      headers: [
        (name: "Cache-Control", value: "max-age=600"), (name: "ETag", value: "\"tag\""),
        (name: "Last-Modified", value: "Mon, 01 Jan 2001 00:10:00 GMT"), (name: "Age", value: "3"),
      ])
    let policy = try #require(HTTPCachePolicy(response: head, requestTime: 100, responseTime: 101))
    let page = try Self.page(Self.files(Self.file("flask-1.0.tar.gz")), policy: policy)
    #expect(page.policy == policy)
  }

  @Test func htmlMakesTheSamePage() throws {
    let html = """
      <!DOCTYPE html><html><body>
      <a href="https://files.test/packages/flask-1.0-py3-none-any.whl#sha256=\(String(repeating: "ab", count: 32))"
         data-requires-python="&gt;=3.8" data-yanked="old">flask-1.0-py3-none-any.whl</a>
      </body></html>
      """
    let page = try Self.page(
      IndexPage(html: Array(html.utf8).span.bytes), package: "flask", url: "https://index.test/simple/flask/",
      policy: .immutable)
    let file = page.file(at: 0)
    #expect(file.requiresPython == ">=3.8" && file.yankedReason == "old" && file.digests.count == 1)
    #expect(file.url == "https://files.test/packages/flask-1.0-py3-none-any.whl")
  }
}
