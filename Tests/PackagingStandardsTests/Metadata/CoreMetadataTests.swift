import PackagingStandards
import Testing

@Suite struct CoreMetadataTests {
  static let sample = """
    Metadata-Version: 2.4
    NAME: Sample.Project
    Version: 1.0rc1
    Summary: Requires-Dist: not
     really
    Home-page: UNKNOWN
    Requires-Python: UNKNOWN
    Requires-Python:   >=3.8.* \t
    requires-python: >=2
    Requires-Dist: numpy>=1.0; python_version
      < "3.12"
    Requires-Dist: foo[bar] @ https://example.org/foo.zip
    Provides-Extra: Test_Extra
    Provides-Extra: not valid!
    this line is no header

    # Description

    Requires-Dist: not-a-header
    """

  private func parse(_ text: String) throws -> CoreMetadata { try CoreMetadata(parsing: Array(text.utf8).span) }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func fieldsAreReadAsTheyWereWritten(lineBreak: String) throws {
    let metadata = try parse(
      Self.sample.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineBreak))
    #expect(metadata.name.string == "sample-project")
    #expect(metadata.version.description == "1.0rc1")
    #expect(metadata.requiresPython == ">=3.8.*")
    #expect(
      metadata.requiresDist == [
        "numpy>=1.0; python_version < \"3.12\"", "foo[bar] @ https://example.org/foo.zip",
      ])
    #expect(metadata.providesExtra == ["Test_Extra", "not valid!"])
  }

  @Test(arguments: [
    ("", "the metadata has no `Name` field"), ("Name: flask\n", "the metadata has no `Version` field"),
    ("\nName: flask\nVersion: 1", "the metadata has no `Name` field"),
  ])
  func whatIsMissingIsNamed(text: String, message: String) {
    let fault = #expect(throws: MetadataError.self) { try parse(text) }
    #expect(fault?.message == message)
  }

  @Test(arguments: ["Name: flask\nVersion: one\n", "Name: fl ask\nVersion: 1\n", "Name: -\nVersion: 1\n"])
  func malformedIdentityIsRefused(text: String) {
    #expect(throws: MetadataError.self) { try parse(text) }
  }

  @Test func metadataOfAnUnknownMajorVersionIsRefused() {
    #expect(throws: MetadataError.unsupportedMetadataVersion("3.0")) {
      try parse("Metadata-Version: 3.0\nName: a\nVersion: 1\n")
    }
    for version in ["1.0", "2.9", "UNKNOWN"] {
      #expect(throws: Never.self) { try parse("Name: a\nVersion: 1\nMetadata-Version: \(version)\n") }
    }
  }

  @Test func requirementsAreParsedAndRepaired() throws {
    let text = "Name: a\nVersion: 1\nRequires-Dist: B_c (>=1.0<2)\nRequires-Dist: d[e]>=1.*; python_version > '3'\n"
    let requirements = try parse(text).requirements()
    #expect(requirements.map(\.name.string) == ["b-c", "d"])
    #expect(throws: RequirementParseError.self) {
      try parse("Name: a\nVersion: 1\nRequires-Dist: not a requirement\n").requirements()
    }
  }

  @Test func truncatedMetadataNeverTraps() throws {
    let bytes = Array(("\u{FEFF}" + Self.sample).utf8)
    let whole = try CoreMetadata(parsing: bytes.span)
    #expect(whole.name.string == "sample-project")
    // What is cut off inside a value leaves the beginning of it.
    let text = String(decoding: bytes, as: UTF8.self)
    let ends = try ["NAME: ", "Version: "].map { field in
      let start = try #require(text.firstRange(of: "\n" + field)).upperBound
      return text.utf8.distance(from: text.startIndex, to: text[start...].firstIndex(of: "\n") ?? text.endIndex)
    }
    let needed = try #require(ends.max())
    for length in 0...bytes.count {
      let metadata = try? CoreMetadata(parsing: bytes.span.extracting(0..<length))
      guard length >= needed else { continue }
      #expect(metadata?.name == whole.name && metadata?.version == whole.version, "\(length) bytes")
    }
  }
}
