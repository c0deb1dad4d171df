import IndexAccess
import PackagingStandards
import TestIndex
import TestSupport
import Testing

/// Pages from an index or the cache may hold anything: reading them gives wrong answers at worst.
struct DamagedPageTests {
  static func mutate(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let position = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(position..<min(bytes.count, position + Int.random(in: 1...40, using: &random)))
      case 2: bytes.removeSubrange(position...)
      case 3: bytes.insert(contentsOf: bytes[position..<min(bytes.count, position + 20)], at: position)
      case 4: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      default: bytes.insert(contentsOf: [0xFF, 0xFF, 0xFF, 0xFF], at: position)
      }
    }
    return bytes
  }

  /// Reads everything that a page says.
  static func readEverything(_ page: StoredPage) {
    _ = page.policy
    for index in 0..<min(page.versionCount, 50) {
      _ = page.version(at: index).description
      for file in page.files(ofVersionAt: index).prefix(20) {
        let file = page.file(at: file)
        _ = (file.filename, file.url, file.tags, file.requiresPython, file.size, file.uploadTime, file.isYanked)
        _ = (file.yankedReason, file.digests, file.metadataDigests, file.version, file.identity, file.hasMetadataFile)
      }
    }
  }

  static func sampleIndex() -> TestIndex {
    var index = TestIndex()
    for minor in 0..<6 {
      index.add(
        "flask", .wheel("flask", "1.\(minor)", requiresPython: ">=3.\(minor)"),
        .wheel("flask", "1.\(minor)", tags: "cp312-cp312-manylinux_2_17_x86_64", build: "1").yanked("why & <not>"),
        TestDistribution(filename: "flask-1.\(minor).tar.gz", content: []))
    }
    return index
  }

  /// Mutates, and if the mutant is a page, converts and reads it.
  ///
  /// - Returns: whether it was a page.
  static func convert(_ bytes: [UInt8], isJSON: Bool) throws -> Bool {
    let parsed: IndexPage
    do {
      parsed = try isJSON ? IndexPage(json: bytes.span.bytes) : IndexPage(html: bytes.span.bytes)
    } catch {
      return false
    }
    let page = try StoredPageTests.page(
      parsed, package: "flask", url: "https://index.test/simple/flask/", policy: .immutable)
    readEverything(page)
    for index in 0..<page.fileCount {
      let url = page.file(at: index).url
      #expect(url.hasPrefix("http://") || url.hasPrefix("https://") || url.hasPrefix("file://"), "\(url)")
    }
    return true
  }

  @Test(arguments: [true, false])
  func mutatedPagesOfAnIndexAreRead(isJSON: Bool) throws {
    let index = Self.sampleIndex()
    let server = TestPage.render(index, "flask", isJSON: isJSON)
    var random = SeededGenerator(seed: isJSON ? 1 : 2)
    var accepted = 0
    for _ in 0..<2_500 where try Self.convert(Self.mutate(server, &random), isJSON: isJSON) { accepted += 1 }
    #expect(accepted == (isJSON ? 516 : 1222))
  }

  @Test func mutatedCacheFilesAreMissesOrRead() throws {
    let package = try PackageName("flask")
    let json = TestPage.render(Self.sampleIndex(), "flask", isJSON: true)
    let page = PageWriter.write(
      try IndexPage(json: json.span.bytes), of: package,
      pageURL: try URLReference(absolute: "https://index.test/simple/flask/"), policy: .immutable)
    var random = SeededGenerator(seed: 3)
    var opened = 0
    for _ in 0..<5_000 {
      guard
        let damaged = StoredPage(
          copying: Self.mutate(page, &random), of: package, from: StoredPageTests.identity)
      else { continue }
      opened += 1
      Self.readEverything(damaged)
    }
    // Damage outside the header does not keep a page from opening, or this test would show nothing.
    #expect(opened > 500)
  }

  @Test func everyTruncationOfACacheFileIsAMiss() throws {
    let package = try PackageName("flask")
    let json = TestPage.render(Self.sampleIndex(), "flask", isJSON: true)
    let page = PageWriter.write(
      try IndexPage(json: json.span.bytes), of: package,
      pageURL: try URLReference(absolute: "https://index.test/simple/flask/"), policy: .immutable)
    for length in stride(from: 0, to: page.count, by: 7) {
      #expect(StoredPage(copying: Array(page[..<length]), of: package, from: StoredPageTests.identity) == nil)
    }
  }
}
