import Support
import Testing

struct TextEncodingTests {
  /// The test vectors of RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func base64IsThatOfTheStandard(text: String, encoded: String) {
    #expect(Base64.encode(text.utf8) == encoded)
    #expect(Base64.encode(text.utf8, .urlSafe) == encoded.filter { $0 != "=" })
  }

  @Test func bothAlphabetsAreWritten() {
    let bytes: [UInt8] = [0xFB, 0xFF, 0xBE]
    #expect(Base64.encode(bytes) == "+/++")
    #expect(Base64.encode(bytes, .urlSafe) == "-_--")
  }

  @Test func hexadecimalGoesBothWays() {
    #expect(Hexadecimal.encode([0x00, 0x0F, 0xA5, 0xFF]) == "000fa5ff")
    #expect(Hexadecimal.decode("000FA5ff") == [0x00, 0x0F, 0xA5, 0xFF])
    #expect(Hexadecimal.encode(0x0123_4567_89AB_CDEF as UInt64) == "0123456789abcdef")
    #expect(Hexadecimal.decode("0") == nil)
    #expect(Hexadecimal.decode("0g") == nil)
    #expect(Hexadecimal.decode("") == [])
  }

  @Test(arguments: [
    ("https://host/a@b", "https://host/a@b"),
    ("https://user:secret@host/x", "https://user:****@host/x"),
    ("https://token@host/x", "https://****@host/x"),
    ("https://user:pa/ss@host/x", "https://user:****@host/x"),
    ("git+ssh://git@host/x", "git+ssh://git@host/x"),
    ("see `https://u:p@h/` and \"http://v:q@i/\"", "see `https://u:****@h/` and \"http://v:****@i/\""),
    ("https:/user:secret@host", "https:/user:****@host"),
    ("me@example.org", "me@example.org"),
    ("https://[::1]:8080/@x", "https://[::1]:8080/@x"),
  ])
  func credentialsAreHidden(text: String, shown: String) {
    #expect(redactingCredentials(in: text) == shown)
  }

  @Test(arguments: [
    ("pkg @ https://u:p@h/x ; y", "pkg @ https://***@h/x ; y"), ("git+ssh://git@h/x", "git+ssh://***@h/x"),
    ("name@example.com", "name@example.com"),
  ])
  func maskedCredentialsKeepTheirLength(text: String, shown: String) {
    #expect(maskingCredentials(in: text) == shown)
    #expect(shown.utf8.count == text.utf8.count)
  }

  @Test(arguments: [
    ("--index=n=https://u:p@h/s", "--index=n=https://h/s"), ("https://t@h/ https://u:p@i/", "https://h/ https://i/"),
    ("ssh://git@h/x@1", "ssh://h/x@1"), ("links", "links"),
  ])
  func omittedCredentialsLeaveTheURL(word: String, shown: String) {
    #expect(omittingCredentials(inWord: word) == shown)
  }

  @Test(arguments: [
    ("plain/path-1.0", "plain/path-1.0"), ("", "''"), ("two words", "'two words'"), ("it's", #"'it'\''s'"#),
    ("$HOME", "'$HOME'"),
  ])
  func wordsAreQuotedForAPosixShell(word: String, quoted: String) {
    #expect(ShellQuoting.posixWord(word) == quoted)
  }

  @Test func eachShellHasItsOwnQuotes() {
    let text = #"a'b\c"!"#
    #expect(ShellQuoting.posix(text) == #"'a'\''b\c"!'"#)
    #expect(ShellQuoting.csh(text) == #"'a'\''b\c"\!'"#)
    #expect(ShellQuoting.fish(text) == #"'a\'b\\c"!'"#)
    #expect(ShellQuoting.nushell(text) == #""a'b\\c\"!""#)
    #expect(ShellQuoting.elvish(text) == #"'a''b\c"!'"#)
    #expect(ShellQuoting.powerShell("a'b\u{2019}c") == "'a''b\u{2019}\u{2019}c'")
  }
}
