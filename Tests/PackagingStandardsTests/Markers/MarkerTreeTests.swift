import PackagingStandards
import Testing

struct MarkerTreeTests {
  @Test(
    arguments: [
      ("python_version >= '3.8'", "python_full_version >= '3.8'"),
      (
        "python_version < '3.8' or python_version >= '3.10'",
        "python_full_version < '3.8' or python_full_version >= '3.10'"
      ),
      ("python_version == '3.8'", "python_full_version == '3.8.*'"),
      ("python_version != '3.8'", "python_full_version != '3.8.*'"),
      ("python_version > '3.8'", "python_full_version >= '3.9'"),
      ("python_version <= '3.8'", "python_full_version < '3.9'"),
      ("python_version > '3.8.1'", "python_full_version >= '3.9'"),
      ("python_version >= '3.8.1'", "python_full_version >= '3.9'"),
      ("python_version == '3.8.1'", "python_version < '0'"),
      ("python_version != '3.8.1'", ""),
      ("python_version ~= '3.8'", "python_full_version >= '3.8' and python_full_version < '4'"),
      ("python_version ~= '3.8.0'", "python_full_version == '3.8.*'"),
      ("python_version == '3.*'", "python_full_version >= '3' and python_full_version < '4'"),
      ("python_version < '0'", "python_version < '0'"),
      ("python_version >= '0'", ""),
      ("python_version in '3.8 3.10'", "python_full_version == '3.8.*' or python_full_version == '3.10.*'"),
      ("python_version not in '3.8 3.9'", "python_full_version < '3.8' or python_full_version >= '3.10'"),
      ("python_full_version >= '3.8.0'", "python_full_version >= '3.8'"),
      (
        "python_full_version != '3.9.1' and python_full_version != '3.9.2'",
        "python_full_version != '3.9.1' and python_full_version != '3.9.2'"
      ),
      ("'3.8' <= python_version", "python_full_version >= '3.8'"),
      ("'3.8' > python_version", "python_full_version < '3.8'"),
      ("platform_system == 'Windows' and os_name == 'nt'", "os_name == 'nt' and sys_platform == 'win32'"),
      ("os_name == 'posix' and sys_platform == 'win32'", "python_version < '0'"),
      ("platform_system == 'FreeBSD' and sys_platform == 'linux'", "python_version < '0'"),
      ("sys_platform == 'win32' or sys_platform == 'linux'", "sys_platform == 'linux' or sys_platform == 'win32'"),
      ("sys_platform != 'win32' and sys_platform != 'linux'", "sys_platform != 'linux' and sys_platform != 'win32'"),
      (
        "sys_platform == 'win32' or (sys_platform != 'win32' and python_version < '3.9')",
        "python_full_version < '3.9' or sys_platform == 'win32'"
      ),
      (
        "platform_machine == 'x86_64' and (sys_platform == 'linux' or sys_platform == 'darwin')",
        "platform_machine == 'x86_64' and (sys_platform == 'darwin' or sys_platform == 'linux')"
      ),
      (
        "platform.machine == 'x86_64' and python_implementation == 'CPython'",
        "platform_machine == 'x86_64' and platform_python_implementation == 'CPython'"
      ),
      ("os.name == 'nt' or sys.platform == 'aix'", "os_name == 'nt' or sys_platform == 'aix'"),
      ("'linux' in sys_platform", "'linux' in sys_platform"),
      ("platform_machine not in 'x86_64 arm64'", "platform_machine not in 'x86_64 arm64'"),
      ("extra == 'Foo_Bar' and python_version<'3.8'", "python_full_version < '3.8' and extra == 'foo-bar'"),
      ("extra != 'test'", "extra != 'test'"),
      ("'test' in extras or 'dev' not in dependency_groups", "'test' in extras or 'dev' not in dependency_groups"),
      ("platform_release >= '5.10'", "platform_release >= '5.10'"),
      ("os_name > 'a'", "python_version < '0'"),
      ("os_name >= 'posix'", "os_name == 'posix'"),
      ("(((os_name=='nt')))", "os_name == 'nt'"),
      ("os_name=='nt'and(os_name=='nt')or(os_name=='java')", "os_name == 'java' or os_name == 'nt'"),
      ("os_name == \"it's\"", "os_name == \"it's\""),
    ] as [(String, String)])
  func textIsCanonical(text: String, expected: String) throws {
    let marker = try MarkerTree(text)
    #expect("\(marker)" == expected)
    if !marker.isTrue {
      #expect(try MarkerTree(expected) == marker)
    }
  }

