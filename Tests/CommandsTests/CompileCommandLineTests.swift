import ArgumentParsing
import Commands
import Testing

/// The command in the header of a compiled file, as typed and as written.
struct CompileCommandLineTests {
  @Test(arguments: [
    ("a.in", "a.in"),
    ("a.in --no-cache --offline --cache-dir c --color never", nil), ("a.in -n --refresh", nil),
    ("a.in -q --quiet -U --no-progress --native-tls -o out.txt", "a.in -o out.txt"),
    ("-v --verbose a.in --upgrade -o out.txt", "a.in -o out.txt"),
    // What another option takes back was typed all the same, and joined letters stay together.
    ("a.in --upgrade --no-upgrade", "a.in --no-upgrade"), ("a.in -qq", nil), ("a.in -qPsix", nil),
    ("a.in -qP six", nil),
    // A value is none of these options, whatever it looks like; nor is what stands behind `--`.
    ("a.in --custom-compile-command=-q", nil), ("-- -q -P", nil), ("--constraint=-q a.in", nil),
    // Other names of an option are the option.
    ("a.in --output-file=out.txt --no-emit-package=six --unsafe-package=six", nil),
    ("a.in -P six -Psix -P=six --upgrade-package six --upgrade-package=six b.in", "a.in b.in"),
    ("a.in --refresh-package six", nil),
    ("a.in -i https://u:p@h/s --index x=https://h/s b.in", "a.in b.in"),
    ("a.in --index-url https://h/s b.in", "a.in b.in"), ("a.in --index-url=https://h/s b.in", "a.in b.in"),
    ("a.in -ihttps://u:p@h/s --index=x=https://h/s", "a.in"),
    ("a.in --default-index https://h/s --extra-index-url https://h/s --extra-index-url=https://h/s", "a.in"),
    ("a.in -f links -flinks --find-links links --find-links=links", "a.in"),
    ("a.in --index-strategy unsafe-best-match --no-index", nil),
    (
      "a.in --keyring-provider disabled -c https://user:secret@host/c.txt",
      "a.in --keyring-provider disabled -c https://host/c.txt"
    ),
  ])
  func whatDoesNotChangeTheFileIsLeftOut(typed: String, written: String?) throws {
    #expect(try text(typed) { _ in } == "adder pip compile " + (written ?? typed))
  }

  @Test(arguments: [
    ("--index-url https://user:secret@host/simple", "--index-url https://host/simple"),
    ("--index name=https://token@host/simple", "--index name=https://host/simple"),
    ("--extra-index-url=https://user:se%40cret@host:8080/a@b", "--extra-index-url=https://host:8080/a@b"),
    ("--find-links https://user:pass@word@host?x=a@b", "--find-links 'https://host?x=a@b'"),
    ("-f links", "-f links"),
  ])
  func whatIsPartOfTheFileIsKeptWithoutCredentials(typed: String, written: String) throws {
    let text = try text(typed) { line in
      line.keepsIndexes = true
      line.keepsFindLinks = true
    }
    #expect(text == "adder pip compile " + written)
  }

  @Test func wordsAreQuoted() {
    let line = CompileCommandLine(program: "uv", arguments: ["pip", "compile", "my file.in", "it's"], options: [])
    #expect(line.text == "uv pip compile 'my file.in' 'it'\\''s'")
  }

  private func text(_ typed: String, _ configure: (inout CompileCommandLine) -> Void) throws -> String {
    let words = ("pip compile " + typed).split(separator: " ").map(String.init)
    let parsed = try ArgumentParser.parse(words[2...], PipCompileVerb.arguments)
    var line = CompileCommandLine(program: "adder", arguments: words, options: parsed.typed)
    configure(&line)
    return line.text
  }
}
