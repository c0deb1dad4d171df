import PackagingStandards
import Testing

@Suite struct CoreMetadataTests {
  static let sample = """
    Metadata-Version: 2.4
    NAME: Sample.Project
    Version: 1.0rc1
    Summary: A summary
     over two lines
    Keywords: one, two,three
    Home-page: UNKNOWN
    Author-email: Jo <jo@example.org>
    License: Line one
            Line two
           |Line three
    License-Expression: MIT OR Apache-2.0
    License-File: LICENSE
    Classifier: Programming Language :: Python :: 3
    Classifier: Typing :: Typed
    Project-URL: Source, https://example.org/a,b
    Requires-Python: >=3.8.*
    Requires-Dist: numpy>=1.0; python_version
      < "3.12"
    Requires-Dist: foo[bar] @ https://example.org/foo.zip
    Provides-Extra: Test_Extra
    Provides-Extra: not valid!
    Dynamic: Requires-Dist
    this line is no header

    # Description

    Name: not-a-header
    """

  func dependencies(_ text: String) throws -> DependencyMetadata {
    try DependencyMetadata(parsing: Array(text.utf8).span)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func resolutionReadsItsFields(lineBreak: String) throws {
    let metadata = try dependencies(
      Self.sample.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineBreak))
    #expect(metadata.name.string == "sample-project")
    #expect(metadata.version.description == "1.0rc1")
    #expect(metadata.requiresPython?.description == ">=3.8")
    #expect(
      metadata.requiresDist == [
        "numpy>=1.0; python_version < \"3.12\"", "foo[bar] @ https://example.org/foo.zip",
      ])
    #expect(metadata.providesExtra.map(\.string) == ["test-extra"])
    #expect(metadata.dynamic == ["requires-dist"])
  }

  @Test func allFieldsAreRead() throws {
    let metadata = try CoreMetadata(parsing: Array(Self.sample.utf8).span)
    #expect(metadata.metadataVersion == "2.4")
    #expect(metadata.summary == "A summary over two lines")
    #expect(metadata.keywords == ["one", "two", "three"])
    #expect(metadata.homePage == nil)
    #expect(metadata.authorEmail == "Jo <jo@example.org>")
    #expect(metadata.license == "Line one\nLine two\nLine three")
    #expect(metadata.licenseExpression == "MIT OR Apache-2.0")
    #expect(metadata.licenseFiles == ["LICENSE"])
    #expect(metadata.classifiers == ["Programming Language :: Python :: 3", "Typing :: Typed"])
    #expect(metadata.projectURLs.map(\.url) == ["https://example.org/a,b"])
    #expect(metadata.projectURLs.map(\.label) == ["Source"])
    #expect(metadata.description == "# Description\n\nName: not-a-header")
  }

  @Test func missingOrMalformedIdentityIsAnError() {
    #expect(throws: MetadataError.missingField("Name")) { try dependencies("Version: 1\n") }
    #expect(throws: MetadataError.missingField("Version")) { try dependencies("Name: a\n\nVersion: 1\n") }
    #expect(throws: MetadataError.self) { try dependencies("Name: -\nVersion: 1\n") }
    #expect(throws: MetadataError.self) { try dependencies("Name: a\nVersion: one\n") }
    #expect(throws: MetadataError.unsupportedMetadataVersion("3.0")) {
      try CoreMetadata(parsing: Array("Metadata-Version: 3.0\nName: a\nVersion: 1\n".utf8).span)
    }
  }

  @Test func requirementsAreParsedAndRepaired() throws {
    let text = "Name: a\nVersion: 1\nRequires-Dist: B_c (>=1.0<2)\nRequires-Dist: d[e]>=1.*; python_version > '3'\n"
    let requirements = try dependencies(text).requirements()
    #expect(requirements.map(\.name.string) == ["b-c", "d"])
    #expect(throws: RequirementParseError.self) {
      try dependencies("Name: a\nVersion: 1\nRequires-Dist: not a requirement\n").requirements()
    }
  }

  @Test func malformedRequiresPythonIsKeptAsText() throws {
    let metadata = try dependencies("Name: a\nVersion: 1\nRequires-Python: three\n")
    #expect(metadata.requiresPython == nil)
    #expect(metadata.malformedRequiresPython == "three")
  }

  @Test func truncatedMetadataNeverTraps() throws {
    let bytes = Array(("\u{FEFF}" + Self.sample).utf8)
    let whole = try CoreMetadata(parsing: bytes.span)
    #expect(whole.name.string == "sample-project")
    // What is cut off inside a value leaves the beginning of it.
    let text = String(decoding: bytes, as: UTF8.self)
    let ends = try ["Name: ", "Version: "].map { field in
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
