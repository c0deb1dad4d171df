import IndexAccess
import Testing

struct NetrcTests {
  private func parse(_ text: String) -> Netrc { Netrc(parsing: Array(text.utf8)) }

  @Test(arguments: [
    ("machine host login me password secret", "me", "secret"),
    ("machine host\n  login me\n  password secret\n", "me", "secret"),
    ("machine HOST login me account x password secret", "me", "secret"),
    ("machine host login \"m e\" password \"a\\\"b\"", "m e", "a\"b"),
    ("machine host login me password a#b", "me", "a#b"),
    ("# machine host login no password no\nmachine host login me password secret", "me", "secret"),
    ("machine other login a password b\nmachine host login me password secret", "me", "secret"),
    ("machine other login a password b\ndefault login me password secret", "me", "secret"),
    ("macdef init\nmachine host login no password no\n\nmachine host login me password secret", "me", "secret"),
    ("macdef init\r\ncd /\r\n\r\nmachine host login me password secret", "me", "secret"),
    ("machine host password secret", "", "secret"),
    ("junk machine host login me password secret", "me", "secret"),
  ])
  func findsTheHost(text: String, username: String, password: String) {
    #expect(parse(text).credentials(host: "host") == .basic(username: username, password: password))
  }

  @Test(arguments: ["", "machine", "machine host", "machine other login a password b", "macdef init\nmachine host"])
  func isSilentOtherwise(text: String) {
    #expect(parse(text).credentials(host: "host") == nil)
  }

  @Test func userNameSelectsAmongEntries() {
    let netrc = parse("machine host login a password 1\nmachine host login b password 2")
    #expect(netrc.credentials(host: "host", username: "b") == .basic(username: "b", password: "2"))
    #expect(netrc.credentials(host: "host", username: "c") == nil)
    #expect(netrc.credentials(host: "host") == .basic(username: "a", password: "1"))
  }

  @Test func everyPrefixParses() {
    let text = Array("machine \"h\\\"ost\" login me password \\x macdef m\nline\n\ndefault login a password b".utf8)
    for length in 0...text.count { _ = Netrc(parsing: Array(text[..<length])) }
  }
}