  @Test(arguments: [
    ("os_name ~= 'posix' and python_version > '3'", "python_version > '3'"),
    ("os_name == sys_platform or os_name == 'nt'", "os_name == 'nt'"),
    ("'a' == 'b' and os_name == 'nt'", "os_name == 'nt'"),
    ("extra in 'a b' or os_name == 'nt'", "os_name == 'nt'"),
    ("python_version == '3.1*' and os_name == 'nt'", "os_name == 'nt'"),
    ("python_version != '3.1*' or os_name == 'nt'", "os_name == 'nt'"),
    ("python_full_version >= 'three' and os_name == 'nt'", "os_name == 'nt'"),
    ("'three' <= python_version and os_name == 'nt'", "os_name == 'nt'"),
    ("python_version == '3.1*'", "python_version >= '0'"),
  ])
  func comparisonsWithoutMeaningAreLeftOutWithAWarning(text: String, same: String) throws {
    var warnings: [MarkerWarning] = []
    let marker = try MarkerTree(parsing: Array(text.utf8).span, warnings: &warnings)
    #expect(marker == (try MarkerTree(same)))
    #expect(warnings.count == 1)
  }

  @Test(
    arguments: [
      ("", "expected a marker or a string in quotes, found the end", 0..<1),
      ("python_version", "expected an operator such as `==`, `>=` or `not in`, found the end", 14..<15),
      ("python_version >", "expected a marker or a string in quotes, found the end", 16..<17),
      ("python_version > 3", "`3` is no marker; text needs quotes", 17..<18),
      ("python_version => '3'", "`=>` is no operator", 15..<17),
      ("python_version > '3", "this string is not closed", 17..<19),
      ("pythonversion > '3'", "`pythonversion` is no marker; text needs quotes", 0..<13),
      ("os_name == 'nt' && os_name == 'x'", "expected `and`, `or` or the end of the marker", 16..<17),
      ("(os_name == 'nt'", "this parenthesis is not closed", 0..<1),
      ("(os_name == 'nt' os_name", "expected `)`, `and` or `or`, found `o`", 17..<18),
      ("os_name not 'nt'", "expected `in` after `not`", 8..<12),
      ("extras in 'x'", "`extras` must be on the right of `in` or `not in`", 0..<13),
      ("'x' == extras", "`extras` can only be compared with `in` and `not in`, not with `==`", 0..<13),
      ("os_name == 'é' ü", "expected `and`, `or` or the end of the marker", 16..<17),
    ] as [(String, String, Range<Int>)])
  func malformedMarkersAreErrorsAtTheirPlace(text: String, reason: String, span: Range<Int>) {
    let error = #expect(throws: RequirementParseError.self) { _ = try MarkerTree(text) }
    #expect(error?.reason == reason)
    #expect(error?.span == span)
  }

  @Test func deepNestingIsAnError() throws {
    let nested = String(repeating: "(", count: 64) + "os_name == 'nt'" + String(repeating: ")", count: 64)
    #expect(try MarkerTree(nested).description == "os_name == 'nt'")
    for text in ["(" + nested + ")", String(repeating: "(", count: 100_000)] {
      let error = #expect(throws: RequirementParseError.self) { _ = try MarkerTree(text) }
      #expect(error?.reason == "the marker has more than 64 nested parentheses")
    }
  }

