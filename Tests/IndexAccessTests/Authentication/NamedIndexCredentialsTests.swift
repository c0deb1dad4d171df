import IndexAccess
import PackagingStandards
import Testing

struct NamedIndexCredentialsTests {
  @Test(
    arguments: [
      ("private", [:], "https://old:word@host/simple"),
      (
        "private", ["UV_INDEX_PRIVATE_USERNAME": "joe", "UV_INDEX_PRIVATE_PASSWORD": "p@w"],
        "https://joe:p%40w@host/simple"
      ),
      ("private", ["UV_INDEX_PRIVATE_USERNAME": "token"], "https://token@host/simple"),
      ("private", ["UV_INDEX_PRIVATE_PASSWORD": "word"], "https://:word@host/simple"),
      ("my-own.index", ["UV_INDEX_MY_OWN_INDEX_USERNAME": "joe"], "https://joe@host/simple"),
      (
        "private", ["ADDER_INDEX_PRIVATE_USERNAME": "ann", "UV_INDEX_PRIVATE_USERNAME": "joe"],
        "https://ann@host/simple"
      ),
      ("private", ["UV_INDEX_PRIVATE_USERNAME": "", "UV_INDEX_PRIVATE_PASSWORD": ""], "https://old:word@host/simple"),
      ("other", ["UV_INDEX_PRIVATE_USERNAME": "joe"], "https://old:word@host/simple"),
      (nil, ["UV_INDEX__USERNAME": "joe"], "https://old:word@host/simple"),
    ] as [(String?, [String: String], String)])
  func variableNamesThem(name: String?, environment: [String: String], expected: String) throws {
    let index = PackageIndex(url: try URLReference(absolute: "https://old:word@host/simple"), name: name)
    #expect(index.applyingCredentials(from: { environment[$0] }).url.requestText == expected)
  }

  @Test func anIndexThatTakesNoneGetsNone() throws {
    let url = try URLReference(absolute: "https://host/simple")
    let index = PackageIndex(url: url, name: "private", authentication: .never)
    let variables = ["UV_INDEX_PRIVATE_USERNAME": "joe", "UV_INDEX_PRIVATE_PASSWORD": "word"]
    #expect(index.applyingCredentials(from: { variables[$0] }).url == url)
  }
}
