import PackagingStandards
import Testing

struct IndexPageJSONTests {
  func parse(_ text: String) throws -> IndexPage {
    let bytes = Array(text.utf8)
    return try IndexPage(json: bytes.span.bytes)
  }

  static let digest = String(repeating: "0123456789abcdef", count: 4)

  @Test func everyKeyIsRead() throws {
    let page = try parse(
      """
      {"meta": {"api-version": "1.4", "_last-serial": 3}, "name": "holygrail", "versions": ["1.0", "1.1"],
       "project-status": {"status": "archived", "reason": "no longer maintained"},
       "unknown": {"a": [1, {"files": []}]},
       "files": [
         {"filename": "holygrail-1.0.tar.gz", "url": "https://example.com/files/holygrail-1.0.tar.gz",
          "hashes": {"md5": "\(Self.digest.prefix(32))", "sha256": "\(Self.digest)", "weird": "zz"},
          "requires-python": ">=3.7", "yanked": "Had a \\"vulnerability\\"", "size": 123456,
          "upload-time": "2022-11-15T09:12:31.123456Z", "gpg-sig": true, "provenance": "https://example.com/p"},
         {"filename": "holygrail-1.0-py3-none-any.whl", "url": "../holygrail-1.0-py3-none-any.whl",
          "hashes": {}, "requires-python": ">=3.7", "yanked": false, "dist-info-metadata": true,
          "core-metadata": {"sha256": "\(Self.digest)"}, "size": null, "provenance": null},
         {"url": "x", "filename": "x", "hashes": {}, "yanked": true, "data-dist-info-metadata": true,
          "core-metadata": false}
       ]}
      """)
    #expect(page.string(page.projectName) == "holygrail")
    #expect(page.versions.map { page.string($0) } == ["1.0", "1.1"])
    #expect(page.status == .archived)
    #expect(page.string(page.statusReason) == "no longer maintained")
    #expect(page.diagnostics == [])
    try #require(page.files.count == 3)

    let first = page.files[0]
    #expect(page.string(first.filename) == "holygrail-1.0.tar.gz")
    #expect(page.string(first.url) == "https://example.com/files/holygrail-1.0.tar.gz")
    #expect(first.sha256?.description == Self.digest)
    #expect(page.hashes(of: first).map(\.description) == ["sha256:\(Self.digest)", "md5:\(Self.digest.prefix(32))"])
    #expect(page.string(first.requiresPython) == ">=3.7")
    #expect(first.isYanked)
    #expect(page.string(first.yankedReason) == "Had a \"vulnerability\"")
    #expect(first.size == 123456)
    #expect(first.uploadTimeMilliseconds == 1_668_503_551_123)
    #expect(first.hasSignature == true)
    #expect(page.string(first.provenance) == "https://example.com/p")

    let second = page.files[1]
    #expect(second.requiresPython == first.requiresPython)
    #expect(!second.isYanked)
    #expect(second.size == nil)
    #expect(second.sha256 == nil)
    guard case .hashed(let digest) = second.metadataFile else {
      Issue.record("expected a hash")
      return
    }
    #expect(digest.description == Self.digest)

    let third = page.files[2]
    #expect(third.isYanked)
    #expect(third.yankedReason == nil)
    guard case .absent = third.metadataFile else {
      Issue.record("the newest name counts")
      return
    }
  }

