import PackagingStandards
import TestSupport
import Testing

@Suite struct VersionRangesTests {
  /// Versions on, between and around everything the random sets are made from.
  static let samples: [Version] = sampleTexts.compactMap { try? Version($0) }
  private static let sampleTexts = [
    "0.dev0", "0", "1.dev0", "1a1", "1a1+l", "1a1.post1", "1rc1.dev2", "1rc1", "1", "1+a", "1+b.2", "1.post0.dev0",
    "1.post0", "1.post0+x", "1.post7", "1.0.0.0.1", "1.1.dev0", "1.1", "1.1+a", "1.1.post1", "1.256", "1.256+a",
    "1.300.dev1", "1.300", "2.dev0", "2rc1", "2", "2.post1", "3.dev0", "3", "2048", "2048.1", "1!0.dev0", "1!1",
    "1!1+a", "1!1.post1", "1!2",
  ]

  @Test func everySampleIsAVersion() {
    #expect(Self.samples.count == Self.sampleTexts.count)
  }

  static func randomRanges(_ generator: inout SeededGenerator) throws -> VersionRanges {
    var ranges = VersionRanges.empty
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      var part = VersionRanges.full
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        part = part.intersection(try randomSpecifierRanges(&generator))
      }
      ranges = ranges.union(part)
    }
    return ranges
  }

  static func randomSpecifierRanges(_ generator: inout SeededGenerator) throws -> VersionRanges {
    let version = samples[Int.random(in: 0..<samples.count, using: &generator)]
    let operators: [VersionSpecifier.Operator] = [
      .equal, .notEqual, .lessThan, .lessThanOrEqual, .greaterThan, .greaterThanOrEqual, .compatible,
    ]
    switch Int.random(in: 0...9, using: &generator) {
    case 0: return .singleton(version)
    case 1: return VersionRanges(VersionSpecifier(prefix: version))
    case 2: return VersionRanges(VersionSpecifier(prefix: version, isExcluded: true))
    default:
      let comparison = operators[Int.random(in: 0..<operators.count, using: &generator)]
      return VersionSpecifier(comparison, version).map { VersionRanges($0) } ?? .empty
    }
  }

  @Test func manySpecifiersAreJoinedInPairs() throws {
    let count = 4096
    let specifiers = VersionSpecifierSet(try (1...count).map { try VersionSpecifier("!=1.\($0 * 7919 % 100_003)") })
    #expect(VersionRanges(specifiers).intervalCount == count + 1)
    #expect(VersionRanges(releaseOnly: specifiers).intervalCount == count + 1)
    // The work is what the joined sets count together: n log n, and not its square.
    var work = 0
    let joined = specifiers.specifiers[...].reducedInPairs({ VersionRanges($0) }) { left, right in
      let both = left.intersection(right)
      work += both.intervalCount
      return both
    }
    #expect(joined == VersionRanges(specifiers))
    #expect(work <= 2 * count * 13)
  }

  @Test func nothingJoinedAllowsEverything() {
    #expect(VersionRanges(VersionSpecifierSet()) == .full)
    #expect([Int]()[...].reducedInPairs({ $0 }, +) == nil)
    #expect([1, 2, 3, 4, 5][...].reducedInPairs({ "\($0)" }, +) == "12345")
  }

  @Test func algebraObeysTheLawsOfSets() throws {
    let seed = UInt64.random(in: .min ... .max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let (a, b) = (try Self.randomRanges(&generator), try Self.randomRanges(&generator))
      let context: Comment = "seed \(seed): a = \(a), b = \(b)"
      let (both, either, difference) = (a.intersection(b), a.union(b), a.subtracting(b))
      for version in Self.samples {
        let (inA, inB) = (a.contains(version), b.contains(version))
        #expect(both.contains(version) == (inA && inB), context)
        #expect(either.contains(version) == (inA || inB), context)
        #expect(difference.contains(version) == (inA && !inB), context)
        #expect(a.complement.contains(version) == !inA, context)
      }
      #expect(a.complement.complement == a, context)
      #expect(both == b.intersection(a), context)
      #expect(either == b.union(a), context)
      #expect(either.complement == a.complement.intersection(b.complement), context)
      #expect(a.union(a) == a && a.intersection(a) == a, context)
      #expect(a.union(a.complement).isFull && a.intersection(a.complement).isEmpty, context)
      #expect(both.isSubset(of: a) && a.isSubset(of: either), context)
      #expect(a.isSubset(of: b) == difference.isEmpty, context)
      #expect(a.isDisjoint(from: b) == both.isEmpty, context)
      #expect((a == b) == (a.isSubset(of: b) && b.isSubset(of: a)), context)
      if a == b { #expect(a.hashValue == b.hashValue, context) }
      #expect(a.union(both).hashValue == a.hashValue, context)
    }
  }

  @Test func simplifyingKeepsWhatItContainsOfTheGivenVersions() throws {
    let seed = UInt64.random(in: .min ... .max)
    var generator = SeededGenerator(seed: seed)
    let sorted = Self.samples.sorted()
    for _ in 0..<1000 {
      let ranges = try Self.randomRanges(&generator)
      let simple = ranges.simplified(for: sorted)
      #expect(simple.intervalCount <= max(ranges.intervalCount, 1), "seed \(seed): \(ranges)")
      for version in sorted {
        #expect(simple.contains(version) == ranges.contains(version), "seed \(seed): \(ranges) became \(simple)")
      }
    }
  }

  @Test(arguments: [
    ("", "*"), (">=1.0,<2", ">=1.0,<2"), (">1.0", ">1.0"), ("<=1.0", "<=1.0"), ("<1.0rc1", "<1.0rc1"),
    ("==1.0", "==1.0"), ("==1.0+a", "==1.0+a"), ("==1.2.*", "==1.2.*"), ("!=1.0", "!=1.0"),
    ("!=1.2.*,!=1.4,>=1", ">=1,!=1.2.*,!=1.4"), ("~=1.2", ">=1.2,<2"), ("~=1.2.3", ">=1.2.3,<1.3"), (">=2,<1", "∅"),
    (">=1!2", ">=1!2"), (">1.0.post1", ">1.0.post1"), (">1.0rc1,<=1.0", ">1.0rc1,<=1.0"),
    ("<0", "∅"), (">=0.dev0", "*"),
  ])
  func setsPrintAsSpecifiers(text: String, expected: String) throws {
    #expect(VersionRanges(try VersionSpecifierSet(text)).description == expected)
  }

  @Test func alternativesPrintSeparately() throws {
    let ranges = VersionRanges(try VersionSpecifierSet("<1")).union(VersionRanges(try VersionSpecifierSet(">=2,<3")))
    #expect(ranges.description == "<1 | >=2,<3")
    #expect(VersionRanges(try VersionSpecifierSet("<1")).complement.description == ">=1.dev0")
  }

  @Test func singleVersionIsTheOneOfASingletonOrEquality() throws {
    let version = try Version("1.0")
    #expect(VersionRanges.singleton(version).singleVersion == version)
    #expect(VersionRanges(try VersionSpecifier("==1.0")).singleVersion == version)
    #expect(VersionRanges.atLeast(version).singleVersion == nil)
    #expect(VersionRanges.empty.singleVersion == nil)
    #expect(VersionRanges.full.singleVersion == nil)
  }

  @Test(arguments: [
    (">=3.8", "3.8", true), (">3.8", "3.8", false), (">3.8", "3.8.1", true), ("<=3.8", "3.8", true),
    ("<=3.8", "3.8.1", false),
    ("<3.13.0rc1", "3.13", false), (">=3.12.0rc1", "3.12", true), ("~=3.8", "3.99", true), ("~=3.8", "4", false),
    ("~=3.8.2", "3.9", false), ("==3.8.*", "3.8.17", true), ("==3.8.*", "3.9", false), ("!=3.9.*", "3.9.1", false),
    ("!=3.9", "3.9.1", true), ("==3.8", "3.8.0", true), ("===3.8", "3.8", true),
  ])
  func requiresPythonLooksAtReleasesOnly(text: String, python: String, expected: Bool) throws {
    let ranges = VersionRanges(releaseOnly: try VersionSpecifierSet(text))
    #expect(ranges.contains(try Version(python)) == expected)
  }

  @Test func prefixOfTheLargestNumberEndsAtTheNextSegment() throws {
    let ranges = VersionRanges(try VersionSpecifierSet("==1.18446744073709551615.*"))
    #expect(ranges.contains(try Version("1.18446744073709551615.7")))
    #expect(!ranges.contains(try Version("2")))
    #expect(
      VersionRanges(try VersionSpecifierSet("==18446744073709551615.*")).contains(try Version("18446744073709551615.1"))
    )
  }
}