  @Test func longChainsAreRead() throws {
    let names = (0..<1_000).map { "x\($0)" }
    let any = try MarkerTree(names.map { "extra == '\($0)'" }.joined(separator: " or "))
    #expect(any.extras.count == 1_000)
    #expect(any.negated == (try MarkerTree(names.map { "extra != '\($0)'" }.joined(separator: " and "))))
    #expect(throws: RequirementParseError.self) {
      _ = try MarkerTree(Array(repeating: "os_name == 'nt'", count: 1_025).joined(separator: " or "))
    }
  }

  @Test func explodingMarkersAreErrors() {
    let pairs = (0..<100).map { "('x\($0)' in os_name and extra == 'x\($0)')" }
    var error = #expect(throws: RequirementParseError.self) { _ = try MarkerTree(pairs.joined(separator: " or ")) }
    #expect(error?.reason == "the marker is too complex")
    // A small diagram whose text would be endless.
    let choices = (0..<40).map { "('x\($0)' in os_name or 'y\($0)' in os_name)" }
    error = #expect(throws: RequirementParseError.self) { _ = try MarkerTree(choices.joined(separator: " and ")) }
    #expect(error?.reason == "the marker is too complex")
    // Nothing of the attempt is remembered.
    #expect(throws: Never.self) { _ = try MarkerTree(pairs[..<5].joined(separator: " or ")) }
  }

  @Test(arguments: [
    ("python_version >= '3.8'", ">=3.8", ""),
    ("python_version >= '3.9'", ">=3.8", "python_full_version >= '3.9'"),
    ("python_version >= '3.8' and python_version < '3.10'", ">=3.8", "python_full_version < '3.10'"),
    ("python_version < '3.8'", ">=3.8", "python_version < '0'"),
    ("python_version < '3.8' or os_name == 'nt'", ">=3.8", "os_name == 'nt'"),
    ("python_version >= '3.8' and python_version < '3.10' and os_name == 'nt'", ">=3.9,<3.10", "os_name == 'nt'"),
    ("os_name == 'nt'", ">=3.8", "os_name == 'nt'"),
  ])
  func whatRequiresPythonSaysIsLeftOut(text: String, requiresPython: String, expected: String) throws {
    let versions = VersionRanges(releaseOnly: try VersionSpecifierSet(requiresPython))
    let marker = try MarkerTree(text)
    let simplified = marker.simplified(assumingPython: versions)
    #expect("\(simplified)" == expected)
  }

  @Test func extrasAreSeparated() throws {
    let marker = try MarkerTree("(os_name == 'nt' and extra == 'foo') or (sys_platform == 'linux' and extra != 'foo')")
    #expect(marker.onlyExtras.isTrue)
    let foo = try ExtraName("foo")
    #expect(marker.restrictingExtras { $0 == foo } == (try MarkerTree("os_name == 'nt'")))
    #expect(marker.restrictingExtras { _ in nil } == marker)
    #expect(marker.extras == [foo])
    #expect(try MarkerTree("os_name == 'nt' and extra == 'foo'").onlyExtras == .extra(foo))
  }

  @Test(arguments: [
    ("os_name == 'nt'", "sys_platform == 'linux'", true), ("os_name == 'nt'", "sys_platform == 'win32'", false),
    ("python_version < '3.8'", "python_version >= '3.8'", true),
    ("python_version < '3.8'", "python_version >= '3.7'", false),
    ("extra == 'a'", "extra == 'b'", false), ("extra == 'a'", "extra != 'a'", true),
    ("sys_platform == 'darwin' and platform_machine == 'arm64'", "platform_machine == 'x86_64'", true),
    ("sys_platform == 'darwin'", "platform_system == 'Linux'", true),
    ("'a' in os_name", "'a' not in os_name", true),
  ])
  func disjointMarkersAreKnown(left: String, right: String, expected: Bool) throws {
    let (left, right) = (try MarkerTree(left), try MarkerTree(right))
    #expect(left.isDisjoint(from: right) == expected)
    #expect(right.isDisjoint(from: left) == expected)
    #expect(left.isSubset(of: right.negated) == expected)
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
