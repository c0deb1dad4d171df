import PackagingStandards
import Testing

@Suite struct PackageNameTests {
  @Test(arguments: [
    ("friendly-bard", "friendly-bard"), ("Friendly-Bard", "friendly-bard"), ("FRIENDLY-BARD", "friendly-bard"),
    ("friendly.bard", "friendly-bard"), ("friendly_bard", "friendly-bard"), ("friendly--bard", "friendly-bard"),
    ("FrIeNdLy-._.-bArD", "friendly-bard"), ("A", "a"), ("0", "0"), ("zope.interface", "zope-interface"),
  ])
  func spellingsHaveOneNormalForm(text: String, normal: String) throws {
    let name = try PackageName(text)
    #expect(name.string == normal)
    #expect(try name == PackageName(normal))
    #expect(try ExtraName(text).string == normal)
    #expect(try GroupName(text).string == normal)
  }

  @Test(arguments: [
    ("", 0, NameParseError.Reason.empty), ("-a", 0, .startsWithPunctuation), ("a_", 1, .endsWithPunctuation),
    ("a b", 1, .unexpectedCharacter), ("naïve", 2, .unexpectedCharacter), (" a", 0, .unexpectedCharacter),
    ("a$", 1, .unexpectedCharacter), ("a/..", 1, .unexpectedCharacter),
  ])
  func malformedNamesAreRefusedWithTheirPlace(text: String, offset: Int, reason: NameParseError.Reason) {
    let error = #expect(throws: NameParseError.self) { try PackageName(text) }
    #expect(error?.subject == .package)
    #expect(error?.text == text)
    #expect(error?.offset == offset)
    #expect(error?.reason == reason)
  }

  @Test func manyNamesKeepTheirText() throws {
    let names = try (0..<20_000).map { try PackageName("Name.\($0)") }
    for (index, name) in names.enumerated() {
      #expect(name.string == "name-\(index)")
    }
    #expect(Set(names).count == names.count)
  }

  @Test func namesOrderByTheirText() throws {
    let names = try ["zlib", "a-b", "ab", "a0", "B"].map { try PackageName($0) }
    #expect(names.sorted().map(\.string) == ["a-b", "a0", "ab", "b", "zlib"])
  }

  @Test func filenamesUseUnderscores() throws {
    #expect(try PackageName("Zope.Interface").filenameComponent == "zope_interface")
  }
}
