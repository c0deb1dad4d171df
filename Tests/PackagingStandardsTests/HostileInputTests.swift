import PackagingStandards
import Support
import TestSupport
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
    "a[b]>=18446744073709551615!1 ; python_version == '3.18446744073709551615' or python_full_version ~= '3.9.1'",
    "-r a b \\\n -c 'd' # e\na==1 --hash=sha256:00\n${X}\n", "# /// script\n# dependencies = ['a']\n# ///\n",
    "2024-02-29T23:59:59.999999+23:59", "a>=1.9.*,!=~2.0,<3a1.0'; python_version<'3'",
    "foo-18446744073709551615!99999999999.post99999999999-99999999999999999999x-py3.py2-none-any.whl",
  ]

  @Test(arguments: [UInt64(1), UInt64.random(in: .min ... .max)])
  func everyParserAnswersToMutatedText(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
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

  /// Calls every parser of the module: what is read reads back the same where it can be written, and what is not is
  /// refused with a reason.
  private func readWithEveryParser(_ bytes: [UInt8], _ tags: CompatibleTags) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let name = read({ try PackageName(parsing: bytes.span) }) { #expect((try? PackageName(name.string)) == name) }
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
    _ = tags.compatibility(ofFilename: bytes.span)
    if let file = read({ try SourceDistributionFilename(text) }) {
      let written = "\(file.name)-\(file.version).tar.gz"
      #expect((try? SourceDistributionFilename(written, of: file.name))?.version == file.version, "\(text)")
    }
    if let metadata = read({ try CoreMetadata(parsing: bytes.span) }) {
      #expect((try? PackageName(metadata.name.string)) == metadata.name)
      #expect((try? Version(metadata.version.description)) == metadata.version)
    }
    if let file = read({ try WheelFile(parsing: bytes.span) }) { #expect(file.wheelVersion.major <= 1) }
    if let record = try? RecordFile(parsing: bytes.span) {
      #expect(record.entries.count <= bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).count)
    }
    if let time = UploadTime.milliseconds(bytes) { #expect(abs(time) < 1 << 50) }
    readRequirements(bytes, text)
    if let points = read({ try EntryPoints(text) }) {
      #expect(points.groups.reduce(0) { $0 + $1.entryPoints.count } <= text.count(where: \.isNewline) + 1)
    }
    _ = read { try DirectURL(parsing: bytes) }
    if let triple = TargetTriple(text) { #expect(TargetTriple(triple.name) == triple) }
  }

  /// What a parser answers, the same each time; a refusal says why.
  private func read<Value: Equatable>(_ parse: () throws -> Value) -> Value? {
    do {
      let value = try parse()
      #expect((try? parse()) == value)
      return value
    } catch {
      #expect(explanation(of: error).first?.isEmpty == false)
      return nil
    }
  }

  private func readRequirements(_ bytes: [UInt8], _ text: String) {
    do throws(RequirementParseError) {
      let requirement = try Requirement(lenient: text)
      // What is written is read back as what it was, whatever the numbers.
      #expect((try? Requirement(requirement.text)) == requirement, "\(requirement.text)")
      #expect(requirement.marker.and(requirement.marker.negated).isFalse)
      #expect(VersionRanges(requirement.specifiers).complement.complement == VersionRanges(requirement.specifiers))
    } catch {
      // The fault lies in the text, or right behind it.
      #expect(error.span.lowerBound >= 0 && error.span.upperBound <= error.text.utf8.count + 1 && !error.span.isEmpty)
    }
    if let marker = try? MarkerTree(text) {
      #expect(marker.negated.negated == marker)
      #expect((try? MarkerTree("\(marker)")) == marker || marker.isTrue || marker.isFalse, "\(marker)")
    }
    let file = RequirementsFile(parsing: bytes) { $0 == "X" ? "${X} \\" : nil }
    let lineCount = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    #expect(file.items.allSatisfy { (1...lineCount).contains($0.line) })
    #expect(file.diagnostics.allSatisfy { (1...lineCount).contains($0.line) && !$0.message.isEmpty })
    if let script = try? InlineScriptMetadata(script: bytes) { #expect((1...lineCount + 1).contains(script.firstLine)) }
  }

  @Test(arguments: ["1", "18446744073709551615", "99999999999999999999999", "4000000000", "-1", "0x10", "1e9"])
  func numbersOfAnySizeAreReadOrRefused(number: String) throws {
    let version = try? Version("3.\(number)")
    #expect((version == nil) == (UInt64(number) == nil))
    for text in [
      "\(number)!1", "1.\(number)", "1a\(number)", "1.post\(number)", "1.dev\(number)", "1+\(number)",
      "1.2.3.4.\(number)",
    ] {
      guard let version = try? Version(text) else { continue }
      #expect(try Version(version.description) == version)
      for comparison in ["==", "!=", "<", "<=", ">", ">=", "~=", "==="] {
        guard let specifier = try? VersionSpecifier(comparison + text) else { continue }
        let ranges = VersionRanges(specifier)
        #expect(ranges.complement.complement == ranges && !ranges.description.isEmpty)
        let isEqual = comparison == "===" ? text == version.description : ["==", "<=", ">=", "~="].contains(comparison)
        #expect(specifier.contains(version) == isEqual, "\(comparison)\(text)")
        let released = VersionRanges(releaseOnly: specifier)
        #expect(released.union(released.complement) == .full)
      }
    }
    for key in ["python_version", "python_full_version"] {
      for comparison in ["==", "!=", "<", "<=", ">", ">=", "~="] {
        let marker = try MarkerTree("\(key) \(comparison) '3.\(number)'")
        #expect(marker.negated.negated == marker)
        #expect((try? MarkerTree("\(marker)")) == marker || marker.isTrue || marker.isFalse)
        let reversed = try MarkerTree("'3.\(number)' \(comparison) \(key)")
        #expect(reversed.or(reversed.negated).isTrue)
      }
    }
    let minor = Int(number) ?? .max
    let tags = CompatibleTags(
      interpreter: CompatibleTagsTests.cPython(minor), platform: CompatibleTagsTests.linux)
    #expect(tags.tags.count < 100_000)
  }
}
