import IndexAccess
import PackagingStandards
import Testing

struct MetadataRecordTests {
  private func parse(_ text: String) throws -> CoreMetadata {
    try CoreMetadata(parsing: Array(text.utf8).span)
  }

  @Test func recordsComeBackForTheSameFileOnly() throws {
    let metadata = try parse(
      "Name: a\nVersion: 1.0rc1\nRequires-Python: >=3\nRequires-Dist: b\nRequires-Dist: c\nProvides-Extra: x\n")
    let record = metadata.record(identity: 42)
    #expect(record.withUnsafeBytes { CoreMetadata(record: $0, identity: 42) } == metadata)
    #expect(record.withUnsafeBytes { CoreMetadata(record: $0, identity: 43) } == nil)
  }

  @Test func damagedRecordsAreMisses() throws {
    let record = try parse("Name: a\nVersion: 1\nRequires-Dist: b\n").record(identity: 42)
    for position in record.indices {
      var damaged = record
      damaged[position] ^= 0x41
      #expect(damaged.withUnsafeBytes { CoreMetadata(record: $0, identity: 42) } == nil)
      let cut = Array(record[..<position])
      #expect(cut.withUnsafeBytes { CoreMetadata(record: $0, identity: 42) } == nil)
    }
  }
}
