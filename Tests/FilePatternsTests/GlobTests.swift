import FilePatterns
import Testing

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.py", "a.py", true), ("*.py", "a/b.py", true), ("*.py", "a.pyi", false), ("*.py", ".py", true),
    ("a", "a", true), ("a", "ab", false), ("a?c", "abc", true), ("a?c", "a/c", true), ("a?c", "ac", false),
    ("**/a", "a", true), ("**/a", "x/y/a", true), ("**/a", "xa", false), ("a/**", "a/b/c", true), ("a/**", "a", false),
    ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b", "a/xb", false), ("a**b", "a/x/b", true),
    ("[abc].py", "b.py", true), ("[!abc].py", "b.py", false), ("[^abc].py", "d.py", true), ("[a-c]x", "bx", true),
    ("[]]", "]", true), ("[a-]", "-", true), ("{a,b}.py", "b.py", true), ("{a,b}.py", "c.py", false),
    ("x{a,b{1,2}}", "xb2", true), ("{*.py,*.pyi}", "a.pyi", true), ("a\\*b", "a*b", true), ("a\\*b", "axb", false),
    ("a,b", "a,b", true), ("*a*b*c*", "xxaxxbxxcxx", true), ("*a*b*c*", "xxaxxcxxbxx", false),
  ])
  func settingsGlobMatches(_ pattern: String, _ text: String, _ expected: Bool) throws {
    #expect(try Glob(pattern).matches(text) == expected)
  }

  @Test(arguments: [
    ("*.py", "a/b.py", false), ("*", "a", true), ("a?c", "a/c", false), ("a[/]c", "a/c", false),
    ("a/*/c", "a/b/c", true), ("a/*/c", "a/b/b/c", false), ("a/**/c", "a/b/b/c", true), ("a/**", "a/b/c", true),
    ("{a,b}", "a", false), ("{a,b}", "{a,b}", true), ("[[:digit:]]", "7", true), ("[[:alpha:]x]", "7", false),
    ("**/b/*/d", "a/b/c/b/x/d", true), ("*b*/**/*c", "abb/x/y/zc", true),
  ])
  func ignoreFileGlobMatches(_ pattern: String, _ text: String, _ expected: Bool) throws {
    #expect(try Glob(pattern, dialect: .ignoreFile).matches(text) == expected)
  }

  @Test(arguments: [
    ("a{b", "a `{` is never closed"), ("a}b", "a `}` closes nothing"), ("[ab", "a `[` is never closed"),
    ("a\\", "a `\\` at the end escapes nothing"), ("[z-a]", "a range goes from a later to an earlier character"),
    ("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}", "it stands for more than 1000 alternatives"),
  ])
  func brokenPatternsAreRefused(_ pattern: String, _ reason: String) {
    #expect(throws: GlobError(pattern, reason)) { try Glob(pattern) }
  }

  @Test func manyStarsTakeNoTime() throws {
    let glob = try Glob(String(repeating: "a*", count: 60) + "b")
    #expect(!glob.matches(String(repeating: "a", count: 2000)))
  }

  @Test func escapedTextMatchesOnlyItself() throws {
    let text = "a*b?[c]{d,e}\\f"
    let glob = try Glob(Glob.escape(text))
    #expect(glob.matches(text))
    #expect(!glob.matches("axb?[c]{d,e}\\f"))
  }

  @Test(arguments: [
    (["build"], "/p/a/build", true), (["build"], "/p/build.py", false), (["a/*.py"], "/p/a/x.py", true),
    (["a/*.py"], "/p/b/a/x.py", false), (["./a"], "/p/a", true), (["../q"], "/q", true), (["/p/a"], "/p/a", true),
    (["*.py"], "/elsewhere/x.py", true), ([], "/p/a", false),
  ])
  func patternsOfADirectoryMatchPathsAndNames(_ patterns: [String], _ path: String, _ expected: Bool) throws {
    let set = try FilePatternSet(patterns.map { FilePatternSet.Pattern($0, in: "/p") })
    var path = path
    #expect(path.withUTF8 { set.matchesPathOrName($0) } == expected)
  }

  @Test func directoriesWithPatternCharactersAreTakenLiterally() throws {
    let set = try FilePatternSet([FilePatternSet.Pattern("a/*.py", in: "/p[x]")])
    var path = "/p[x]/a/b.py"
    #expect(path.withUTF8 { set.matches(path: $0) })
    path = "/px/a/b.py"
    #expect(!path.withUTF8 { set.matches(path: $0) })
  }
}
