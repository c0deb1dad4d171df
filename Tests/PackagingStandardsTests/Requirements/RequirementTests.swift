import PackagingStandards
import Testing

struct RequirementTests {
  @Test(arguments: [
    ("requests", "requests"), ("  Requests  ", "requests"), ("A.B-C_D", "a-b-c-d"), ("aa", "aa"),
    ("name>=3", "name>=3"), ("name >= 3 , < 4", "name>=3,<4"), ("name>=3,<2", "name>=3,<2"),
    ("name (>=3, <4)", "name>=3,<4"), ("name()", "name"), ("name(>=3)", "name>=3"), ("name>=1,", "name>=1"),
    ("name==1!0.5", "name==1!0.5"), ("name >= 1!2 , != 1!3.*", "name>=1!2,!=1!3.*"), ("name (~=2!1.4)", "name~=2!1.4"),
    ("name>=0!1,<1!0;os_name=='a'", "name>=1,<1!0 ; os_name == 'a'"),
    ("name===1!0", "name===1!0"), ("name[foo]", "name[foo]"), ("name [ Foo , bar_baz ]", "name[foo,bar-baz]"),
    ("name[]", "name"),
    ("name[foo,foo] == 1.*", "name[foo]==1.*"), ("name===1.0-weird", "name===1.0-weird"),
    ("name@http://foo.com", "name @ http://foo.com"),
    (
      "name [fred,bar] @ http://foo.com ; python_version=='2.7'",
      "name[fred,bar] @ http://foo.com ; python_full_version == '2.7.*'"
    ),
    (
      "name[quux, strange];python_version<'2.7' and platform_version=='2'",
      "name[quux,strange] ; python_full_version < '2.7' and platform_version == '2'"
    ),
    ("name; os_name=='a' or os_name=='b'", "name ; os_name == 'a' or os_name == 'b'"),
    ("name ~=1.4.2 ;extra=='test'", "name~=1.4.2 ; extra == 'test'"),
    ("name @ file:///a b/c.whl ; os_name=='nt'", "name @ file:///a b/c.whl ; os_name == 'nt'"),
    ("name @ ./dir/file.whl", "name @ ./dir/file.whl"),
    (
      "name @ git+https://github.com/a/b.git@v1#egg=b ; os_name == 'nt'",
      "name @ git+https://github.com/a/b.git@v1#egg=b ; os_name == 'nt'"
    ),
    ("name @ https://user:secret@example.com/a.whl", "name @ https://user:****@example.com/a.whl"),
    ("name @ https://example.com/a;b.whl", "name @ https://example.com/a;b.whl"),
    ("name @ https://example.com/a.whl; os_name == 'nt'", "name @ https://example.com/a.whl ; os_name == 'nt'"),
    ("name;python_version>'0'", "name ; python_full_version >= '0.1'"),
  ])
  func requirementsHaveANormalForm(text: String, expected: String) throws {
    let requirement = try Requirement(text)
    #expect("\(requirement)" == expected)
    if requirement.url?.reference.hasCredentials != true {
      #expect(try Requirement(expected) == requirement)
    }
  }

  @Test(
    arguments: [
      ("", "expected a package name", 0..<1), ("  ", "expected a package name", 2..<3),
      ("-name", "invalid package name `-name`: it must start with a letter or digit", 0..<5),
      ("name_", "invalid package name `name_`: it must end with a letter or digit", 0..<5),
      ("name@", "expected a URL after `@`", 5..<6), ("name @ ; os_name == 'nt'", "expected a URL after `@`", 7..<8),
      ("name[foo", "this bracket is not closed", 4..<5), ("name[foo bar]", "expected `,` or `]`, found `b`", 9..<10),
      ("name[,]", "expected the name of an extra, found `,`", 5..<6),
      ("name[a-]", "invalid extra name `a-`: it must end with a letter or digit", 5..<7),
      ("name (>=1", "this parenthesis is not closed", 5..<6),
      ("name (1)", "expected a version specifier such as `>=1.0`, found `1`", 6..<7),
      ("name >=1 <2", "expected `,` between version specifiers, found `<`", 9..<10),
      ("name >= 1 2", "expected `;` or the end, found `2`", 10..<11),
      ("name 1", "expected a version specifier, `@`, `;` or the end after the name, found `1`", 5..<6),
      ("name;", "expected a marker or a string in quotes, found the end", 5..<6),
      ("name ; os_name == 'nt' x", "expected `and`, `or` or the end of the marker, found `x`", 23..<24),
      ("https://example.com/a.whl", "expected a package name, found a URL or path", 0..<25),
      ("./a.whl", "expected a package name, found a URL or path", 0..<7),
      ("name @ https://", "the URL `https://` has no host", 7..<15),
    ] as [(String, String, Range<Int>)])
  func malformedRequirementsAreErrorsAtTheirPlace(text: String, reason: String, span: Range<Int>) {
    let error = #expect(throws: RequirementParseError.self) { _ = try Requirement(text) }
    #expect(error?.reason == reason)
    #expect(error?.span == span)
  }

