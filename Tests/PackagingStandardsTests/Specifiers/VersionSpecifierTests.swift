import PackagingStandards
import Testing

@Suite struct VersionSpecifierTests {
  @Test(arguments: [
    ("~=2.2", ["2.2", "2.2.post3", "2.3", "2.99+local"], ["2.1", "2.2rc1", "3.0", "3.0.dev0", "3.0a1"]),
    ("~=1.4.5", ["1.4.5", "1.4.5.post1", "1.4.9"], ["1.4.4", "1.5", "1.5.dev0"]),
    ("~=2.2.post3", ["2.2.post3", "2.9"], ["2.2", "2.2.post2", "3.0"]),
    ("~=1.4.5a4", ["1.4.5a4", "1.4.5", "1.4.6"], ["1.4.5a3", "1.5"]),
    ("~=2.2.0", ["2.2.0", "2.2.9"], ["2.3"]),
    ("~=1!2.2", ["1!2.2", "1!2.9"], ["2.2", "1!3.0"]),
    ("==1.1", ["1.1", "1.1.0", "1.1+local"], ["1.1.post1", "1.1a1", "1.1.dev0"]),
    ("==1.1.post1", ["1.1.post1", "1.1.post1+a"], ["1.1", "1.1.post2"]),
    ("==1.1.*", ["1.1", "1.1.post1", "1.1a1", "1.1.dev0", "1.1.9+x", "1.1.0.0.1"], ["1.2.dev0", "1.0", "1.10"]),
    ("==1.1+local", ["1.1+local", "1.1.0+LOCAL"], ["1.1", "1.1+other", "1.1+local.1"]),
    ("!=1.1", ["1.1.post1", "1.0", "1.1a1"], ["1.1", "1.1.0", "1.1+local"]),
    ("!=1.1.*", ["1.2", "1.0", "1.2.dev0", "1.10"], ["1.1", "1.1.post1", "1.1.dev0"]),
    ("<=1.0", ["1.0", "1.0+local", "1.0rc1", "0.9"], ["1.0.post1", "1.0.1"]),
    (">=1.0", ["1.0", "1.0+local", "1.0.post1"], ["1.0rc1", "1.0.dev0"]),
    ("<1.0", ["0.9", "0.9.post1+x"], ["1.0", "1.0rc1", "1.0.dev0"]),
    ("<1.0rc1", ["1.0b9", "1.0.dev1", "1.0rc1.dev1"], ["1.0rc1", "1.0"]),
    ("<1.0.post1", ["1.0", "1.0+x"], ["1.0.post1.dev0", "1.0.post1"]),
    ("<0", [], ["0", "0.dev0", "0a1"]),
    (">1.7", ["1.7.1", "1.8.dev0"], ["1.7", "1.7.0.post1", "1.7+local", "1.7.post2+x"]),
    (">1.7.post2", ["1.7.post3", "1.7.post3.dev0", "1.7.1"], ["1.7.post2", "1.7.post2+x", "1.7"]),
    (">1.0rc1", ["1.0rc2", "1.0", "1.0.post1"], ["1.0rc1", "1.0rc1.post1", "1.0rc1+x"]),
    (">1.0.dev1", ["1.0.dev2", "1.0a1"], ["1.0.dev1", "1.0.dev1+x", "1.0.dev0"]),
    ("===1.0", ["1.0"], ["1.0.0", "1.0+x"]),
    (">= 1.0 , < 2.0,", ["1.5"], ["2.0", "0.9"]),
    ("", ["0.dev0", "1!5"], []),
    (">=1!0", ["1!0", "2!0"], ["99999999"]),
    (">=2.9.0.20240906", ["2.9.0.20240907", "2.9.0.20250101", "2.9.1"], ["2.9.0.20240905", "2.9.0.1"]),
    ("==2.9.0.20240906", ["2.9.0.20240906"], ["2.9.0.20240905", "2.9.0.20240907", "2.9.0"]),
  ])
  func specifiersMatchAsTheStandardSays(text: String, matching: [String], others: [String]) throws {
    let set = try VersionSpecifierSet(text)
    let ranges = VersionRanges(set)
    for version in try matching.map({ try Version($0) }) {
      #expect(set.contains(version), "\(text) should match \(version)")
      if !text.hasPrefix("===") { #expect(ranges.contains(version), "\(ranges) should contain \(version)") }
    }
    for version in try others.map({ try Version($0) }) {
      #expect(!set.contains(version), "\(text) should not match \(version)")
      if !text.hasPrefix("===") { #expect(!ranges.contains(version), "\(ranges) should not contain \(version)") }
    }
  }

  @Test(arguments: [
    ("==1.0", "==1.0"), (" >= v1.0 ", ">=1.0"), ("== 1.0.*", "==1.0.*"), ("!=2!1.*", "!=2!1.*"),
    ("===Foo-1", "===Foo-1"),
    ("~=1.0.ALPHA1", "~=1.0a1"), ("<1.0-1", "<1.0.post1"),
  ])
  func specifiersPrintInNormalForm(text: String, normal: String) throws {
    #expect(try VersionSpecifier(text).description == normal)
  }

  @Test(arguments: [
    ("1.0", VersionSpecifierParseError.Reason.missingOperator), ("=1.0", .missingOperator), ("", .missingOperator),
    (">=", .missingVersion), ("== ", .missingVersion), (">=1.*", .wildcardNotAllowed), ("~=1.0.*", .wildcardNotAllowed),
    ("==1.0a1.*", .wildcardNotAllowed), ("==1.0.dev0.*", .wildcardNotAllowed), ("==1.0+a.*", .wildcardNotAllowed),
    ("==1.*.1", .wildcardNotAllowed), (">=1.0+a", .localNotAllowed), ("~=1", .compatibleNeedsTwoSegments),
    ("~=1.0+a", .localNotAllowed), ("===1 0", .unexpectedSpace), ("==1.0a.*", .wildcardNotAllowed),
  ])
  func malformedSpecifiersAreRefused(text: String, reason: VersionSpecifierParseError.Reason) {
    let error = #expect(throws: VersionSpecifierParseError.self) { try VersionSpecifier(text) }
    #expect(error?.reason == reason)
  }

  @Test func equalitySeesThroughZerosWhereTheyDoNotMatter() throws {
    #expect(try VersionSpecifier("==1.0") == VersionSpecifier("== 1.0.0"))
    #expect(try VersionSpecifier("~=1.0") != VersionSpecifier("~=1.0.0"))
    #expect(try VersionSpecifier("==1.0.*") != VersionSpecifier("==1.0.0.*"))
    #expect(try VersionSpecifier("==1.0") != VersionSpecifier("~=1.0"))
  }

  @Test(arguments: [
    (">=1.0a1", true), ("==1.0.dev1", true), ("!=1.0a1", false), ("==1.0.*", false), ("<2", false), ("===1.0rc1", true),
    ("===foo", false), ("~=1.0b1", true),
  ])
  func onlySomeSpecifiersNamePreReleases(text: String, expected: Bool) throws {
    #expect(try VersionSpecifier(text).namesPreRelease == expected)
  }
}
