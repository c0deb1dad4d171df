import PackagingStandards
import Testing

@Suite(.tags(.network), .enabled(if: isNetworkAllowed)) struct VersionOracleTests {
  @Test func versionsAndSpecifiersAreThoseOfPackaging() throws {
    let seed = UInt32.random(in: .min ... .max)
    let lines = try Oracle.shared.get().lines(
      of: "versions.py", arguments: ["\(seed)"], input: Oracle.indexFiles.get())
    var (spellings, orders, specifiers) = (Differences(), Differences(), Differences())
    var (matches, ranges) = (Differences(), Differences())
    for fields in lines {
      switch fields[0] {
      case "version":
        let version = try? Version(fields[1])
        spellings.check(
          version?.description ?? "" == fields[2], "`\(fields[1])` is \(fields[2]), not \(version as Any)")
      case "order":
        let (left, right) = (try Version(fields[1]), try Version(fields[2]))
        let order = left < right ? "-1" : left == right ? "0" : "1"
        let isConsistent = (right < left) == (order == "1") && (order != "0" || left.hashValue == right.hashValue)
        orders.check(order == fields[3] && isConsistent, "\(left) and \(right) order as \(fields[3]), not \(order)")
      case "specifier":
        let set = try? VersionSpecifierSet(fields[1])
        specifiers.check((set != nil) == (fields[2] == "1"), "`\(fields[1])` is valid: \(fields[2])")
        specifiers.check(
          set?.namesPreRelease ?? false == (fields[3] == "1"), "`\(fields[1])` names a pre-release: \(fields[3])")
      case "match":
        let (set, version) = (try VersionSpecifierSet(fields[1]), try Version(fields[2]))
        matches.check(set.contains(version) == (fields[3] == "1"), "`\(set)` contains \(version): \(fields[3])")
        if set.allSatisfy({ $0.operator != .arbitraryEqual }) {
          ranges.check(
            VersionRanges(set).contains(version) == (fields[3] == "1"),
            "ranges of `\(set)` contain \(version): \(fields[3])")
        }
      default: Issue.record("unknown line \(fields)")
      }
    }
    spellings.require(atLeast: 50_000)
    orders.require(atLeast: 100_000)
    specifiers.require(atLeast: 50_000)
    matches.require(atLeast: 100_000)
    ranges.require(atLeast: 100_000)
  }
}