  @Test(arguments: [
    ("name >=1 <2", "name >=1 <2\n         ^"), ("name[foo", "name[foo\n    ^"),
    ("näme", "näme\n ^"), ("name ; os == 'nt'", "name ; os == 'nt'\n       ~^"), ("name;", "name;\n     ^"),
  ])
  func theFaultIsMarked(text: String, excerpt: String) {
    let error = #expect(throws: RequirementParseError.self) { _ = try Requirement(text) }
    #expect(error?.excerpt == excerpt)
  }

  @Test func aURLWithoutANameHasAHint() {
    let error = #expect(throws: RequirementParseError.self) {
      _ = try Requirement("https://me:secret@example.com/a.whl")
    }
    #expect(error?.hints == ["put the name before the URL, as in `name @ https://me:****@example.com/a.whl`"])
  }

  @Test(arguments: [
    ("elasticsearch-dsl (>=7.2.0<8.0.0)", "elasticsearch-dsl>=7.2.0,<8.0.0"),
    ("name (>=1.9.*)", "name>=1.9"), ("name (!=3.0*)", "name!=3.0.*"), ("name !=~5.0", "name!=5.0.*"),
    ("name >= '2.7'", "name>=2.7"), ("stored (>=1.*)", "stored>=1"), ("name>=1.3.0,<1.4.0',", "name>=1.3.0,<1.4.0"),
    ("name (>=1.0a1.0)", "name>=1.0a1"), ("name >dev", "name>0.0.0.dev0"), ("'name' \">=1.19\"", "name>=1.19"),
    ("name >=1!2.0<1!3", "name>=1!2.0,<1!3"), ("name (<3.4.*, >=2.*)", "name<3.4,>=2"),
    ("name[a]>=1.*; extra == 'b'", "name[a]>=1 ; extra == 'b'"),
  ])
  func oldMetadataIsUnderstood(text: String, expected: String) throws {
    #expect(throws: RequirementParseError.self) { _ = try Requirement(text) }
    #expect(try Requirement(lenient: text).description == expected)
  }

  @Test(arguments: [
    "name >>> 1", "name ~=1.0.*", "name !=1.0.*.*", "name = 1", "name >=three", "name 1.0", "name >=1; os == 'nt'",
  ])
  func whatNoRepairHelpsIsAnErrorOfTheTextAsGiven(text: String) {
    let error = #expect(throws: RequirementParseError.self) { _ = try Requirement(lenient: text) }
    #expect(error?.text == text)
  }

  @Test func repairsTakeLittleForHostileText() {
    // Work with the square of this length would not end.
    for part in ["1", "1.", "1<", ">1.*", "!=~1", "1a1.0", "'", ">dev", "a["] {
      let text = "name>=" + String(repeating: part, count: 300_000)
      let error = #expect(throws: RequirementParseError.self) { _ = try Requirement(lenient: text + "x y") }
      #expect((error?.excerpt.utf8.count ?? 0) < 500)
    }
  }

  @Test func ofALongTextOnlyTheFaultIsShown() {
    let long = String(repeating: "é", count: 500)
    let error = #expect(throws: RequirementParseError.self) {
      _ = try Requirement("name[x] @ https://h/ ; os_name == '\(long)' and os == '\(long)'")
    }
    let lines = error?.excerpt.split(separator: "\n") ?? []
    #expect(lines.count == 2 && lines[0].hasPrefix("...é") && lines[0].hasSuffix("é..."))
    #expect(lines[0].contains("' and os == '") && lines[0].count < 200)
    // The marks stand below the word at fault.
    let start = lines[0].distance(from: lines[0].startIndex, to: lines[0].firstRange(of: "os ==")!.lowerBound)
    #expect(lines[1].prefix { $0 == " " }.count == start && lines[1].hasSuffix("~^"))
  }

  @Test func mutatedRequirementsNeverTrap() {
    var random = MarkerGenerator(seed: 0xADDE_0002)
    let seeds = [
      "name[fred,bar] @ http://foo.com ; python_version=='2.7'", "name (>=3, <4.0.*) ; extra == 'x'",
      "a===1.0;os_name=='nt'and(python_version in '3 4')", "é @ file:///x y ; os_name",
    ].map { Array($0.utf8) }
    let alphabet = Array("[](),;@<>=!~ '\"*.-_a1\u{0}\n".utf8) + [0xC3, 0xFF]
    for _ in 0..<4_000 {
      var bytes = random.pick(seeds)
      for _ in 0...random.below(5) {
        let index = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[index] = random.pick(alphabet)
        case 1: bytes.insert(random.pick(alphabet), at: index)
        default: if bytes.count > 1 { bytes.remove(at: index) }
        }
      }
      do throws(RequirementParseError) {
        let requirement = try Requirement(parsingLeniently: bytes.span)
        _ = requirement.text
      } catch {
        _ = error.excerpt
        #expect(error.span.lowerBound <= bytes.count)
      }
    }
  }
}