  @Test func aMalformedFileIsLeftOutWithADiagnostic() throws {
    let page = try parse(
      #"""
      {"files": [{"filename": "a", "url": "a"}, {"filename": 3, "url": "b", "hashes": {"x": [1]}},
      {"filename": "c"}, "text", {"filename": "d", "url": "d", "hashes": null}, {"filename": "e", "url": "\ud800"},
      {"filename": "f", "url": "f"}]}
      """#)
    #expect(page.files.map { page.string($0.filename) } == ["a", "f"])
    #expect(
      page.diagnostics.map(\.message) == [
        "expected a string, found a number", "the file has no `url`", "expected an object, found a string",
        "expected an object, found `null`", "surrogate escape without its other half",
      ])
    #expect(page.diagnostics.first?.offset == 42)
  }

  @Test(arguments: [
    ("", "malformed index page: unexpected end of JSON at byte 0"),
    ("[]", "malformed index page: expected an object, found an array at byte 0"),
    ("{}", "malformed index page: it has no `files`"),
    (#"{"files": 3}"#, "malformed index page: expected an array, found a number at byte 10"),
    (#"{"files": [{"filename": "a"]}"#, "malformed index page: expected `,` or `}`, found `]` at byte 27"),
    (#"{"files": []} x"#, "malformed index page: unexpected content after the end of the JSON value at byte 14"),
    (
      #"{"meta": {"api-version": "2.0"}, "files": "another form"}"#,
      "the index speaks version `2.0` of the simple API, and only version 1 is supported"
    ),
  ])
  func aPageThatIsNoneIsAnError(text: String, message: String) {
    let error = #expect(throws: IndexPageError.self) { _ = try parse(text) }
    #expect(error?.message == message)
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2024-02-29T23:59:59.999999Z", 1_709_251_199_999),
      ("2024-03-01T00:00:00.5+01:00", 1_709_247_600_500), ("2024-03-01 00:00:00", 1_709_251_200_000),
      ("1969-12-31T23:59:59Z", -1000), ("2023-02-29T00:00:00Z", nil), ("2024-13-01T00:00:00Z", nil),
      ("2024-01-01", nil), ("2024-01-01T00:00:00.Z", nil), ("2024-01-01T00:00:00Zx", nil), ("", nil),
      ("2000-03-01T12:00:00-0330", 951_924_600_000),
    ] as [(String, Int64?)])
  func uploadTimesAreMilliseconds(text: String, expected: Int64?) throws {
    let page = try parse(#"{"files": [{"filename": "a", "url": "a", "upload-time": "\#(text)"}]}"#)
    #expect(page.files.first?.uploadTimeMilliseconds == expected)
  }

  @Test(arguments: [
    #""sha256": "00""#, #""sha256": """#, #""sha256": 5"#, #""sha256": ["x"]"#, #""md5": "zz""#, #""SHA512": "00""#,
    #""sha256": "zz23456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef""#,
    #""sha256": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0""#,
    #""sha256": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "sha384": "1""#,
  ])
  func aMalformedHashIsNotTakenForNone(hash: String) throws {
    for key in ["hashes", "core-metadata", "dist-info-metadata"] {
      let error = #expect(throws: IndexPageError.self) {
        _ = try parse(#"{"files": [{"filename": "a", "url": "a", "\#(key)": {\#(hash)}}]}"#)
      }
      guard case .malformedHash = error?.kind else {
        Issue.record("\(key): \(hash) gives \(String(describing: error))")
        continue
      }
    }
  }

  @Test func hashesOfAnyKnownAlgorithmAreKept() throws {
    let md5 = Self.digest.prefix(32)
    let page = try parse(
      #"""
      {"files": [{"filename": "a", "url": "a", "hashes": {"MD5": "\#(md5)", "sha256": null, "other": [1]},
      "core-metadata": {"md5": "\#(md5)"}}]}
      """#)
    let file = try #require(page.files.first)
    #expect(page.hashes(of: file).map(\.description) == ["md5:\(md5)"])
    guard case .hashedOtherwise(let metadata) = file.metadataFile else {
      Issue.record("expected a hash")
      return
    }
    #expect(page.hashes(in: metadata).map(\.description) == ["md5:\(md5)"])
  }

  @Test func everyTruncationIsAnError() {
    let text = #"{"name": "a", "files": [{"filename": "a", "url": "a", "hashes": {}, "yanked": "x"}]}"#
    for length in 0..<text.utf8.count {
      #expect(throws: IndexPageError.self) { _ = try parse(String(text.prefix(length))) }
    }
  }

  @Test func filesAndErrorsOfMutatedPagesLieInTheirText() throws {
    let seed = Array(
      #"""
      {"meta": {"api-version": "1.1"}, "name": "a", "versions": ["1"], "files": [{"filename": "a-1.whl", "url": "a\u0041",
      "hashes": {"sha256": "\#(Self.digest)", "md5": null}, "requires-python": ">=3", "yanked": "x", "size": 12, "upload-time":
      "2022-11-15T09:12:31.1Z", "core-metadata": {"weird": "1"}}, {"filename": "b", "url": "b", "yanked": false}]}
      """#.utf8)
    var random = MarkerGenerator(seed: 0xADDE_0003)
    let alphabet = Array("{}[]\":,\\u0 -1.eEtfn\u{0}\u{1F}é".utf8) + [0xFF]
    var readCount = 0
    for _ in 0..<5_000 {
      var bytes = seed
      for _ in 0...random.below(3) {
        let index = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[index] = random.pick(alphabet)
        case 1: bytes.insert(random.pick(alphabet), at: index)
        case 2: bytes.remove(at: index)
        default: bytes.removeSubrange(index..<min(bytes.count, index + random.below(30)))
        }
        if bytes.isEmpty { bytes = seed }
      }
      do throws(IndexPageError) {
        let page = try IndexPage(json: bytes.span.bytes)
        readCount += 1
        #expect(String(validating: page.text, as: UTF8.self) != nil)
        for file in page.files { #expect(file.url.byteRange.upperBound <= page.text.count) }
      } catch {
        #expect(error.offset >= 0 && error.offset <= bytes.count)
      }
    }
    #expect(readCount > 0)
  }
}
