import IndexAccess
import PackagingStandards
import SystemIO
import SystemPackage
import TestIndex
import Testing

extension Tag {
  /// Needs the network: runs only where `ADDER_NETWORK_TESTS` is set.
  @Tag static var network: Self
}

@Suite(.tags(.network), .enabled(if: ProcessEnvironment.value("ADDER_NETWORK_TESTS") == "1"))
struct RealIndexTests {
  private func client(_ fixture: ClientFixture, offline: Bool = false) throws -> IndexClient {
    try fixture.client(offline: offline, urls: [PackageIndex.defaultURL]) {
      $0.network.readTimeout = .seconds(30)
      $0.network.certificates.trustedFile = ProcessEnvironment.nonEmptyValue("SSL_CERT_FILE").map { FilePath($0) }
    }
  }

  @Test func pagesMetadataAndFilesComeFromTheDefaultIndex() throws {
    let fixture = try ClientFixture(TestIndex())
    let online = try client(fixture)
    let page = try #require(try online.releases(of: PackageName("flask")).pages.first)
    let index = try #require((0..<page.versionCount).first { page.version(at: $0).description == "3.0.0" })
    let file = try #require(page.files(ofVersionAt: index).map { page.file(at: $0) }.first { $0.isWheel })
    #expect(file.filename == "flask-3.0.0-py3-none-any.whl")
    #expect(try online.metadata(for: file).requiresDist.contains { $0.hasPrefix("Werkzeug") })
    #expect(try online.download(file).finish().description == file.digests.first?.hexadecimal)
    let offline = try client(fixture, offline: true)
    let stored = try #require(try offline.releases(of: PackageName("flask")).pages.first)
    #expect(stored.versionCount == page.versionCount)
    #expect(try offline.metadata(for: stored.file(at: file.index)) == online.metadata(for: file))
  }

  @Test func unknownPackagesAreMissing() throws {
    let fixture = try ClientFixture(TestIndex())
    let releases = try client(fixture).releases(of: PackageName("adder-test-no-such-package-xyzzy"))
    #expect(releases.problems.map(\.reason) == [.notFound])
  }
}
