import PackagingStandards
import Testing

@Suite struct HostileInputTests {
  static let samples = [
    "1!2.3.4rc5.post6.dev7+local.8_a", ">=1.0,<2,!=1.5.*,~=1.4.2,===x",
    "numpy-1.26.4-1-cp312-cp312-manylinux_2_17_x86_64.whl",
    "foo-bar-1.0.tar.gz",
    "Metadata-Version: 2.1\nName: a\nVersion: 1\nLicense: x\n  |y\nRequires-Python: >=3.*\n\nbody",
    "Wheel-Version: 1.0\r\nRoot-Is-Purelib: true\r\nTag: py3-none-any\r\n", "a,sha256=x,1\n\"b,\"\"c\"\"\",,\n",
    "[console_scripts]\na = b.c:d [e]\n", "{\"url\": \"u\", \"vcs_info\": {\"vcs\": \"git\", \"commit_id\": \"c\"}}",
    "==18446744073709551615.18446744073709551615.*,>0!0.dev0", "manylinux_2_28_x86_64",
  ]

  @Test func noParserTrapsOnMutatedText() {
    let seed = UInt64.random(in: .min ... .max)
    var generator = VersionRangesTests.Generator(state: seed)
    let tags = CompatibleTags(
      interpreter: CompatibleTagsTests.cPython(13), platform: CompatibleTagsTests.linux)
    for _ in 0..<4000 {
      var bytes = Array(Self.samples[Int.random(in: 0..<Self.samples.count, using: &generator)].utf8)
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0...3, using: &generator) {
        case 0: bytes.insert(UInt8.random(in: .min ... .max, using: &generator), at: place)
        case 1: bytes.removeSubrange(place...)
        case 2: bytes.insert(contentsOf: bytes.prefix(place), at: place)
        default: if place < bytes.count { bytes[place] = UInt8.random(in: 0x20...0x7E, using: &generator) }
        }
      }
      readWithEveryParser(bytes, tags)
    }
  }

  /// Calls every parser of the module; what they say does not matter, only that they return.
  private func readWithEveryParser(_ bytes: [UInt8], _ tags: CompatibleTags) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = try? PackageName(parsing: bytes.span)
    if let version = try? Version(parsing: bytes.span) {
      #expect((try? Version(version.description)) == version)
    }
    if let set = try? VersionSpecifierSet(lenient: text) {
      let ranges = VersionRanges(set)
      #expect(ranges.complement.complement == ranges)
      #expect(!ranges.description.isEmpty)
      #expect(VersionRanges(releaseOnly: set).isSubset(of: .full))
    }
    if let wheel = try? WheelFilename(parsing: bytes.span) {
      #expect((try? WheelFilename(wheel.description)) == wheel)
    }
    _ = tags.compatibility(ofFileName: bytes.span)
    _ = try? SourceDistributionFilename(text)
    _ = try? CoreMetadata(parsing: bytes.span)
    _ = try? WheelFile(parsing: bytes.span)
    if let record = try? RecordFile(parsing: bytes.span) {
      #expect((try? RecordFile(parsing: record.bytes.span)) == record)
    }
    _ = try? EntryPoints(text)
    _ = try? DirectURL(parsing: bytes)
    _ = TargetTriple(text)
  }
}
