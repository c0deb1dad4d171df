import PackagingStandards
import Support
import Testing

/// Secrets in URLs are shown nowhere.
struct DisplayURLTests {
  @Test(arguments: [
    ("https://user:password@host/simple", "https://user:****@host/simple"),
    ("https://token@host/", "https://****@host/"),
    ("https://:password@host/", "https://:****@host/"),
    ("https://host/@scope/x", "https://host/@scope/x"),
    ("git+ssh://git@host/repo@v1", "git+ssh://git@host/repo@v1"),
    ("git+https://host/repo@v1", "git+https://host/repo@v1"),
    ("git+https://joe:pw@host/repo@v1", "git+https://joe:****@host/repo@v1"),
    ("https://user:p@ss@host/", "https://user:****@host/"),
    ("https://host:8080/a@b", "https://host:8080/a@b"),
    ("https://[::1]:80/a@b", "https://[::1]:80/a@b"),
    ("https://user:pa/ss@host/", "https://user:****@host/"),
    ("https://user:pass@host:port/", "https://user:****@host:port/"),
    ("https:/user:pass@host/", "https:/user:****@host/"),
    ("https:user:pass@host/", "https:user:****@host/"),
    ("name@example.com", "name@example.com"), ("", ""), ("@", "@"), ("://@", "://@"), ("a://", "a://"),
  ])
  func credentialsInURLsAreHidden(text: String, shown: String) {
    #expect(redactingCredentials(in: text) == shown)
    #expect(redactingCredentials(inWord: text) == shown)
    #expect(DisplayURL(redacting: text).text == shown)
  }

  @Test(arguments: [
    (
      "Failed to fetch `https://a:b@host/`: see 'http://c@host' and <http://d:e@f> (me@g.h)",
      "Failed to fetch `https://a:****@host/`: see 'http://****@host' and <http://d:****@f> (me@g.h)"
    ),
    ("pkg @ https://u:p@h/x.whl ; x == '1'", "pkg @ https://u:****@h/x.whl ; x == '1'"),
    (
      "--index-url=https://u:p@h --extra a=https://v:q@h,https://w:r@h",
      "--index-url=https://u:****@h --extra a=https://v:****@h,https://w:****@h"
    ),
    ("no secrets here\n", "no secrets here\n"),
  ])
  func textsAreSearchedForURLs(text: String, shown: String) {
    #expect(redactingCredentials(in: text) == shown)
  }

  @Test func blanksInAWordDoNotEndItsURL() {
    #expect(
      redactingCredentials(inWord: "--index-url=https://u:p w'd@host/x y") == "--index-url=https://u:****@host/x y")
  }

  @Test func redactingAgainChangesNothing() {
    for text in ["https://u:p@h/", "https://t@h/", "x https://u:a/b@h y"] {
      let once = redactingCredentials(in: text)
      #expect(redactingCredentials(in: once) == once)
    }
  }

  @Test(arguments: [
    "https://user:secret@ho st/", "https://user:secret@host:99999/", "https://user:secret@/", "//user:secret@h",
    "https://user:secret@",
  ])
  func parseErrorsHideEverythingBeforeTheHost(text: String) {
    do throws(URLParseError) {
      let url = try URLReference(absolute: text)
      #expect(!url.description.contains("secret"))
    } catch {
      #expect(!error.message.contains("secret"))
    }
  }

  @Test func interpolationNeverShowsThePassword() throws {
    let url = try URLReference(absolute: "https://user:secret@host/a")
    for shown in ["\(url)", "\(url.display)", "\(DisplayURL(url))", url.display.text] {
      #expect(shown == "https://user:****@host/a")
    }
    #expect(url.requestText == "https://user:secret@host/a")
  }
}
