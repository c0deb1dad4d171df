import IndexAccess
import PackagingStandards
import Testing

struct ResolverMetadataTests {
  private func parse(_ text: String) throws -> ResolverMetadata {
    try ResolverMetadata(parsing: Array(text.utf8).span)
  }

  @Test func readsTheFieldsOfAResolver() throws {
    let metadata = try parse(
      """
      Metadata-Version: 2.1
      Name: Flask.SQLAlchemy
      Version: 3.0.0
      Summary: Requires-Dist: not
        really
      requires-python:   >=3.8  \r
      Requires-Dist: click>=8
      Requires-Dist: importlib-metadata>=3.6;
       python_version < "3.10"
      Provides-Extra: async

      Requires-Dist: not-a-header
      """)
    #expect(try metadata.name == PackageName("flask-sqlalchemy"))
    #expect(metadata.version.description == "3.0.0")
    #expect(metadata.requiresPython == ">=3.8")
    #expect(metadata.requiresDist == ["click>=8", "importlib-metadata>=3.6; python_version < \"3.10\""])
    #expect(metadata.providesExtra == ["async"])
  }

  @Test(arguments: [
    ("", "the metadata has no `Name` field"), ("Name: flask\n", "the metadata has no `Version` field"),
    ("\nName: flask\nVersion: 1", "the metadata has no `Name` field"),
  ])
  func whatIsMissingIsNamed(text: String, message: String) {
    let fault = #expect(throws: MetadataError.self) { try parse(text) }
    #expect(fault?.message == message)
  }

  @Test(arguments: ["Name: flask\nVersion: one\n", "Name: fl ask\nVersion: 1\n"])
  func malformedIdentityIsRefused(text: String) {
    #expect(throws: MetadataError.self) { try parse(text) }
  }

  @Test func recordsComeBackForTheSameFileOnly() throws {
    let metadata = try parse(
      "Name: a\nVersion: 1.0rc1\nRequires-Python: >=3\nRequires-Dist: b\nRequires-Dist: c\nProvides-Extra: x\n")
    let record = metadata.record(identity: 42)
    #expect(record.withUnsafeBytes { ResolverMetadata(record: $0, identity: 42) } == metadata)
    #expect(record.withUnsafeBytes { ResolverMetadata(record: $0, identity: 43) } == nil)
  }

  @Test func damagedRecordsAreMisses() throws {
    let record = try parse("Name: a\nVersion: 1\nRequires-Dist: b\n").record(identity: 42)
    for position in record.indices {
      var damaged = record
      damaged[position] ^= 0x41
      #expect(damaged.withUnsafeBytes { ResolverMetadata(record: $0, identity: 42) } == nil)
      let cut = Array(record[..<position])
      #expect(cut.withUnsafeBytes { ResolverMetadata(record: $0, identity: 42) } == nil)
    }
  }
}
