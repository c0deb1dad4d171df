import IndexAccess
import PackagingStandards
import TestIndex
import Testing

/// `cache-control = { files = ... }` of an index: files without a hash grow old, others do not.
struct FileFreshnessTests {
  @Test(
    arguments: [
      (nil, false, 1), ("max-age=600", false, 1), ("immutable", false, 1), ("no-store", false, 2),
      ("no-cache", false, 2), ("max-age=0", false, 2), ("no-store", true, 1),
    ] as [(String?, Bool, Int)])
  func copiesOfFilesWithoutAHashGrowOld(control: String?, hasHash: Bool, requests: Int) throws {
    var wheel = TestDistribution.wheel("flask", "1.0", requires: ["click"])
    wheel.hasHash = hasHash
    let fixture = try ClientFixture(TestIndex(["flask": [wheel]]))
    for _ in 0..<2 {
      let client = try fixture.client { $0.locations.indexes[0].fileCacheControlOverride = control }
      let file = try #require(try client.releases(of: PackageName("flask")).pages.first).file(at: 0)
      #expect(try client.metadata(for: file).requiresDist == ["click"])
    }
    #expect(fixture.server.requestedPaths.filter { $0.hasSuffix(".metadata") }.count == requests)
  }
}
