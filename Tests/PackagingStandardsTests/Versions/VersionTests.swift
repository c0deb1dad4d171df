import PackagingStandards
import Testing

@Suite struct VersionTests {
  /// Ascending by PEP 440's order, every pair different.
  static let ascending = [
    "0.dev0", "0.dev1", "0a0", "0", "0.0.0.1", "1.dev0", "1.0.dev456", "1.0.dev20240131", "1.0.dev99999999999",
    "1.0a1.dev1", "1.0a1", "1.0a1.post1.dev2", "1.0a1.post1", "1.0a2.dev456", "1.0a12.dev456", "1.0a12", "1.0a20999999",
    "1.0a21000000", "1.0a9999999999999", "1.0b1.dev456", "1.0b2", "1.0b2.post345.dev456", "1.0b2.post345",
    "1.0rc1.dev456", "1.0rc1", "1.0rc1+local", "1.0rc1.post1", "1.0rc2", "1.0", "1.0+abc.5", "1.0+abc.5.1", "1.0+abc.7",
    "1.0+5", "1.0+5.a", "1.0+5.1", "1.0+10", "1.0.post0.dev1", "1.0.post0", "1.0.post456.dev34", "1.0.post456",
    "1.0.post456+a", "1.0.post33554431", "1.0.post33554432", "1.0.0.0.1.dev1", "1.0.0.0.1", "1.0.0.0.1.1", "1.0.0.1",
    "1.0.0.255", "1.0.0.256.dev1", "1.0.0.256", "1.0.0.20240131", "1.0.1", "1.1.dev1", "1.1", "1.255", "1.255.255.255",
    "1.255.255.255.1", "1.256.dev1", "1.256", "1.20240131", "2", "2024.12.31", "2047", "2047.255.255.255.post33554431",
    "2047.255.255.255.1", "2048.dev1", "2048", "20240131", "18446744073709551615", "1!0.dev0", "1!0", "1!1.0+a",
    "1!2048", "2!0",
  ]

  @Test func orderIsThatOfTheStandard() throws {
    let versions = try Self.ascending.map { try Version($0) }
    for (index, left) in versions.enumerated() {
      for (otherIndex, right) in versions.enumerated() {
        #expect((left < right) == (index < otherIndex), "\(left) < \(right)")
        #expect((left == right) == (index == otherIndex), "\(left) == \(right)")
      }
    }
  }

  @Test(arguments: [
    ("1.0", "1.0.0"), ("1", "1.0.0.0.0.0"), ("0", "0.0"), ("1!1", "1!1.0"), ("1.0a1.dev1", "1a1.dev1"),
    ("1.0+ubuntu.1", "1.0.0+ubuntu-1"), ("300.0", "300"), ("1.2.3.4.5.0", "1.2.3.4.5"), ("0!1.0", "1.0"),
  ])
  func trailingZerosDoNotCount(first: String, second: String) throws {
    let (left, right) = (try Version(first), try Version(second))
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(!(left < right) && !(right < left))
  }

  @Test(arguments: [
    ("1.0", "1.0"), ("v1.0", "1.0"), (" V1.0\t\n", "1.0"), ("01.02.00", "1.2.0"), ("1.1RC1", "1.1rc1"),
    ("1.1.a1", "1.1a1"), ("1.1-a1", "1.1a1"), ("1.1_a_1", "1.1a1"), ("1.1alpha1", "1.1a1"), ("1.1beta2", "1.1b2"),
    ("1.1c3", "1.1rc3"), ("1.1pre3", "1.1rc3"), ("1.1preview3", "1.1rc3"), ("1.2a", "1.2a0"), ("1.2a.", "1.2a0"),
    ("1.2-post2", "1.2.post2"), ("1.2post2", "1.2.post2"), ("1.2.post-2", "1.2.post2"), ("1.2-r4", "1.2.post4"),
    ("1.2rev4", "1.2.post4"), ("1.2.post", "1.2.post0"), ("1.0-1", "1.0.post1"), ("1.2.dev", "1.2.dev0"),
    ("1.2dev2", "1.2.dev2"), ("1.2-dev-2", "1.2.dev2"), ("1.0rc1-1", "1.0rc1.post1"),
    ("1.0rc1.post1.dev3", "1.0rc1.post1.dev3"),
    ("1.0a--1", "1.0a0.post1"), ("1.0A.post-3_DEV", "1.0a0.post3.dev0"), ("1.0+Ubuntu-1_A", "1.0+ubuntu.1.a"),
    ("1.0+001", "1.0+1"), ("1.0+0a", "1.0+0a"), ("2!1.0", "2!1.0"), ("0!1.0", "1.0"), ("1.0.0.0.0", "1.0.0.0.0"),
    ("1.2.3.4.5.6", "1.2.3.4.5.6"), ("2000.300.5", "2000.300.5"), ("20240131.1", "20240131.1"),
    ("2.9.0.20240906", "2.9.0.20240906"), ("1.0.dev20240131123456", "1.0.dev20240131123456"),
  ])
  func spellingsPrintInNormalForm(text: String, normal: String) throws {
    let version = try Version(text)
    #expect(version.description == normal)
    #expect(try Version(normal) == version)
    #expect(try Version(normal).description == normal)
  }

