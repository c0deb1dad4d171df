import IndexAccess
import JSONSyntax
import PackagingStandards
import SystemIO
import Testing

@Suite(.tags(.network), .enabled(if: isNetworkAllowed)) struct MetadataOracleTests {
  @Test func metadataIsReadAsPackagingReadsIt() throws {
    let oracle = try Oracle.shared.get()
    let lines = try oracle.lines(
      of: "metadata.py", arguments: [PackageIndex.defaultURL], input: oracle.packageNames())
    var differences = Differences()
    for fields in lines {
      let text = try #require(JSONValue(parsing: fields[1]).stringValue)
      let metadata = try CoreMetadata(parsing: Array(text.utf8).span)
      for member in try #require(JSONValue(parsing: fields[2]).objectValue) {
        let read = value(of: member.key, in: metadata)
        let expected = expectedLines(of: member)
        differences.check(read == expected, "\(member.key) of \(fields[0]) is \(expected), not \(read)")
      }
    }
    differences.require(atLeast: 300)
  }

  /// What the oracle read, as lines without space around them; extras and Python versions in the form that is kept, and
  /// without `UNKNOWN`, which old tools wrote for absent values.
  private func expectedLines(of member: JSONValue.Member) -> [String] {
    let values = member.value.arrayValue?.compactMap(\.stringValue) ?? member.value.stringValue.map { [$0] } ?? []
    switch member.key {
    case "provides_extra": return values.compactMap { try? ExtraName($0).string }
    case "name": return values.compactMap { try? PackageName($0).string }
    case "version": return values.compactMap { try? Version($0).description }
    case "requires_python": return values.compactMap { try? VersionSpecifierSet(lenient: $0).description }
    default: return nonEmptyLines(values.filter { $0 != "UNKNOWN" })
    }
  }

  private func value(of field: String, in metadata: CoreMetadata) -> [String] {
    switch field {
    case "name": [metadata.name.string]
    case "version": [metadata.version.description]
    case "requires_python":
      metadata.requiresPython.flatMap { try? VersionSpecifierSet(lenient: $0) }.map { [$0.description] } ?? []
    case "requires_dist": nonEmptyLines(metadata.requiresDist)
    case "provides_extra": metadata.providesExtra.compactMap { try? ExtraName($0).string }
    default: ["no such field"]
    }
  }

  private func nonEmptyLines(_ values: [String]) -> [String] {
    values.flatMap { value in
      value.split(whereSeparator: \.isNewline).compactMap { line in
        let words = line.split { $0.isWhitespace }
        return words.isEmpty ? nil : words.joined(separator: " ")
      }
    }
  }
}
