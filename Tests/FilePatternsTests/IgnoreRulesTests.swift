import FilePatterns
import Testing

@Suite struct IgnoreRulesTests {
  /// Each line is what `git check-ignore` says of the path in a repository with these rules.
  @Test(arguments: [
    ("a", "a", true), ("a", "x/a", true), ("a", "ab", false), ("/a", "a", true), ("/a", "x/a", false),
    ("a/", "a/", true), ("a/", "a", false), ("a/b", "a/b", true), ("a/b", "x/a/b", false), ("*.py", "x/y.py", true),
    ("a/*", "a/b", true), ("a/**", "a/b", true), ("**/a", "x/y/a", true),
    ("**/a/b", "x/a/b", true), ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("#a", "#a", false),
    ("\\#a", "#a", true), ("\\!a", "!a", true), ("a  ", "a", true), ("a\\ ", "a ", true), ("a\\ ", "a", false),
    ("[ab]", "b", true), ("[!ab]", "c", true), ("[^ab]", "a", false), ("[a-c]x", "bx", true), ("?", "é", false),
    ("??", "é", true), ("{a,b}", "a", false), ("[[:upper:]]", "A", true), ("[a", "[a", false), ("a\\", "a", false),
    ("*", "x", true), ("**", "x/y", true), ("a**b", "axxb", true), ("a**b", "ax/xb", false),
    ("  a", "a", false), ("\ta", "a", false), ("", "a", false), ("/", "a", false), ("!a", "a", false),
  ])
  func ruleMatchesAsGitDoes(_ rule: String, _ path: String, _ expected: Bool) {
    let isDirectory = path.hasSuffix("/")
    let verdict = IgnoreRules(parsing: rule + "\n").verdict(
      on: isDirectory ? String(path.dropLast()) : path, isDirectory: isDirectory)
    #expect((verdict == .ignored) == expected)
  }

  @Test(
    arguments: [
      ("*.py\n!a.py\n", "a.py", IgnoreRules.Verdict.kept), ("!a.py\n*.py\n", "a.py", .ignored),
      ("*.py\r\n!a.py\r\n", "b.py", .ignored), ("\u{FEFF}*.py\n", "b.py", .ignored), ("a\n", "b", nil),
    ] as [(String, String, IgnoreRules.Verdict?)])
  func lastRuleThatMatchesDecides(_ rules: String, _ path: String, _ expected: IgnoreRules.Verdict?) {
    #expect(IgnoreRules(parsing: rules).verdict(on: path, isDirectory: false) == expected)
  }
}
