import Commands
import Testing

/// The command in the header of a compiled file, as typed and as written.
struct CompileCommandLineTests {
  @Test(arguments: [
    ("a.in", "a.in"),
    ("a.in --no-cache -n --offline --refresh --cache-dir c --color never", nil),
    ("a.in -q -v --quiet --verbose -U --upgrade --no-progress --native-tls -o out.txt", "a.in -o out.txt"),
    ("a.in -qq", nil),
    ("a.in -P six -Psix -P=six --upgrade-package six --upgrade-package=six b.in", "a.in b.in"),
    ("a.in --refresh-package six", nil),
    ("a.in -i https://u:p@h/s --index-url https://h/s --index x=https://h/s b.in", "a.in b.in"),
    ("a.in -ihttps://u:p@h/s --index-url=https://h/s --index=x=https://h/s", "a.in"),
    ("a.in --default-index https://h/s --extra-index-url https://h/s --extra-index-url=https://h/s", "a.in"),
    ("a.in -f links -flinks --find-links links --find-links=links", "a.in"),
    ("a.in --index-strategy unsafe-best-match --no-index", nil),
    (
      "a.in --keyring-provider disabled -c https://user:secret@host/c.txt",
      "a.in --keyring-provider disabled -c https://host/c.txt"
    ),
  ])
  func whatDoesNotChangeTheFileIsLeftOut(typed: String, written: String?) {
    #expect(text(typed) { _ in } == "adder pip compile " + (written ?? typed))
  }

  @Test(arguments: [
    ("--index-url https://user:secret@host/simple", "--index-url https://host/simple"),
    ("--index name=https://token@host/simple", "--index name=https://host/simple"),
    ("--extra-index-url=https://user:se%40cret@host:8080/a@b", "--extra-index-url=https://host:8080/a@b"),
    ("--find-links https://user:pass@word@host?x=a@b", "--find-links 'https://host?x=a@b'"),
    ("-f links", "-f links"),
  ])
  func whatIsPartOfTheFileIsKeptWithoutCredentials(typed: String, written: String) {
    let text = text(typed) { line in
      line.keepsIndexes = true
      line.keepsFindLinks = true
    }
    #expect(text == "adder pip compile " + written)
  }

  @Test func wordsAreQuoted() {
    let line = CompileCommandLine(program: "uv", arguments: ["pip", "compile", "my file.in", "it's"])
    #expect(line.text == "uv pip compile 'my file.in' 'it'\\''s'")
  }

  private func text(_ typed: String, _ configure: (inout CompileCommandLine) -> Void) -> String {
    let words = ("pip compile " + typed).split(separator: " ").map(String.init)
    var line = CompileCommandLine(program: "adder", arguments: words)
    configure(&line)
    return line.text
  }
}