  @Test(arguments: [
    ("", 0, VersionParseError.Reason.empty), ("  ", 2, .empty), ("v", 1, .empty), ("dev", 0, .noRelease),
    ("1!", 2, .noRelease), ("!1", 0, .noRelease), ("1.", 2, .missingSegment), ("1..2", 2, .missingSegment),
    ("1.0+", 4, .missingLocal), ("1.0+.a", 4, .missingLocal), ("1.0+a..b", 6, .unexpectedCharacter),
    ("1.0+a.", 6, .missingLocal), ("1.*", 2, .wildcard), ("1.0.x", 3, .unexpectedCharacter),
    ("1.0 1", 3, .unexpectedCharacter), ("1.0foo", 3, .unexpectedCharacter), ("1.0-1-1", 5, .unexpectedCharacter),
    ("1.18446744073709551616", 2, .numberTooLarge), ("1.0dev1post1", 7, .unexpectedCharacter),
    ("1.0é", 3, .unexpectedCharacter), ("1.0+é", 4, .unexpectedCharacter), ("vv1", 1, .noRelease),
  ])
  func malformedVersionsAreRefusedWithTheirPlace(text: String, offset: Int, reason: VersionParseError.Reason) {
    let error = #expect(throws: VersionParseError.self) { try Version(text) }
    #expect(error?.offset == offset)
    #expect(error?.reason == reason)
    #expect(error?.message.isEmpty == false)
  }

  @Test func partsAreThoseOfTheText() throws {
    let version = try Version("1!2.3.4rc5.post6.dev7+local.8")
    #expect(version.epoch == 1)
    #expect(version.release == [2, 3, 4])
    #expect([version.major, version.minor, version.patch] == [2, 3, 4])
    #expect(version.preRelease == PreRelease(.releaseCandidate, 5))
    #expect(version.post == 6)
    #expect(version.dev == 7)
    #expect(version.local == [.text("local"), .number(8)])
    #expect(version.isPreRelease && version.isPostRelease && version.isDevRelease && version.hasLocal)
    #expect(version.withoutLocal.description == "1!2.3.4rc5.post6.dev7")
    #expect(version.base.description == "1!2.3.4")
    #expect(version.onlyRelease.description == "2.3.4")

    let packed = try Version("1.2.0b4")
    #expect(packed.release == [1, 2, 0])
    #expect(packed.preRelease == PreRelease(.beta, 4))
    #expect(packed.post == nil && packed.dev == nil && packed.local.isEmpty && packed.epoch == 0)
    #expect(packed.base.description == "1.2.0")
    #expect(try Version("1.2.dev3").dev == 3)
    #expect(try Version("1.2.post3").post == 3)
    #expect(try !Version("1.2.post3").isPreRelease)
  }

  @Test func partsMakeTheSameVersionAsText() throws {
    for text in Self.ascending {
      let version = try Version(text)
      #expect(Version(version.parts) == version)
      #expect(Version(version.parts).description == version.description)
    }
  }

  @Test func whatIsLeftOfTruncatedTextReadsBackTheSame() throws {
    for text in Self.ascending + ["v1!2.3.4-RC_5.post-6.DEV7+Local-8_a"] {
      let bytes = Array(text.utf8)
      for length in 0...bytes.count {
        let prefix = String(decoding: bytes[..<length], as: UTF8.self)
        guard let version = try? Version(prefix) else { continue }
        #expect(try Version(version.description) == version, "\(prefix)")
      }
    }
  }
}
