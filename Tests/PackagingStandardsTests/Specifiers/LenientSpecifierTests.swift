import PackagingStandards
import Testing

@Suite struct LenientSpecifierTests {
  @Test(arguments: [
    (">=3.6", ">=3.6"), (">=7.2.0<8.0.0", ">=7.2.0,<8.0.0"), ("!=~5.0,>=4.12", "!=5.0.*,>=4.12"), (">=1.9.*", ">=1.9"),
    ("< 3.4.*,>=2", "<3.4,>=2"), (">=2.7,!=3.0*,!=3.1*", ">=2.7,!=3.0.*,!=3.1.*"), (">=3.6,", ">=3.6"),
    (">=3.6, ", ">=3.6"),
    (">dev", ">0.0.0.dev0"), (">=9.0.0a1.0", ">=9.0.0a1"), (">=9a1.0", ">=9a1"), (">= '2.7'", ">=2.7"),
    (">=\"3.6\"", ">=3.6"), (">=2.7, !=3.0.*, !=3.1.*', !=3.2.*'", ">=2.7,!=3.0.*,!=3.1.*,!=3.2.*"),
    (">=2.7,!=3.0.*,<3.4.*", ">=2.7,!=3.0.*,<3.4"),
  ])
  func whatWasPublishedMalformedIsRepaired(text: String, repaired: String) throws {
    #expect(try VersionSpecifierSet(lenient: text).description == repaired)
  }

  @Test(arguments: [">=3.6'<4", "3.6", "=>3.6", ">=three", "~=3", ">=3.6 or <4", "==="])
  func whatCannotBeGuessedIsRefusedAsWritten(text: String) {
    let error = #expect(throws: VersionSpecifierParseError.self) { try VersionSpecifierSet(lenient: text) }
    #expect(error?.text == text)
  }

  @Test func markersKeepTheirQuotes() {
    let repaired = SpecifierRepairs.firstParsed(of: "numpy \">=1.19\"; python_version >= \"3.7\"") { text in
      text.hasPrefix("numpy >=") ? text : nil
    }
    #expect(repaired == "numpy >=1.19; python_version >= \"3.7\"")
  }
}
